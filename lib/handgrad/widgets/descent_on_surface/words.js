// Descents in words: costs, points, and what happened.

import { plain, round, short } from "../kit/format.js";
import { factors, growth } from "./outcome.js";

/** Recorded points have seven digits: what a cost below this is, they do not tell. */
export const TINY = 1e-8;

/** "= 0.25" for a cost, and "< 10⁻⁸" for what a recorded run cannot tell from 0. */
export const costText = (cost) => (Math.abs(cost) < TINY ? "< 10⁻⁸" : `= ${short(cost)}`);

/** A point, to the `near`est place that matters: (3, −1.85). */
export function pointText(point, near) {
  const decimals = Math.max(0, Math.round(-Math.log10(near)));
  const [x, y] = point.map((value) => (Math.abs(value) < 1e3 ? round(value, decimals) : short(value)));
  return `(${x}, ${y})`;
}

/** What a way is called: the reader's, or not. */
export const WAYS = { true: "Your way", false: "A recorded search" };

/** What came of a way, { mine, points, tried }; value(point) is the cost. */
export function wayText({ mine, points, tried }, value) {
  const costs = points.map(value), least = Math.min(...costs), at = costs.indexOf(least), from = `from J ${costText(costs[0])}`;
  if (!mine) return `You have not turned two knobs on this device, so here is a search, one knob at a time: what lowered the cost of its ${tried} attempts, ${from} to J ${costText(least)}.`;
  const count = `${costs.length - 1} attempt${costs.length === 2 ? "" : "s"} with two knobs, ${from}`;
  return at ? `${count} to J ${costText(least)} at attempt ${at}, your least.` : `${count}, which none lowered.`;
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
export function verdict(rule, { path }, result, { bowl, start, rate, momentum }) {
  const end = ENDS[result.kind]({ ...result, why: bowl ? reason(rule, bowl.limits.limit, rate, momentum) : "" });
  if (result.after === 0 || path.length < 2) return end;
  if (bowl && rule !== "adam") return `${end} ${factorText(rule, factors(bowl.A, rule, start, { rate, momentum }), momentum)}`;
  const orderly = ["converged", "stuck", "underway"].includes(result.kind);
  const factor = result.zigzags && orderly ? growth(path, result.after ?? result.update) : null;
  return factor ? `${end} Each step is about ${factor.toFixed(2)} times as long as the one before.` : end;
}

function reason(rule, limit, rate, momentum) {
  if (rule === "descent" && rate > limit) return ", the rate being above 2/λ";
  return rule === "momentum" && rate > limit * (1 + momentum) ? ", the rate being above (2 + 2β)/λ" : "";
}

function factorText(rule, [along, across], momentum) {
  const text = (factor) => plain(factor.toFixed(2));
  if (rule === "momentum") {
    const slowest = Math.max(...[along, across].filter((factor) => factor !== null));
    const root = slowest === Math.sqrt(momentum) ? ", which is √β" : "";
    return `In the long run each update multiplies the distance by ${text(slowest)}${root}.`;
  }
  if (along === null || across === null) return `Each update multiplies the distance by ${text(along ?? across)}.`;
  return `Each update multiplies the distance across the valley by ${text(across)}, along it by ${text(along)}.`;
}
