// The picture of the costs of classes: a handle for each logit, and the probabilities with the pulls at them.

import { axes, note, scale, ticks } from "../kit/chart.js";
import { set, shape } from "../kit/dom.js";
import { number } from "../kit/format.js";
import { softmax } from "../maths/costs.js";
import { DASHES, pullArrow } from "./marks.js";

const ROOM = 190, HEAD = 34, FOOT = 54, BESIDE = 560; // pixels

/** Draws both panels for a width in pixels, side by side where there is room, and returns their scales. */
export function drawClasses({ svg, back, handles }, state, width) {
  const { axis, logits, target } = state, beside = width >= BESIDE;
  const left = { x0: 34, x1: beside ? width * 0.4 : width - 4, top: HEAD };
  const right = { x0: beside ? width * 0.4 + 62 : 34, x1: width - 4, top: beside ? HEAD : HEAD + ROOM + FOOT + HEAD };
  const height = right.top + ROOM + FOOT;
  const toZ = scale(axis.domain, [left.top + ROOM, left.top]), toP = scale([0, 1], [right.top + ROOM, right.top]);
  set(svg, { viewBox: `0 0 ${width} ${height}`, width, height });
  const at = ({ x0, x1 }, j) => x0 + ((j + 0.5) * (x1 - x0)) / logits.length;
  const view = { left, right, toZ, toP, at, column: (right.x1 - right.x0) / logits.length };
  back.replaceChildren(...logitMarks(state, view), ...barMarks(state, view));
  const p = softmax(logits);
  handles.forEach((handle, j) => set(handle, {
    transform: `translate(${at(left, j)} ${toZ(logits[j])})`, "aria-valuemin": axis.domain[0], "aria-valuemax": axis.domain[1],
    "aria-valuenow": logits[j],
    "aria-valuetext": `${number(logits[j], 2)}, probability ${number(p[j], 2)}${j === target ? ", the target" : ""}`,
  }));
  return view;
}

const panel = ({ x0, x1, top }, title, up, toY) =>
  [note([x0 - 34, top - 18], title), ...axes({ y: toY, left: x0, right: x1 }, { up, ruled: true })];

function classLabels(place, { at }, { logits, target }) {
  const bottom = place.top + ROOM, narrow = (place.x1 - place.x0) / logits.length < 56;
  const label = (j, below, text, color) => note([at(place, j), bottom + below], text, { color, anchor: "middle" });
  return logits.flatMap((_, j) => [
    label(j, 28, narrow ? String(j) : `class ${j}`, j === target ? "target" : "quiet"),
    ...(j === target ? [label(j, 45, narrow ? "◆" : "◆ target", "target")] : []),
  ]);
}

function logitMarks(state, view) {
  const { left, toZ, at } = view, { logits, axis } = state;
  return [
    ...panel(left, "logits z: drag them", ticks(axis.domain, 4), toZ),
    ...logits.flatMap((z, j) => {
      const x = at(left, j), y = toZ(z), above = y > left.top + 34;
      return [
        shape("line", { x1: x, x2: x, y1: toZ(0), y2: y, class: "hg-cost-explorer-stem" }),
        logits.length <= 6 ? note([x, above ? y - 20 : y + 29], number(z, 2), { color: "prediction", anchor: "middle" }) : null,
      ].filter(Boolean);
    }),
    ...classLabels(left, view, state),
  ];
}

function barMarks(state, view) {
  const { right, toP, at, column } = view, { target, live, chosen, axis } = state;
  const bar = Math.min(46, column * 0.42), bottom = toP(0), names = axis.names.filter((name) => chosen.includes(name));
  const middle = { color: "prediction", anchor: "middle" };
  const bars = live.p.flatMap((p, j) => {
    const x = at(right, j) - bar / 2 - column * 0.12, top = toP(p);
    const y = j === target ? 1 : 0;
    return [
      y ? shape("rect", { x, width: bar, y: toP(1), height: bottom - toP(1), class: "hg-cost-explorer-wanted" }) : null,
      shape("rect", { x, width: bar, y: top, height: bottom - top, class: "hg-cost-explorer-bar" }),
      bar >= 26 ? note([x + bar / 2, top > right.top + 18 ? top - 5 : top + 17], p.toFixed(2), middle) : null,
      ...names.flatMap((name, k) => {
        const cost = axis.names.indexOf(name), place = x + bar + column * (0.1 + 0.16 * k);
        return pullArrow([place, top], [place, toP(p - live.costs[cost].grad[j])], DASHES[cost]);
      }),
    ].filter(Boolean);
  });
  return [...panel(right, "probabilities p, arrows: the pull −∂J/∂z", [0, 0.5, 1], toP), ...bars, ...classLabels(right, view, state)];
}
