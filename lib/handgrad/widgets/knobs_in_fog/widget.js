// Knobs in fog: the reader turns them and is told one number; without fog, the curve and a descent beside the way.

import { unpack } from "../kit/arrays.js";
import { keptAttempts } from "../kit/attempts.js";
import { button, choice } from "../kit/controls.js";
import { element, set, shape } from "../kit/dom.js";
import { short } from "../kit/format.js";
import { change, fit, mount, perFrame } from "../kit/frame.js";
import { numbers, provenance, speech } from "../kit/speech.js";
import { costOf, scaled, thetaOf } from "./curve.js";
import { knob } from "./knob.js";
import { legend } from "./looks.js";
import { panel } from "./panel.js";
import { drawPlane, levelsOnce } from "./plane.js";
import { drawStrip } from "./strip.js";
import { inFog, lifted as withoutFog, lookedBack, ovals, rowsOf } from "./words.js";

const COUNTS = [["2", "two"], ["3", "three"]];

/** How many knobs: what an address says may be anything. */
const countOf = (model) => (model.get("knobs") === 3 ? 3 : 2);

/** What does not change: the points, the cost of dials, and the recorded ways by the count of knobs. */
function tableOf(model) {
  const points = { x: model.get("x"), y: model.get("y"), t: scaled(model.get("x")) }, domain = model.get("domain");
  const theta = (dials) => thetaOf(dials, domain);
  const way = (trait, count) => {
    const { dials, costs } = model.get(trait)[count - 2], { data } = unpack(dials);
    return { costs, dials: costs.map((_, k) => [...data.subarray(count * k, count * (k + 1))]) };
  };
  return { points, theta, cost: (dials) => costOf(theta(dials), points), way };
}

/** Two charts that share the ways: costs by attempt, and the plane of two knobs. */
function charts(signal, changed) {
  const [strip, plane] = ["How wrong, attempt by attempt", "The way through the plane of two knobs"].map((label) => shape("svg", { role: "img", "aria-label": label }));
  const frames = [strip, plane].map((svg) => element("div", {}, svg)), widths = [0, 0], key = element("div"), told = element("p", { class: "hg-knobs-in-fog-legend" }), levels = levelsOnce();
  frames.forEach((frame, k) => fit(frame, (width) => { widths[k] = width; changed(); }, signal));
  const draw = (state) => {
    if (widths[0]) drawStrip(strip, state, widths[0]);
    if (widths[1]) drawPlane(plane, { ...state, levels }, widths[1]);
    key.replaceChildren(legend(Object.keys(state.ways), state.python));
    told.textContent = state.lifted ? ovals(state.now.length) : "";
  };
  return { parts: [element("div", { class: "hg-knobs-in-fog-charts" }, ...frames), key, told], draw };
}

const render = ({ model, el }) => mount(
  { model, el, name: "knobs-in-fog", label: model.get("view") === "path" ? "The way of the knobs, beside a descent" : "Knobs in fog" },
  (parts) => (model.get("view") === "path" ? buildPath(parts) : buildFog(parts)),
);

/** The attempts with so many knobs, as the device keeps them; the first is always the start. */
function attemptsOf(model) {
  const kept = keptAttempts(model.get("keep")), first = (count) => ({ dials: model.get("start").slice(0, count), seen: false });
  const read = (count) => {
    const list = kept.read(count);
    return list.length ? list : [first(count)];
  };
  return { ...kept, read, first };
}

