// What the page says of its cells and of Python, in a few words.

/** What is told of the editor to who cannot see it. */
export const KEYS = "Shift and Enter runs the cell and goes to the next one; Control and Enter runs it. Tab indents; Escape and then Tab leaves the editor.";

/** What stands beside a cell: how its code, the output below it, and Python are related. */
export function wordFor({ state, code, source, tried, showsRecord }) {
  if (state === "waiting" || state === "running") return state;
  const edited = code !== (state === "new" ? source : tried);
  const words = {
    new: ["", showsRecord ? "edited; the output is the recorded one" : "edited, not run"],
    ok: ["run here", "edited since it ran"],
    old: ["run before a change above", "edited since it ran"],
    error: ["error", "edited since the error"],
    stopped: ["stopped", "edited since it was stopped"],
    gone: ["run before the restart", "edited since it ran"],
  };
  return words[state][edited ? 1 : 0];
}

const megabytes = (bytes) => (bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0);

/** "3.1 of 34 MB, 2 s" */
export function figures({ loaded = 0, total = 0, seconds = 0 }) {
  const amount = total ? `${megabytes(loaded)} of ${megabytes(total)} MB` : `${megabytes(loaded)} MB`;
  return `${amount}, ${Math.round(seconds)} s`;
}

export const count = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

/** A cell as a sentence names it; one that the page leaves out is named by the next that it shows. */
export function nameOf(cell, cells) {
  if (cell.number) return `cell ${cell.number}`;
  const next = cells.slice(cells.indexOf(cell)).find(({ number }) => number);
  return next ? `a hidden cell before cell ${next.number}` : "a hidden cell at the end";
}

export const capital = (text) => text[0].toUpperCase() + text.slice(1);
