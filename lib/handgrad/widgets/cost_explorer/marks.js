// Marks that both views of the cost explorer draw.

import { shape } from "../kit/dom.js";

/** Costs are told apart by dashes, in the order in which they are offered. */
export const DASHES = [null, "7 4", "2 3"];

/** An arrow between two points of the screen; where they all but meet, a dot: no pull. */
export function pullArrow([x1, y1], [x2, y2], dashes = null) {
  const length = Math.hypot(x2 - x1, y2 - y1);
  if (length < 2) return [shape("circle", { cx: x1, cy: y1, r: 2.5, class: "hg-cost-explorer-tip" })];
  const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length], head = Math.min(9, length), wide = head / 2;
  const [bx, by] = [x2 - ux * head, y2 - uy * head];
  const tip = `M${x2} ${y2}L${bx - uy * wide} ${by + ux * wide}L${bx + uy * wide} ${by - ux * wide}Z`;
  return [
    shape("line", { x1, y1, x2: bx, y2: by, class: "hg-cost-explorer-pull", "stroke-dasharray": dashes }),
    shape("path", { d: tip, class: "hg-cost-explorer-tip" }),
  ];
}
