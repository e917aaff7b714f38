// Python in the page: its cells, the bar, and the session that runs them. Loaded on the reader's first click.

import { Bar } from "./bar.js";
import { Cell, HELP } from "./cell.js";
import { decorate } from "../exercises/checks.js";
import { element } from "../../../lib/handgrad/widgets/kit/dom.js";
import { button } from "../base/button.js";
import { ending, markLines } from "./failure.js";
import { LateWidgets } from "./late_widgets.js";
import { dependents, rowFor } from "./order.js";
import style from "./page.css";
import { Queue } from "./queue.js";
import { Session } from "../engine/session.js";
import { codeCells } from "./source.js";
import { Storage } from "./storage.js";
import { KEYS, nameOf } from "../base/words.js";

/** The page of a notebook; `python` is the folder of Pyodide. */
export async function open({ notebook, python }) {
  const answer = await fetch(notebook);
  if (!answer.ok) throw new Error(`${notebook} answered ${answer.status}`);
  const page = new Page(await answer.json(), { address: notebook, python });
  decorate(page);
  await page.storage.recall();
  return page;
}

export class Page {
  constructor(notebook, { address, python }) {
    this.notebook = notebook;
    this.path = new URL(address).pathname;
    this.storage = new Storage(this);
    this.session = new Session(python);
    this.widgets = new LateWidgets(this.session);
    this.queue = new Queue((cell) => this.execute(cell));
    this.runs = this.stops = 0;
    this.list = codeCells(notebook).map((stored) => new Cell(stored, this));
    this.cells = new Map(this.list.map((cell) => [cell.id, cell]));
    document.head.append(element("style", {}, style));
    document.body.append(element("p", { id: HELP, hidden: true }, KEYS));
    this.bar = new Bar(this);
    this.#enter();
    this.session.onState((state) => this.#follow(state));
  }

  #enter() {
    const shown = this.list.filter(({ div }) => div);
    const hosts = { name: (id) => nameOf(this.cells.get(id), this.list), widget: (id, place) => this.widgets.show(id, place) };
    let number = 0;
    for (const cell of shown) cell.enter(cell.input ? (number += 1) : 0, hosts);
    this.numbered = shown.filter((cell) => cell.number);
  }

  get started() {
    return this.session.state !== "off";
  }

  #follow(state) {
    if (state.state === "loading") {
      if (this.seen !== "loading") this.#forget();
      this.bar.load(state);
    } else if (state.state === "failed") this.bar.say(state.text, " ", button("Try again", () => this.again()));
    else if (state.state === "ready" && this.seen === "loading") this.bar.say(state.text);
    this.seen = state.state;
  }

  /** This Python is a new one. */
  #forget() {
    for (const cell of this.list) cell.forget();
    this.widgets.clear();
  }

  /** Runs a cell, and before it those that it may need. Resolves to {status, outputs} of the last one that ran. */
  run(id) {
    const cell = this.cells.get(id);
    return this.#ask(() => rowFor(this.list, cell), cell);
  }

  /** All but what waits for the reader's own functions. */
  runAll() {
    return this.#ask(() => this.list.filter(({ tags }) => !tags.includes("skip-execution")));
  }

  async #ask(row, wanted) {
    this.bar.takeOver(document.querySelector(".live-all"));
    this.bar.busy = true;
    this.again = () => this.#ask(row, wanted);
    if (!this.queue.working) this.missed = null; // what the bar says of a hidden cell that failed
    const end = await this.queue.ask(row, wanted);
    if (!this.queue.working) this.bar.busy = false;
    if (end.status === "ok") this.bar.say(...(this.missed ?? ["Python is ready."]));
    return end;
  }

  async execute(cell) {
    const { stops } = this;
    try {
      await this.session.start();
      if (stops !== this.stops) throw new Error("The reader stopped it while Python was loading.");
      this.bar.say(`Running ${nameOf(cell, this.list)}${cell.number ? ` of ${this.numbered.length}` : ""}.`);
      const { code } = cell;
      cell.become("running");
      return this.#finish(cell, code, await this.session.run(cell.id, code, (outputs) => cell.show(outputs)));
    } catch (error) {
      console.warn(error); // the reader has been told
      cell.rest();
      return { status: "failed", outputs: [] };
    }
  }

  /** Returns how the row goes on: a hidden cell only hands numbers to the text and checks it, so its error stops nothing. */
  #finish(cell, code, end) {
    this.runs += 1;
    for (const later of dependents(this.list, cell, code)) later.age();
    cell.end(code, end, this.runs);
    markLines(this.list, end.outputs, cell);
    const message = ending(cell, this.list, end);
    const missed = end.status === "error" && !cell.div;
    if (missed) this.missed ??= message;
    else if (message) this.bar.say(...message);
    (cell.div ?? document).dispatchEvent(new CustomEvent("live:ran", { bubbles: true, detail: { id: cell.id, ...end } }));
    return missed ? { ...end, status: "ok" } : end;
  }

  async stop() {
    this.stops += 1;
    this.queue.cancel();
    this.bar.say("Stopping.");
    const how = await this.session.stop();
    this.bar.say(how === "restarted" ? "Stopped. Python had to be restarted." : "Stopped.");
  }

  async restart() {
    this.queue.cancel();
    await this.session.restart().catch(() => {}); // the session tells
  }

  /** Opens a cell's editor, at a point of the window or where the cursor was. */
  async edit(id, point) {
    const cell = this.cells.get(id);
    cell.unfold();
    try {
      (await cell.open()).focus(point);
    } catch {
      this.bar.say("The editor could not be loaded. Try again.");
    }
  }

  /** Goes on to the next code in sight: what is folded between runs when that does. */
  runAndGoOn(cell) {
    this.run(cell.id);
    const next = this.numbered.slice(this.numbered.indexOf(cell) + 1).find(({ folded }) => !folded);
    if (next) this.edit(next.id);
  }
}
