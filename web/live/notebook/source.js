// The code cells of a page, as they stand in its notebook.

import { textOf } from "../base/text.js";

const INSTALL = 1; // the cell that brings in the library where there is no book

/** A notebook's code cells in order; each has the id that the page gives it by its place. */
export function codeCells(notebook) {
  return notebook.cells
    .map((cell, index) => ({ id: `cell-${index}`, index, kind: cell.cell_type, source: textOf(cell.source), tags: cell.metadata.tags ?? [] }))
    .filter(({ kind, index }) => kind === "code" && index !== INSTALL);
}