function buildFog({ root, model, signal, listen }) {
  const table = tableOf(model), kept = attemptsOf(model), goal = () => model.get("goals")[count - 2];
  let count = countOf(model), attempts = kept.read(count), lifted = false, dropped = null, width = 0, source = "recorded";
  const words = speech(signal), from = provenance("browser"), view = panel(table.points, model.get("names"));
  const frame = element("div", { class: "hg-knobs-in-fog-panel" }, view.svg), reading = element("p", { class: "hg-knobs-in-fog-reading" }), value = element("span");
  reading.append(element("small", {}, "how wrong"), value);

  const dials = () => knobs.slice(0, count).map((one) => one.value());
  const settled = () => dials().every((dial, k) => dial === attempts.at(-1).dials[k]);
  const costs = () => attempts.map((attempt) => table.cost(attempt.dials));
  const draw = () => {
    const now = dials(), all = costs(), descent = table.way("descents", count), least = model.get("least")[count - 2];
    if (width) view.draw(table.theta(now), lifted, width);
    value.textContent = lifted || settled() ? short(table.cost(now)) : "let go to see";
    const yours = { dials: attempts.map((one) => one.dials), costs: all, seen: attempts.map((one) => one.seen) };
    both.draw({ ways: lifted ? { yours, descent } : { yours }, goal: goal(), cost: table.cost, now, lifted, least, python: source === "python" });
    const said = { costs: all, seen: yours.seen, goal: goal(), knobs: count, least, descent: descent.costs };
    words.say(lifted ? withoutFog(said) : inFog(said));
    from.put(lifted && source === "python" ? "python" : "browser");
    again.textContent = dropped ? "Undo: my way back" : "Start over";
    lift.textContent = lifted ? "Fog again" : "Lift the fog";
    rows.refresh();
  };
  const soon = perFrame(draw, signal), both = charts(signal, soon);

  const put = (list, before = null) => {
    [attempts, dropped] = [list, before];
    kept.write(count, list);
    soon();
  };
  const settle = () => {
    if (!settled()) put([...attempts, { dials: dials(), seen: lifted }]);
  };
  const knobs = model.get("start").map((dial, j) => knob(j + 1, dial, { turn: soon, settle }, signal));
  const show = () => {
    attempts.at(-1).dials.forEach((dial, j) => knobs[j].put(dial));
    set(knobs[2].root, { style: count < 3 && "display: none" });
    soon();
  };
  const many = choice({ label: "How many knobs", options: COUNTS, value: String(count) }, (key) => {
    count = Number(key);
    change(model, { knobs: count });
    [attempts, lifted, dropped] = [kept.read(count), false, null];
    show();
  });
  const lift = button("Lift the fog", () => {
    lifted = !lifted;
    soon();
  });
  const again = button("Start over", () => {
    lifted = false;
    if (dropped) put(dropped);
    else put([kept.first(count)], attempts.length > 1 ? attempts : null);
    show();
  });
  const descend = model.get("live") && button("Descend from my knobs", () => {
    lifted = true;
    change(model, { begin: dials() });
  });
  listen("descents", () => {
    source = "python";
    soon();
  });
  const rows = numbers({
    caption: "The attempts", columns: ["attempt", "knob 1", "knob 2", "knob 3", "how wrong", "in fog"],
    rows: () => rowsOf(attempts, costs()).map((row) => (count < 3 ? [...row.slice(0, 3), "", ...row.slice(3)] : row)),
  });
  root.append(
    many,
    element("div", { class: "hg-knobs-in-fog-bench" }, frame, element("div", {},
      reading, ...knobs.map((one) => one.root), element("div", { class: "hg-knobs-in-fog-row" }, lift, again, descend))),
    ...both.parts, words.root, from.root, rows.root,
  );
  fit(frame, (now) => { width = now; soon(); }, signal);
  show();
}

function buildPath({ root, model, signal }) {
  const table = tableOf(model), kept = attemptsOf(model), words = speech(signal), from = provenance("recorded");
  let count = countOf(model);
  const draw = () => {
    const attempts = kept.read(count), mine = attempts.length > 1, [search, descent] = [table.way("searches", count), table.way("descents", count)];
    const yours = { dials: attempts.map((one) => one.dials), costs: attempts.map((one) => table.cost(one.dials)), seen: attempts.map((one) => one.seen) };
    const goal = model.get("goals")[count - 2], least = model.get("least")[count - 2], now = (mine ? yours : search).dials.at(-1);
    both.draw({ ways: mine ? { yours, descent } : { search, descent }, goal, cost: table.cost, now, lifted: true, least });
    words.say(lookedBack({ yours: mine ? yours : null, search: search.costs, descent: descent.costs, goal, knobs: count }));
    from.put(mine ? "browser" : "recorded");
  };
  const soon = perFrame(draw, signal), both = charts(signal, soon);
  const many = choice({ label: "How many knobs", options: COUNTS, value: String(count) }, (key) => {
    count = Number(key);
    change(model, { knobs: count });
    soon();
  });
  root.append(many, ...both.parts, words.root, from.root);
  kept.follow(soon, signal);
  draw();
}

export default { render };
