// The map tinted by the minimum at which a start ends, computed a few rows a frame.

import { line } from "../kit/chart.js";
import { shape } from "../kit/dom.js";
import { endOf, rowsOfEnds } from "../maths/basins.js";
import { levelLines } from "../maths/contours.js";
import { same } from "./descents.js";

const ACROSS = 96, BUDGET = 6; // starts in a row of the map; milliseconds a frame

const centers = ([low, high], count) => Array.from({ length: count }, (_, k) => low + ((high - low) * (k + 0.5)) / count);

/** Rectangles of one basin as path data: each row's runs of cells whose end it is. */
export function cellsOf(ends, basin, { x, y }) {
  const data = [];
  ends.forEach((row, j) => {
    for (let i = 0; i < row.length; i += 1) {
      const first = i;
      while (row[i] === basin) i += 1;
      if (i > first) data.push(`M${x(first)} ${y(j)}H${x(i)}V${y(j + 1)}H${x(first)}Z`);
    }
  });
  return data.join("");
}

/** Tints in `root`: `draw(choices, place)` shows those of the first rule as soon as they are computed. */
export function basinTints({ root, objective, minima, domain, near }, signal) {
  const [[x0, x1], [y0, y1]] = domain, rows = Math.round((ACROSS * (y1 - y0)) / (x1 - x0));
  const starts = { x: centers(domain[0], ACROSS), y: centers(domain[1], rows) };
  let frame = 0, asked = null, ends = null, place = null;
  signal.addEventListener("abort", () => cancelAnimationFrame(frame));
  const paint = () => {
    const x = (i) => place.x(x0 + ((x1 - x0) * i) / ACROSS).toFixed(1), y = (j) => place.y(y0 + ((y1 - y0) * j) / rows).toFixed(1);
    root.replaceChildren(...minima.flatMap((_, k) => {
      const outline = levelLines({ ...starts, z: ends.map((row) => row.map((end) => Number(end === k))) }, 0.5);
      const d = outline.map((points) => line(points.map(([a, b]) => [place.x(a), place.y(b)]))).join("");
      return [shape("path", { class: `hg-descent-on-surface-basin hg-descent-on-surface-basin-${k % 4}`, d: cellsOf(ends, k, { x, y }) }),
        shape("path", { class: "hg-descent-on-surface-border", d })];
    }));
  };
  const compute = (options) => {
    const found = [], todo = rowsOfEnds(starts, (start) => endOf(objective, options.rule, start, { ...options, minima, near }));
    const some = () => {
      const began = performance.now();
      while (performance.now() - began < BUDGET) {
        const { value, done } = todo.next();
        if (done) return paint((ends = found));
        found.push(value);
      }
      frame = requestAnimationFrame(some);
    };
    cancelAnimationFrame(frame);
    [asked, ends] = [options, null];
    frame = requestAnimationFrame(some);
  };
  const draw = ({ rules: [rule], rate, momentum }, now) => {
    const options = { rule, rate, momentum: rule === "momentum" ? momentum : 0 }, moved = place !== now;
    place = now;
    if (!same(asked, options)) compute(options);
    else if (ends && moved) paint();
  };
  return { draw };
}
