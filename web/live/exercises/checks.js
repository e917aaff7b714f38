// Exercises on a page: who presses Check is told the verdict, where to go from there, and how many are solved.

import { Check } from "./check.js";
import { element } from "../../../lib/handgrad/widgets/kit/dom.js";
import { marksOf } from "./progress_marks.js";
import { errorIn, exerciseIn } from "../base/verdict.js";
import { nameOf } from "../base/words.js";

/** Adds to a page with exercises what its reader sees of them. */
export function decorate(page) {
  const marks = marksOf(page.path);
  if (!marks) return;
  const say = speaker();
  const stop = () => page.stop();
  const cells = page.list.filter(({ div, source }) => div && exerciseIn(source));
  const checks = new Map(cells.map((cell) => [cell.id, new Check(cell, { marks, say, stop })]));
  document.addEventListener("live:ran", ({ detail }) => {
    const check = checks.get(detail.id);
    if (check) check.finish(detail);
    else if (detail.status === "error") block(page, checks, detail);
  });
}

/** Says something to those who do not see, also the same twice. */
function speaker() {
  const voice = element("p", { class: "live-voice", role: "status" });
  document.body.append(voice);
  return (text) => voice.replaceChildren(text);
}

/** A cell ended in an error: the check that waited for it is told. */
function block(page, checks, { id, outputs }) {
  const check = checks.get(page.queue.row.at(-1)?.id);
  const error = errorIn(outputs, id);
  if (!check || !error) return;
  const cell = page.cells.get(id);
  const above = page.list.indexOf(check.cell) - page.list.indexOf(cell) === 1;
  const go = cell.input ? () => page.edit(id) : null;
  check.block(above ? "your function" : nameOf(cell, page.list), error, go);
}
