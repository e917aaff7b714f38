// The picture of the costs of one number: their curves over it, and their gradients in lanes below.

import { axes, clamp, line, note, scale, ticks } from "../kit/chart.js";
import { set, shape } from "../kit/dom.js";
import { number } from "../kit/format.js";
import { curveMarks } from "./curve_marks.js";
import { curvesOf, onScreen } from "./curves.js";
import { pullArrow } from "./marks.js";

const AXES = { number: "prediction ŷ", class: "logit z" };

const TOP = 30, CURVE = 210, AXIS = 48, TITLE = 20, LANE = 52, NARROW = 480; // pixels

/** Which of the costs are drawn. */
const chosenOf = ({ axis, chosen }) => axis.names.map((_, k) => k).filter((k) => chosen.includes(axis.names[k]));

/**
 * Draws all for a width in pixels, and returns the scale of the axis. What does not move with the
 * prediction, in `back`, is drawn anew only when it changes; `front` follows every move.
 */
export function drawNumber({ svg, back, front, prediction, target }, state, recorded, width) {
  const { kind, axis } = state, view = viewOf(state, recorded, width), { toX, bottom, height } = view;
  const drawn = [width, kind, state.target, view.side, state.chosen].join();
  if (back.dataset.drawn !== drawn) {
    const curves = curvesOf(recorded, state.target);
    back.replaceChildren(...axisMarks(state, view), ...targetMarks(state, view), ...curveMarks(state, view, curves, chosenOf(state)), ...laneMarks(state, view, curves));
    back.dataset.drawn = drawn;
  }
  front.replaceChildren(...hereMarks(state, view), ...pullMarks(state, view));
  set(svg, { viewBox: `0 0 ${width} ${height}`, width, height });
  set(prediction, { transform: `translate(${toX(state.prediction)} ${bottom})`, "aria-label": AXES[kind] });
  set(target, { transform: `translate(${toX(state.target)} ${TOP - 12})`, style: kind === "class" ? "display: none" : null });
  const [low, high] = axis.domain;
  for (const [node, value] of [[prediction, state.prediction], [target, state.target]]) {
    set(node, { "aria-valuemin": low, "aria-valuemax": high, "aria-valuenow": value, "aria-valuetext": number(value, 2) });
  }
  return toX;
}

/** Where all stands for a width: scales, edges, and the side on which the prediction pulls. */
function viewOf(state, recorded, width) {
  const { kind, axis } = state, bottom = TOP + CURVE, lanes = bottom + AXIS, most = recorded.most * 1.04;
  const height = lanes + TITLE + LANE * Math.max(1, chosenOf(state).length);
  const toX = scale(axis.domain, [36, width - 16]), toY = scale([0, most], [bottom, TOP]);
  const side = kind === "class" ? 1 - 2 * state.target : state.prediction >= state.target ? -1 : 1;
  return { toX, toY, bottom, lanes, width, height, most, side, narrow: width < NARROW };
}

function axisMarks({ kind, axis }, { toX, toY, lanes, most, narrow }) {
  const [left, right] = axis.domain.map(toX), symbol = kind === "number" ? "ŷ" : "z";
  const pull = narrow
    ? `Arrows: −∂J/∂${symbol}, one update at rate 1`
    : `Arrows: the pull −∂J/∂${symbol}, against the gradient. One update at rate 1 moves the prediction this far.`;
  return [
    ...axes({ y: toY, left, right, gap: 8 }, { up: ticks([0, most], 5), ruled: true }),
    note([0, TOP - 14], "cost J", { color: "quiet" }),
    note([0, lanes + 6], pull, { color: "quiet" }),
  ];
}

/** The place of the prediction, named among the numbers of the axis. */
function hereMarks({ kind, axis, prediction }, { toX, bottom, width, height, narrow }) {
  const here = toX(prediction), room = narrow ? 44 : 74, label = clamp(here, room, width - room);
  const across = ticks(axis.domain, narrow ? 5 : 9).filter((x) => Math.abs(toX(x) - label) > room + 8);
  const name = narrow ? AXES[kind].split(" ")[1] : AXES[kind];
  return [
    ...axes({ x: toX, bottom, drop: 27 }, { across }),
    shape("line", { x1: here, x2: here, y1: TOP, y2: height - 12, class: "hg-cost-explorer-here" }),
    note([label, bottom + 27], `${name} = ${number(prediction, 2)}`, { color: "prediction", anchor: "middle" }),
  ];
}

/** Each cost's value as a dot on its curve, and its pull as an arrow in its lane. */
function pullMarks(state, view) {
  const { live } = state, { toX, lanes, width } = view, x = toX(live.prediction);
  return chosenOf(state).flatMap((k, row) => {
    const { value, grad } = live.costs[k], { top, base } = laneAt(lanes, row);
    return [
      costDot(x, value, view),
      note([width - 16, top + 12], number(-grad, 2), { color: "gradient", anchor: "end" }),
      ...pullArrow([x, base], [toX(live.prediction - grad), base]),
    ];
  });
}

/** The cost now; a triangle at the upper edge where it lies beyond. */
function costDot(x, value, { toY, most }) {
  if (value > most) return shape("path", { d: `M${x} ${TOP - 2}l6 10h-12z`, class: "hg-cost-explorer-dot" });
  return shape("circle", { cx: x, cy: toY(value), r: 5, class: "hg-cost-explorer-dot" });
}

function targetMarks({ kind, target, axis }, { toX, bottom, width }) {
  if (kind === "number") {
    const x = toX(target), right = x < width - 130, anchor = right ? "start" : "end";
    return [
      shape("line", { x1: x, x2: x, y1: TOP, y2: bottom, class: "hg-cost-explorer-goal" }),
      note([x + (right ? 18 : -18), TOP - 8], `target y = ${number(target, 2)}`, { color: "target", anchor }),
    ];
  }
  const [low, high] = axis.domain.map(toX), middle = toX(0);
  const name = (c, x, text) => note([x, TOP - 14], text, { color: c === target ? "target" : "quiet", anchor: "middle" });
  return [
    shape("line", { x1: middle, x2: middle, y1: TOP, y2: bottom, class: "hg-rule" }),
    name(0, (low + middle) / 2 + 20, target === 0 ? "← target: class 0" : "← class 0"),
    name(1, (high + middle) / 2, target === 1 ? "target: class 1 →" : "class 1 →"),
  ];
}

const laneAt = (lanes, row) => {
  const top = lanes + TITLE + LANE * row;
  return { top, base: top + LANE - 12 };
};

/** A lane for each cost: the size of its gradient along the axis. */
function laneMarks(state, { toX, lanes }, curves) {
  const { axis } = state, chosen = chosenOf(state), [low, high] = axis.domain;
  const sizes = curves.grad.map((grad) => [...grad].map(Math.abs));
  const most = Math.max(1, ...chosen.flatMap((k) => sizes[k].filter((_, i) => curves.x[i] >= low && curves.x[i] <= high)));
  return chosen.flatMap((k, row) => {
    const { top, base } = laneAt(lanes, row), toSize = scale([0, most], [base, top + 17]);
    const area = onScreen(curves.x, sizes[k], toX, toSize, axis.domain), left = area[0][0], right = area.at(-1)[0];
    return [
      shape("path", { d: `${line(area)}L${right} ${base}L${left} ${base}Z`, class: "hg-cost-explorer-size" }),
      shape("line", { x1: left, x2: right, y1: base, y2: base, class: "hg-rule" }),
      note([left, top + 12], axis.words[k]),
    ];
  });
}
