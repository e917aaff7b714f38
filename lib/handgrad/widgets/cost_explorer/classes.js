// Classes with a logit each to drag: their probabilities, and how two costs pull at the logits.

import { change, choice, clamp, draggable, element, fitted, number, numbers, perFrame, provenance, scale, set, shape, speech, toggle } from "../kit/kit.js";
import { CLASS_COSTS, roundNumbers, snapped, softmax } from "../maths/costs.js";
import { COST_DASHES, costHandle, costNote, dashSample, pullArrow } from "./marks.js";
import { classesSentence, COST_WORDS } from "./words.js";

const ROOM = 190, HEAD = 34, FOOT = 46, BESIDE = 560;

/** What the traits say, kept in range: the address of the page may hold anything. */
export function classesExplored(get) {
  const axis = get("record").classes, [start, right] = axis.start, [low, high] = axis.domain;
  const given = Array.isArray(get("prediction")) && get("prediction").length === start.length ? get("prediction") : start;
  const logits = given.map((z, j) => clamp(Number.isFinite(z) ? z : start[j], low, high));
  const asked = Number.isFinite(get("target")) ? Math.round(get("target")) : right;
  const chosen = get("chosen").split(" ").filter((name) => axis.names.includes(name));
  return { axis, logits, target: clamp(asked, 0, logits.length - 1), chosen };
}

/** Value and gradient of each cost on offer: by Python where a kernel answered, else computed here. */
export function classesAnswered({ axis, logits, target }, live, shown) {
  if (live) {
    const costs = axis.names.map((name, k) => ({ name, value: shown.value[k], grad: shown.grad[k] }));
    return { by: "kernel", logits: shown.prediction, target: shown.target, p: softmax(shown.prediction), costs };
  }
  const costs = axis.names.map((name) => {
    const [value, grad] = CLASS_COSTS[name](logits, target);
    return { name, value, grad };
  });
  return { by: "browser", logits, target, p: softmax(logits), costs };
}

/** Fills a widget's root: the second half of the cost explorer. */
export function buildClasses({ root, model, signal, listen }) {
  const says = speech(signal), source = provenance("browser");
  const now = () => {
    const state = classesExplored((name) => model.get(name));
    return { ...state, live: classesAnswered(state, model.get("live"), model.get("shown")) };
  };
  const put = (values) => { change(model, values); redraw(); };
  const first = now(), names = first.axis.names;
  const svg = shape("svg", { class: "hg-costs-picture" }), back = shape("g", { "aria-hidden": "true" });
  const handles = first.logits.map((_, j) => logitHandle(j));
  svg.append(back, ...handles);
  const place = element("div", {}, svg), values = names.map(() => [element("td"), element("td"), element("td")]);
  const rows = () => classRows(now());
  const columns = ["class", "logit z", "p", "y", ...names.map((name) => `∂J/∂z, ${COST_WORDS[name]}`)];
  const more = numbers({ caption: "Each class", columns, rows }, signal);
  const options = first.logits.map((_, j) => [String(j), String(j)]);
  const right = choice({ label: "The target class", options, value: String(first.target) }, (next) => put({ target: Number(next) }), signal);
  const table = classesTable(names, first.chosen, values, put, signal);
  let view = null, width = 0;

  const draw = () => {
    const state = now();
    if (width) view = drawClasses({ svg, back, handles }, state, width);
    values.forEach((cells, k) => fillRow(cells, state.live.costs[k], state.live.target));
    says.say(classesSentence(state.live.p, state.live.target, gradientsOf(state)));
    table.querySelectorAll("input").forEach((box, k) => { box.checked = state.chosen.includes(names[k]); });
    for (const input of right.querySelectorAll("input")) input.checked = input.value === String(state.target);
    source.put(state.live.by);
    more.refresh();
  };
  const redraw = perFrame(draw, signal);
  const moveTo = (j, z) => {
    const { axis, logits } = now();
    put({ prediction: logits.map((old, k) => (k === j ? snapped(z, axis.step, axis.domain) : old)) });
  };
  handles.forEach((handle, j) => draggable(handle, {
    surface: svg,
    move: ([, y]) => moveTo(j, view.toZ.invert(y)),
    nudge: ([dx, dy], far) => moveTo(j, now().logits[j] + (dx + dy) * now().axis.step * (far ? 10 : 1)),
  }, signal));
  says.root.classList.add("hg-costs-says", "hg-costs-says-more");
  root.append(right, place, says.root, table, more.root, source.root);
  fitted(place, (next) => { width = next; draw(); }, signal);
  for (const name of ["prediction", "target", "chosen", "shown"]) listen(name, redraw);
}

function logitHandle(j) {
  const mark = shape("circle", { r: 9, class: "hg-handle hg-costs-prediction" });
  return costHandle({ "aria-orientation": "vertical", "aria-label": `logit of class ${j}` }, mark);
}

const gradientsOf = ({ live, chosen }) => live.costs.filter(({ name }) => chosen.includes(name)).map(({ name, grad }) => [name, grad]);

