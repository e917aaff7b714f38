// Which minimum a descent ends at.

import { FAR, updateOf } from "./optimizers.js";

const MOST = 1200, LOOK = 20; // updates: of a descent, and between two looks at where it is

/** The index of the minimum that a descent comes to rest at, or −1: at two looks in a row it is within `near` of it. */
export function endOf({ grad }, rule, start, { minima, near, ...options }) {
  const update = updateOf(rule, options);
  let theta = start, before = -1;
  for (let t = 1; t <= MOST; t += 1) {
    theta = update(theta, grad(theta));
    if (t % LOOK) continue;
    if (!(Math.abs(theta[0]) + Math.abs(theta[1]) < FAR)) return -1;
    const at = minima.findIndex(([x, y]) => Math.hypot(theta[0] - x, theta[1] - y) <= near);
    if (at >= 0 && at === before) return at;
    before = at;
  }
  return -1;
}

/** The ends of descents from each start of the grid x × y, row by row as they are asked for. */
export function* rowsOfEnds({ x, y }, end) {
  for (const b of y) yield x.map((a) => end([a, b]));
}
