// One Check: what the page adds to a verdict. The verdict is Python's; below it stands where to go from there.

import { element } from "../../../lib/handgrad/widgets/kit/dom.js";
import { word } from "../base/button.js";
import { hintsOf, nameOf, nextHint, open, watch } from "./hints.js";
import { day } from "./progress_marks.js";
import { verdictIn } from "../base/verdict.js";

const PATIENCE = 10; // seconds until a check that runs may be one that never ends
const PRACTICE = "Well done: it holds for every practice case, the extreme ones too. Whoever grades it draws new ones.";
const LAST = "That was the last one. Now let them work";
const SLOW = `It has been running for ${PATIENCE} seconds, and may never end. Does each loop end?`;

export class Check {
  /** Of a cell. `say` tells those who do not see; `stop` ends what runs. */
  constructor(cell, { marks, say, stop }) {
    Object.assign(this, { cell, marks, say, stop, hints: hintsOf(cell.div) });
    watch(this.hints);
    this.advice = element("p", { class: "live-advice" });
    cell.div.append(this.advice);
    new MutationObserver(() => this.time()).observe(cell.div, { attributeFilter: ["aria-busy"] });
  }

  /** A text, and perhaps a word to press. The focus is not lost with the word that had it. */
  advise(text, action) {
    if (this.advice.contains(document.activeElement)) this.cell.runButton.focus();
    this.advice.replaceChildren(text, ...(action ? [" ", action] : []));
  }

  /** The same, aloud. */
  tell(text, action) {
    this.advise(text, action);
    this.say(text);
  }

  /** The cell began to run, or it ended. */
  time() {
    clearTimeout(this.timer);
    if (!this.cell.div.ariaBusy) return;
    this.advise("");
    this.timer = setTimeout(() => this.tell(SLOW, word("Stop", this.stop)), PATIENCE * 1000);
  }

  /** It has run. */
  finish({ status, outputs }) {
    const verdict = verdictIn(outputs);
    if (verdict) this.showVerdict(verdict);
    else if (status === "stopped") this.tell("Stopped, so it is not checked.");
    else if (status === "error") this.tell("Not checked. Does your function still have its name?");
  }

  showVerdict({ exercise, right, message }) {
    const before = this.marks.dateOf(exercise);
    if (right) this.marks.solve(exercise);
    const hint = right ? undefined : nextHint(this.hints);
    const last = right && !before && this.marks.left === 0 && this.together;
    const comment = right ? PRACTICE : before ? `You had a right answer on ${day(before)}.` : "";
    const more = last ? LAST : hint ? "Stuck?" : "";
    this.advise([comment, more].join(" ").trim(), last || (hint && this.pointer(hint)));
    this.say([`${exercise}: ${right ? "right" : "not yet"}.`, message, this.advice.textContent].join(" "));
  }

  /** A link to the end of the page, where all functions are used; nothing on a page that has no such end. */
  get together() {
    const end = document.getElementById("all-together");
    return end && element("a", { href: "#all-together" }, "all together");
  }

  /** A word that opens the next hint. */
  pointer(hint) {
    return word(`Open ${nameOf(hint)}`, () => {
      open(hint);
      this.advice.replaceChildren();
    });
  }

  /** A cell that had to run before it ended in an error, so the last verdict is one of other code. */
  block(where, { name, line }, go) {
    this.cell.clear();
    const at = line ? `${name} in line ${line}` : name;
    this.tell(`Not checked: ${where} has an error, ${at}. Correct it, then check again.`, go && word("Go there", go));
  }
}
