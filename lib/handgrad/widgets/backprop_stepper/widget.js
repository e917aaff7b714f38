import { knownAt, readNumber } from "./answers.js";
import { diagramOf } from "./diagram.js";
import { equationText, longNumber, stepperRow, typeset } from "./equations.js";
import { RUNGS, STEPPER_MODES, StepperSession } from "./session.js";
import { button, change, choice, element, fitted, mount, newId, numbers, provenance, set, speech } from "../kit/kit.js";

// A step is { subgoal, id, question, symbol, equation, numbers, code, answer, places, why, hint, key, uses, mistakes }.
// Its id names a number, and the number's place in the diagram: "w:i1:h1", "z:h1", "delta:o1" and so on.

export default {
  render({ model, el }) {
    return mount({ model, el, label: "Backpropagation by hand, step by step" }, buildStepper);
  },
};

function buildStepper({ root, model, signal, listen }) {
  const session = new StepperSession(model), drawing = stepperDrawing(model, session);
  const says = speech(signal), panel = stepperPanel(says.root, signal), jump = jumpTo(session);
  const table = numbers({ caption: "The numbers so far", columns: ["number", "value", "equation"], rows: () => knownRows(session) }, signal);
  const refresh = () => {
    drawing.draw();
    panel.put(session);
    jump.put();
    says.say(session.sentence());
    table.refresh();
  };
  const go = (index) => {
    if (index >= 0 && index !== session.at) change(model, { step: index });
  };
  const acts = {
    back: () => go(session.beside(-1)),
    next: () => go(session.beside(1)),
    check: () => {
      const text = panel.text();
      if (session.open && text === session.text) return acts.next(); // Enter once more
      if (text.trim()) session.answer(text);
      return refresh();
    },
    show: () => { session.show(); refresh(); },
    hint: () => { session.hint(); refresh(); },
    jump: () => go(session.steps.findIndex((step) => step.subgoal === jump.select.value)),
    mode: (mode) => {
      change(model, { mode, step: session.settled(mode) });
      refresh();
    },
  };
  const modes = choice({ label: "Predict", options: STEPPER_MODES, value: session.mode }, acts.mode, signal);
  const moves = element("div", { class: "hg-steps-moves" }, panel.buttons.back, panel.buttons.next, jump.root);
  const path = element("ol", { class: "hg-steps-print" });
  const print = () => path.replaceChildren(...session.steps.map((step) => element("li", {}, ...printedStep(step))));
  root.append(drawing.root, keyToDiagram(), panel.heading, panel.root, moves, modes, ...givenNumbers(model, listen, signal), path, table.root);
  connect({ root, panel, jump, acts }, signal);
  listen("step", () => { session.arrive(); refresh(); });
  listen("steps", () => { session.forget(); print(); refresh(); });
  matchMedia("print").addEventListener("change", (event) => drawing.complete(event.matches), { signal });
  print();
  refresh();
  fitted(drawing.root, drawing.resize, signal);
}

function connect({ root, panel, jump, acts }, signal) {
  const on = (node, event, f) => node.addEventListener(event, f, { signal });
  for (const [name, node] of Object.entries(panel.buttons)) on(node, "click", () => acts[name]());
  on(panel.input, "keydown", (event) => { if (event.key === "Enter") acts.check(); });
  on(jump.select, "change", acts.jump);
  on(root, "keydown", (event) => {
    const act = { ArrowLeft: acts.back, ArrowRight: acts.next }[event.key];
    if (!act || event.target.closest("input, select, .hg-table")) return;
    event.preventDefault();
    act();
  });
}

/** The diagram: as far as the reader is, or complete, for paper. */
function stepperDrawing(model, session) {
  const root = element("div", { class: "hg-steps-picture" });
  let width = 0, all = false;
  const draw = () => {
    const { steps } = session, at = all ? steps.length - 1 : session.at;
    const known = knownAt(model.get("given"), steps, at, all || session.open);
    if (width) root.replaceChildren(diagramOf({ names: model.get("names"), step: steps[at], known }, width));
  };
  const resize = (now) => { width = now; draw(); };
  const complete = (now) => { all = now; draw(); };
  return { root, draw, resize, complete };
}

const keyToDiagram = () => element("p", { class: "hg-source hg-steps-key" },
  "In a circle: a. On a line: w, and below it ∂J/∂w. Beside a circle, ∂a and ∂b stand for ∂J/∂a and ∂J/∂b.");