function classesTable(names, chosen, values, put, signal) {
  const heads = ["cost", "J", "∂J/∂z of the target", "length of the gradient"];
  const table = element("table", { class: "hg-costs-table" });
  const choose = () => put({ chosen: names.filter((_, k) => table.querySelectorAll("input")[k].checked).join(" ") });
  const body = names.map((name, k) => {
    const box = toggle({ label: COST_WORDS[name], checked: chosen.includes(name) }, choose, signal);
    box.lastChild.before(dashSample(k, "pull"));
    return element("tr", {}, element("th", { scope: "row" }, box), ...values[k]);
  });
  const head = element("tr", {}, ...heads.map((text) => element("th", { scope: "col" }, text)));
  table.append(element("thead", {}, head), element("tbody", {}, ...body));
  return table;
}

function fillRow(cells, { value, grad }, target) {
  const texts = [value, grad[target], Math.hypot(...grad)].map((x) => number(x));
  cells.forEach((cell, i) => { cell.textContent = texts[i]; });
}

function classRows({ live }) {
  return live.logits.map((z, j) => [
    String(j), number(z, 2), number(live.p[j]), j === live.target ? "1" : "0", ...live.costs.map(({ grad }) => number(grad[j])),
  ]);
}

/** Draws both panels for a width in pixels, side by side where there is room, and returns their scales. */
function drawClasses({ svg, back, handles }, state, width) {
  const { axis, logits, target } = state, beside = width >= BESIDE;
  const left = { x0: 34, x1: beside ? width * 0.4 : width - 4, top: HEAD };
  const right = { x0: beside ? width * 0.4 + 62 : 34, x1: width - 4, top: beside ? HEAD : HEAD + ROOM + FOOT + HEAD };
  const height = right.top + ROOM + FOOT;
  const toZ = scale(axis.domain, [left.top + ROOM, left.top]), toP = scale([0, 1], [right.top + ROOM, right.top]);
  set(svg, { viewBox: `0 0 ${width} ${height}`, width, height });
  const at = ({ x0, x1 }, j) => x0 + ((j + 0.5) * (x1 - x0)) / logits.length;
  const view = { left, right, toZ, toP, at, column: (right.x1 - right.x0) / logits.length };
  back.replaceChildren(...logitMarks(state, view), ...barMarks(state, view));
  const p = softmax(logits);
  handles.forEach((handle, j) => set(handle, {
    transform: `translate(${at(left, j)} ${toZ(logits[j])})`, "aria-valuemin": axis.domain[0], "aria-valuemax": axis.domain[1],
    "aria-valuenow": logits[j],
    "aria-valuetext": `${number(logits[j], 2)}, probability ${number(p[j], 2)}${j === target ? ", the target" : ""}`,
  }));
  return view;
}

function panel({ x0, x1, top }, title, ticks, toY) {
  return [
    costNote(x0 - 34, top - 18, title),
    ...ticks.flatMap((y) => [
      shape("line", { x1: x0, x2: x1, y1: toY(y), y2: toY(y), class: "hg-costs-rule" }),
      costNote(x0 - 7, toY(y) + 4, String(y).replace("-", "−"), "quiet", "end"),
    ]),
  ];
}

function classLabels(place, { at }, { logits, target }) {
  const bottom = place.top + ROOM, narrow = (place.x1 - place.x0) / logits.length < 56;
  return logits.flatMap((_, j) => {
    const right = j === target, mark = right ? [costNote(at(place, j), bottom + 37, narrow ? "◆" : "◆ target", "target", "middle")] : [];
    return [costNote(at(place, j), bottom + 20, narrow ? String(j) : `class ${j}`, right ? "target" : "quiet", "middle"), ...mark];
  });
}

function logitMarks(state, view) {
  const { left, toZ, at } = view, { logits, axis } = state;
  return [
    ...panel(left, "logits z: drag them", roundNumbers(axis.domain, 4), toZ),
    ...logits.flatMap((z, j) => {
      const x = at(left, j), y = toZ(z), above = y > left.top + 34;
      return [
        shape("line", { x1: x, x2: x, y1: toZ(0), y2: y, class: "hg-costs-stem" }),
        logits.length <= 6 ? costNote(x, above ? y - 17 : y + 27, number(z, 2), "prediction", "middle") : null,
      ].filter(Boolean);
    }),
    ...classLabels(left, view, state),
  ];
}

function barMarks(state, view) {
  const { right, toP, at, column } = view, { target, live, chosen, axis } = state;
  const bar = Math.min(46, column * 0.42), bottom = toP(0), drawn = axis.names.filter((name) => chosen.includes(name));
  const bars = live.p.flatMap((p, j) => {
    const x = at(right, j) - bar / 2 - column * 0.12, top = toP(p);
    const y = j === target ? 1 : 0;
    return [
      y ? shape("rect", { x, width: bar, y: toP(1), height: bottom - toP(1), class: "hg-costs-wanted" }) : null,
      shape("rect", { x, width: bar, y: top, height: bottom - top, class: "hg-costs-bar" }),
      bar >= 26 ? costNote(x + bar / 2, top > right.top + 18 ? top - 5 : top + 17, p.toFixed(2), "prediction", "middle") : null,
      ...drawn.flatMap((name, k) => {
        const { grad } = live.costs[axis.names.indexOf(name)], place = x + bar + column * (0.1 + 0.16 * k);
        return pullArrow([place, top], [place, toP(p - grad[j])], COST_DASHES[axis.names.indexOf(name)]);
      }),
    ].filter(Boolean);
  });
  return [...panel(right, "probabilities p, arrows: the pull −∂J/∂z", [0, 0.5, 1], toP), ...bars, ...classLabels(right, view, state)];
}
