// Backpropagation by hand: the reader predicts each number of one example, and is told what became of the prediction.

import { choice } from "../kit/controls.js";
import { element } from "../kit/dom.js";
import { change, fit, mount } from "../kit/frame.js";
import { numbers, speech } from "../kit/speech.js";
import { knownAt } from "./answers.js";
import { diagramOf } from "./diagram.js";
import { equationText, longNumber, stepperRow } from "./equations.js";
import { givenNumbers } from "./given.js";
import { jumpTo, stepperPanel } from "./panel.js";
import { MODES, StepperSession } from "./session.js";

// A step is { subgoal, id, question, symbol, equation, numbers, code, answer, places, why, hint, key, uses, mistakes }.
// Its id names a number, and the number's place in the diagram: "w:i1:h1", "z:h1", "delta:o1" and so on.

export default {
  render({ model, el }) {
    return mount({ model, el, name: "backprop-stepper", label: "Backpropagation by hand, step by step" }, build);
  },
};

function build({ root, model, signal, listen }) {
  const session = new StepperSession(model), drawing = stepperDrawing(model, session);
  const says = speech(signal), act = (name) => acts[name]();
  const panel = stepperPanel(says.root, act), jump = jumpTo(session, act);
  const table = numbers({ caption: "The numbers so far", columns: ["number", "value", "equation"], rows: () => knownRows(session) });
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
      change(model, { mode, step: session.stepIn(mode) });
      refresh();
    },
  };
  const modes = choice({ label: "Predict", options: MODES, value: session.mode }, acts.mode);
  const moves = element("div", { class: "hg-backprop-stepper-moves" }, panel.buttons.back, panel.buttons.next, jump.root);
  const path = element("ol", { class: "hg-backprop-stepper-print" });
  const print = () => path.replaceChildren(...session.steps.map((step) => element("li", {}, ...printedStep(step))));
  root.append(drawing.root, keyToDiagram(), panel.heading, panel.root, moves, modes, ...givenNumbers(model, listen), path, table.root);
  root.addEventListener("keydown", steering(acts));
  listen("step", () => { session.arrive(); refresh(); });
  listen("steps", () => { session.forget(); print(); refresh(); });
  matchMedia("print").addEventListener("change", (event) => drawing.complete(event.matches), { signal });
  print();
  refresh();
  fit(drawing.root, drawing.resize, signal);
}

/** The arrow keys go from step to step, but where the keys are needed otherwise. */
const steering = (acts) => (event) => {
  const act = { ArrowLeft: acts.back, ArrowRight: acts.next }[event.key];
  if (!act || event.target.closest("input, select, .hg-table")) return;
  event.preventDefault();
  act();
};

/** The diagram: as far as the reader is, or complete, for paper. */
function stepperDrawing(model, session) {
  const root = element("div", { class: "hg-backprop-stepper-picture" });
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

const keyToDiagram = () => element("p", { class: "hg-source hg-backprop-stepper-key" },
  "In a circle: a. On a line: w, and below it ∂J/∂w.");

const knownRows = ({ steps, at, open }) => steps.slice(0, at + (open ? 1 : 0)).map((step) =>
  [equationText(step.symbol, step.id), longNumber(step.answer), equationText(step.equation)]);

function printedStep(step) {
  const [symbols, values] = ["symbols", "numbers"].map((name) => stepperRow(name, step, { open: true }));
  return [...symbols, " = ", ...values];
}
