// The network with every number that is known at a step. A number has its place by its id, such as "w:i1:h1".

import { shape } from "../kit/dom.js";
import { short } from "../kit/format.js";

const WIDE = 560; // pixels: narrower, numbers get three digits, and the cost stands below

const text = (value, digits) => short(value, digits, 1e-4);

/** Where all of the diagram stands, in pixels. */
export function layoutOf(names, width) {
  const wide = width >= WIDE, rows = Math.max(...names.map((layer) => layer.length));
  const xs = wide ? [0.06, 0.36, 0.67].map((part) => part * width) : [30, 0.5 * width - 2, width - 46];
  const row = (wide ? 176 : 240) + (rows > 2 ? 34 : 0), middle = 68 + ((rows - 1) * row) / 2;
  const place = {};
  names.forEach((layer, l) => layer.forEach((name, i) => {
    place[name] = [xs[l], middle + (i - (layer.length - 1) / 2) * row];
  }));
  const height = 2 * middle + 14;
  const cost = wide ? [width - 52, middle] : [width - 130, height + 20];
  return { place, cost, lines: linesBetween(names, place, wide), height: wide ? height : height + 34, radius: wide ? 27 : 21, wide };
}

function linesBetween(names, place, wide) {
  return [0, 1].flatMap((l) => {
    const along = labelsAlong(names[l].length, names[l + 1].length, wide);
    const line = (from, to) => ({ name: `${from}:${to}`, from: place[from], to: place[to], label: labelPlace(place[from], place[to], along) });
    return names[l].flatMap((from) => names[l + 1].map((to) => line(from, to)));
  });
}

/** The part of a slanting line at which its numbers meet neither those of other lines nor those of units. */
function labelsAlong(from, to, wide) {
  if (wide && from === 2 && to === 2) return 0.32;
  return !wide && from === 3 && to === 3 ? 0.28 : 0.4;
}

function labelPlace([x0, y0], [x1, y1], along) {
  const t = y0 === y1 ? 0.5 : along;
  return [x0 + t * (x1 - x0), y0 + t * (y1 - y0)];
}

const COLORS = { w: "parameter", b: "parameter", gw: "gradient", gb: "gradient", delta: "gradient", back: "gradient", y: "target", J: "cost" };
const SIGNS = { b: "b", z: "z", gb: "∂J/∂b", delta: "δ", back: "∂J/∂a", y: "t", J: "J" };

/** The diagram at one step. `view` is { names, step, known }. */
export function diagramOf(view, width) {
  const plan = layoutOf(view.names, width);
  const root = shape("svg", { width, height: plan.height, viewBox: `0 0 ${width} ${plan.height}`, "aria-hidden": "true" });
  const { step } = view;
  const write = numberWriter(view, plan.wide ? 4 : 3);
  root.append(...plan.lines.map((line) => lineShape(line, step, plan.radius)));
  if (plan.wide) root.append(...view.names[2].map((name) => costLine(plan, name)));
  for (const { name, label: [x, y] } of plan.lines) root.append(...write(`w:${name}`, x, y - 5), ...write(`gw:${name}`, x, y + 14));
  view.names.forEach((layer, l) => layer.forEach((name) => root.append(...unitShapes(plan, name, l, write))));
  root.append(...costShapes(plan, write));
  return root;
}

function lineShape({ name, from, to }, step, radius) {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const [dx, dy] = [0, 1].map((i) => ((to[i] - from[i]) / length) * radius);
  const used = [step.id, ...step.uses].some((id) => id.endsWith(`w:${name}`));
  const ends = { x1: from[0] + dx, y1: from[1] + dy, x2: to[0] - dx, y2: to[1] - dy };
  return shape("line", { ...ends, class: used ? "hg-backprop-stepper-line hg-backprop-stepper-used" : "hg-backprop-stepper-line" });
}

function costLine({ place, cost, radius }, name) {
  const [x, y] = place[name];
  return shape("line", { x1: x + radius, y1: y, x2: cost[0] - COST_SIZE[0] / 2, y2: cost[1], class: "hg-backprop-stepper-line" });
}

function unitShapes({ place, radius }, name, l, write) {
  const [x, y] = place[name];
  const circle = shape("circle", { cx: x, cy: y, r: radius, class: l === 0 ? "hg-backprop-stepper-unit hg-backprop-stepper-input" : "hg-backprop-stepper-unit" });
  const title = shape("text", { x: l === 0 ? x : x - 22, y: y - radius - (l === 0 ? 8 : 24), class: "hg-backprop-stepper-name" }, name);
  const inside = write(`a:${name}`, x, y + 4.5, l === 2 ? "prediction" : undefined);
  if (l === 0) return [circle, title, ...inside];
  const below = [`z:${name}`, l === 1 ? `back:${name}` : `y:${name}`, `delta:${name}`];
  return [
    circle, title, ...inside,
    ...write(`b:${name}`, x + 18, y - radius - 24),
    ...write(`gb:${name}`, x, y - radius - 8),
    ...below.flatMap((id, i) => write(id, x, y + radius + 19 + 18 * i)),
  ];
}

const COST_SIZE = [88, 54];

function costShapes({ cost: [x, y], wide }, write) {
  const quiet = { class: "hg-backprop-stepper-label hg-quiet" };
  if (!wide) return [shape("text", { x: x - 52, y, ...quiet }, "cost"), ...write("J", x, y), ...write("new:J", x + 74, y)];
  const [width, height] = COST_SIZE;
  const box = shape("rect", { x: x - width / 2, y: y - height / 2, width, height, rx: 6, class: "hg-backprop-stepper-unit" });
  return [box, shape("text", { x, y: y - height / 2 - 9, ...quiet }, "cost"), ...write("J", x, y - 4), ...write("new:J", x, y + 17)];
}

/** What stands at the place of a number: the number, a question mark, or nothing yet. */
export function wordsAt(id, known, asked, digits) {
  const sign = SIGNS[kindOf(id)] ? `${SIGNS[kindOf(id)]} ` : "";
  if (id === "new:J") return known[id] === undefined ? (asked === id ? "→ ?" : "") : `→ ${text(known[id], 4)}`;
  if (id !== "J" && known[`new:${id}`] !== undefined) return sign + text(known[`new:${id}`], 4);
  if (known[id] === undefined) return asked === id ? `${sign}?` : "";
  const now = sign + text(known[id], digits);
  return id !== "J" && asked === `new:${id}` ? `${now} → ?` : now;
}

const kindOf = (id) => id.replace("new:", "").split(":")[0];

/** A function that gives the shapes of the number of an id at a place. */
function numberWriter({ step, known }, digits) {
  return (id, x, y, color = COLORS[kindOf(id)]) => {
    const words = wordsAt(id, known, step.id, digits);
    if (!words) return [];
    const asked = step.id === id || (id !== "J" && step.id === `new:${id}`);
    const names = ["hg-backprop-stepper-number", color && `hg-${color}`, step.uses.includes(id) && "hg-backprop-stepper-used", asked && "hg-backprop-stepper-asked"];
    const label = shape("text", { x, y, class: names.filter(Boolean).join(" ") }, words);
    return asked ? [frameOf(x, y, words.length), label] : [label];
  };
}

const frameOf = (x, y, length) => {
  const width = 14 + 7.2 * length;
  return shape("rect", { x: x - width / 2, y: y - 14, width, height: 19, rx: 4, class: "hg-backprop-stepper-frame" });
};
