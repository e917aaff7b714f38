// Classes with a logit each to drag: their probabilities, and how two costs pull at the logits.

import { clamp, snap } from "../kit/chart.js";
import { choice } from "../kit/controls.js";
import { element, shape } from "../kit/dom.js";
import { number } from "../kit/format.js";
import { change, fit, perFrame } from "../kit/frame.js";
import { draggable, handle } from "../kit/pointer.js";
import { numbers, provenance, speech } from "../kit/speech.js";
import { CLASS_COSTS, softmax } from "../maths/costs.js";
import { drawClasses } from "./classes_picture.js";
import { costTable } from "./table.js";
import { classesSentence } from "./words.js";

/** What the traits say, kept in range: the address of the page may hold anything. */
export function stateOf(get) {
  const axis = get("record").classes, [start, right] = axis.start, [low, high] = axis.domain;
  const given = Array.isArray(get("prediction")) && get("prediction").length === start.length ? get("prediction") : start;
  const logits = given.map((z, j) => clamp(Number.isFinite(z) ? z : start[j], low, high));
  const asked = Number.isFinite(get("target")) ? Math.round(get("target")) : right;
  const chosen = get("chosen").split(" ").filter((name) => axis.names.includes(name));
  return { axis, logits, target: clamp(asked, 0, logits.length - 1), chosen };
}

/** Value and gradient of each cost on offer: by Python where a kernel answered, else computed here. */
export function costsOf({ axis, logits, target }, live, shown) {
  if (live) {
    const costs = axis.names.map((name, k) => ({ name, words: axis.words[k], value: shown.value[k], grad: shown.grad[k] }));
    return { by: "kernel", logits: shown.prediction, target: shown.target, p: softmax(shown.prediction), costs };
  }
  const costs = axis.names.map((name, k) => {
    const [value, grad] = CLASS_COSTS[name](logits, target);
    return { name, words: axis.words[k], value, grad };
  });
  return { by: "browser", logits, target, p: softmax(logits), costs };
}

/** Fills a widget's root: the second half of the cost explorer. */
export function buildClasses({ root, model, signal, listen }) {
  const says = speech(signal), source = provenance("browser");
  const now = () => {
    const state = stateOf((name) => model.get(name));
    return { ...state, live: costsOf(state, model.get("live"), model.get("shown")) };
  };
  const put = (values) => { change(model, values); redraw(); };
  const first = now(), { axis } = first;
  const svg = shape("svg", { class: "hg-cost-explorer-picture" }), back = shape("g", { "aria-hidden": "true" });
  const handles = first.logits.map((_, j) => logitHandle(j));
  svg.append(back, ...handles);
  const place = element("div", {}, svg);
  const rows = () => classRows(now());
  const columns = ["class", "logit z", "p", "y", ...axis.words.map((words) => `∂J/∂z, ${words}`)];
  const more = numbers({ caption: "Each class", columns, rows });
  const options = first.logits.map((_, j) => [String(j), String(j)]);
  const right = choice({ label: "The target class", options, value: String(first.target) }, (next) => put({ target: Number(next) }));
  const heads = ["J", "∂J/∂z of the target", "length of the gradient"];
  const table = costTable({ axis, columns: heads, look: "hg-cost-explorer-pull" }, put);
  let view = null, width = 0;

  const draw = () => {
    const state = now();
    if (width) view = drawClasses({ svg, back, handles }, state, width);
    table.show(state.chosen, cellsOf(state));
    says.say(sentenceOf(state));
    for (const input of right.querySelectorAll("input")) input.checked = input.value === String(state.target);
    source.put(state.live.by);
    more.refresh();
  };
  const redraw = perFrame(draw, signal);
  const moveTo = (j, z) => {
    const { axis, logits } = now();
    put({ prediction: logits.map((old, k) => (k === j ? snap(z, axis.step, axis.domain) : old)) });
  };
  handles.forEach((handle, j) => draggable(handle, {
    surface: svg,
    move: ([, y]) => moveTo(j, view.toZ.invert(y)),
    nudge: ([dx, dy], far) => moveTo(j, now().logits[j] + (dx + dy) * now().axis.step * (far ? 10 : 1)),
  }));
  says.root.classList.add("hg-cost-explorer-says", "hg-cost-explorer-says-more");
  root.append(right, place, says.root, table.root, more.root, source.root);
  fit(place, (next) => { width = next; draw(); }, signal);
  for (const name of ["prediction", "target", "chosen", "shown"]) listen(name, redraw);
}

function logitHandle(j) {
  const mark = shape("circle", { r: 9, class: "hg-handle hg-cost-explorer-prediction" });
  return handle({ "aria-orientation": "vertical", "aria-label": `logit of class ${j}` }, mark);
}

function sentenceOf({ chosen, live: { p, target, costs } }) {
  return classesSentence(p, target, costs.filter(({ name }) => chosen.includes(name)));
}

const cellsOf = ({ live: { costs, target } }) =>
  costs.map(({ value, grad }) => [value, grad[target], Math.hypot(...grad)].map((x) => number(x)));

function classRows({ live }) {
  return live.logits.map((z, j) => [
    String(j), number(z, 2), number(live.p[j]), j === live.target ? "1" : "0", ...live.costs.map(({ grad }) => number(grad[j])),
  ]);
}
