// Descents by three rules, as handgrad.optimizers has them, and what happened in words.

import { number } from "../kit/kit.js";
import { curvature, eigen } from "../maths/surfaces.js";

/** A descent is kept up to its first cost beyond. */
export const FAR = 1e9;

/** Recorded points have seven digits: what a cost below this is, they do not tell. */
export const TINY = 1e-8;

/** Each is init(options) → update(theta, grad) → theta, and keeps the rule's state. */
const RULES = {
  descent: ({ rate }) => (theta, g) => theta.map((t, i) => -rate * g[i] + t),
  momentum: ({ rate, momentum }) => {
    let v = [0, 0];
    return (theta, g) => {
      v = v.map((old, i) => momentum * old + g[i]);
      return theta.map((t, i) => t - rate * v[i]);
    };
  },
  adam: ({ rate }) => {
    let t = 0, m = [0, 0], v = [0, 0];
    return (theta, g) => {
      t += 1;
      m = m.map((old, i) => 0.9 * old + (1 - 0.9) * g[i]);
      v = v.map((old, i) => 0.999 * old + (1 - 0.999) * g[i] ** 2);
      return theta.map((x, i) => x - (rate * (m[i] / (1 - 0.9 ** t))) / (Math.sqrt(v[i] / (1 - 0.999 ** t)) + 1e-8));
    };
  },
};

export const RULE_NAMES = { descent: "Gradient descent", momentum: "Momentum", adam: "Adam" };

/** { path, cost } from start: a point and its cost before each update, and after the last. */
export function descend({ value, grad }, rule, start, { rate, momentum, updates }) {
  const update = RULES[rule]({ rate, momentum });
  const path = [start], cost = [value(start)];
  while (path.length <= updates && Math.abs(cost.at(-1)) <= FAR) {
    path.push(update(path.at(-1), grad(path.at(-1))));
    cost.push(value(path.at(-1)));
  }
  return { path, cost };
}

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
  const said = { update, at, cost: end, near };
  if (!(Math.abs(end) <= FAR)) return { ...said, kind: end < 0 ? "fell" : "diverged", zigzags: turning(path, update) >= 0.5 };
  const place = minima.find((minimum) => apart(at, minimum) <= near) ?? at;
  const after = settledAt(path, place, near);
  said.zigzags = turning(path, place === at ? update : after) >= 0.5;
  if (place !== at) return { ...said, kind: "converged", at: place, after };
  const what = update && apart(at, path[update - 1]) > near ? null : criticalPoint(objective, at, near);
  if (what) return { ...said, kind: "stuck", what, after };
  return { ...said, kind: unsettled(path, cost, domain) };
}

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

function unsettled(path, cost, domain) {
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

/** A cost or a rate with three digits that count. */
export function short(value) {
  const size = Math.abs(value);
  return size !== 0 && (size < 1e-3 || size >= 1e5) ? number(value) : String(Number(value.toPrecision(3))).replace("-", "−");
}

/** "= 0.25" for a cost, and "< 10⁻⁸" for what a recorded run cannot tell from 0. */
export const costText = (cost) => (Math.abs(cost) < TINY ? "< 10⁻⁸" : `= ${short(cost)}`);

/** A point, to the `near`est place that matters: (3, −1.85). */
export function pointText(point, near) {
  const digits = Math.max(0, Math.round(-Math.log10(near)));
  const [x, y] = point.map((value) => (Math.abs(value) < 1e3 ? String(Number(value.toFixed(digits)) || 0).replace("-", "−") : short(value)));
  return `(${x}, ${y})`;
}

const ENDS = {
  diverged: ({ update, why }) => `Diverges${why}: the cost passed 10⁹ at update ${update}.`,
  fell: ({ update }) => `Falls without end: the cost passed −10⁹ at update ${update}.`,
  falling: ({ update, cost }) => `Falls out of the picture: after ${update} updates the cost is ${short(cost)}.`,
  climbing: ({ update, cost, why }) => `Diverges${why}: after ${update} updates the cost is ${short(cost)}, more than at the start.`,
  restless: ({ update, cost }) => `Jumps to and fro and gets no lower: J = ${short(cost)} after ${update} updates.`,
  converged: ({ zigzags, at, near, after }) =>
    after === 0
      ? `Starts at the minimum ${pointText(at, near)} and stays there.`
      : `${zigzags ? "Zigzags" : "Converges"} to the minimum ${pointText(at, near)}: within ${near} of it after ${after} updates.`,
  stuck: ({ what, at, near, cost, after }) =>
    `${after ? `Stuck from update ${after} at` : "Stuck at"} a ${what}, ${pointText(at, near)}: the gradient vanishes there, ` +
    `${what === "local minimum" ? `but the cost ${short(cost)} is not the lowest` : "but it is no minimum"}.`,
  underway: ({ zigzags, update, at, near, cost }) =>
    `${zigzags ? "Zigzags, and is still" : "Still"} on its way after ${update} updates: at ${pointText(at, near)}, J ${costText(cost)}.`,
};

/** What happened, in one sentence or two. `bowl` is { limits, A } of a quadratic with a minimum, else null. */
export function verdict(rule, { path }, told, { bowl, start, rate, momentum }) {
  const end = ENDS[told.kind]({ ...told, why: bowl ? reason(rule, bowl.limits.limit, rate, momentum) : "" });
  if (told.after === 0 || path.length < 2) return end;
  if (bowl && rule !== "adam") return `${end} ${factorText(rule, factors(bowl.A, rule, start, { rate, momentum }))}`;
  const orderly = ["converged", "stuck", "underway"].includes(told.kind);
  const factor = told.zigzags && orderly ? growth(path, told.after ?? told.update) : null;
  return factor ? `${end} Each step is about ${factor.toFixed(2)} times as long as the one before.` : end;
}

function reason(rule, limit, rate, momentum) {
  if (rule === "descent" && rate > limit) return ", the rate being above 2/λ";
  return rule === "momentum" && rate > limit * (1 + momentum) ? ", the rate being above (2 + 2β)/λ" : "";
}

function factorText(rule, [along, across]) {
  const text = (factor) => factor.toFixed(2).replace("-", "−");
  if (rule === "momentum") {
    const slowest = Math.max(...[along, across].filter((factor) => factor !== null));
    return `In the long run each update multiplies the distance by ${text(slowest)}.`;
  }
  if (along === null || across === null) return `Each update multiplies the distance by ${text(along ?? across)}.`;
  return `Each update multiplies the distance across the valley by ${text(across)}, along it by ${text(along)}.`;
}
