// One number to drag along an axis against a target, which is a number or a class.

import { change, choice, clamp, draggable, element, fitted, number, numbers, perFrame, provenance, shape, speech } from "../kit/kit.js";
import { curvesOf, drawNumber, opened } from "./curves.js";
import { NUMBER_COSTS, snapped } from "../maths/costs.js";
import { costHandle, dashSample } from "./marks.js";
import { classSentence, COST_WORDS, FAR_AWAY, numberSentence } from "./words.js";

/** What the traits say, kept in range: the address of the page may hold anything. */
export function explored(get) {
  const record = get("record");
  const kind = get("kind") in record ? get("kind") : Object.keys(record)[0];
  const axis = record[kind], [start, right] = axis.start, [low, high] = axis.domain;
  const held = (value, or) => clamp(Number.isFinite(value) ? value : or, low, high);
  const target = kind === "number" ? held(get("target"), right) : Number(get("target") > 0.5);
  const chosen = get("chosen").split(" ").filter((name) => axis.names.includes(name));
  return { kind, axis, target, prediction: held(get("prediction"), start), chosen, threshold: get("threshold") };
}

/** Value and gradient of each cost on offer: by Python where a kernel answered, else computed here. */
export function answered({ kind, axis, prediction, target, threshold }, live, shown) {
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
  const curves = Object.fromEntries(Object.keys(record).map((kind) => [kind, opened(record[kind], kind)]));
  const svg = shape("svg", { class: "hg-costs-picture" }), [back, front] = [0, 1].map(() => shape("g", { "aria-hidden": "true" }));
  const prediction = costHandle({ "aria-label": "prediction ŷ" }, shape("circle", { r: 10, class: "hg-handle hg-costs-prediction" }));
  const diamond = shape("path", { d: "M0 -11L11 0L0 11L-11 0Z", class: "hg-handle hg-costs-target" });
  const target = costHandle({ "aria-label": "target y" }, diamond);
  svg.append(back, front, target, prediction);
  const place = element("div", {}, svg), table = element("div");
  let toX = null, width = 0, tableFor = "";

  const now = () => {
    const state = explored((name) => model.get(name));
    return { ...state, live: answered(state, model.get("live"), model.get("shown")) };
  };
  const put = (values) => { change(model, values); redraw(); };
  const switches = switchesOf(record, now(), put, signal);
  const columns = ["at", "cost", "J", "gradient"];
  const rows = () => tableRows(now(), curvesOf(curves[now().kind], now().target));
  const more = numbers({ caption: "Costs and gradients along the axis", columns, rows }, signal);
  const draw = () => {
    const state = now();
    if (tableFor !== state.kind) table.replaceChildren(costTable(state, put, signal));
    tableFor = state.kind;
    if (width) toX = drawNumber({ svg, back, front, prediction, target }, state, curves[state.kind], width);
    switches.show(state);
    fillTable(table, state);
    says.say(spoken(state));
    source.put(state.live.by);
    more.refresh();
  };
  const redraw = perFrame(draw, signal);

  const moves = (name) => ({
    surface: svg,
    move: ([x]) => { const { axis } = now(); put({ [name]: snapped(toX.invert(x), axis.step, axis.domain) }); },
    nudge: ([dx, dy], far) => {
      const state = now(), by = (dx + dy) * state.axis.step * (far ? 10 : 1);
      put({ [name]: snapped(state[name] + by, state.axis.step, state.axis.domain) });
    },
  });
  draggable(prediction, moves("prediction"), signal);
  draggable(target, moves("target"), signal);
  says.root.classList.add("hg-costs-says");
  root.append(switches.root, place, says.root, table, more.root, source.root);
  fitted(place, (next) => { width = next; draw(); }, signal);
  for (const name of ["kind", "prediction", "target", "chosen", "shown"]) listen(name, redraw);
}

/** The kind of target, where the widget offers both, and the class, where the target is one. */
function switchesOf(record, { kind, target }, put, signal) {
  const kinds = ["number", "class"].filter((name) => name in record).map((name) => [name, `a ${name}`]);
  const classes = [["0", "class 0"], ["1", "class 1"]];
  const switchTo = (next) => put({ kind: next, prediction: record[next].start[0], target: record[next].start[1] });
  const byKind = choice({ label: "The target is", options: kinds, value: kind }, switchTo, signal);
  const byClass = choice({ label: "The target class", options: classes, value: String(target) }, (next) => put({ target: Number(next) }), signal);
  const second = element("div", {}, byClass);
  const root = element("div", { class: "hg-costs-switches" }, kinds.length > 1 ? byKind : null, second);
  const show = (state) => {
    second.hidden = state.kind !== "class";
    for (const input of root.querySelectorAll("input")) input.checked = [state.kind, String(state.target)].includes(input.value);
  };
  return { root, show };
}

/** A row for each cost: whether it is drawn, its value, its gradient, and what becomes of it. */
function costTable({ axis, kind, chosen }, put, signal) {
  const far = kind === "number" ? "its size far away" : "far on the wrong side";
  const heads = ["cost", "J", `∂J/∂${kind === "number" ? "ŷ" : "z"}`, far].map((text) => element("th", { scope: "col" }, text));
  const boxes = axis.names.map((name) => element("input", { type: "checkbox", checked: chosen.includes(name) }));
  const choose = () => put({ chosen: axis.names.filter((_, k) => boxes[k].checked).join(" ") });
  const body = axis.names.map((name, k) => {
    boxes[k].addEventListener("change", choose, { signal });
    const label = element("label", { class: "hg-toggle" }, boxes[k], dashSample(k, "curve"), element("span", {}, COST_WORDS[name]));
    const cells = ["", "", FAR_AWAY[name]].map((text) => element("td", {}, text));
    return element("tr", {}, element("th", { scope: "row" }, label), ...cells);
  });
  return element("table", { class: "hg-costs-table" }, element("thead", {}, element("tr", {}, ...heads)), element("tbody", {}, ...body));
}

function fillTable(table, { live, chosen }) {
  table.querySelectorAll("tbody tr").forEach((row, k) => {
    const { name, value, grad } = live.costs[k];
    row.querySelector("input").checked = chosen.includes(name);
    row.cells[1].textContent = number(value);
    row.cells[2].textContent = number(grad);
  });
}

function spoken({ kind, chosen, threshold, live }) {
  const gradients = live.costs.filter(({ name }) => chosen.includes(name)).map(({ name, grad }) => [name, grad]);
  if (kind === "class") return classSentence(live.prediction, live.target, gradients);
  return numberSentence(live.prediction, live.target, threshold, gradients);
}

/** Rows of text: every sixteenth point of the recorded curves, which are at round numbers. */
function tableRows({ axis, chosen }, { x, value, grad }) {
  const [low, high] = axis.domain;
  return x.flatMap((at, i) => {
    if (i % 16 || at < low || at > high) return [];
    const costs = axis.names.map((name, k) => [number(at, 2), COST_WORDS[name], number(value[k][i]), number(grad[k][i])]);
    return costs.filter((_, k) => chosen.includes(axis.names[k]));
  });
}
