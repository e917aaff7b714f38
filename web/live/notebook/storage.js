// The reader's edits of a page: kept on the device, brought back, downloaded, thrown away.

import { button } from "../base/button.js";
import { Edits, match } from "./edits.js";
import { copyWith, download } from "./export.js";
import { offer } from "./outdated.js";
import { count } from "../base/words.js";

const NOT_KEPT = "This browser keeps no edits: they last until you leave the page.";

export class Storage {
  constructor(page) {
    this.page = page;
    this.edits = new Edits(page.path);
  }

  keep(cell) {
    const before = this.edits.kept;
    if (!this.edits.keep(cell) && before) this.page.bar.say(NOT_KEPT);
  }

  /** Brings back the edits of an earlier visit. */
  async recall() {
    const { page } = this;
    const { codes, outdated } = match(this.edits.read(), page.list);
    for (const edit of outdated) offer(edit, page);
    for (const [id, code] of codes) await page.cells.get(id).write(code);
    if (codes.size) page.bar.say(`${count(codes.size, "edited cell")} from your last visit.`);
  }

  async reset(cell) {
    await cell.reset();
    cell.runButton.focus();
  }

  /** Throws all edits away; a button takes that back. */
  async discard() {
    const { bar, list } = this.page;
    const before = list.filter(({ edited }) => edited).map((cell) => [cell, cell.code]);
    for (const [cell] of before) await cell.reset();
    if (!before.length) return bar.say("There are no edits.");
    const undo = button("Undo", async () => {
      for (const [cell, code] of before) await cell.write(code);
      bar.say("Your edits are back.");
    });
    bar.say(`${count(before.length, "edit")} discarded. `, undo);
    undo.focus();
  }

  download() {
    const { list, notebook, path } = this.page;
    download(path.split("/").at(-1), copyWith(notebook, list));
  }
}
