// One Python: a worker, what is asked of it, and its end.

const HEARING = 50; // milliseconds in which a message is heard, if Python hears at all

export class Process {
  /** listener: {loading(loaded, total), event(id, event), comm(message), crash(text)} */
  constructor(folder, listener) {
    this.listener = listener;
    this.pending = new Map(); // number → resolve
    this.number = 0;
    this.interrupt = self.crossOriginIsolated ? new Uint8Array(new SharedArrayBuffer(1)) : null;
    const { search } = new URL(import.meta.url); // a new version of the page's program wants its own worker
    this.worker = new Worker(new URL(`./worker.js${search}`, import.meta.url), { type: "module", name: "python" });
    this.ready = new Promise((resolve, reject) => Object.assign(this, { resolve, reject }));
    this.ready.catch(() => {}); // whoever waits hears of it
    this.worker.onmessage = ({ data }) => this.hear(data);
    this.worker.onerror = (event) => this.reject(new Error(event.message || "its program did not arrive."));
    this.worker.postMessage({ type: "start", folder, interrupt: this.interrupt?.buffer ?? null });
  }

  hear({ type, ...data }) {
    if (type === "ready") this.resolve();
    else if (type === "failed") this.reject(new Error(data.text));
    else if (type === "loading") this.listener.loading(data.loaded, data.total);
    else if (type === "event") this.listener.event(data.id, data.event);
    else if (type === "comm") this.listener.comm(data.message);
    else if (type === "done") this.answer(data);
    else if (type === "crashed") this.listener.crash(data.text);
  }

  answer({ number, status }) {
    this.pending.get(number)(status);
    this.pending.delete(number);
  }

  /** The status of the cell or message: "ok", "error", "stopped", or "ended" if the worker was ended meanwhile. */
  ask(message, transfer = []) {
    this.number += 1;
    const answer = new Promise((resolve) => this.pending.set(this.number, resolve));
    this.worker.postMessage({ ...message, number: this.number }, transfer);
    return answer;
  }

  get busy() {
    return this.pending.size > 0;
  }

  /** True as soon as nothing is asked any more, false if that takes longer than so many milliseconds. */
  async rests(patience) {
    const end = performance.now() + patience;
    while (this.busy && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
    return !this.busy;
  }

  /**
   * Asks what runs to end. What awaits something hears the message; what does not gets an interrupt, where there is a
   * buffer for it. Both at once would break Python's own loop, which is what runs while a cell awaits.
   */
  stop() {
    const numbers = [...this.pending.keys()];
    this.worker.postMessage({ type: "stop" });
    setTimeout(() => {
      if (this.interrupt && numbers.some((number) => this.pending.has(number))) this.interrupt[0] = 2;
    }, HEARING);
  }

  end() {
    this.worker.terminate();
    this.reject(new Error("Python was ended."));
    for (const resolve of this.pending.values()) resolve("ended");
    this.pending.clear();
  }
}
