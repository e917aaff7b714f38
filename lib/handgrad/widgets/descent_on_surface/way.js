// The way that a reader took with two knobs, as the device keeps it; of who took none, a recorded search.

import { keptAttempts } from "../kit/attempts.js";
import { dashSample, line } from "../kit/chart.js";
import { element, set, shape } from "../kit/dom.js";
import { same } from "./descents.js";
import { WAYS, wayText } from "./words.js";

const DASHES = "9 3 2 3", square = ([x, y]) => `M${(x - 3).toFixed(1)} ${(y - 3).toFixed(1)}h6v6h-6z`;

/** { mine, points, tried }: a kept way counts from its first turn on, if it begins where the search does. */
export function wayOf({ search, tried }, attempts) {
  const points = attempts.map(({ dials }) => dials), mine = points.length > 1 && same(points[0], search[0]);
  return { mine, points: mine ? points : search, tried };
}

const looks = (kind, data) => shape("path", { class: `hg-descent-on-surface-${kind}`, ...data });

/** The way in a picture: its line, and a small square for each attempt; `draw(way, pixel)`. */
export function wayView({ paths, top }) {
  const path = looks("way", { "stroke-dasharray": DASHES }), dots = looks("attempts");
  const label = shape("text", { class: "hg-descent-on-surface-label hg-descent-on-surface-own" });
  paths.append(path, dots);
  top.append(label);
  const draw = ({ points, mine }, pixel) => {
    const pixels = points.map(pixel);
    set(path, { d: line(pixels) });
    set(dots, { d: pixels.map(square).join("") });
    label.textContent = WAYS[mine];
    return pixels;
  };
  return { label, draw };
}

/** Its row below the pictures: which line it is, and what became of it. */
export function wayRow() {
  const name = element("span"), verdict = element("p", { class: "hg-descent-on-surface-verdict" });
  const sample = dashSample({ width: 40, height: 14, class: "hg-descent-on-surface-way", "stroke-dasharray": DASHES }, looks("attempts", { d: square([20, 7]) }));
  const root = element("div", { class: "hg-descent-on-surface-row hg-descent-on-surface-told" }, element("p", { class: "hg-descent-on-surface-name" }, name, sample), verdict);
  const put = (way, value) => {
    name.textContent = WAYS[way.mine];
    return (verdict.textContent = wayText(way, value));
  };
  return { root, put };
}

/** What a widget shows of the way that `given` names: nothing, if it names none. */
export function wayPart(given, picture, objective) {
  const kept = keptAttempts(given.keep), view = wayView(picture), row = wayRow();
  const read = () => wayOf(given, kept.read(2));
  return { label: view.label, row: row.root, follow: kept.follow, read, draw: (way, pixel) => ({ pixels: view.draw(way, pixel), text: row.put(way, objective.value) }) };
}
