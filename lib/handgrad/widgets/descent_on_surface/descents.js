// The descents that the reader asks for: recorded ones, those that Python trains, and those that are computed here.

import { unpack } from "../kit/arrays.js";
import { clamp } from "../kit/chart.js";
import { descend } from "../maths/optimizers.js";
import { outcome } from "./outcome.js";
import { ORDER } from "./rules.js";
import { verdict } from "./words.js";

export const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** The descent that Python recorded for a rule with these options, or null. */
export function recordedDescent(record, rule, options, value) {
  const { theta, lengths, rates } = record;
  const at = rates ? rates.indexOf(options.rate) : -1;
  const needed = ["start", "updates", ...(rule === "momentum" ? ["momentum"] : [])];
  if (at < 0 || !needed.every((name) => same(record[name], options[name]))) return null;
  const rows = record.updates + 1, first = (ORDER.indexOf(rule) * rates.length + at) * rows;
  const path = Array.from({ length: lengths[ORDER.indexOf(rule)][at] }, (_, t) => [...theta.data.slice(2 * (first + t), 2 * (first + t) + 2)]);
  return { path, cost: path.map(value) };
}

/** Where a value lies among ascending stops: 1.5 is midway between the second and the third. */
export function amongStops(stops, value) {
  const next = stops.findIndex((stop) => stop >= value);
  if (next <= 0) return next === 0 ? 0 : stops.length - 1;
  return next - (stops[next] - value) / (stops[next] - stops[next - 1]);
}

export const nearestStop = (stops, value) =>
  stops.reduce((best, stop, i) => (Math.abs(stop - value) < Math.abs(stops[best] - value) ? i : best), 0);

/** What the reader chose, made valid: an address may hold anything. */
export function choices(get) {
  const rates = get("rates"), betas = get("betas"), start = get("start").map((x, i) => clamp(Number(x) || 0, ...get("domain")[i]));
  return {
    start,
    rate: rates[nearestStop(rates, get("rate"))],
    momentum: betas[nearestStop(betas, get("momentum"))],
    updates: get("updates"),
    update: clamp(Math.round(get("update")), 0, get("updates")),
    tinted: get("tinted"),
    rules: ORDER.filter((rule) => get("rules").split(" ").includes(rule)),
  };
}

/** The descents of all rules, each with its source and, in words, what became of it. */
export function descentsOf(get, objective, records) {
  const options = choices(get), surface = get("surface"), domain = get("domain"), answer = get("descents");
  const trained = get("live") && answer.theta ? { ...answer, theta: unpack(answer.theta) } : {};
  return Object.fromEntries(options.rules.map((rule) => {
    const python = recordedDescent(trained, rule, options, objective.value);
    const recorded = python ? null : recordedDescent(records, rule, options, objective.value);
    const run = python ?? recorded ?? descend(objective, rule, options.start, options);
    const result = outcome(objective, run, { minima: surface.minima, domain });
    const bowl = surface.limits && { A: surface.A, limits: surface.limits };
    const text = verdict(rule, run, result, { bowl, ...options });
    const source = !(python ?? recorded) ? "browser" : get("live") ? "python" : "recorded";
    return [rule, { ...run, text, source }];
  }));
}
