// How a cell ended: the lines that its error points at, and the sentence in the bar.

import { element } from "../../../lib/handgrad/widgets/kit/dom.js";
import { lastError } from "../base/verdict.js";
import { capital, nameOf } from "../base/words.js";

const UNTRUE = "Python is ready. Some of what the text says is not so with your code.";

/** Marks the lines of all cells that an error went through; the cell that ran loses its old marks. */
export function markLines(cells, outputs, ran) {
  const places = lastError(outputs)?.places ?? [];
  for (const cell of cells) {
    const lines = places.filter(({ id }) => id === cell.id).map(({ line }) => line);
    if (lines.length || cell === ran) cell.mark(lines);
  }
}

/** What the bar says of an end: texts and elements; nothing if all went well. */
export function ending(cell, cells, { status, outputs }) {
  if (status === "stopped") return ["Stopped."];
  return status === "error" ? failure(cell, cells, lastError(outputs)) : null;
}

/**
 * A link to the cell; a hidden one shows no traceback, so its error is named. What a hidden cell asserts is what the
 * text says, and a reader who changes a number may well make that untrue.
 */
function failure(cell, cells, error) {
  const name = capital(nameOf(cell, cells));
  if (cell.number) return [element("a", { href: `#${cell.id}` }, name), " ended with an error."];
  return [error?.ename === "AssertionError" ? UNTRUE : `${name} ended with an error: ${error?.ename}: ${error?.evalue}`];
}
