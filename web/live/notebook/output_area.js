// The output of a cell: the recorded one of the page, and the live one that takes its place.

import { element } from "../../../lib/handgrad/widgets/kit/dom.js";
import { show } from "../outputs/outputs.js";

const isError = ({ output_type }) => output_type === "error";

export class OutputArea {
  /** `hosts` is what ../outputs/outputs.js asks of a page; a cell that is tagged so shows its errors and nothing else. */
  constructor(div, { name, tags, hosts }) {
    Object.assign(this, { div, name, hosts, silent: tags.includes("remove-output") });
    this.recorded = div.querySelector("div.cell_output");
    this.live = null;
    this.widgets = [];
  }

  get showsRecord() {
    return Boolean(this.recorded && !this.live);
  }

  /** The recorded output stays until there is something to show. */
  show(outputs) {
    const shown = this.silent ? outputs.filter(isError) : outputs;
    if (!shown.length && !this.live) return;
    this.#open();
    const widget = (id, place) => this.widgets.push(this.hosts.widget(id, place));
    show(this.live, shown, { ...this.hosts, widget });
  }

  /** The last outputs of a run. The height of the recorded ones is kept until the widgets are there. */
  async end(outputs) {
    this.#open();
    this.show(outputs);
    const { live } = this;
    await Promise.allSettled(this.widgets.splice(0));
    keepPlace(live, () => (live.style.minHeight = ""));
  }

  /** Brings the recorded output back. */
  reset() {
    if (!this.live) return;
    keepPlace(this.live, () => {
      this.live.remove();
      if (this.recorded) this.recorded.hidden = false;
    });
    this.live = null;
  }

  #open() {
    if (this.live) return;
    this.live = element("div", { class: "cell_output docutils container live-output", role: "group", "aria-label": this.name });
    const { recorded } = this;
    if (!recorded) return this.div.append(this.live);
    this.live.style.minHeight = `${recorded.offsetHeight}px`;
    recorded.before(this.live); // in its place, so that the style sheets see what they expect
    recorded.hidden = true;
  }
}

/** Changes the height of something above what the reader sees, in a browser that would let the text jump. */
function keepPlace(changed, change) {
  const before = changed.getBoundingClientRect();
  change();
  if (before.bottom > 0 || CSS.supports("overflow-anchor: auto")) return;
  const after = changed.isConnected ? changed.getBoundingClientRect().height : 0;
  scrollBy(0, after - before.height);
}
