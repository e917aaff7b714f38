// Descents over the level lines of an objective: the reader drags the start, moves the rate, scrubs the updates.

import { button, change, clamp, draggable, element, fitted, mount, numbers, perFrame, player, provenance, set, shape, slider, speech, toggle, unpacked } from "../kit/kit.js";
import { surfaceOf } from "../maths/surfaces.js";
import { costText, descend, nearness, outcome, pointText, RULE_NAMES, short, verdict } from "./outcome.js";
import { DASH, drawLabels, drawRule, MARK, ruleShapes, startHandle, surfacePicture } from "./picture.js";
import { costStrip } from "./strip.js";

const ORDER = Object.keys(RULE_NAMES);

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** The descent that Python recorded for a rule with these options, or null. */
export function recordedDescent(record, rule, options, value) {
  const { theta, lengths, rates } = record;
  const at = rates ? rates.indexOf(options.rate) : -1;
  if (at < 0 || !["start", "momentum", "updates"].every((name) => same(record[name], options[name]))) return null;
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
export function chosen(get) {
  const rates = get("rates"), start = get("start").map((x, i) => clamp(Number(x) || 0, ...get("domain")[i]));
  return {
    start,
    rate: rates[nearestStop(rates, get("rate"))],
    momentum: get("momentum"),
    updates: get("updates"),
    update: clamp(Math.round(get("update")), 0, get("updates")),
    rules: ORDER.filter((rule) => get("rules").split(" ").includes(rule)),
  };
}

/** The descents of all rules, each with its source and what became of it. */
export function descentsOf(get, objective, records) {
  const options = chosen(get), surface = get("surface"), domain = get("domain"), answer = get("descents");
  const trained = get("live") && answer.theta ? { ...answer, theta: unpacked(answer.theta) } : {};
  return Object.fromEntries(options.rules.map((rule) => {
    const python = recordedDescent(trained, rule, options, objective.value);
    const recorded = python ? null : recordedDescent(records, rule, options, objective.value);
    const run = python ?? recorded ?? descend(objective, rule, options.start, options);
    const told = outcome(objective, run, { minima: surface.minima, domain });
    const bowl = surface.limits && { A: surface.A, limits: surface.limits };
    const text = verdict(rule, run, told, { bowl, ...options });
    const source = !(python ?? recorded) ? "browser" : get("live") ? "python" : "recorded";
    return [rule, { ...run, told, text, source }];
  }));
}

/** The rate's slider over its stops, with the best rate and the limit of a bowl marked on its track. */
function rateSlider({ rates, rate, limits }, onRate, signal) {
  const control = slider({
    label: "rate η", min: 0, max: rates.length - 1, step: 1, value: nearestStop(rates, rate), words: (i) => short(rates[i]),
  }, (i) => onRate(rates[i]), signal);
  const track = element("div", { class: "hg-descent-track" });
  control.input.replaceWith(track);
  track.append(control.input);
  for (const [name, text] of limits ? [["best", "best"], ["limit", "2/λ"]] : []) {
    const share = amongStops(rates, limits[name]) / (rates.length - 1);
    const mark = element("span", { class: `hg-descent-rate hg-descent-${name}` }, `${text} = ${short(limits[name])}`);
    mark.style.setProperty("--at", share.toFixed(4));
    track.append(mark);
  }
  return control;
}

/** A rule's row: the box that shows it, its line, where it is, and what became of it. */
function ruleRow(rule, checked, onChange, signal) {
  const sample = shape("svg", { class: "hg-descent-sample", width: 40, height: 14, "aria-hidden": "true" },
    shape("path", { class: "hg-descent-path", d: "M1 7H39", "stroke-dasharray": DASH[rule] }),
    shape("path", { class: "hg-descent-mark", d: MARK[rule], transform: "translate(20 7)" }));
  const box = toggle({ label: RULE_NAMES[rule], checked }, onChange, signal);
  box.append(sample);
  const where = element("p", { class: "hg-descent-where" }), text = element("p", { class: "hg-descent-verdict" });
  const root = element("div", { class: "hg-descent-row" }, element("div", {}, box, where), text);
  const put = (place, told) => {
    where.textContent = place;
    text.textContent = told;
    root.classList.toggle("hg-descent-off", !told);
  };
  return { root, box: box.querySelector("input"), put };
}

/** All that the reader can set. `put` gets the values that he or she chose. */
function descentControls(get, put, signal) {
  const surface = get("surface"), first = get("sweep").start;
  const showRule = (rule, checked) =>
    put({ rules: ORDER.filter((other) => (other === rule ? checked : chosen(get).rules.includes(other))).join(" ") });
  return {
    rate: rateSlider({ rates: get("rates"), rate: get("rate"), limits: surface.limits }, (rate) => put({ rate }), signal),
    play: player({
      label: "update t", last: get("updates"), at: chosen(get).update, words: (t) => `${t} of ${get("updates")}`,
    }, (update) => put({ update }), signal),
    rows: Object.fromEntries(ORDER.map((rule) =>
      [rule, ruleRow(rule, chosen(get).rules.includes(rule), (checked) => showRule(rule, checked), signal)])),
    back: button("Back to the first start", () => put({ start: first }), signal),
  };
}

function drawDescents({ nodes, rows, start, near }, runs, now, place) {
  const pixel = ([a, b]) => [place.x(a), place.y(b)];
  for (const rule of ORDER) {
    const shown = rule in runs;
    for (const part of Object.values(nodes[rule])) set(part, { display: shown ? null : "none" });
    rows[rule].box.checked = shown;
    if (!shown) {
      rows[rule].put("", "");
      continue;
    }
    const { path, cost, text } = runs[rule], t = Math.min(now.update, path.length - 1);
    drawRule(nodes[rule], rule, path.map(pixel), now.update, place);
    rows[rule].put(`θ = ${pointText(path[t], near)}, J ${costText(cost[t])}`, text);
  }
  const pixels = Object.entries(runs).map(([rule, { path }]) => [rule, path.map(pixel)]);
  const [x, y] = pixel(now.start);
  drawLabels(nodes, Object.fromEntries(pixels), [x, y], place);
  set(start, {
    transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})`,
    "aria-valuenow": now.start[0],
    "aria-valuetext": pointText(now.start, near),
  });
}

function build({ root, model, signal, listen }) {
  const get = (name) => model.get(name), surface = get("surface"), domain = get("domain"), near = nearness(domain);
  const objective = surfaceOf(surface), sweep = get("sweep"), records = { ...sweep, theta: unpacked(sweep.theta) };
  let place = null, runs = {};
  const put = (values) => change(model, values);
  // A start has few digits, so that the reader can put it exactly on an axis.
  const rounded = (value) => Number((Math.round(value / near) * near).toPrecision(6));
  const putStart = (point) => put({ start: point.map((value, i) => clamp(rounded(value), ...domain[i])) });
  const moveTo = ([x, y]) => putStart([place.x.invert(x), place.y.invert(y)]);

  const pictureHost = element("div"), stripHost = element("div"), start = startHandle(domain);
  const picture = surfacePicture(pictureHost, { surface, domain, objective, onPlace: moveTo }, signal);
  const nodes = Object.fromEntries(ORDER.map((rule) => [rule, ruleShapes(rule, picture)]));
  picture.top.append(start);
  const nudge = (way, far) => putStart(chosen(get).start.map((value, i) => value + way[i] * near * (far ? 50 : 10)));
  draggable(start, { surface: picture.svg, move: moveTo, nudge }, signal);
  const strip = costStrip(stripHost, { objective, surface, domain });
  const { rate, play, rows, back } = descentControls(get, put, signal);
  const words = speech(signal), source = provenance("recorded");
  const table = numbers({
    caption: "The descents, update by update",
    columns: ["update", ...ORDER.flatMap((rule) => [`${RULE_NAMES[rule]}: θ`, "cost J"])],
    rows: () => tableRows(runs, get("updates"), near),
  }, signal);

  const draw = () => {
    const now = chosen(get), kinds = Object.values((runs = descentsOf(get, objective, records))).map((run) => run.source);
    drawDescents({ nodes, rows, start, near }, runs, now, place);
    strip.draw(runs, now);
    rate.put(get("rates").indexOf(now.rate));
    play.length(now.updates);
    if (play.frame() !== now.update) play.show(now.update);
    back.disabled = same(now.start, sweep.start);
    source.put(["browser", "python"].find((kind) => kinds.includes(kind)) ?? "recorded");
    words.say(spoken(runs, now, near));
    table.refresh();
  };
  root.classList.add("hg-descent");
  root.append(pictureHost, element("div", { class: "hg-descent-controls" }, rate.root, play.root), stripHost,
    element("div", { class: "hg-descent-rows" }, ...ORDER.map((rule) => rows[rule].root)), words.root,
    element("div", { class: "hg-descent-foot" }, source.root, back), table.root);
  fitted(pictureHost, (width) => {
    place = picture.layout(width);
    strip.wide(width);
    draw();
  }, signal);
  const redraw = perFrame(() => place && draw(), signal);
  for (const name of ["start", "rate", "momentum", "updates", "rules", "update", "descents"]) listen(name, redraw);
}

function spoken(runs, { update, start, rate }, near) {
  const each = Object.entries(runs).map(([rule, { path, cost, text }]) => {
    const t = Math.min(update, path.length - 1);
    return `${RULE_NAMES[rule]}, update ${t}: θ ${pointText(path[t], near)}, cost J ${costText(cost[t])}. ${text}`;
  });
  return `From ${pointText(start, near)} with rate ${short(rate)}. ${each.join(" ") || "No rule is shown."}`;
}

function tableRows(runs, updates, near) {
  return Array.from({ length: updates + 1 }, (_, t) => [
    String(t),
    ...ORDER.flatMap((rule) => {
      const run = runs[rule];
      return run && t < run.path.length ? [pointText(run.path[t], near / 10), costText(run.cost[t]).replace("= ", "")] : ["", ""];
    }),
  ]);
}

export default {
  render: ({ model, el }) => mount({ model, el, label: `Descents on the surface ${model.get("surface").name}` }, build),
};
