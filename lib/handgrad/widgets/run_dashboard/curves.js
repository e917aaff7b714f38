// Costs and accuracy by epoch.

import { number, scale, set, shape } from "../kit/kit.js";

const CURVES = [["training", ""], ["held out", "5 3"]];

/** Costs on a log scale and accuracy beside them; returns what moves the cursor. */
export function curvesOf(place, record, width) {
  const two = width >= 520, each = two ? (width - 32) / 2 : width, height = 170;
  const panels = [costPanel(record, each, height), rightPanel(record, each, height)];
  place.replaceChildren(...panels.map((panel) => panel.svg));
  return ({ frame }) => panels.forEach((panel) => panel.move(record.moments[frame]));
}

function costPanel(record, width, height) {
  const all = CURVES.flatMap(([name]) => record.costs[name]).map((cost) => Math.log10(Math.max(cost, 1e-6)));
  const low = Math.floor(Math.min(...all)), high = Math.max(low + 1, Math.ceil(Math.max(...all)));
  const ticks = decades(low, high).map((power) => [power, number(10 ** power, Math.max(0, -power))]);
  const lines = CURVES.map(([name, dash]) => ({ name, dash, ys: record.costs[name].map((cost) => Math.log10(Math.max(cost, 1e-6))) }));
  return panel({ title: "cost J", record, width, height, range: [low, high], ticks, lines, color: "cost" });
}

/** The powers of ten from one to another, or every second, third … of them where there are many. */
export function decades(low, high, most = 6) {
  const step = Math.ceil((high - low) / most);
  return Array.from({ length: Math.floor((high - low) / step) + 1 }, (_, i) => low + i * step);
}

function rightPanel(record, width, height) {
  const lines = [{ name: "", dash: "", ys: record.right }];
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((share) => [share, `${100 * share} %`]);
  return panel({ title: "held-out images right", record, width, height, range: [0, 1], ticks, lines, color: "prediction" });
}

function panel({ title, record, width, height, range, ticks, lines, color }) {
  const { end } = record, named = lines.length > 1 ? 62 : 12;
  const x = scale([0, end], [46, width - named]), y = scale(range, [height - 34, 24]);
  const svg = shape("svg", { viewBox: `0 0 ${width} ${height}`, width, height, "aria-hidden": "true" });
  svg.append(shape("text", { x: 0, y: 12 }, title), shape("text", { x: x(end), y: height - 2, "text-anchor": "end" }, "epoch"));
  for (const [at, text] of ticks) {
    svg.append(shape("line", { x1: 46, x2: x(end), y1: y(at), y2: y(at), class: "hg-dashboard-rule" }), shape("text", { x: 40, y: y(at) + 4, "text-anchor": "end" }, text));
  }
  for (const at of [0, Math.round(end)]) svg.append(shape("text", { x: x(at), y: height - 18, "text-anchor": "middle" }, String(at)));
  const cursor = svg.appendChild(shape("line", { y1: 20, y2: height - 34, class: "hg-dashboard-cursor" }));
  const dots = lines.map(({ name, dash, ys }, i) => {
    const points = ys.map((value, t) => `${x(record.epochs[t]).toFixed(1)},${y(value).toFixed(1)}`).join(" ");
    svg.append(shape("polyline", { points, fill: "none", stroke: `var(--hg-w-${color})`, "stroke-width": 1.8, "stroke-dasharray": dash }));
    if (name) svg.append(shape("text", { x: x(end) + 6, y: labelHeight(lines, y, i) + 4 }, name));
    return svg.appendChild(shape("circle", { r: 4, fill: `var(--hg-w-${color})` }));
  });
  const move = (t) => {
    set(cursor, { x1: x(record.epochs[t]), x2: x(record.epochs[t]) });
    dots.forEach((dot, i) => set(dot, { cx: x(record.epochs[t]), cy: y(lines[i].ys[t]) }));
  };
  return { svg, move };
}

/** Where a line's name stands: at its end, apart from the other's. */
function labelHeight(lines, y, i) {
  const ends = lines.map(({ ys }) => y(ys.at(-1)));
  const gap = 15, middle = (ends[0] + ends[1]) / 2, above = ends[i] <= ends[1 - i];
  if (Math.abs(ends[0] - ends[1]) >= gap) return ends[i];
  return middle + (above ? -gap / 2 : gap / 2);
}
