// A traceback whose cells are links.

const CELL = /^cell (\d+)(?=, line \d+)/;

/** The lines of a traceback as texts and links: `cell 14, line 3` leads to that cell. name(id): what the page calls it. */
export function tracebackText(lines, name = () => null) {
  return lines.flatMap((line, k) => {
    const end = k < lines.length - 1 ? "\n" : "";
    const found = CELL.exec(line);
    return found ? [link(found, name), line.slice(found[0].length) + end] : [line + end];
  });
}

function link([text, number], name) {
  const element = document.createElement("a");
  element.href = `#cell-${number}`;
  element.textContent = name(`cell-${number}`) ?? text;
  return element;
}
