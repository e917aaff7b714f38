// What the painted neuron says of itself.

import { percent } from "../kit/format.js";

const share = ([right, all]) => `${right} of ${all}`;

/** What the picture shows: the reader's sheet, or training's after so many updates. */
export function sentence({ own, others }, updates, sheet) {
  if (updates === null && sheet.every((w) => w === 0)) {
    return `A blank sheet adds up nothing: every sum is 0, and half of the ${own[1]} images are on the wrong side wherever the line stands.`;
  }
  const whose = updates === null ? "Your sheet" : `Training's sheet, after ${updates} ${updates === 1 ? "update" : "updates"},`;
  const rest = others[1] ? ` Of ${others[1]} images that it was not made for, ${others[0]}.` : "";
  return `${whose} reads ${share(own)} images right (${percent(own[0] / own[1])}).${rest}`;
}

/** The table's rows: the reader's sheet, then training's by its updates. */
export const rowsOf = (neurons) => Object.entries(neurons)
  .sort(([a], [b]) => (a === "yours" ? -1 : b === "yours" ? 1 : a - b))
  .map(([name, { own, others }]) => [name === "yours" ? "yours" : `training's, update ${name}`, share(own), share(others)]);
