// What became of a descent.

import { curvature, eigen } from "../maths/curvature.js";
import { FAR } from "../maths/optimizers.js";

const apart = ([a, b], [c, d]) => Math.hypot(a - c, b - d);

/** A short length in a domain: 0.01 where it is a few wide. */
export const nearness = (domain) =>
  10 ** Math.floor(Math.log10(Math.max(...domain.map(([low, high]) => high - low)) / 300) + 1e-9);

/** The first index from which every point stays that near to a place. */
function settledAt(path, place, near) {
  let t = path.length;
  while (t > 0 && apart(path[t - 1], place) <= near) t -= 1;
  return t;
}

/** The share of the updates up to `end` that turn back, by more than a right angle. */
function turning(path, end) {
  let turns = 0;
  for (let t = 1; t < end; t += 1) {
    const [a, b, c] = path.slice(t - 1, t + 2);
    turns += (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1]) < 0;
  }
  return end > 1 ? turns / (end - 1) : 0;
}

/** What kind of point it is, if the gradient vanishes within `near` of it: "saddle point", … ; or null. */
export function criticalPoint(objective, point, near) {
  const g = objective.grad(point), [low, high] = eigen(curvature(objective, point));
  const away = [low, high].map(({ value, direction: [c, s] }) => (g[0] * c + g[1] * s) / value); // Newton's step
  if (Math.hypot(...g) > 0 && !(Math.hypot(...away) <= near)) return null;
  if (low.value > 0) return "local minimum";
  return high.value < 0 ? "maximum" : "saddle point";
}

const within = (point, domain) => domain.every(([low, high], i) => low <= point[i] && point[i] <= high);

/**
 * What became of a descent: { kind, zigzags, … }, where kind is "diverged" or "fell" (the cost passed FAR, or −FAR),
 * "converged", "stuck" (at what is no known minimum), "falling" (out of the picture), "climbing", "restless" (it jumps
 * about and gets no lower) or "underway".
 */
export function outcome(objective, { path, cost }, { minima, domain }) {
  const update = path.length - 1, at = path[update], near = nearness(domain), end = cost[update];
  const last = { update, at, cost: end, near };
  if (!(Math.abs(end) <= FAR)) return { ...last, kind: end < 0 ? "fell" : "diverged", zigzags: turning(path, update) >= 0.5 };
  const place = minima.find((minimum) => apart(at, minimum) <= near) ?? at;
  const after = settledAt(path, place, near);
  const zigzags = turning(path, place === at ? update : after) >= 0.5;
  if (place !== at) return { ...last, zigzags, kind: "converged", at: place, after };
  const what = update && apart(at, path[update - 1]) > near ? null : criticalPoint(objective, at, near);
  if (what) return { ...last, zigzags, kind: "stuck", what, after };
  return { ...last, zigzags, kind: unrest(path, cost, domain) };
}

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

function unrest(path, cost, domain) {
  const end = cost.at(-1), half = Math.ceil(cost.length / 2), early = cost.slice(0, half), late = cost.slice(half);
  if (!within(path.at(-1), domain) && end < cost[0]) return "falling";
  if (end > cost[0] && Math.max(...late) > 1.5 * Math.max(...early)) return "climbing";
  const rises = cost.filter((c, t) => t > 0 && c >= cost[t - 1] * (1 - 1e-6)).length / cost.length;
  const restless = mean(late) >= 0.9 * mean(early.slice(1)) && rises > 0.3 && turning(path, path.length - 1) > 0.25;
  return cost.length > 8 && restless ? "restless" : "underway";
}

/**
 * By what one update multiplies the distance from a bowl's minimum in the long run: along the valley and across it,
 * null in a direction that the start leaves out. Gradient descent's factors have a sign, 1 − ηλ; momentum's is the
 * larger root of z² − (1 + β − ηλ) z + β, which is √β where the roots are complex.
 */
export function factors(A, rule, start, { rate, momentum }) {
  return eigen(A).map(({ value, direction: [c, s] }) => {
    if (Math.abs(start[0] * c + start[1] * s) < 1e-12) return null;
    if (rule === "descent") return 1 - rate * value;
    const sum = 1 + momentum - rate * value, inside = sum ** 2 - 4 * momentum;
    return inside < 0 ? Math.sqrt(momentum) : (Math.abs(sum) + Math.sqrt(inside)) / 2;
  });
}

/** By what one step is longer than the one before, on average over ten before `end`; null where it cannot be told. */
export function growth(path, end, steps = 10) {
  const first = Math.max(1, end - steps);
  if (end - first < 3) return null;
  const from = apart(path[first], path[first - 1]), to = apart(path[end], path[end - 1]);
  return from > 0 && to > 0 ? (to / from) ** (1 / (end - first)) : null;
}
