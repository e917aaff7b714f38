// The code cells of a page, as they stand in its notebook.

const INSTALL = 1; // the cell that brings in the library where there is no book
const text = (source) => (Array.isArray(source) ? source.join("") : source);

/** A notebook's code cells in order; each has the id that the page gives it by its place. */
export function codeCells(notebook) {
  return notebook.cells
    .map((cell, index) => ({ id: `cell-${index}`, index, kind: cell.cell_type, source: text(cell.source), tags: cell.metadata.tags ?? [] }))
    .filter(({ kind, index }) => kind === "code" && index !== INSTALL);
}
