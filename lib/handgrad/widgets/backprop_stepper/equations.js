// Equations: as nodes, as plain text, and as rows of the panel.

import { element } from "../kit/dom.js";
import { number, round } from "../kit/format.js";

/** Text with _{index} and ^{power} as a tree: strings, and { tag, parts }. */
export function equationParts(text) {
  const open = text.search(/[_^]\{/);
  if (open < 0) return text ? [text] : [];
  const close = closingBrace(text, open + 1);
  const part = { tag: text[open] === "_" ? "sub" : "sup", parts: equationParts(text.slice(open + 2, close)) };
  return [...(open ? [text.slice(0, open)] : []), part, ...equationParts(text.slice(close + 1))];
}

function closingBrace(text, open) {
  let depth = 0;
  for (let i = open; i < text.length; i += 1) {
    if (text[i] === "{") depth += 1;
    if (text[i] === "}") depth -= 1;
    if (depth === 0) return i;
  }
  return text.length;
}

/** The equation as nodes. */
export const typeset = (text) => equationNodes(equationParts(text));
const equationNodes = (parts) => parts.map((part) => (part.tag ? element(part.tag, {}, ...equationNodes(part.parts)) : part));

/** The equation as plain text, for a table: "new w i1→h1". */
export function equationText(text, id = "") {
  const plain = text.replace(/_\{([^{}]*)\}/g, " $1").replaceAll("^{2}", "²").replace(/\^\{([^{}]*)\}/g, "^($1)");
  return id.startsWith("new:") ? `new ${plain}` : plain;
}

/** A number in all digits that published examples print. */
export const longNumber = (value) => (value !== 0 && Math.abs(value) < 1e-6 ? number(value, 6) : round(value, 9));

const FIRST_RUNG = { symbols: 2, numbers: 3, code: 2 };

/** A row of the panel, as far as the hints, or the answer, have opened it. */
export function stepperRow(name, step, { open, rung }) {
  if (!open && rung < FIRST_RUNG[name]) return [element("span", { class: "hg-quiet" }, "…")];
  if (name === "code") return [element("code", {}, step.code)];
  if (name === "symbols") return [...typeset(step.symbol), /^new:[wb]/.test(step.id) ? " ← " : " = ", ...typeset(step.equation)];
  const answer = open ? element("strong", {}, longNumber(step.answer)) : "?";
  return [...typeset(step.numbers), " = ", answer];
}
