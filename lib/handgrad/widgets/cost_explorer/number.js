// One number to drag along an axis against a target, which is a number or a class.

import { clamp, snap } from "../kit/chart.js";
import { choice } from "../kit/controls.js";
import { element, shape } from "../kit/dom.js";
import { number } from "../kit/format.js";
import { change, fit, perFrame } from "../kit/frame.js";
import { draggable, handle } from "../kit/pointer.js";
import { numbers, provenance, speech } from "../kit/speech.js";
import { NUMBER_COSTS } from "../maths/costs.js";
import { curvesOf, unpackCurves } from "./curves.js";
import { drawNumber } from "./number_picture.js";
import { costTable } from "./table.js";
import { classSentence, FAR_AWAY, numberSentence } from "./words.js";

/** What the traits say, kept in range: the address of the page may hold anything. */
export function stateOf(get) {
  const record = get("record");
  const kind = get("kind") in record ? get("kind") : Object.keys(record)[0];
  const axis = record[kind], [start, right] = axis.start, [low, high] = axis.domain;
  const held = (value, or) => clamp(Number.isFinite(value) ? value : or, low, high);
  const target = kind === "number" ? held(get("target"), right) : Number(get("target") > 0.5);
  const chosen = get("chosen").split(" ").filter((name) => axis.names.includes(name));
  return { kind, axis, target, prediction: held(get("prediction"), start), chosen, threshold: get("threshold") };
}

/** Value and gradient of each cost on offer: by Python where a kernel answered, else computed here. */
export function costsOf({ kind, axis, prediction, target, threshold }, live, shown) {
  if (live && shown.kind === kind) {
    const costs = axis.names.map((name, k) => ({ name, value: shown.value[k], grad: shown.grad[k][0] }));
    return { by: "kernel", prediction: shown.prediction, target: shown.target, costs };
  }
  const costs = axis.names.map((name) => {
    const [value, grad] = NUMBER_COSTS[name](prediction, target, threshold);
    return { name, value, grad };
  });
  return { by: "browser", prediction, target, costs };
}

/** Fills a widget's root: the first half of the cost explorer. */
export function buildNumber({ root, model, signal, listen }) {
  const record = model.get("record"), says = speech(signal), source = provenance("browser");
  const curves = Object.fromEntries(Object.keys(record).map((kind) => [kind, unpackCurves(record[kind], kind)]));
  const svg = shape("svg", { class: "hg-cost-explorer-picture" }), [back, front] = [0, 1].map(() => shape("g", { "aria-hidden": "true" }));
  const circle = shape("circle", { r: 10, class: "hg-handle hg-cost-explorer-prediction" });
  const diamond = shape("path", { d: "M0 -11L11 0L0 11L-11 0Z", class: "hg-handle hg-cost-explorer-target" });
  const prediction = handle({ "aria-label": "prediction ŷ" }, circle), target = handle({ "aria-label": "target y" }, diamond);
  svg.append(back, front, target, prediction);
  const place = element("div", {}, svg), tablePlace = element("div");
  let toX = null, width = 0, table = {};

  const now = () => {
    const state = stateOf((name) => model.get(name));
    return { ...state, live: costsOf(state, model.get("live"), model.get("shown")) };
  };
  const put = (values) => { change(model, values); redraw(); };
  const switches = switchesOf(record, now(), put);
  const columns = ["at", "cost", "J", "gradient"];
  const rows = () => tableRows(now(), curvesOf(curves[now().kind], now().target));
  const more = numbers({ caption: "Costs and gradients along the axis", columns, rows });
  const showTable = (state) => {
    table = { kind: state.kind, ...tableOf(state, put) };
    tablePlace.replaceChildren(table.root);
  };
  const draw = () => {
    const state = now();
    if (table.kind !== state.kind) showTable(state);
    if (width) toX = drawNumber({ svg, back, front, prediction, target }, state, curves[state.kind], width);
    switches.show(state);
    table.show(state.chosen, cellsOf(state));
    says.say(sentenceOf(state));
    source.put(state.live.by);
    more.refresh();
  };
  const redraw = perFrame(draw, signal);

  const moves = (name) => ({
    surface: svg,
    move: ([x]) => { const { axis } = now(); put({ [name]: snap(toX.invert(x), axis.step, axis.domain) }); },
    nudge: ([dx, dy], far) => {
      const state = now(), by = (dx + dy) * state.axis.step * (far ? 10 : 1);
      put({ [name]: snap(state[name] + by, state.axis.step, state.axis.domain) });
    },
  });
  draggable(prediction, moves("prediction"));
  draggable(target, moves("target"));
  says.root.classList.add("hg-cost-explorer-says");
  root.append(switches.root, place, says.root, tablePlace, more.root, source.root);
  fit(place, (next) => { width = next; draw(); }, signal);
  for (const name of ["kind", "prediction", "target", "chosen", "shown"]) listen(name, redraw);
}

/** The kind of target, where the widget offers both, and the class, where the target is one. */
function switchesOf(record, { kind, target }, put) {
  const kinds = ["number", "class"].filter((name) => name in record).map((name) => [name, `a ${name}`]);
  const classes = [["0", "class 0"], ["1", "class 1"]];
  const switchTo = (next) => put({ kind: next, prediction: record[next].start[0], target: record[next].start[1] });
  const byKind = choice({ label: "The target is", options: kinds, value: kind }, switchTo);
  const byClass = choice({ label: "The target class", options: classes, value: String(target) }, (next) => put({ target: Number(next) }));
  const second = element("div", {}, byClass);
  const root = element("div", { class: "hg-cost-explorer-switches" }, kinds.length > 1 ? byKind : null, second);
  const show = (state) => {
    second.hidden = state.kind !== "class";
    for (const input of root.querySelectorAll("input")) input.checked = [state.kind, String(state.target)].includes(input.value);
  };
  return { root, show };
}

function tableOf({ axis, kind }, put) {
  const far = kind === "number" ? "its size far away" : "far on the wrong side";
  const columns = ["J", `∂J/∂${kind === "number" ? "ŷ" : "z"}`, far];
  return costTable({ axis, columns, look: "hg-cost-explorer-curve" }, put);
}

const cellsOf = ({ live }) => live.costs.map(({ name, value, grad }) => [number(value), number(grad), FAR_AWAY[name]]);

function sentenceOf({ kind, chosen, threshold, live }) {
  const gradients = live.costs.filter(({ name }) => chosen.includes(name)).map(({ name, grad }) => [name, grad]);
  if (kind === "class") return classSentence(live.prediction, live.target, gradients);
  return numberSentence(live.prediction, live.target, threshold, gradients);
}

/** Rows of text: every sixteenth point of the recorded curves, which are at round numbers. */
function tableRows({ axis, chosen }, { x, value, grad }) {
  const [low, high] = axis.domain;
  return x.flatMap((at, i) => {
    if (i % 16 || at < low || at > high) return [];
    const costs = axis.names.map((_, k) => [number(at, 2), axis.words[k], number(value[k][i]), number(grad[k][i])]);
    return costs.filter((_, k) => chosen.includes(axis.names[k]));
  });
}
