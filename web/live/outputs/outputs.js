// Shows a cell's outputs as the pages of the book show them: the same elements and classes.

import { element } from "../../../lib/handgrad/widgets/kit/dom.js";
import { content } from "./content.js";
import style from "./outputs.css";

const contents = new WeakMap(); // place → [{output, element}]
const IGNORED = "application/papermill.record/";
document.head.append(element("style", {}, style));

/**
 * Shows outputs, as a notebook stores them, in an element. What has not changed stays as it is.
 * hosts: widget(modelId, element) puts a widget's view into an element; name(id), which may be absent, is what the
 * page calls a cell.
 */
export function show(place, outputs, hosts = {}) {
  const before = contents.get(place) ?? [];
  const shown = outputs.filter(isShown).map((output, k) => renew(before[k], output, hosts));
  const elements = new Set(shown.map(({ element }) => element));
  for (const { element } of before) if (!elements.has(element)) element.remove();
  shown.forEach(({ element }, k) => {
    if (place.children[k] !== element) place.insertBefore(element, place.children[k] ?? null);
  });
  place.setAttribute("aria-live", "polite");
  shown.filter(({ output }, k) => output !== before[k]?.output).forEach(({ element }) => makeReachable(element));
  contents.set(place, shown);
}

function isShown({ data }) {
  return !data || !Object.keys(data).some((type) => type.startsWith(IGNORED));
}

function renew(old, output, hosts) {
  if (old && same(old.output, output)) return { ...old, output };
  if (old?.more && output.output_type === "stream" && old.output.name === output.name && output.text.startsWith(old.output.text)) {
    old.more(output.text);
    return { ...old, output };
  }
  return { output, ...content(output, hosts) };
}

/** A cell that ran again often shows what it showed before. */
function same(one, other) {
  if (one === other) return true;
  if (one.output_type !== other.output_type || one.name !== other.name) return false;
  return ["data", "text", "traceback"].every((part) => JSON.stringify(one[part]) === JSON.stringify(other[part]));
}

/** What scrolls can be scrolled by keyboard. */
function makeReachable(place) {
  for (const box of place.querySelectorAll("pre, .live-wide")) {
    const scrolls = box.scrollHeight > box.clientHeight || box.scrollWidth > box.clientWidth;
    if (scrolls) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  }
}
