// What charts are made of: scales, round numbers, axes, notes and lines.

import { shape } from "./dom.js";
import { plain } from "./format.js";

/** Keeps a value between two others. */
export const clamp = (value, low, high) => Math.min(high, Math.max(low, value));

/** The nearest multiple of step, without the dust of binary fractions; the ends of the axis count too. */
export const snap = (value, step, [low, high]) =>
  clamp(Number((Math.round(value / step) * step).toPrecision(12)), low, high);

/** A linear map of [a, b] onto [c, d], with its inverse. */
export function scale([a, b], [c, d]) {
  const to = (value) => c + ((value - a) / (b - a)) * (d - c);
  return Object.assign(to, { invert: (value) => a + ((value - c) / (d - c)) * (b - a) });
}

/** Round numbers inside of [low, high], about `count` of them. */
export function ticks([low, high], count) {
  const rough = (high - low) / count, size = 10 ** Math.floor(Math.log10(rough));
  const step = size * [1, 2, 5, 10].find((factor) => factor * size >= rough * 0.999);
  const first = Math.ceil(low / step - 1e-9), last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, k) => Number(((first + k) * step).toPrecision(12)));
}

/** The exponents of the powers of ten around positive values, [low, high], low at most `start`. */
export function decades(values, start = Infinity) {
  const exponents = values.map(Math.log10), low = Math.floor(Math.min(...exponents, start));
  return [low, Math.max(low + 1, Math.ceil(Math.max(...exponents)))];
}

/** Whole numbers from low to high: all, or every second, third … where these would be more than `most` steps. */
export function wholes([low, high], most = 6) {
  const step = Math.ceil((high - low) / most);
  return Array.from({ length: Math.floor((high - low) / step) + 1 }, (_, k) => low + k * step);
}

/** Points of the screen as the data of a path. */
export const line = (points) => points.map(([x, y], k) => `${k ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");

/** Text at a point of the picture; `color` is one of quiet, parameter, prediction, target, gradient, cost. */
export const note = ([x, y], text, { color, anchor } = {}) =>
  shape("text", { x, y, "text-anchor": anchor, class: color && `hg-${color}` }, text);

const tick = (x, y, anchor, text) => shape("text", { x, y, "text-anchor": anchor, class: "hg-tick" }, text);

const pair = (tick) => (Array.isArray(tick) ? tick : [tick, plain(tick)]);

/**
 * The numbers along a chart's axes: `across` below it and `up` beside it, each a number or [number, text], and where
 * it is `ruled`, a line at each of `up`. The place has scales and edges; the numbers stand off by `gap` and `drop`.
 */
export function axes({ x, y, left, right, bottom, gap = 7, drop = 17 }, { across = [], up = [], ruled = false }) {
  const [below, beside] = [across.map(pair), up.map(pair)];
  const rule = ([at]) => shape("line", { x1: left, x2: right, y1: y(at), y2: y(at), class: "hg-rule" });
  return [
    ...(ruled ? beside.map(rule) : []),
    ...beside.map(([at, text]) => tick(left - gap, y(at) + 4, "end", text)),
    ...below.map(([at, text]) => tick(x(at), bottom + drop, "middle", text)),
  ];
}

/** A short line as it is drawn in a picture, to stand beside its name, with the mark that it may have. */
export const dashSample = ({ width = 28, height = 10, ...look }, ...marks) =>
  shape("svg", { width, height, "aria-hidden": "true" }, shape("path", { d: `M1 ${height / 2}H${width - 1}`, ...look }), ...marks);
