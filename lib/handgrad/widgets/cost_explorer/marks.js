// Marks that both views of the cost explorer draw.

import { shape } from "../kit/kit.js";

/** Costs are told apart by dashes, in the order in which they are offered. */
export const COST_DASHES = [null, "7 4", "2 3"];

/** Text in one of the colors ink, quiet, prediction, target, gradient, cost; anchored at start, middle or end. */
export const costNote = (x, y, text, color = "ink", anchor = "start") =>
  shape("text", { x, y, "text-anchor": anchor, class: `hg-costs-note hg-costs-is-${color}` }, text);

/** An arrow between two points of the screen; where they all but meet, a dot: no pull. */
export function pullArrow([x1, y1], [x2, y2], dashes = null) {
  const length = Math.hypot(x2 - x1, y2 - y1);
  if (length < 2) return [shape("circle", { cx: x1, cy: y1, r: 2.5, class: "hg-costs-tip" })];
  const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length], head = Math.min(9, length), wide = head / 2;
  const [bx, by] = [x2 - ux * head, y2 - uy * head];
  return [
    shape("line", { x1, y1, x2: bx, y2: by, class: "hg-costs-pull", "stroke-dasharray": dashes }),
    shape("path", { d: `M${x2} ${y2}L${bx - uy * wide} ${by + ux * wide}L${bx + uy * wide} ${by - ux * wide}Z`, class: "hg-costs-tip" }),
  ];
}

/** A short line as a cost is drawn, beside its name. */
export function dashSample(k, kind) {
  const line = shape("line", { x1: 1, x2: 27, y1: 5, y2: 5, class: `hg-costs-${kind}`, "stroke-dasharray": COST_DASHES[k] });
  return shape("svg", { width: 28, height: 10, "aria-hidden": "true" }, line);
}

/** A handle for keys too: the mark, and a disk of 44 pixels around it to hit. */
export function costHandle(attributes, mark) {
  const reach = shape("circle", { r: 22, class: "hg-costs-reach" });
  return shape("g", { class: "hg-costs-grip", role: "slider", tabindex: 0, ...attributes }, reach, mark);
}
