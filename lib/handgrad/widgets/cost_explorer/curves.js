// The picture of the costs of one number: their curves over it, and their gradients in lanes below.

import { clamp, number, scale, set, shape, unpacked } from "../kit/kit.js";
import { roundNumbers } from "../maths/costs.js";
import { COST_DASHES, costNote, pullArrow } from "./marks.js";
import { COST_WORDS } from "./words.js";

export const AXIS_WORDS = { number: "prediction ŷ", class: "logit z" };

const TOP = 30, CURVE = 210, AXIS = 48, TITLE = 20, LANE = 52, NARROW = 480; // pixels

/** The recorded curves of a kind of target, ready to be read. */
export function opened(axis, kind) {
  const value = unpacked(axis.value), grad = unpacked(axis.grad), x = unpacked(axis.x).data;
  const [, targets, points] = value.shape, half = (axis.domain[1] - axis.domain[0]) / 2;
  const rows = ({ data }) => axis.names.map((_, k) =>
    Array.from({ length: targets }, (_, y) => data.subarray((k * targets + y) * points, (k * targets + y + 1) * points)));
  const near = (row) => [...row].filter((_, i) => Math.abs(x[i]) <= half + 1e-9);
  const values = rows(value);
  const most = Math.max(...values.flat().flatMap(near)); // what the picture has room for
  return { kind, x, value: values, grad: rows(grad), most };
}

/** The curves for one target: x (m), value and grad by cost. A number's are recorded over the error. */
export function curvesOf({ kind, x, value, grad }, target) {
  const y = kind === "class" ? target : 0, shift = kind === "class" ? 0 : target;
  return { x: [...x].map((e) => e + shift), value: value.map((rows) => rows[y]), grad: grad.map((rows) => rows[y]) };
}

/** The points of a curve that lie on the axis, on the screen. */
export function onScreen(x, y, toX, toY, [low, high]) {
  const points = [];
  x.forEach((at, k) => {
    if (at >= low - 1e-9 && at <= high + 1e-9) points.push([toX(at), toY(y[k])]);
  });
  return points;
}

/** Where a curve crosses a height. */
export function crossings(x, value, level) {
  return x.filter((_, i) => i > 0 && (value[i - 1] - level) * (value[i] - level) < 0);
}

