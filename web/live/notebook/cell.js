// A code cell: the book's source, the reader's code, what became of it, and, unless it is hidden, its place in the page.

import { element } from "../../../lib/handgrad/widgets/kit/dom.js";
import { button } from "../base/button.js";
import { OutputArea } from "./output_area.js";
import { wordFor } from "../base/words.js";

export const HELP = "live-help"; // the id of what tells the keys of the editor

const PASSING = ["waiting", "running"];
const isWidget = ({ data }) => Boolean(data?.["application/vnd.jupyter.widget-view+json"]);

export class Cell {
  /** Of a cell in the notebook; `page` is told of edits and runs. */
  constructor(stored, page) {
    Object.assign(this, stored, { page, code: stored.source, state: "new", outputs: [], count: 0, number: 0 });
    this.tried = this.ran = null; // the code of the last run, and that of the last good one in this Python
    this.div = document.getElementById(this.id);
    this.input = this.div?.querySelector("div.cell_input") ?? null;
    this.fold = this.input?.closest("details") ?? null;
  }

  /** Takes its place in the page; the cells that the reader sees are numbered. */
  enter(number, hosts) {
    this.number = number;
    this.area = new OutputArea(this.div, { name: `Output of cell ${number}`, tags: this.tags, hosts });
    if (!this.input) return;
    this.word = element("span", { id: `${this.id}-state` });
    this.resetButton = button("Reset", () => this.page.storage.reset(this), { hidden: true, "aria-label": `Reset cell ${number}` });
    const tab = element("div", { class: "live-tab" }, this.word, this.resetButton);
    if (this.fold) this.fold.before(tab);
    else this.input.append(tab);
    this.runButton = this.div.querySelector(".live-run");
    this.runButton.setAttribute("aria-describedby", this.word.id);
    this.input.addEventListener("click", (event) => this.#click(event));
  }

  get edited() {
    return this.code !== this.source;
  }

  get folded() {
    return Boolean(this.fold && !this.fold.open);
  }

  unfold() {
    if (this.fold) this.fold.open = true;
  }

  #click(event) {
    const inCode = event.target.closest(".highlight") && !event.target.closest("button");
    if (inCode && this.page.started && getSelection().isCollapsed) this.page.edit(this.id, { x: event.clientX, y: event.clientY });
  }

  /** The editor, which takes the place of the printed code. */
  async open() {
    this.opening ??= import("./editor.js").then(({ Editor }) => this.#edit(Editor)).catch((error) => {
      this.opening = null;
      throw error;
    });
    return this.opening;
  }

  #edit(Editor) {
    const { code, id, page } = this;
    const place = element("div", { class: "live-editor" });
    const printed = this.input.querySelector(':scope > [class*="highlight-"]');
    place.style.lineHeight = getComputedStyle(printed.querySelector("pre")).lineHeight; // nothing moves
    printed.before(place);
    printed.hidden = true;
    this.input.querySelector(".live-edit").hidden = true;
    const events = { onChange: (now) => this.#change(now), onRun: () => page.run(id), onRunNext: () => page.runAndGoOn(this) };
    this.editor = new Editor(place, { code, name: `Code of cell ${this.number || ""}`.trim(), help: HELP, ...events });
    return this.editor;
  }

  #change(code) {
    this.code = code;
    this.editor.mark([]);
    this.refresh();
    this.page.storage.keep(this);
  }

  /** Gives the cell other code, as if it had been typed. */
  async write(code) {
    if (code !== this.code) (await this.open()).code = code;
  }

  async reset() {
    await this.write(this.source);
    this.area.reset();
    Object.assign(this, { tried: null, outputs: [], count: 0 });
    this.editor?.mark([]);
    this.become("new");
  }

  become(state) {
    if (!PASSING.includes(state)) this.rested = state; // what it returns to if it does not run after all
    this.state = state;
    this.refresh();
  }

  /** It will not run after all. */
  rest() {
    this.become(this.rested ?? "new");
  }

  show(outputs) {
    this.area?.show(outputs);
  }

  /** Notes how a run of `code` ended. */
  end(code, { status, outputs }, count) {
    Object.assign(this, { tried: code, ran: status === "ok" ? code : null, outputs, count });
    this.area?.end(outputs);
    this.become(status);
  }

  /** What it showed is no longer so. */
  clear() {
    Object.assign(this, { tried: null, outputs: [], count: 0 });
    this.area?.end([]);
    this.become("new");
  }

  /** Python is a new one: nothing has run in it, and the recorded output is better than a dead widget. */
  forget() {
    this.ran = null;
    if (this.tried === null) return;
    if (this.area?.recorded && this.outputs.some(isWidget)) this.area.reset();
    if (PASSING.includes(this.state)) this.rested = "gone";
    else this.become("gone");
  }

  /** A cell above has run with other code: this one is run again before the next that needs it. */
  age() {
    this.ran = null;
    if (this.state === "ok") this.become("old");
  }

  /** Marks lines in the code, in the editor if need be, where they are seen. */
  async mark(lines) {
    if (lines.length) this.unfold();
    if (this.input && (lines.length || this.editor)) (await this.open()).mark(lines);
  }

  refresh() {
    if (!this.input) return;
    const { state, code, source, tried } = this;
    this.word.textContent = wordFor({ state, code, source, tried, showsRecord: this.area.showsRecord });
    this.resetButton.hidden = !this.edited;
    this.runButton.dataset.state = this.ran === code ? "ok" : state;
    if (state === "running") this.div.setAttribute("aria-busy", "true");
    else this.div.removeAttribute("aria-busy");
  }
}
