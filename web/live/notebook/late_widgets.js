// Widgets come when the first of them does: their program is large, and most pages run without one.

export class LateWidgets {
  #messages = []; // what Python said before their program was there

  constructor(session) {
    this.session = session;
    this.forget = session.comms.onMessage((message) => {
      this.#messages.push(message);
      this.#load();
    });
  }

  #load() {
    this.loading ??= import("../comms/widgets.js").then(({ connect }) => connect(this.#replay()));
    this.loading.catch(() => (this.loading = null)); // the next widget tries again
    return this.loading;
  }

  /** The session, as one who listens from its start would have heard it. */
  #replay() {
    const { comms } = this.session;
    const onMessage = (f) => {
      this.forget();
      this.#messages.splice(0).forEach(f);
      return comms.onMessage(f);
    };
    return { comms: { onMessage, send: comms.send } };
  }

  async show(modelId, element) {
    await (await this.#load()).show(modelId, element);
  }

  /** Python has ended, and its widgets with it. */
  async clear() {
    this.#messages.length = 0;
    (await this.loading?.catch(() => null))?.clear();
  }
}
