// An error of a cell: the lines that it points at, and the sentence in the bar.

import { element } from "./dom.js";
import { capital, nameOf } from "./words.js";

/** Marks the lines of all cells that an error went through; the cell that ran loses its old marks. */
export function markLines(cells, places, ran) {
  for (const cell of cells) {
    const lines = places.filter(({ id }) => id === cell.id).map(({ line }) => line);
    if (lines.length || cell === ran) cell.mark(lines);
  }
}

/** What the bar says, with a link to the cell; a hidden one shows no traceback, so its error is named. */
export function failure(cell, cells, error) {
  const name = capital(nameOf(cell, cells));
  if (!cell.number) return [`${name} ended with an error: ${error?.ename}: ${error?.evalue}`];
  return [element("a", { href: `#${cell.id}` }, name), " ended with an error."];
}
