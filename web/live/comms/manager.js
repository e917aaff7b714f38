// ipywidgets in a page: models and views are Jupyter's own, comms lead to the page's Python.

import { uuid } from "@jupyter-widgets/base";
import { ManagerBase } from "@jupyter-widgets/base-manager";
import { Widget } from "@lumino/widgets";

import { asJupyter, Comm, IDLE } from "./comm.js";
import { label } from "./labels.js";
import { MODULES } from "./modules.js";
import { withoutStyle } from "./page_style.js";

export class Manager extends ManagerBase {
  #comms = new Map();
  #unanswered = []; // ids of the messages that Python has not handled yet, the oldest first
  #views = new Map(); // by the element that each stands in
  #sent = 0;
  #post;
  #queue;

  /** `post(message)` takes a comm message to Python: a promise that Python has handled it. `ready` comes first. */
  constructor(post, ready) {
    super();
    this.#post = post;
    this.#queue = ready;
  }

  async loadClass(name, module) {
    const type = MODULES[module]?.[name];
    if (!type) throw new Error(`This page cannot show ${name} of ${module}: open the notebook for it.`);
    return type;
  }

  /** For a widget that is made in the page; those of Python come with a message. */
  async _create_comm(target, id, data, metadata, buffers) {
    const comm = this.#comm(id ?? uuid(), target);
    comm.open(data, undefined, metadata, buffers);
    return comm;
  }

  async _get_comm_info() {
    return {};
  }

  async create_view(model, options) {
    return label(await super.create_view(model, options));
  }

  /** Takes in a message of Python's, after those before it. Python handles the page's messages in their order. */
  take(message) {
    const [parent] = this.#unanswered;
    this.#later(() => this.#handle(message, parent));
  }

  /** The model with this id, when it has heard all that was said so far. */
  async model(id) {
    await this.#queue;
    return this.get_model(id);
  }

  /** Shows the model in an element of the page. */
  async show(model, element) {
    this.#sweep();
    const view = await this.create_view(model);
    if (!element.isConnected) return view.remove(); // the cell has run again meanwhile
    this.#views.set(element, view);
    return Widget.attach(view.luminoWidget, element);
  }

  /** Ends all models and views, without a word to Python. */
  async end() {
    this.#sweep();
    const models = await Promise.allSettled(Object.values(this._models));
    await Promise.allSettled(models.map(({ value }) => value?.close(true)));
  }

  #handle(message, parent) {
    if (message.type === "comm_open") return this.#open(message);
    const comm = this.#comms.get(message.comm_id);
    if (message.type === "comm_msg") return comm?.hear(asJupyter(message, parent));
    this.#comms.delete(message.comm_id);
    return comm?.end(asJupyter(message, parent));
  }

  #open(message) {
    withoutStyle(message.data.state);
    return this.handle_comm_open(this.#comm(message.comm_id, message.target_name), asJupyter(message));
  }

  #comm(id, target) {
    const comm = new Comm(id, target, (message, callbacks) => this.#ask(message, callbacks));
    this.#comms.set(id, comm);
    return comm;
  }

  #ask(message, callbacks) {
    const id = `page-${(this.#sent += 1)}`;
    this.#unanswered.push(id);
    this.#post(message).then(() => {
      this.#unanswered.shift();
      this.#later(() => callbacks?.iopub?.status?.(IDLE));
    });
    return id;
  }

  #later(f) {
    this.#queue = this.#queue.then(f).catch((error) => console.error("a widget failed", error));
  }

  /** Ends the views whose outputs have left the page. Lumino takes leave only of what is in the page. */
  #sweep() {
    for (const [element, view] of this.#views) {
      if (element.isConnected) continue;
      this.#views.delete(element);
      element.hidden = true;
      document.body.append(element);
      view.remove();
      element.remove();
    }
  }
}
