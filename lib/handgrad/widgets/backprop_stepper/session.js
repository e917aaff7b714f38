import { clamp } from "../kit/chart.js";
import { askWords, recognize, stepAfter, verdictWords } from "./answers.js";

/** What the reader may predict. */
export const MODES = [["every", "every number"], ["key", "key numbers"], ["none", "nothing"]];

/** Hints: a question, the equation in symbols, the same with numbers. */
export const RUNGS = 3;
const RUNG_WORDS = ["", "Here is the equation in symbols.", "Here it is with the numbers. Work it out."];

/** What the reader did at each step. The step and the mode themselves are traits of the model. */
export class StepperSession {
  #texts = new Map();
  #open = new Set();
  #rungs = new Map();
  #hinted = false;

  constructor(model) {
    this.model = model;
    this.forget();
  }

  get steps() {
    return this.model.get("steps");
  }

  /** The number of the step. An address may hold any number. */
  get at() {
    return clamp(Math.round(this.model.get("step")) || 0, 0, this.steps.length - 1);
  }

  get step() {
    return this.steps[this.at];
  }

  get mode() {
    const mode = this.model.get("mode");
    return MODES.some(([key]) => key === mode) ? mode : "every";
  }

  /** Whether the step's number is shown. */
  get open() {
    return this.mode === "none" || this.#open.has(this.at);
  }

  get text() {
    return this.#texts.get(this.at) ?? "";
  }

  get rung() {
    return this.#rungs.get(this.at) ?? 0;
  }

  /** The first number is worked out, as an example. */
  forget() {
    for (const kept of [this.#texts, this.#open, this.#rungs]) kept.clear();
    if (this.at === 0) this.#open.add(0);
  }

  arrive() {
    this.#hinted = false;
  }

  answer(text) {
    this.#hinted = false;
    this.#texts.set(this.at, text);
    if (recognize(text, this.step).kind === "right") this.#open.add(this.at);
  }

  show() {
    this.#open.add(this.at);
    this.#texts.delete(this.at);
  }

  hint() {
    this.#hinted = true;
    this.#rungs.set(this.at, Math.min(RUNGS, this.rung + 1));
  }

  /** The number of the step that Next (1) or Back (-1) leads to, -1 for none. */
  beside(way) {
    return stepAfter(this.steps, this.at, this.mode, way);
  }

  /** Where a new mode takes the reader: a step that it asks for. */
  stepIn(mode) {
    if (mode !== "key" || this.step.key) return this.at;
    const ahead = stepAfter(this.steps, this.at, mode, 1);
    return ahead < 0 ? stepAfter(this.steps, this.at, mode, -1) : ahead;
  }

  /** What the widget says. */
  sentence() {
    const { step, text } = this;
    if (this.#hinted && !this.open) return RUNG_WORDS[this.rung - 1] || step.hint;
    if (text && this.mode !== "none") return verdictWords(recognize(text, step), text, step);
    if (!this.open) return askWords(step);
    return this.at === 0 && this.mode !== "none" ? `Worked out as an example. ${step.why} Press Next, and predict.` : step.why;
  }
}
