// One widget of a page, in the place of its picture: it replays what was recorded, until Python in the page takes over.

import { element } from "../../lib/handgrad/widgets/kit/dom.js";
import { fromAddress, StaticModel, toAddress } from "./static_model.js";

function remember(search) {
  const address = `${location.pathname}${search ? `?${search}` : ""}${location.hash}`;
  try {
    history.replaceState(history.state, "", address);
  } catch {
    // A browser may refuse this for a file: then the address stays as it is.
  }
}

/** The button that asks for Python. The style sheet shows it only where Python can run. */
function runButton(host) {
  const click = () => host.dispatchEvent(new CustomEvent("live:run", { bubbles: true }));
  return element("button", { type: "button", class: "hg-button hg-run", on: { click } }, "Run it in Python");
}

/** The line that says where the numbers come from: a widget may have other quiet lines above it. */
const sourceOf = (place) => [...place.querySelectorAll(".hg-source")].at(-1);

export class Recorded {
  #model;
  #place;
  #end;

  /** The widget's number on the page names its values in the address. */
  constructor(host, index, widget) {
    const state = JSON.parse(host.querySelector("script").textContent);
    const shared = host.dataset.shared.split(" ").filter(Boolean);
    Object.assign(this, { host, index, widget, state, shared, taken: false });
  }

  /** The widget in the place of its picture, which stays where the widget does not start. */
  show() {
    if (this.#end) return;
    this.#model ??= this.#modelOfPage();
    const place = element("div"), before = this.#place ?? this.host.querySelector("figure");
    before.before(place);
    try {
      this.#end = this.widget.render({ model: this.#model, el: place });
    } catch (error) {
      place.remove();
      throw error;
    }
    before.remove();
    this.#place = place;
    this.taken = false;
    if (this.host.closest(".cell[id]")) sourceOf(place)?.after(runButton(this.host));
    this.host.dataset.mounted = "true";
  }

  /** Ends the widget, leaves a still image of it, and gives the values that the reader had set, by name. */
  takeOver() {
    this.show();
    const still = this.#place.cloneNode(true);
    this.#end();
    this.#end = undefined;
    this.#place.replaceWith(still);
    this.#place = still;
    this.taken = true;
    return this.#model.changes(this.shared, this.state);
  }

  #modelOfPage() {
    const { index, shared, state } = this;
    let timer = 0;
    const model = new StaticModel({ ...state, ...fromAddress(location.search, index, shared, state) }, () => {
      clearTimeout(timer); // browsers limit how often an address may change
      timer = setTimeout(() => remember(toAddress(location.search, index, shared, state, model)), 300);
    });
    return model;
  }
}
