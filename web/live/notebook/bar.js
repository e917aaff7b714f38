// The bar at the lower edge of the window: what Python is doing, and what the reader may do.

import { element } from "../../../lib/handgrad/widgets/kit/dom.js";
import { button } from "../base/button.js";
import { figures } from "../base/words.js";

const BEGINNING = "Python is not running. Run a cell to start it.";

export class Bar {
  /** `page` does what the buttons say. */
  constructor(page) {
    this.status = element("span", { role: "status", class: "live-status" }, BEGINNING);
    this.progress = element("progress", { hidden: true, "aria-label": "Megabytes of Python" });
    this.figures = element("span", { class: "live-figures", hidden: true });
    this.all = button("Run all", () => page.runAll());
    this.stop = button("Stop", () => page.stop(), { disabled: true });
    const restart = button("Restart", () => page.restart());
    const more = button("More", () => {}, { popovertarget: "live-menu" });
    const news = element("div", { class: "live-news" }, this.status, this.progress, this.figures);
    this.panel = element("div", { class: "live-panel" }, news, this.all, this.stop, restart, more, this.#menu(page));
    this.opener = button("Python", () => this.fold(false), { class: "live-opener", hidden: true, "aria-label": "Show the bar of Python" });
    this.place = element("section", { class: "live-bar", "aria-label": "Python in the page" }, this.panel, this.opener);
    document.body.append(this.place);
  }

  #menu(page) {
    const item = (text, action) => button(text, () => {
      this.menu.hidePopover();
      action();
    });
    this.discard = item("Discard edits", () => page.storage.discard());
    this.menu = element("div", { id: "live-menu", popover: "auto" },
      item("Download notebook", () => page.storage.download()), this.discard, item("Hide this bar", () => this.fold(true)));
    return this.menu;
  }

  /** The button of the page that does the same as one of the bar is no longer needed. */
  takeOver(button) {
    if (button && document.activeElement === button) this.all.focus();
    button?.remove();
  }

  fold(folded) {
    this.panel.hidden = folded;
    this.opener.hidden = !folded;
    (folded ? this.opener : this.all).focus();
  }

  /** A sentence: texts and elements. Nothing of the last one stays. */
  say(...parts) {
    this.progress.hidden = this.figures.hidden = true;
    this.status.replaceChildren(...parts);
  }

  /** Progress is drawn and not spoken: it would be a word five times a second. Where nothing can be counted it moves. */
  load(state) {
    if (this.status.textContent !== state.text) this.say(state.text);
    this.progress.hidden = this.figures.hidden = false;
    if (state.total && state.counts) Object.assign(this.progress, { max: state.total, value: state.loaded });
    else this.progress.removeAttribute("value");
    this.figures.textContent = figures(state);
  }

  set busy(busy) {
    if (!busy && document.activeElement === this.stop) this.all.focus();
    this.stop.disabled = !busy;
  }
}
