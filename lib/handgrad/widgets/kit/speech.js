// What a widget says: a sentence, where its numbers come from, and the numbers in a table.

import { element } from "./dom.js";

const PAUSE = 500; // milliseconds

/**
 * A sentence that says what the picture shows. It changes at once for the eye, and for a screen
 * reader when the reader pauses.
 */
export function speech(signal) {
  const seen = element("p", { class: "hg-says", "aria-hidden": "true" });
  const heard = element("p", { class: "hg-heard", role: "status" });
  let timer = 0;
  signal.addEventListener("abort", () => clearTimeout(timer));
  const say = (text) => {
    seen.textContent = text;
    clearTimeout(timer);
    timer = setTimeout(() => { heard.textContent = text; }, PAUSE);
  };
  return { root: element("div", {}, seen, heard), say };
}

/** Where the numbers come from, said truthfully. */
export const SOURCES = {
  recorded: "Recorded run",
  browser: "Computed in your browser",
  python: "Trained just now in Python",
  kernel: "Computed just now in Python",
};

/** A quiet line that names the source of what is shown. */
export function provenance(kind) {
  const root = element("p", { class: "hg-source" });
  const put = (next) => { root.textContent = SOURCES[next]; };
  put(kind);
  return { root, put };
}

/** The numbers behind the picture, in a table that is made when it is opened. rows() gives rows of text. */
export function numbers({ caption, columns, rows }) {
  const table = element("div", { class: "hg-table", tabindex: 0, role: "region", "aria-label": caption });
  const summary = element("summary", {}, "The numbers as a table");
  const refresh = () => { if (root.open) table.replaceChildren(tableOf(caption, columns, rows())); };
  const root = element("details", { class: "hg-numbers", on: { toggle: refresh } }, summary, table);
  return { root, refresh };
}

function tableOf(caption, columns, rows) {
  const head = element("tr", {}, ...columns.map((name) => element("th", { scope: "col" }, name)));
  const body = rows.map(([first, ...rest]) =>
    element("tr", {}, element("th", { scope: "row" }, first), ...rest.map((text) => element("td", {}, text))));
  return element("table", {}, element("caption", {}, caption), element("thead", {}, head), element("tbody", {}, ...body));
}
