// Costs and accuracy by update, on an axis that shows the first of them, where most is learned.

import { axes, decades, line, note, scale, wholes } from "../kit/chart.js";
import { set, shape } from "../kit/dom.js";
import { number } from "../kit/format.js";

const CURVES = [["training", ""], ["held out", "5 3"]];

/** The place of an update on the axis: 0 has one, too. */
export const placeOf = (update) => Math.log10(1 + update);

/** The numbers of the axis, [place, text] each: 0 and the powers of ten. */
const updatesUpTo = (last) => [0, 1, 10, 100, 1e3, 1e4, 1e5].filter((update) => update <= last).map((update) => [placeOf(update), String(update)]);

/** Costs on a log scale and accuracy beside them; returns what moves the cursor. */
export function curvesOf(root, record, width) {
  const part = width >= 520 ? (width - 32) / 2 : width, height = 170;
  const panels = [costPanel(record, part, height), rightPanel(record, part, height)];
  root.replaceChildren(...panels.map((panel) => panel.svg));
  return ({ frame }) => panels.forEach((panel) => panel.move(record.moments[frame]));
}

function costPanel(record, width, height) {
  const costs = CURVES.map(([name]) => record.costs[name].map((cost) => Math.max(cost, 1e-6)));
  const range = decades(costs.flat()), up = wholes(range).map((power) => [power, number(10 ** power, Math.max(0, -power))]);
  const lines = CURVES.map(([name, dashes], i) => ({ name, dashes, ys: costs[i].map(Math.log10) }));
  return panel({ title: "cost J", record, width, height, range, up, lines, color: "cost" });
}

function rightPanel(record, width, height) {
  const lines = [{ name: "", dashes: "", ys: record.right }];
  const up = [0, 0.25, 0.5, 0.75, 1].map((share) => [share, `${100 * share} %`]);
  return panel({ title: "held-out images right", record, width, height, range: [0, 1], up, lines, color: "prediction" });
}

function panel({ title, record, width, height, range, up, lines, color }) {
  const { end } = record, right = width - (lines.length > 1 ? 62 : 18), bottom = height - 34;
  const x = scale([0, placeOf(end)], [46, right]), y = scale(range, [bottom, 24]), across = (t) => x(placeOf(record.updates[t]));
  const chart = { x, y, left: 46, right, bottom, gap: 6, drop: 16 };
  const svg = shape("svg", { viewBox: `0 0 ${width} ${height}`, width, height, "aria-hidden": "true" },
    note([0, 12], title), note([right, height - 2], "update, log scale", { anchor: "end" }),
    ...axes(chart, { across: updatesUpTo(end), up, ruled: true }));
  const cursor = svg.appendChild(shape("line", { y1: 20, y2: bottom, class: "hg-run-dashboard-cursor" }));
  const dots = lines.map(({ name, dashes, ys }, i) => {
    const d = line(ys.map((value, t) => [across(t), y(value)]));
    svg.append(shape("path", { d, fill: "none", stroke: `var(--hg-w-${color})`, "stroke-width": 1.8, "stroke-dasharray": dashes }));
    if (name) svg.append(note([right + 6, labelHeight(lines, y, i) + 4], name));
    return svg.appendChild(shape("circle", { r: 4, fill: `var(--hg-w-${color})` }));
  });
  const move = (t) => {
    set(cursor, { x1: across(t), x2: across(t) });
    dots.forEach((dot, i) => set(dot, { cx: across(t), cy: y(lines[i].ys[t]) }));
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
