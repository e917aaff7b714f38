// The strip of DescentOnSurface: cost against update.

import { axes, clamp, decades, line, note, scale, ticks } from "../kit/chart.js";
import { set, shape } from "../kit/dom.js";
import { plain, power } from "../kit/format.js";
import { grid } from "../maths/contours.js";
import { curvature, eigen } from "../maths/curvature.js";
import { FAR } from "../maths/optimizers.js";
import { DASHES, MARKS } from "./rules.js";
import { TINY } from "./words.js";

/** The costs by update, on a log scale; on a linear one where the surface has no lowest cost. */
export function costStrip(root, { objective, surface, domain }) {
  const signed = surface.minima.length === 0 || eigen(curvature(objective, surface.minima[0]))[0].value < 0;
  const span = spanOf(objective, domain);
  const lines = shape("g"), back = shape("g"), now = shape("path", { class: "hg-descent-on-surface-now" }), marks = shape("g");
  const svg = shape("svg", { class: "hg-descent-on-surface-strip", "aria-hidden": "true" }, back, now, lines, marks);
  root.append(svg);
  let width = 0;
  const draw = (runs, { update, updates }) => {
    const left = 40, right = width - 14, top = 20, bottom = 104;
    const costs = Object.values(runs).flatMap(({ cost }) => cost);
    const [low, high] = signed ? span : costDecades(costs);
    const x = scale([0, updates], [left, right]), y = scale([low, high], [bottom, top]);
    const height = (cost) => y(clamp(signed ? cost : Math.log10(positive(cost)), low, high));
    set(svg, { width, height: 140, viewBox: `0 0 ${width} 140` });
    back.replaceChildren(...stripAxes({ x, y, left, right, top, bottom }, { low, high, signed, updates }));
    lines.replaceChildren(...Object.entries(runs).map(([rule, { cost }]) => shape("path", {
      class: "hg-descent-on-surface-curve", "stroke-dasharray": DASHES[rule],
      d: line(cost.map((c, t) => [x(t), height(c)])),
    })));
    set(now, { d: `M${x(update).toFixed(1)} ${top}V${bottom}` });
    marks.replaceChildren(...Object.entries(runs).map(([rule, { cost }]) => {
      const t = Math.min(update, cost.length - 1);
      return shape("path", { class: "hg-descent-on-surface-at", d: MARKS[rule], transform: `translate(${x(t).toFixed(1)} ${height(cost[t]).toFixed(1)}) scale(0.8)` });
    }));
  };
  return { draw, wide: (next) => { width = next; } };
}

const positive = (cost) => (Number.isNaN(cost) ? FAR : clamp(cost, TINY, FAR)); // what overflowed is nan

/** The exponents around costs, not beyond what is kept, with that of 1 among them. */
export const costDecades = (costs) => decades(costs.map(positive), 0);

function stripAxes(place, { low, high, signed, updates }) {
  const { left, right, top, bottom } = place;
  const heights = signed ? ticks([low, high], 3) : [low, Math.round((low + high) / 2), high];
  const up = heights.map((height) => [height, signed ? plain(height) : power(height)]);
  return [
    shape("path", { class: "hg-descent-on-surface-axis", d: `M${left} ${top}V${bottom}H${right}` }),
    note([left, 10], `cost J(θ)${signed ? "" : ", log scale"}`, { color: "quiet" }),
    ...axes(place, { across: ticks([0, updates], 6), up }),
    note([right, bottom + 33], "update t", { color: "quiet", anchor: "end" }),
  ];
}

function spanOf({ value }, domain) {
  const costs = grid(value, domain, 21).z.flat();
  return [Math.min(...costs), Math.max(...costs)];
}
