// A table of costs: which of them are drawn, and their numbers.

import { dashSample } from "../kit/chart.js";
import { toggle } from "../kit/controls.js";
import { element } from "../kit/dom.js";
import { DASHES } from "./marks.js";

/**
 * A row for each cost of the axis: a box that draws it, and a cell for each of the columns. `look` is the class of a
 * cost's line. `show(chosen, texts)` checks boxes and fills cells.
 */
export function costTable({ axis, columns, look }, put) {
  const choose = () => put({ chosen: axis.names.filter((_, k) => boxes[k].checked).join(" ") });
  const labels = axis.words.map((label) => toggle({ label }, choose)), boxes = labels.map((label) => label.firstChild);
  labels.forEach((label, k) => label.lastChild.before(dashSample({ class: look, "stroke-dasharray": DASHES[k] })));
  const heads = ["cost", ...columns].map((text) => element("th", { scope: "col" }, text));
  const rows = labels.map((label) =>
    element("tr", {}, element("th", { scope: "row" }, label), ...columns.map(() => element("td"))));
  const root = element("table", { class: "hg-cost-explorer-table" },
    element("thead", {}, element("tr", {}, ...heads)), element("tbody", {}, ...rows));
  const show = (chosen, texts) => rows.forEach((row, k) => {
    boxes[k].checked = chosen.includes(axis.names[k]);
    texts[k].forEach((text, i) => { row.cells[i + 1].textContent = text; });
  });
  return { root, show };
}
