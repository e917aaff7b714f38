// Which cells run, and in which order. A cell needs a run if its present code has not run without an error.

import { exerciseIn } from "../base/verdict.js";

/**
 * The cells to run for this one: before it all earlier ones that need it, hidden ones included. The checks of earlier
 * exercises are left out: nothing is built on them, and an answer that never ends would bar all that follow.
 */
export function rowFor(cells, wanted) {
  const end = cells.indexOf(wanted);
  return [...cells.slice(0, end).filter(({ ran, code }) => ran !== code && !exerciseIn(code)), wanted];
}

/** The cells whose results may come from what this one did before it ran with this code. */
export function dependents(cells, changed, code) {
  if (changed.ran === code || exerciseIn(code)) return [];
  return cells.slice(cells.indexOf(changed) + 1).filter(({ ran }) => ran !== null);
}
