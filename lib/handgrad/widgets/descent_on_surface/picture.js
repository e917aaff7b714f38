// The surface of DescentOnSurface: level lines, minima, paths, and the names beside them.

import { clamp, newId, scale, set, shape } from "../kit/kit.js";
import { grid, levelLines } from "../maths/surfaces.js";
import { nearness, pointText, RULE_NAMES, short } from "./outcome.js";

/** Rules differ in their dashes and in the mark of where they are. */
export const DASH = { descent: null, momentum: "8 4", adam: "2 4" };
export const MARK = { descent: "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0", momentum: "M-5-5H5V5H-5Z", adam: "M0-6.5 6.5 0 0 6.5-6.5 0Z" };
const ARROW = "M-7-6 6 0-7 6Z"; // to a point outside of the picture

/** Round numbers inside [low, high], about `count` of them. */
export function roundTicks([low, high], count) {
  const rough = (high - low) / count, power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10);
  const first = Math.ceil(low / step - 1e-9);
  return Array.from({ length: Math.floor(high / step + 1e-9) - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

/** Pixels of a path as SVG's path data; it ends where it is far outside of a picture of that size. */
export function pathData(pixels, size) {
  const data = [];
  for (const [i, [x, y]] of pixels.entries()) {
    const [a, b] = pixels[Math.max(0, i - 1)], length = Math.hypot(x - a, y - b), far = 10 * size;
    const t = length > far ? far / length : 1;
    if (!Number.isFinite(length)) break;
    data.push(`${i ? "L" : "M"}${(a + t * (x - a)).toFixed(1)} ${(b + t * (y - b)).toFixed(1)}`);
    if (Math.hypot(x, y) > far) break;
  }
  return data.join("");
}

const overlap = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/**
 * A box of that size beside one of the pixels: inside of the picture, on none of the taken boxes, and as far as can be
 * from the other pixels. Null where there is no such place.
 */
export function freeBox(pixels, others, { width, height }, place, taken) {
  let best = null;
  const every = Math.ceil(pixels.length / 40);
  for (const [x, y] of pixels.filter((pixel, i) => i % every === 0 && inside(place, pixel))) {
    for (const [left, up] of [[0, 1], [1, 1], [0, 0], [1, 0]]) {
      const box = { x: left ? x - 10 - width : x + 10, y: up ? y - 4 - height : y + 4, width, height };
      const corners = [[box.x, box.y], [box.x + width, box.y + height]];
      if (!corners.every((corner) => inside(place, corner)) || taken.some((other) => overlap(box, other))) continue;
      const gap = Math.min(60, ...others.map(([a, b]) => Math.hypot(Math.max(box.x - a, 0, a - box.x - width), Math.max(box.y - b, 0, b - box.y - height))));
      if (!best || gap > best.gap) best = { ...box, gap };
    }
  }
  return best;
}

/** The surface: level lines, minima, and a frame in which paths are drawn. */
export function surfacePicture(root, { surface, domain, objective, onPlace }, signal) {
  const frame = newId(), clip = shape("rect"), lines = shape("g"), axes = shape("g"), marks = shape("g"), paths = shape("g", { "clip-path": `url(#${frame})` }), top = shape("g");
  const svg = shape("svg", { class: "hg-descent-surface" }, shape("defs", {}, shape("clipPath", { id: frame }, clip)), lines, axes, paths, marks, top);
  const samples = grid(objective.value, domain);
  const levels = surface.levels.map((level) => ({ level, lines: levelLines(samples, level) }));
  root.append(svg);
  svg.addEventListener("click", ({ clientX, clientY, target }) => {
    const box = svg.getBoundingClientRect();
    if (!target.closest(".hg-descent-start")) onPlace([clientX - box.left, clientY - box.top]);
  }, { signal });
  const layout = (width) => {
    const place = placed(domain, width), height = place.bottom + 38;
    const frameSize = { width: place.right - place.left, height: place.bottom - place.top };
    set(svg, { width, height, viewBox: `0 0 ${width} ${height}` });
    set(clip, { x: place.left, y: place.top, ...frameSize });
    axes.replaceChildren(...axisShapes(domain, place));
    marks.replaceChildren(...minimumShapes(surface, domain, place));
    lines.replaceChildren(...levelShapes(width < 480 ? levels.filter((_, i) => i % 2) : levels, place));
    return place;
  };
  return { svg, paths, top, layout };
}

/** Where the picture lies in pixels, its scales, and the boxes that labels take. */
function placed([[x0, x1], [y0, y1]], width) {
  const left = 40, right = width - 8, top = 22, ratio = (y1 - y0) / (x1 - x0);
  const bottom = top + Math.round((right - left) * (width < 480 ? clamp(ratio, 0.75, 0.9) : clamp(ratio, 0.5, 0.68)));
  return { x: scale([x0, x1], [left, right]), y: scale([y0, y1], [bottom, top]), left, right, top, bottom, width, taken: [] };
}

const inside = ({ left, right, top, bottom }, [x, y]) => x >= left && x <= right && y >= top && y <= bottom;

function levelShapes(levels, { x, y, left, right, top, bottom, taken }) {
  const drawn = levels.map(({ lines }) => shape("path", {
    class: "hg-descent-level",
    d: lines.map((line) => `M${line.map(([a, b]) => `${x(a).toFixed(1)} ${y(b).toFixed(1)}`).join("L")}`).join(""),
  }));
  const labels = levels.filter((_, i) => i % 3 === 2).map(({ level, lines }) => {
    const line = lines.reduce((longest, each) => (each.length > longest.length ? each : longest), []);
    const boxes = line.map(([a, b]) => ({ x: x(a) - 20, y: y(b) - 8, width: 40, height: 16 }));
    const free = boxes.filter((box) => box.x > left && box.x + 40 < right && box.y > top && box.y + 16 < bottom && !taken.some((other) => overlap(box, other)));
    if (!free.length) return null;
    const box = free.reduce((best, each) => (each.x - each.y > best.x - best.y ? each : best)); // to the right and high
    taken.push(box);
    return shape("text", { class: "hg-descent-cost", x: box.x + 20, y: box.y + 12, "text-anchor": "middle" }, short(level));
  });
  return [...drawn, ...labels.filter(Boolean)];
}

function axisShapes(domain, { x, y, left, right, top, bottom, width }) {
  const minus = (tick) => String(tick).replace("-", "−");
  const below = roundTicks(domain[0], width < 420 ? 5 : 8).map((tick) => shape("text", { x: x(tick), y: bottom + 17, "text-anchor": "middle" }, minus(tick)));
  const beside = roundTicks(domain[1], 5).map((tick) => shape("text", { x: left - 7, y: y(tick) + 4, "text-anchor": "end" }, minus(tick)));
  return [
    shape("rect", { class: "hg-descent-frame", x: left, y: top, width: right - left, height: bottom - top }),
    ...below, ...beside,
    shape("text", { class: "hg-descent-name", x: right, y: bottom + 33, "text-anchor": "end" }, "parameter θ₀"),
    shape("text", { class: "hg-descent-name", x: left, y: top - 8 }, "parameter θ₁"),
  ];
}

function minimumShapes({ minima }, domain, place) {
  const pixels = minima.map(([a, b]) => [place.x(a), place.y(b)]);
  return pixels.map(([x, y], i) => {
    if (!inside(place, [x, y])) return null;
    const text = `${minima.length === 1 ? "minimum " : ""}${pointText(minima[i], nearness(domain))}`, width = 7 * text.length;
    const left = x + 9 + width > place.right;
    place.taken.push({ x: left ? x - 9 - width : x + 9, y: y + 4, width, height: 18 });
    return shape("g", { class: "hg-descent-minimum", transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})` },
      shape("path", { d: "M-5 0H5M0-5V5" }),
      shape("text", { x: left ? -9 : 9, y: 17, "text-anchor": left ? "end" : "start" }, text));
  }).filter(Boolean);
}

/** The shapes of one rule's path: all of it faintly, what is done, a dot an update, where it is, and its name. */
export function ruleShapes(rule, { paths, top }) {
  const node = {
    rest: shape("path", { class: "hg-descent-rest", "stroke-dasharray": DASH[rule] }),
    done: shape("path", { class: "hg-descent-path", "stroke-dasharray": DASH[rule] }),
    dots: shape("path", { class: "hg-descent-dots" }),
    mark: shape("path", { class: "hg-descent-mark" }),
    label: shape("text", { class: "hg-descent-label" }, RULE_NAMES[rule]),
  };
  paths.append(node.rest, node.done, node.dots);
  top.append(node.mark, node.label);
  return node;
}

export function drawRule(node, rule, pixels, update, place) {
  const done = pixels.slice(0, update + 1), size = place.width, at = done.at(-1);
  const seen = done.filter((pixel) => inside(place, pixel));
  set(node.rest, { d: pathData(pixels, size) });
  set(node.done, { d: pathData(done, size) });
  set(node.dots, { d: done.length > 100 ? "" : seen.map(([x, y]) => `M${x.toFixed(1)} ${y.toFixed(1)}h0`).join("") });
  const edge = [clamp(at[0], place.left + 9, place.right - 9), clamp(at[1], place.top + 9, place.bottom - 9)];
  const out = !inside(place, at);
  const [x, y] = out ? edge.map((e) => (Number.isFinite(e) ? e : place.left + 9)) : at;
  const angle = out ? (Math.atan2(clamp(at[1], -1e9, 1e9) - y, clamp(at[0], -1e9, 1e9) - x) * 180) / Math.PI : 0;
  set(node.mark, { d: out ? ARROW : MARK[rule], transform: `translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${angle.toFixed(0)})` });
}

/** Writes the rules' names beside their paths; where there is no room, the dashes and marks must do. */
export function drawLabels(nodes, pixels, start, place) {
  const taken = [...place.taken, { x: start[0] - 14, y: start[1] - 14, width: 28, height: 28 }];
  for (const [rule, own] of Object.entries(pixels)) {
    const others = Object.keys(pixels).filter((other) => other !== rule).flatMap((other) => pixels[other]);
    const box = freeBox(own, others, { width: 7.9 * RULE_NAMES[rule].length, height: 17 }, place, taken);
    set(nodes[rule].label, { display: box ? null : "none", x: box?.x, y: box && box.y + 13 });
    if (box) taken.push(box);
  }
}

/** The ring that the reader drags, with room for a finger. */
export function startHandle(domain) {
  return shape("g", {
    class: "hg-descent-start", tabindex: 0, role: "slider", "aria-label": "Start: the arrow keys move it, with shift farther",
    "aria-valuemin": domain[0][0], "aria-valuemax": domain[0][1],
  }, shape("circle", { class: "hg-descent-reach", r: 22 }), shape("circle", { class: "hg-handle", r: 8 }));
}
