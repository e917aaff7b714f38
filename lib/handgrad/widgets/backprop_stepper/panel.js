// The panel of a step: its question, the reader's answer, and the buttons.

import { button } from "../kit/controls.js";
import { element, newId, set } from "../kit/dom.js";
import { stepperRow, typeset } from "./equations.js";
import { RUNGS } from "./session.js";

/** What is asked, the reader's answer, and the step as symbols, numbers and code. `act(name)` is called for a button. */
export function stepperPanel(says, act) {
  const enter = ({ key }) => { if (key === "Enter") act("check"); };
  const look = { type: "text", inputmode: "decimal", autocomplete: "off", spellcheck: "false" };
  const input = element("input", { id: newId(), ...look, on: { keydown: enter } });
  const question = element("label", { for: input.id, class: "hg-backprop-stepper-question" });
  const sign = element("span", { class: "hg-backprop-stepper-sign", "aria-hidden": "true" });
  const names = { check: "Check", hint: "Hint", show: "Show", back: "Back", next: "Next" };
  const buttons = Object.fromEntries(Object.entries(names).map(([name, text]) => [name, button(text, () => act(name))]));
  const answer = element("div", { class: "hg-backprop-stepper-answer" }, sign, input, buttons.check, buttons.hint, buttons.show);
  const cells = ["symbols", "numbers", "code"].map((name) => [name, element("dd", { class: `hg-backprop-stepper-${name}` })]);
  const heading = element("p", { class: "hg-backprop-stepper-heading" });
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
  return { root: element("div", { class: "hg-backprop-stepper-panel" }, question, answer, says, list), heading, input, buttons, put, text: () => input.value };
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

/** A list of the steps' goals, to jump to one. */
export function jumpTo(session, act) {
  const subgoals = [...new Set(session.steps.map((step) => step.subgoal))];
  const options = subgoals.map((name) => element("option", { value: name }, name));
  const select = element("select", { id: newId(), on: { change: () => act("jump") } }, ...options);
  const root = element("div", { class: "hg-backprop-stepper-go" }, element("label", { for: select.id }, "Go to"), select);
  return { root, select, put: () => { select.value = session.step.subgoal; } };
}
