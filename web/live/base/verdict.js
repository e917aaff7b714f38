// What `hg.check` said, read from the outputs of a cell. Nothing is judged here.

import { textOf } from "./text.js";

const VERDICT = /^(\w+): (right|not yet)(?:\n([\s\S]*))?$/;

/** The last verdict among a cell's outputs: {exercise, right, message}; null if there is none. */
export function verdictIn(outputs) {
  const shown = outputs.filter(({ data }) => textOf(data?.["text/html"]).includes("hg-verdict"));
  const match = VERDICT.exec(textOf(shown.at(-1)?.data["text/plain"]));
  return match && { exercise: match[1], right: match[2] === "right", message: match[3] ?? "" };
}

/** The last error among a cell's outputs. */
export const lastError = (outputs) => outputs.findLast(({ output_type: type }) => type === "error");

/** Its {name, line}, the line in cell `id` and null where none is known; null if there is no error. */
export function errorIn(outputs, id) {
  const error = lastError(outputs);
  if (!error) return null;
  const place = (error.places ?? []).findLast((other) => other.id === id);
  return { name: error.ename, line: place?.line ?? null };
}

/** The exercise that a cell checks, "softmax" for `hg.check(softmax)`; null for any other cell. */
export function exerciseIn(code) {
  return /^\s*hg\.check\((\w+)/.exec(code)?.[1] ?? null;
}
