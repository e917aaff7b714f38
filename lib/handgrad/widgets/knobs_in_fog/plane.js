// The plane of two knobs: the way through it, and without fog the level lines of the cost.

import { axes, line, note, scale, ticks } from "../kit/chart.js";
import { newId, set, shape } from "../kit/dom.js";
import { grid, levelLines } from "../maths/contours.js";
import { DASHES, mark } from "./looks.js";

const LEFT = 40, TOP = 26, HEIGHT = 260, BOTTOM = HEIGHT - 40, POINTS = 61, FACTOR = 2.2, LINES = 9;

/** Which two knobs are drawn, counted from 0: the first and the last. */
export const axesOf = (count) => [0, count - 1];

/** Draws ways { name: { dials, seen } }; cost(dials), `now`, the dials, and `levels` are for level lines, if `lifted`. */
export function drawPlane(svg, { ways, cost, now, lifted, least, levels: levelsFor }, width) {
  const right = width - 14, [i, j] = axesOf(now.length), frame = newId();
  const x = scale([0, 100], [LEFT, right]), y = scale([0, 100], [BOTTOM, TOP]);
  const at = (dials) => [x(dials[i]), y(dials[j])];
  const slice = ([a, b]) => cost(now.map((dial, k) => (k === i ? a : k === j ? b : dial)));
  const rest = now.map((dial, k) => (k === i || k === j ? "" : dial)).join();
  const levels = lifted ? levelsFor(rest, slice, least) : [];
  svg.replaceChildren(
    shape("defs", {}, shape("clipPath", { id: frame }, shape("rect", { x: LEFT, y: TOP, width: right - LEFT, height: BOTTOM - TOP }))),
    shape("rect", { x: LEFT, y: TOP, width: right - LEFT, height: BOTTOM - TOP, fill: "none", class: "hg-knobs-in-fog-edge" }),
    ...levels.map((lines) => shape("path", { class: "hg-knobs-in-fog-level", d: lines.map((places) => line(places.map(([a, b]) => [x(a), y(b)]))).join("") })),
    ...axes({ x, y, left: LEFT, right, bottom: BOTTOM }, { across: ticks([0, 100], 5), up: ticks([0, 100], 5) }),
    note([LEFT, TOP - 12], `knob ${j + 1}`, { color: "parameter" }),
    note([right, HEIGHT - 6], `knob ${i + 1}`, { color: "parameter", anchor: "end" }),
    shape("g", { "clip-path": `url(#${frame})` }, ...Object.entries(ways).flatMap(([name, way]) => {
      const points = way.dials.map(at);
      return [
        shape("path", { d: line(points), class: "hg-knobs-in-fog-path", "stroke-dasharray": DASHES[name] }),
        ...points.map((point, k) => mark(name, point, way.seen?.[k])),
      ];
    })),
    shape("circle", { class: "hg-knobs-in-fog-start", r: 8, ...place(at(Object.values(ways)[0].dials[0])) }),
  );
  set(svg, { width, height: HEIGHT, viewBox: `0 0 ${width} ${HEIGHT}` });
}

const place = ([cx, cy]) => ({ cx: cx.toFixed(1), cy: cy.toFixed(1) });

/** A function (rest, slice, least) of level lines, which finds them anew only where `rest`, the other knobs, has moved. */
export function levelsOnce() {
  let key = null, lines = [];
  return (rest, slice, least) => {
    if (rest !== key) [key, lines] = [rest, levelsOf(slice, least)];
    return lines;
  };
}

/** Lines at costs that grow by a factor from one to the next. */
function levelsOf(slice, least) {
  const samples = grid(slice, [[0, 100], [0, 100]], POINTS), low = Math.max(least, Math.min(...samples.z.flat()));
  return Array.from({ length: LINES }, (_, k) => levelLines(samples, low * FACTOR ** (k + 0.5)));
}
