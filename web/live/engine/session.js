// Python for one page: it starts a worker, runs one cell at a time in it, and stops it.

import { endingOf } from "./ending.js";
import { Loading } from "./loading.js";
import { OutputList } from "./output_list.js";
import { Process } from "./process.js";

const PATIENCE = 2000; // milliseconds until a stop that does not help becomes a restart
const WAITING = 300; // without an interrupt buffer only what awaits something can be stopped
const LONG = 200; // milliseconds that a widget's message may take until Python counts as busy

export class Session {
  /** folder: the address of the site's pyodide/, with a slash at its end */
  constructor(folder) {
    Object.assign(this, { folder, state: "off", process: null, started: null, running: null });
    this.listeners = new Set();
    this.hearers = new Set();
    this.lists = new Map(); // cell's id → OutputList
    this.comms = { onMessage: (f) => add(this.hearers, f), send: (message) => this.sendComm(message) };
  }

  onState(f) {
    return add(this.listeners, f);
  }

  set(state, text, { loaded = 0, total = 0, seconds = 0, counts = false } = {}) {
    this.state = state;
    for (const f of this.listeners) f({ state, loaded, total, seconds, counts, text });
  }

  start() {
    this.started ??= this.boot();
    return this.started;
  }

  async boot() {
    const loading = new Loading((text, progress) => this.set("loading", text, progress));
    const process = (this.process = this.open(loading));
    try {
      await process.ready;
      this.set("ready", "Python is ready.", loading);
    } catch (error) {
      const failure = new Error(`Python could not be loaded: ${error.message}`);
      if (process === this.process) this.fail(failure);
      throw failure;
    } finally {
      loading.end();
    }
  }

  open(loading) {
    const process = new Process(this.folder, {
      loading: (loaded, total) => loading.progress(loaded, total),
      event: (id, event) => this.hear(id, event),
      comm: (message) => this.hearers.forEach((f) => f(message)),
      crash: (text) => this.crash(process, text),
    });
    return process;
  }

  close() {
    this.process?.end();
    this.process = this.started = null;
  }

  fail(failure) {
    this.close();
    this.set("failed", failure.message);
  }

  hear(id, event) {
    if (event.kind === "update") this.lists.forEach((list) => list.take(event));
    else this.lists.get(id)?.take(event);
  }

  /**
   * Runs a cell. onOutputs gets the complete list whenever it changed, and at the end. Throws an Error while another
   * cell runs: whoever has several lets them wait.
   */
  async run(id, code, onOutputs) {
    if (this.running) throw new Error(`${id} cannot run now: ${this.running} is still running.`);
    this.running = id;
    try {
      await this.start();
      return await this.execute(id, code, new OutputList(onOutputs));
    } finally {
      this.running = null;
    }
  }

  async execute(id, code, list) {
    const { process } = this;
    this.lists.set(id, list);
    this.set("busy", "Python is running.");
    const status = await process.ask({ type: "run", id, code });
    if (status === "ended") list.take(endingOf(process.broken));
    else this.rest();
    list.end();
    return { status: status === "ended" ? (process.broken ? "error" : "stopped") : status, outputs: list.outputs };
  }

  rest() {
    if (this.state === "busy" && !this.process?.busy) this.set("ready", "Python is ready.");
  }

  /** Resolves when Python has dealt with the message. */
  async sendComm(message) {
    const { process } = this;
    if (!process || this.state === "loading") return "ended"; // its widget went with the Python before
    const answer = process.ask({ type: "comm", message }, message.buffers ?? []);
    setTimeout(() => this.state === "ready" && process.busy && this.set("busy", "Python is running."), LONG);
    const status = await answer;
    this.rest();
    return status;
  }

  async stop() {
    const { process } = this;
    if (!process || this.state === "loading") return "idle";
    const { busy } = process;
    process.stop();
    if (!busy) return "idle";
    if (await process.rests(process.interrupt ? PATIENCE : WAITING)) return "interrupted";
    if (process === this.process) this.restart().catch(() => {}); // whoever listens to the state hears of it
    return "restarted";
  }

  restart() {
    this.close();
    this.lists.clear();
    return this.start();
  }

  /** Python itself broke, not a cell: the cell that ran is told, and a new Python starts. */
  crash(process, text) {
    if (process !== this.process || this.state === "loading") return;
    process.broken = text;
    this.restart().catch(() => {});
  }
}

function add(set, f) {
  set.add(f);
  return () => set.delete(f);
}
