// Shows the reader's progress: a word above the heading of each that is solved, and below the title how many are solved.
// Both stand in space that the page has anyway, so nothing moves when they come.

import style from "./checks.css";
import { element } from "../../../lib/handgrad/widgets/kit/dom.js";
import { word } from "../base/button.js";
import { Progress } from "./progress.js";

const EXERCISES = '.bd-article [id^="exercise-"]';
const DAY = new Intl.DateTimeFormat("en-US", { dateStyle: "long" });

/** The exercises of this page, as a Map from each one's name to its heading. */
function exercises() {
  const targets = [...document.querySelectorAll(EXERCISES)];
  return new Map(targets.map((target) => {
    const name = target.id.slice("exercise-".length).replaceAll("-", "_");
    return [name, target.closest("section").querySelector("h2")];
  }));
}

/** "November 23, 2026" */
export function day(date) {
  return DAY.format(new Date(date));
}

class Marks {
  constructor(progress) {
    this.progress = progress;
    this.headings = exercises();
    this.count = element("span");
    this.button = word("", () => this.press());
    this.line = element("p", { class: "live-progress" }, this.count, " ", this.button);
    document.querySelector(".bd-article h1").after(this.line);
    addEventListener("storage", () => this.paint()); // another window of this book
    this.paint();
  }

  /** Notes that an exercise of this page is solved. */
  solve(exercise) {
    if (!this.headings.has(exercise)) return;
    this.forgotten = null;
    this.progress.solve(exercise);
    this.paint();
  }

  /** When an exercise was solved first; nothing if it was not. */
  dateOf(exercise) {
    return this.progress.all()[exercise];
  }

  /** How many are still to be solved. */
  get left() {
    const all = this.progress.all();
    return [...this.headings.keys()].filter((name) => !all[name]).length;
  }

  /** Forgets, or takes it back. */
  press() {
    const forgotten = this.forgotten ? null : this.progress.all();
    this.progress.keep(this.forgotten ?? {});
    this.forgotten = forgotten;
    this.paint();
  }

  paint() {
    const all = this.progress.all();
    for (const [name, heading] of this.headings) markHeading(heading, all[name]);
    const solved = this.headings.size - this.left;
    this.count.textContent = this.sentence(solved);
    this.button.textContent = this.forgotten ? "Undo" : "Forget";
    this.button.ariaLabel = this.forgotten ? "Undo forgetting" : "Forget what I solved";
    this.button.hidden = !solved && !this.forgotten;
  }

  sentence(solved) {
    if (this.forgotten) return "Forgotten.";
    const count = `${solved} of ${this.headings.size} solved`;
    if (!solved) return `${count}.`;
    return this.progress.kept ? `${count}, noted on this device only.` : `${count}. Your browser keeps no note of it.`;
  }
}

function markHeading(heading, date) {
  heading.querySelector(".live-mark")?.remove();
  if (date) heading.append(element("span", { class: "live-mark" }, `Solved on ${day(date)}`));
}

/** The marks of a page; `path` is that of its notebook. Nothing on a page without exercises. */
export function marksOf(path) {
  if (!document.querySelector(EXERCISES)) return null;
  document.head.append(element("style", {}, style));
  return new Marks(new Progress(path));
}