/** What is asked, the reader's answer, and the step as symbols, numbers and code. */
function stepperPanel(says, signal) {
  const input = element("input", { id: newId(), type: "text", inputmode: "decimal", autocomplete: "off", spellcheck: "false" });
  const question = element("label", { for: input.id, class: "hg-steps-question" });
  const sign = element("span", { class: "hg-steps-sign", "aria-hidden": "true" });
  const names = { check: "Check", hint: "Hint", show: "Show", back: "Back", next: "Next" };
  const buttons = Object.fromEntries(Object.entries(names).map(([name, text]) => [name, button(text, () => {}, signal)]));
  const answer = element("div", { class: "hg-steps-answer" }, sign, input, buttons.check, buttons.hint, buttons.show);
  const cells = ["symbols", "numbers", "code"].map((name) => [name, element("dd", { class: `hg-steps-${name}` })]);
  const heading = element("p", { class: "hg-steps-heading" });
  const put = (session) => {
    const { step, open, rung, mode, text } = session;
    heading.replaceChildren(...headingOf(session));
    question.textContent = step.question;
    sign.replaceChildren(...typeset(step.symbol), " =");
    answer.hidden = mode === "none";
    if (input.value !== text) input.value = text;
    set(input, { "data-right": open && text !== "" });
    cells.forEach(([name, cell]) => cell.replaceChildren(...stepperRow(name, step, { open, rung })));
    buttons.hint.textContent = rung && !open ? `Hint ${Math.min(rung + 1, RUNGS)} of ${RUNGS}` : "Hint";
    disable(buttons, { show: open, hint: open || rung >= RUNGS, back: session.beside(-1) < 0, next: session.beside(1) < 0 });
  };
  const list = element("dl", {}, ...cells.flatMap(([name, cell]) => [element("dt", {}, name), cell]));
  return { root: element("div", { class: "hg-steps-panel" }, question, answer, says, list), heading, input, buttons, put, text: () => input.value };
}

/** Disables buttons. One that has the focus hands it on, since a disabled button hears no keys. */
function disable(buttons, off) {
  const lost = Object.keys(off).find((name) => off[name] && buttons[name].matches(":focus"));
  for (const [name, disabled] of Object.entries(off)) buttons[name].disabled = disabled;
  if (lost) buttons[["next", "back", "check"].find((name) => !off[name])].focus();
}

function headingOf({ steps, step, at, mode }) {
  const keys = steps.filter(({ key }) => key), key = keys.indexOf(step);
  const count = mode === "key" && key >= 0 ? `Key number ${key + 1} of ${keys.length}` : `Step ${at + 1} of ${steps.length}`;
  return [element("span", {}, count), " ", element("em", {}, step.subgoal)];
}

function jumpTo(session) {
  const subgoals = [...new Set(session.steps.map((step) => step.subgoal))];
  const select = element("select", { id: newId() }, ...subgoals.map((name) => element("option", { value: name }, name)));
  const root = element("div", { class: "hg-steps-go" }, element("label", { for: select.id }, "Go to"), select);
  return { root, select, put: () => { select.value = session.step.subgoal; } };
}

const knownRows = ({ steps, at, open }) => steps.slice(0, at + (open ? 1 : 0)).map((step) =>
  [equationText(step.symbol, step.id), longNumber(step.answer), equationText(step.equation)]);

function printedStep(step) {
  const [symbols, values] = ["symbols", "numbers"].map((name) => stepperRow(name, step, { open: true }));
  return [...symbols, " = ", ...values];
}

/** The numbers that all others follow from: to be changed where Python answers, else named. */
function givenNumbers(model, listen, signal) {
  if (!model.get("live")) {
    const row = (name) => model.get(name).join(", ").replaceAll("-", "−");
    const { root } = provenance("recorded");
    root.append(`: x = (${row("x")}), y = (${row("target")}), η = ${model.get("rate")}.`);
    return [root];
  }
  const [inputs, , outputs] = model.get("names");
  const fields = [
    ...inputs.map((unit, i) => ["x", i, `x ${unit}`]), ...outputs.map((unit, i) => ["target", i, `y ${unit}`]), ["rate", null, "rate η"],
  ].map((asked) => givenField(model, asked, signal));
  for (const name of ["x", "target", "rate"]) listen(name, () => fields.forEach(({ put }) => put()));
  const legend = element("legend", {}, "Your own numbers");
  return [element("fieldset", { class: "hg-steps-given" }, legend, ...fields.map(({ root }) => root)),
    element("p", { class: "hg-source" }, "Computed just now in Python.")];
}

function givenField(model, [name, index, label], signal) {
  const input = element("input", { id: newId(), type: "text", inputmode: "decimal", autocomplete: "off" });
  const put = () => { input.value = index === null ? model.get(name) : model.get(name)[index]; };
  input.addEventListener("change", () => {
    const typed = readNumber(input.value);
    if (!typed) return put();
    const value = index === null ? typed.value : model.get(name).map((old, i) => (i === index ? typed.value : old));
    return change(model, { [name]: value });
  }, { signal });
  put();
  return { root: element("div", { class: "hg-steps-field" }, element("label", { for: input.id }, label), input), put };
}