const pathOf = (points) => points.map(([x, y], k) => `${k ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");

const drawnOf = ({ axis, chosen }) => axis.names.map((_, k) => k).filter((k) => chosen.includes(axis.names[k]));

/**
 * Draws all for a width in pixels, and returns the scale of the axis. What does not move with the
 * prediction, in `back`, is drawn anew only when it changes; `front` follows every move.
 */
export function drawNumber({ svg, back, front, prediction, target }, state, recorded, width) {
  const { kind, axis } = state, bottom = TOP + CURVE, lanes = bottom + AXIS;
  const height = lanes + TITLE + LANE * Math.max(1, drawnOf(state).length);
  const toX = scale(axis.domain, [36, width - 16]), most = recorded.most * 1.04, toY = scale([0, most], [bottom, TOP]);
  const side = kind === "class" ? 1 - 2 * state.target : state.prediction >= state.target ? -1 : 1;
  const view = { toX, toY, bottom, lanes, width, height, most, side, narrow: width < NARROW };
  const drawn = [width, kind, state.target, side, state.chosen].join();
  if (back.dataset.drawn !== drawn) {
    const curves = curvesOf(recorded, state.target);
    back.replaceChildren(...axisMarks(state, view), ...targetMarks(state, view), ...curveMarks(state, view, curves), ...laneMarks(state, view, curves));
    back.dataset.drawn = drawn;
  }
  front.replaceChildren(...hereMarks(state, view), ...pullMarks(state, view));
  set(svg, { viewBox: `0 0 ${width} ${height}`, width, height });
  set(prediction, { transform: `translate(${toX(state.prediction)} ${bottom})`, "aria-label": AXIS_WORDS[kind] });
  set(target, { transform: `translate(${toX(state.target)} ${TOP - 12})`, style: kind === "class" ? "display: none" : null });
  for (const [node, value] of [[prediction, state.prediction], [target, state.target]]) {
    set(node, { "aria-valuemin": axis.domain[0], "aria-valuemax": axis.domain[1], "aria-valuenow": value, "aria-valuetext": number(value, 2) });
  }
  return toX;
}

function axisMarks({ kind, axis }, { toX, toY, lanes, most, narrow }) {
  const [low, high] = axis.domain.map(toX), up = roundNumbers([0, most], 5), symbol = kind === "number" ? "ŷ" : "z";
  const pull = narrow
    ? `Arrows: −∂J/∂${symbol}, one update at rate 1`
    : `Arrows: the pull −∂J/∂${symbol}, against the gradient. One update at rate 1 moves the prediction this far.`;
  return [
    ...up.map((y) => shape("line", { x1: low, x2: high, y1: toY(y), y2: toY(y), class: "hg-costs-rule" })),
    ...up.map((y) => costNote(low - 8, toY(y) + 4, String(y), "quiet", "end")),
    costNote(0, TOP - 14, "cost J", "quiet"),
    costNote(0, lanes + 6, pull, "quiet"),
  ];
}

/** The place of the prediction, named among the numbers of the axis. */
function hereMarks({ kind, axis, prediction }, { toX, bottom, width, height, narrow }) {
  const here = toX(prediction), room = narrow ? 44 : 74, label = clamp(here, room, width - room);
  const across = roundNumbers(axis.domain, narrow ? 5 : 9).filter((x) => Math.abs(toX(x) - label) > room + 8);
  const name = narrow ? AXIS_WORDS[kind].split(" ")[1] : AXIS_WORDS[kind];
  return [
    ...across.map((x) => costNote(toX(x), bottom + 27, String(x).replace("-", "−"), "quiet", "middle")),
    shape("line", { x1: here, x2: here, y1: TOP, y2: height - 12, class: "hg-costs-here" }),
    costNote(label, bottom + 27, `${name} = ${number(prediction, 2)}`, "prediction", "middle"),
  ];
}

/** Each cost's value as a dot on its curve, and its pull as an arrow in its lane. */
function pullMarks(state, view) {
  const { live } = state, { toX, lanes, width } = view, x = toX(live.prediction);
  return drawnOf(state).flatMap((k, row) => {
    const { value, grad } = live.costs[k], { top, base } = laneAt(lanes, row);
    return [
      costDot(x, value, view),
      costNote(width - 16, top + 12, number(-grad, 2), "gradient", "end"),
      ...pullArrow([x, base], [toX(live.prediction - grad), base]),
    ];
  });
}

/** The cost now; a triangle at the upper edge where it lies beyond. */
function costDot(x, value, { toY, most }) {
  if (value > most) return shape("path", { d: `M${x} ${TOP - 2}l6 10h-12z`, class: "hg-costs-dot" });
  return shape("circle", { cx: x, cy: toY(value), r: 5, class: "hg-costs-dot" });
}

function targetMarks({ kind, target, axis }, { toX, bottom, width }) {
  if (kind === "number") {
    const x = toX(target), right = x < width - 130;
    return [
      shape("line", { x1: x, x2: x, y1: TOP, y2: bottom, class: "hg-costs-goal" }),
      costNote(x + (right ? 18 : -18), TOP - 8, `target y = ${number(target, 2)}`, "target", right ? "start" : "end"),
    ];
  }
  const [low, high] = axis.domain.map(toX), middle = toX(0);
  const note = (c, x, text) => costNote(x, TOP - 14, text, c === target ? "target" : "quiet", "middle");
  return [
    shape("line", { x1: middle, x2: middle, y1: TOP, y2: bottom, class: "hg-costs-rule" }),
    note(0, (low + middle) / 2 + 20, target === 0 ? "← target: class 0" : "← class 0"),
    note(1, (high + middle) / 2, target === 1 ? "target: class 1 →" : "class 1 →"),
  ];
}

function curveMarks(state, view, curves) {
  const { axis } = state, { toX, toY, most } = view, drawn = drawnOf(state);
  const lines = drawn.map((k) => {
    const inside = [...curves.value[k]].map((value) => Math.min(value, most));
    const d = pathOf(onScreen(curves.x, inside, toX, toY, axis.domain));
    return shape("path", { d, class: "hg-costs-curve", "stroke-dasharray": COST_DASHES[k] });
  });
  return [...lines, ...drawn.flatMap((k) => nameMark(k, state, view, curves))];
}

// Where a curve carries its name: at which part of the height, and on which side of the curve. A number's
// costs have it opposite the prediction, a class's on the side of the wrong class.
const SPOTS = {
  squared: [0.8, "inside"],
  absolute: [0.17, "inside"],
  huber: [0.2, "outside"],
  "cross-entropy": [0.3, "outside"],
  hinge: [0.55, "inside"],
  "squared-sigmoid": [null, "inside"], // lies too low: above its end
};

function nameMark(k, { axis, kind, target }, { toX, toY, most, side }, { x, value }) {
  const [low, high] = axis.domain, name = axis.names[k], [part, where] = SPOTS[name], level = part * most;
  const note = (at, y, way) => [costNote(toX(at) + way * 9, y, COST_WORDS[name], "cost", way < 0 ? "end" : "start")];
  if (part === null) return note(side < 0 ? low : high, toY(0.5) - 7, -side);
  const found = crossings(x, value[k], level).filter((at) => at > low && at < high);
  const at = found.find((each) => kind === "class" || (each - target) * side > 0) ?? found[0];
  if (at === undefined) return [];
  const out = kind === "class" ? side : Math.sign(at - target);
  return note(at, toY(level) + 4, where === "outside" ? out : -out);
}

const laneAt = (lanes, row) => {
  const top = lanes + TITLE + LANE * row;
  return { top, base: top + LANE - 12 };
};

/** A lane for each cost: the size of its gradient along the axis. */
function laneMarks(state, { toX, lanes }, curves) {
  const { axis } = state, drawn = drawnOf(state), [low, high] = axis.domain;
  const sizes = curves.grad.map((grad) => [...grad].map(Math.abs));
  const most = Math.max(1, ...drawn.flatMap((k) => sizes[k].filter((_, i) => curves.x[i] >= low && curves.x[i] <= high)));
  return drawn.flatMap((k, row) => {
    const { top, base } = laneAt(lanes, row), toSize = scale([0, most], [base, top + 17]);
    const area = onScreen(curves.x, sizes[k], toX, toSize, axis.domain), left = area[0][0], right = area.at(-1)[0];
    return [
      shape("path", { d: `${pathOf(area)}L${right} ${base}L${left} ${base}Z`, class: "hg-costs-size" }),
      shape("line", { x1: left, x2: right, y1: base, y2: base, class: "hg-costs-rule" }),
      costNote(left, top + 12, COST_WORDS[axis.names[k]]),
    ];
  });
}
