// Reads one formula a line from stdin, {tex, display, macros}, and answers each with a line, {html} or {error}.
//
// KaTeX draws with elements where a style will do: fifteen for a letter with an index. Eleven of them go out of
// its tree here, and maths.css draws the same from the heights that they held.
import { createInterface } from "node:readline";
import katex from "katex";

// What a part is, in words that no rule of KaTeX's style sheet names.
const WORDS = new Set(["mord", "mop", "mbin", "mrel", "mopen", "mclose", "mpunct", "minner", "mtight"]);
// In MathML, each child of these has a meaning by its place, so a row of several must be one child.
const PLACES = new Set(["mfrac", "mroot", "msub", "msup", "msubsup", "munder", "mover", "munderover"]);

const has = (part, name) => part?.classes?.includes(name);
const isPlain = ({ style, attributes }) => !Object.keys({ ...style, ...attributes }).length;

/** Lines one above the other: the height and the depth of KaTeX's table, and that of the strut in each line. */
function stack(part) {
  const [above, below] = part.children.map((row) => row.children[0]);
  const strut = above.children[0]?.children[0];
  Object.assign(part.style, { "--h": above.style.height, "--d": below?.style.height, "--p": strut?.style.height });
  part.classes = ["vlist-t"];
  part.children = above.children;
  for (const line of part.children) line.children = line.children.slice(1);
}

/** A piece of a line, up to where it may break: the height of its strut, and how low it starts. */
function piece(part) {
  const [strut, ...rest] = part.children;
  Object.assign(part.style, { "--h": strut.style.height, "--v": strut.style.verticalAlign });
  part.children = rest;
}

/** The parts so far, and one more. A space becomes part of the margin of the letter before it, which KaTeX calls
 *  `italic`, unless that letter measures in an em of its own. */
function joined(parts, part) {
  const letter = parts.at(-1);
  const width = has(part, "mspace") && !part.children.length ? parseFloat(part.style.marginRight) : NaN;
  if (!letter?.text || has(letter, "katex-sizing") || !(letter.italic + width > 0)) return [...parts, part];
  letter.italic += width;
  return parts;
}

/** The parts that draw the same as this one. */
function lighter(part) {
  if (has(part, "vlist-t")) stack(part);
  if (has(part, "katex-base")) piece(part);
  part.children = part.children?.flatMap(lighter).reduce(joined, []);
  const kept = part.classes?.filter((name) => name && !WORDS.has(name));
  const isWord = part.classes?.length && !kept.length && isPlain(part);
  part.classes = kept;
  if (isWord && part.children) return part.children;
  const [only, ...others] = part.children ?? [];
  const isAround = (has(part, "msupsub") && has(only, "vlist-t")) || (has(part, "katex-sizing") && only?.text);
  if (!isAround || others.length || !isPlain(part)) return [part];
  only.classes = [...kept, ...only.classes];
  return [only];
}

/** One child: a fragment, or a space, as a row. */
const single = (child, parent) => (child.type ? child : new parent.constructor("mrow", child.children ?? [child]));

/** MathML by its schema, and without the TeX once more, which no reader hears or sees. */
function valid(part) {
  const { type, attributes = {} } = part;
  if (type === "semantics") return valid(part.children[0]);
  part.attributes = Object.fromEntries(Object.entries(attributes).filter(([name, value]) => value && name !== "xmlns"));
  part.children = part.children?.map(valid);
  if (PLACES.has(type)) part.children = part.children.map((child) => single(child, part));
  if (type === "math" && part.children[0].type === "mrow") part.children = part.children[0].children;
  return part;
}


function render({ tex, display, macros }) {
  try {
    const tree = katex.__renderToDomTree(tex, { displayMode: display, strict: "error", macros });
    const [math, html] = (display ? tree.children[0] : tree).children;
    math.children.map(valid);
    lighter(html);
    return { html: tree.toMarkup().replaceAll(';">', '">') };
  } catch (error) {
    return { error: error.message.replaceAll("\u0332", "").replace(/\s+/g, " ") }; // it underlines the place
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(render(JSON.parse(line))));
}
