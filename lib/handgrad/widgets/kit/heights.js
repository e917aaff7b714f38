// How high a cost stands in a picture of a surface.

import { ticks } from "./chart.js";
import { short } from "./format.js";

const EVEN = 8; // as it is, if the whole height is so many times that of the middle cost; else the valleys would not show
const APART = 0.14; // numbers of the axis, in shares of the height

/**
 * Of the costs of a grid: { height, from, range }, where height(cost) is 0 for the least and 1 for the greatest. It
 * grows with the cost, and `from` is null; or with log(1 + (cost − least) / from), where costs differ that much.
 */
export function heightScale(costs) {
  const ascending = costs.filter(Number.isFinite).sort((a, b) => a - b), low = ascending[0], high = ascending.at(-1);
  const range = [low, high], whole = high - low || 1;
  if (high - low <= EVEN * (ascending[ascending.length >> 1] - low)) return { range, from: null, height: (cost) => (cost - low) / whole };
  const from = ascending.find((cost, k) => cost > low && k >= 0.1 * (ascending.length - 1)) - low, most = Math.log1p((high - low) / from);
  return { range, from, height: (cost) => Math.log1p(Math.max(0, cost - low) / from) / most };
}

/** Round costs for the axis of heights, [height, text] each: 0 and powers of ten where heights are logarithms. */
export function heightTicks({ height, from, range: [low, high] }) {
  const powers = Array.from({ length: 24 }, (_, k) => 10 ** (14 - k)), kept = [];
  for (const cost of from ? [...powers, 0] : ticks([low, high], 4)) {
    const free = kept.every((other) => Math.abs(height(other) - height(cost)) >= APART);
    if (cost >= low - 1e-9 && cost <= high && free) kept.push(cost);
  }
  return kept.map((cost) => [height(cost), short(cost)]);
}
