// The strip of DescentOnSurface: cost against update.

import { clamp, scale, set, shape } from "../kit/kit.js";
import { curvature, eigen, grid } from "../maths/surfaces.js";
import { FAR, TINY } from "./outcome.js";
import { DASH, MARK, roundTicks } from "./picture.js";

/** The costs by update, on a log scale; on a linear one where the surface has no lowest cost. */
export function costStrip(root, { objective, surface, domain }) {
  const signed = surface.minima.length === 0 || eigen(curvature(objective, surface.minima[0]))[0].value < 0;
  const span = spanOf(objective, domain);
  const lines = shape("g"), axes = shape("g"), now = shape("path", { class: "hg-descent-now" }), marks = shape("g");
  const svg = shape("svg", { class: "hg-descent-strip", "aria-hidden": "true" }, axes, now, lines, marks);
  root.append(svg);
  let width = 0;
  const draw = (runs, { update, updates }) => {
    const left = 40, right = width - 14, top = 20, bottom = 104;
    const costs = Object.values(runs).flatMap(({ cost }) => cost);
    const [low, high] = signed ? span : decades(costs);
    const x = scale([0, updates], [left, right]), y = scale([low, high], [bottom, top]);
    const height = (cost) => y(clamp(signed ? cost : Math.log10(positive(cost)), low, high));
    set(svg, { width, height: 140, viewBox: `0 0 ${width} 140` });
    axes.replaceChildren(...stripAxes({ x, y, low, high, signed, updates, left, right, top, bottom }));
    lines.replaceChildren(...Object.entries(runs).map(([rule, { cost }]) => shape("path", {
      class: "hg-descent-curve", "stroke-dasharray": DASH[rule],
      d: `M${cost.map((c, t) => `${x(t).toFixed(1)} ${height(c).toFixed(1)}`).join("L")}`,
    })));
    set(now, { d: `M${x(update).toFixed(1)} ${top}V${bottom}` });
    marks.replaceChildren(...Object.entries(runs).map(([rule, { cost }]) => {
      const t = Math.min(update, cost.length - 1);
      return shape("path", { class: "hg-descent-at", d: MARK[rule], transform: `translate(${x(t).toFixed(1)} ${height(cost[t]).toFixed(1)}) scale(0.8)` });
    }));
  };
  return { draw, wide: (next) => { width = next; } };
}

const positive = (cost) => (Number.isNaN(cost) ? FAR : clamp(cost, TINY, FAR)); // what overflowed is nan

/** Whole powers of ten around positive costs, not beyond what is kept. */
export function decades(costs) {
  const powers = costs.map((cost) => Math.log10(positive(cost)));
  const low = Math.floor(Math.min(...powers, 0)), high = Math.ceil(Math.max(...powers, low + 1));
  return [low, high];
}

function stripAxes({ x, y, low, high, signed, updates, left, right, top, bottom }) {
  const SMALL = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"];
  const power = (p) => `10${p < 0 ? "⁻" : ""}${SMALL[Math.abs(p)]}`;
  const ticks = signed ? roundTicks([low, high], 3) : [low, Math.round((low + high) / 2), high];
  return [
    shape("path", { class: "hg-descent-axis", d: `M${left} ${top}V${bottom}H${right}` }),
    shape("text", { class: "hg-descent-name", x: left, y: 10 }, `cost J(θ)${signed ? "" : ", log scale"}`),
    ...ticks.map((tick) => shape("text", { x: left - 7, y: y(tick) + 4, "text-anchor": "end" }, signed ? String(tick).replace("-", "−") : power(tick))),
    ...roundTicks([0, updates], 6).map((tick) => shape("text", { x: x(tick), y: bottom + 17, "text-anchor": "middle" }, String(tick))),
    shape("text", { class: "hg-descent-name", x: right, y: bottom + 33, "text-anchor": "end" }, "update t"),
  ];
}

function spanOf({ value }, domain) {
  const costs = grid(value, domain, 21).z.flat();
  return [Math.min(...costs), Math.max(...costs)];
}
