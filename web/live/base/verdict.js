// What `hg.check` said, read from the outputs of a cell. Nothing is judged here.

const SAID = /^(\w+): (right|not yet)(?:\n([\s\S]*))?$/;

function joined(text) {
  return Array.isArray(text) ? text.join("") : text ?? "";
}

/** The last verdict among a cell's outputs: {exercise, right, message}; null if there is none. */
export function verdictIn(outputs) {
  const shown = outputs.filter(({ data }) => joined(data?.["text/html"]).includes("hg-verdict"));
  const said = SAID.exec(joined(shown.at(-1)?.data["text/plain"]));
  return said && { exercise: said[1], right: said[2] === "right", message: said[3] ?? "" };
}

/** The error among a cell's outputs: {name, line}, the line null where none is known; null if there is none. */
export function errorIn(outputs, id) {
  const error = outputs.findLast(({ output_type: type }) => type === "error");
  if (!error) return null;
  const place = (error.places ?? []).findLast((each) => each.id === id);
  return { name: error.ename, line: place?.line ?? null };
}

/** The exercise that a cell checks, "softmax" for `hg.check(softmax)`; null for any other cell. */
export function checked(code) {
  return /^\s*hg\.check\((\w+)/.exec(code)?.[1] ?? null;
}
