// An edit of a cell that the book has changed since: shown, and used only if the reader says so.

import { element } from "../../../lib/handgrad/widgets/kit/dom.js";
import { button } from "../base/button.js";

/** Where it is shown: at its old cell, or at the one before it that the reader sees. */
function placeOf(id, { list, numbered }) {
  const index = Number(id.split("-")[1]);
  return list.findLast((cell) => cell.number && cell.index <= index) ?? numbered[0];
}

export function offer(edit, page) {
  const cell = placeOf(edit.id, page);
  if (!cell) return;
  const end = (use) => {
    page.storage.edits.drop(edit);
    box.remove();
    if (use) cell.write(edit.code);
    cell.runButton.focus();
  };
  const box = element("details", { class: "live-outdated" },
    element("summary", {}, "The book has changed a cell that you edited. Your code is kept here."),
    element("pre", { tabindex: 0, "aria-label": "Your code" }, edit.code),
    button("Put it into this cell", () => end(true)), button("Drop it", () => end(false)));
  cell.input.after(box);
}
