// What the knobs say of themselves.

import { short } from "../kit/format.js";
import { bestOf, reached } from "./attempts.js";

const COUNT = { 2: "two", 3: "three" };
const many = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;

/** After the last attempt, in fog: is it better, and what is the best so far? */
export function inFog({ costs, goal, knobs }) {
  const last = costs.length - 1, best = bestOf(costs);
  if (last === 0) return `${knobs === 2 ? "Two knobs, as they came" : "Three knobs, begun anew"}: ${short(costs[0])} wrong. Get below ${short(goal)}.`;
  const step = costs[last] < costs[last - 1] ? "less than before" : costs[last] > costs[last - 1] ? "more than before" : "as before";
  const done = reached(costs, goal);
  const end = done < 0 ? `Your least so far is ${short(costs[best])}, at attempt ${best}.` : `You came below ${short(goal)} at attempt ${done}: lift the fog.`;
  return `Attempt ${last}: ${short(costs[last])} wrong, ${step}. ${end}`;
}

/** Without fog: how the reader did, beside a descent. */
export function lifted({ costs, seen, goal, knobs, least, descent }) {
  return `${ofReader({ costs, seen, goal, knobs })} The least that ${COUNT[knobs]} knobs allow is ${short(least)}. ${ofDescent(descent, goal)}`;
}

/** What the ovals of the plane of so many knobs are, where there is no fog. */
export const ovals = (knobs) => `Each oval joins places that are equally wrong.${knobs === 3 ? " Knob 2 is not in this picture: the ovals hold for it as it stands." : ""}`;

/** What came of it, for a page that only looks back. */
export function lookedBack({ yours, search, descent, goal, knobs }) {
  const own = yours ? ofReader({ ...yours, goal, knobs }) : `You have not turned ${COUNT[knobs]} knobs on this device. A search that turns one knob after the other ${endOf(search, goal, "attempt")}.`;
  return `${own} ${ofDescent(descent, goal)}`;
}

function ofReader({ costs, seen, goal, knobs }) {
  const tried = costs.length - 1, done = reached(costs, goal), best = bestOf(costs);
  const clear = seen.slice(0, done > 0 ? done + 1 : undefined).filter(Boolean).length;
  if (tried === 0) return `You have not turned a knob yet: ${short(costs[0])} wrong.`;
  if (done > 0) return `With ${COUNT[knobs]} knobs you came below ${short(goal)} after ${many(done, "attempt")}${clear ? `, ${clear} of them without fog` : ""}.`;
  return `After ${many(tried, "attempt")} with ${COUNT[knobs]} knobs your least is ${short(costs[best])}.`;
}

const ofDescent = (costs, goal) => `Gradient descent ${endOf(costs, goal, "update")}.`;

function endOf(costs, goal, word) {
  const done = reached(costs, goal);
  return done < 0 ? `is at ${short(costs.at(-1))} after ${many(costs.length - 1, word)}` : `comes below ${short(goal)} after ${many(done, word)}`;
}

/** The table's rows: the attempts, with their dials. */
export const rowsOf = (attempts, costs) => attempts.map(({ dials, seen }, k) => [String(k), ...dials.map(String), short(costs[k]), seen ? "no" : "yes"]);
