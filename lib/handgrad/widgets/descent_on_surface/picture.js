// The surface of DescentOnSurface: level lines, minima, axes.

import { axes, line, note, ticks } from "../kit/chart.js";
import { newId, pointIn, set, shape } from "../kit/dom.js";
import { short } from "../kit/format.js";
import { grid, levelLines } from "../maths/contours.js";
import { nearness } from "./outcome.js";
import { inside, overlap, placeOf } from "./place.js";
import { pointText } from "./words.js";

/** The surface, of parameters or of two `knobs`: level lines, minima, and a frame in which paths are drawn. A click in it is a place for `onPlace`. */
export function surfacePicture(root, { surface, domain, objective, knobs, onPlace }) {
  const frame = newId(), clip = shape("rect"), [tints, lines, back, marks, top] = [0, 1, 2, 3, 4].map(() => shape("g"));
  const paths = shape("g", { "clip-path": `url(#${frame})` }), defs = shape("defs", {}, shape("clipPath", { id: frame }, clip));
  const click = (event) => { if (!event.target.closest(".hg-grip")) onPlace(pointIn(svg, event)); };
  const svg = shape("svg", { class: "hg-descent-on-surface-picture", on: { click } }, defs, tints, lines, back, paths, marks, top);
  const samples = grid(objective.value, domain);
  const levels = surface.levels.map((level) => ({ level, lines: levelLines(samples, level) }));
  root.append(svg);
  const layout = (width) => {
    const place = placeOf(domain, width, knobs), height = place.bottom + 38;
    const size = { width: place.right - place.left, height: place.bottom - place.top };
    set(svg, { width, height, viewBox: `0 0 ${width} ${height}` });
    set(clip, { x: place.left, y: place.top, ...size });
    back.replaceChildren(...axisShapes(domain, place, knobs));
    marks.replaceChildren(...minimumShapes(surface, domain, place));
    lines.replaceChildren(...levelShapes(width < 480 ? levels.filter((_, i) => i % 2) : levels, place));
    return place;
  };
  return { svg, tints, paths, top, layout };
}

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
    return note([box.x + 20, box.y + 12], short(level), { color: "cost", anchor: "middle" });
  });
  return [...drawn, ...labels.filter(Boolean)];
}

function axisShapes(domain, place, knobs) {
  const { left, right, top, bottom, width } = place;
  return [
    shape("rect", { class: "hg-descent-on-surface-frame", x: left, y: top, width: right - left, height: bottom - top }),
    ...axes(place, { across: ticks(domain[0], width < 420 ? 5 : 8), up: ticks(domain[1], 5) }),
    note([right, bottom + 33], knobs ? "knob 1, θ₀" : "parameter θ₀", { color: "quiet", anchor: "end" }),
    note([left, top - 8], knobs ? "knob 2, θ₁" : "parameter θ₁", { color: "quiet" }),
  ];
}

function minimumShapes({ minima }, domain, place) {
  const pixels = minima.map(([a, b]) => [place.x(a), place.y(b)]);
  return pixels.map(([x, y], i) => {
    if (!inside(place, [x, y])) return null;
    const text = `${minima.length === 1 ? "minimum " : ""}${pointText(minima[i], nearness(domain))}`, width = 7 * text.length;
    const left = x + 9 + width > place.right && x - 9 - width > place.left;
    place.taken.push({ x: left ? x - 9 - width : x + 9, y: y + 4, width, height: 18 });
    return shape("g", { class: "hg-descent-on-surface-minimum", transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})` },
      shape("path", { d: "M-5 0H5M0-5V5" }),
      shape("text", { x: left ? -9 : 9, y: 17, "text-anchor": left ? "end" : "start" }, text));
  }).filter(Boolean);
}
