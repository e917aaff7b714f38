// The costs of one number as curves, with their names.

import { line, note } from "../kit/chart.js";
import { shape } from "../kit/dom.js";
import { crossings, onScreen } from "./curves.js";
import { DASHES } from "./marks.js";

/** The curves of the chosen costs, each with its name. */
export function curveMarks(state, view, curves, chosen) {
  const { axis } = state, { toX, toY, most } = view;
  const lines = chosen.map((k) => {
    const inside = [...curves.value[k]].map((value) => Math.min(value, most));
    const d = line(onScreen(curves.x, inside, toX, toY, axis.domain));
    return shape("path", { d, class: "hg-cost-explorer-curve", "stroke-dasharray": DASHES[k] });
  });
  return [...lines, ...chosen.flatMap((k) => nameMark(k, state, view, curves))];
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
  const [low, high] = axis.domain, [part, where] = SPOTS[axis.names[k]], level = part * most;
  const name = (at, y, way) => [note([toX(at) + way * 9, y], axis.words[k], { color: "cost", anchor: way < 0 ? "end" : "start" })];
  if (part === null) return name(side < 0 ? low : high, toY(0.5) - 7, -side);
  const places = crossings(x, value[k], level).filter((at) => at > low && at < high);
  const at = places.find((place) => kind === "class" || (place - target) * side > 0) ?? places[0];
  if (at === undefined) return [];
  const out = kind === "class" ? side : Math.sign(at - target);
  return name(at, toY(level) + 4, where === "outside" ? out : -out);
}
