// A traceback whose cells are links.

import { element } from "../../../lib/handgrad/widgets/kit/dom.js";

const CELL = /^cell (\d+)(?=, line \d+)/;

/** The lines of a traceback as texts and links: `cell 14, line 3` leads to that cell. name(id): what the page calls it. */
export function tracebackText(lines, name = () => null) {
  return lines.flatMap((line, k) => {
    const end = k < lines.length - 1 ? "\n" : "";
    const [text, number] = CELL.exec(line) ?? [];
    if (!text) return [line + end];
    const link = element("a", { href: `#cell-${number}` }, name(`cell-${number}`) ?? text);
    return [link, line.slice(text.length) + end];
  });
}
