// The surface of DescentOnSurface: level lines, minima, paths, and the names beside them.

import { axes, clamp, line, note, scale, ticks } from "../kit/chart.js";
import { newId, set, shape } from "../kit/dom.js";
import { short } from "../kit/format.js";
import { pointIn } from "../kit/pointer.js";
import { grid, levelLines } from "../maths/contours.js";
import { nearness } from "./outcome.js";
import { DASHES, MARKS, NAMES } from "./rules.js";
import { pointText } from "./words.js";

const ARROW = "M-7-6 6 0-7 6Z"; // to a point outside of the picture

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

/** The surface: level lines, minima, and a frame in which paths are drawn. A click in it is a place for `onPlace`. */
export function surfacePicture(root, { surface, domain, objective, onPlace }) {
  const frame = newId(), clip = shape("rect"), [lines, back, marks, top] = [0, 1, 2, 3].map(() => shape("g"));
  const paths = shape("g", { "clip-path": `url(#${frame})` }), defs = shape("defs", {}, shape("clipPath", { id: frame }, clip));
  const click = (event) => { if (!event.target.closest(".hg-grip")) onPlace(pointIn(svg, event)); };
  const svg = shape("svg", { class: "hg-descent-on-surface-picture", on: { click } }, defs, lines, back, paths, marks, top);
  const samples = grid(objective.value, domain);
  const levels = surface.levels.map((level) => ({ level, lines: levelLines(samples, level) }));
  root.append(svg);
  const layout = (width) => {
    const place = placeOf(domain, width), height = place.bottom + 38;
    const size = { width: place.right - place.left, height: place.bottom - place.top };
    set(svg, { width, height, viewBox: `0 0 ${width} ${height}` });
    set(clip, { x: place.left, y: place.top, ...size });
    back.replaceChildren(...axisShapes(domain, place));
    marks.replaceChildren(...minimumShapes(surface, domain, place));
    lines.replaceChildren(...levelShapes(width < 480 ? levels.filter((_, i) => i % 2) : levels, place));
    return place;
  };
  return { svg, paths, top, layout };
}

/** Where the picture lies in pixels, its scales, and the boxes that labels take. */
function placeOf([[x0, x1], [y0, y1]], width) {
  const left = 40, right = width - 8, top = 22, ratio = (y1 - y0) / (x1 - x0);
  const bottom = top + Math.round((right - left) * (width < 480 ? clamp(ratio, 0.75, 0.9) : clamp(ratio, 0.5, 0.68)));
  return { x: scale([x0, x1], [left, right]), y: scale([y0, y1], [bottom, top]), left, right, top, bottom, width, taken: [] };
}

const inside = ({ left, right, top, bottom }, [x, y]) => x >= left && x <= right && y >= top && y <= bottom;

function levelShapes(levels, { x, y, left, right, top, bottom, taken }) {
  const drawn = levels.map(({ lines }) => shape("path", {
    class: "hg-descent-on-surface-level",
    d: lines.map((places) => line(places.map(([a, b]) => [x(a), y(b)]))).join(""),
  }));
  const labels = levels.filter((_, i) => i % 3 === 2).map(({ level, lines }) => {
    const longest = lines.reduce((best, places) => (places.length > best.length ? places : best), []);
    const boxes = longest.map(([a, b]) => ({ x: x(a) - 20, y: y(b) - 8, width: 40, height: 16 }));
    const free = boxes.filter((box) => box.x > left && box.x + 40 < right && box.y > top && box.y + 16 < bottom && !taken.some((other) => overlap(box, other)));
    if (!free.length) return null;
    const box = free.reduce((best, other) => (other.x - other.y > best.x - best.y ? other : best)); // to the right and high
    taken.push(box);
    return shape("text", { class: "hg-descent-on-surface-cost", x: box.x + 20, y: box.y + 12, "text-anchor": "middle" }, short(level));
  });
  return [...drawn, ...labels.filter(Boolean)];
}

function axisShapes(domain, place) {
  const { left, right, top, bottom, width } = place;
  return [
    shape("rect", { class: "hg-descent-on-surface-frame", x: left, y: top, width: right - left, height: bottom - top }),
    ...axes(place, { across: ticks(domain[0], width < 420 ? 5 : 8), up: ticks(domain[1], 5) }),
    note([right, bottom + 33], "parameter θ₀", { color: "quiet", anchor: "end" }),
    note([left, top - 8], "parameter θ₁", { color: "quiet" }),
  ];
}

function minimumShapes({ minima }, domain, place) {
  const pixels = minima.map(([a, b]) => [place.x(a), place.y(b)]);
  return pixels.map(([x, y], i) => {
    if (!inside(place, [x, y])) return null;
    const text = `${minima.length === 1 ? "minimum " : ""}${pointText(minima[i], nearness(domain))}`, width = 7 * text.length;
    const left = x + 9 + width > place.right;
    place.taken.push({ x: left ? x - 9 - width : x + 9, y: y + 4, width, height: 18 });
    return shape("g", { class: "hg-descent-on-surface-minimum", transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})` },
      shape("path", { d: "M-5 0H5M0-5V5" }),
      shape("text", { x: left ? -9 : 9, y: 17, "text-anchor": left ? "end" : "start" }, text));
  }).filter(Boolean);
}

/** The shapes of one rule's path: all of it faintly, what is done, a dot an update, where it is, and its name. */
export function ruleShapes(rule, { paths, top }) {
  const node = {
    rest: shape("path", { class: "hg-descent-on-surface-rest", "stroke-dasharray": DASHES[rule] }),
    done: shape("path", { class: "hg-descent-on-surface-path", "stroke-dasharray": DASHES[rule] }),
    dots: shape("path", { class: "hg-descent-on-surface-dots" }),
    mark: shape("path", { class: "hg-descent-on-surface-mark" }),
    label: shape("text", { class: "hg-descent-on-surface-label" }, NAMES[rule]),
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
  set(node.mark, { d: out ? ARROW : MARKS[rule], transform: `translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${angle.toFixed(0)})` });
}

/** Writes the rules' names beside their paths; where there is no room, the dashes and marks must do. */
export function drawLabels(nodes, pixels, start, place) {
  const taken = [...place.taken, { x: start[0] - 14, y: start[1] - 14, width: 28, height: 28 }];
  for (const [rule, own] of Object.entries(pixels)) {
    const others = Object.keys(pixels).filter((other) => other !== rule).flatMap((other) => pixels[other]);
    const box = freeBox(own, others, { width: 7.9 * NAMES[rule].length, height: 17 }, place, taken);
    set(nodes[rule].label, { display: box ? null : "none", x: box?.x, y: box && box.y + 13 });
    if (box) taken.push(box);
  }
}
