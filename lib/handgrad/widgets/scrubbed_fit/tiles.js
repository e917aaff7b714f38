// The units as small pictures: what each adds to the curve, all on one scale. One can be chosen.

import { line, scale } from "../kit/chart.js";
import { element, newId, set, shape } from "../kit/dom.js";
import { jointOf, share, unitOf, unitsOf } from "./network.js";

const WIDE = 100, HIGH = 60;

/** How far from zero the units of a network reach. */
export const reachOf = (theta, span) => Math.max(1, ...Array.from({ length: unitsOf(theta) }, (_, unit) =>
  Math.max(...span.map((x) => Math.abs(share(unitOf(theta, unit), x))))));

/** How high a share is drawn: on one scale for all units, that of the run or, after a push, a wider one. */
export function scaleOf(theta, span, least) {
  const reach = Math.max(least, reachOf(theta, span));
  return scale([-reach, reach], [HIGH - 4, 4]);
}

/** Radio buttons, one a unit, on the scale of a run that reaches `least`; onChange(unit) hears of the choice. */
export function tilesOf(count, span, least, onChange) {
  const name = newId(), x = scale(span, [4, WIDE - 4]), middle = HIGH / 2;
  const paths = Array.from({ length: count }, () => shape("path", { class: "hg-scrubbed-fit-share" }));
  const inputs = paths.map((_, unit) => element("input", { type: "radio", name, "aria-label": `unit ${unit + 1}`, on: { change: () => onChange(unit) } }));
  const tiles = paths.map((path, unit) => element("label", {}, inputs[unit], element("span", {},
    element("b", { "aria-hidden": "true" }, String(unit + 1)),
    shape("svg", { viewBox: `0 0 ${WIDE} ${HIGH}`, "aria-hidden": "true" },
      shape("path", { class: "hg-rule", d: line([[4, middle], [WIDE - 4, middle]]) }), path))));
  const draw = (theta, chosen, y = scaleOf(theta, span, least)) => paths.forEach((path, unit) => {
    const one = unitOf(theta, unit), joint = jointOf(one), inside = joint !== null && joint > span[0] && joint < span[1];
    const ends = inside ? [span[0], joint, span[1]] : span;
    set(path, { d: line(ends.map((at) => [x(at), y(share(one, at))])), "stroke-dasharray": unit === chosen ? "6 3" : null });
    inputs[unit].checked = unit === chosen;
  });
  const root = element("fieldset", { class: "hg-choice-bar hg-scrubbed-fit-tiles" }, element("legend", {}, "The units, each alone"), ...tiles);
  return { root, draw };
}
