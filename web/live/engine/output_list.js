// The outputs of one cell, as a notebook stores them, collected from the events that Python sends.

import { oncePerFrame } from "./frames.js";

export class OutputList {
  constructor(listener) {
    this.outputs = [];
    this.ids = new Map(); // display id → outputs
    this.clearing = false;
    this.tell = () => listener?.(this.outputs);
    this.tellSoon = oncePerFrame(this.tell);
  }

  take(event) {
    this[event.kind](event);
  }

  output({ output, display_id: id }) {
    if (this.clearing) this.empty();
    const last = this.outputs.at(-1);
    if (output.output_type === "stream" && last?.name === output.name) {
      this.outputs = [...this.outputs.slice(0, -1), { ...last, text: last.text + output.text }];
    } else {
      this.outputs = [...this.outputs, output];
      if (id) this.ids.set(id, [...(this.ids.get(id) ?? []), this.outputs.length - 1]);
    }
    this.tellSoon();
  }

  update({ output: { data, metadata }, display_id: id }) {
    const places = this.ids.get(id) ?? [];
    if (!places.length) return;
    this.outputs = this.outputs.map((old, k) => (places.includes(k) ? { ...old, data, metadata } : old));
    this.tellSoon();
  }

  clear({ wait }) {
    if (wait) this.clearing = true;
    else this.empty();
  }

  /** Tells the complete list, even an empty one. Later outputs, of a widget, are told as before. */
  end() {
    this.tellSoon.cancel();
    this.tell();
  }

  empty() {
    this.clearing = false;
    this.ids.clear();
    this.outputs = [];
    this.tellSoon();
  }
}
