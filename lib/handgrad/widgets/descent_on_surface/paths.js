// The paths of the rules over the surface, and their names beside them.

import { clamp } from "../kit/chart.js";
import { set, shape } from "../kit/dom.js";
import { freeBox, inside } from "./place.js";
import { DASHES, MARKS, NAMES } from "./rules.js";

const ARROW = "M-7-6 6 0-7 6Z"; // to a point outside of the picture

/** Pixels of a path as SVG's path data; it ends where it is far outside of a picture of that size. */
export function pathData(pixels, size) {
  const data = [];
  for (const [i, [x, y]] of pixels.entries()) {
    const [a, b] = pixels[Math.max(0, i - 1)], length = Math.hypot(x - a, y - b), far = 10 * size;
    const t = length > far ? far / length : 1;
    if (!Number.isFinite(length)) break;
    data.push(`${i ? "L" : "M"}${(a + t * (x - a)).toFixed(1)} ${(b + t * (y - b)).toFixed(1)}`);
    if (Math.hypot(x, y) > far) break;
  }
  return data.join("");
}

/** The shapes of one rule's path: all of it faintly, what is done, a dot an update, where it is, and its name. */
export function ruleShapes(rule, { paths, top }) {
  const node = {
    rest: shape("path", { class: "hg-descent-on-surface-rest", "stroke-dasharray": DASHES[rule] }),
    done: shape("path", { class: "hg-descent-on-surface-path", "stroke-dasharray": DASHES[rule] }),
    dots: shape("path", { class: "hg-descent-on-surface-dots" }),
    mark: shape("path", { class: "hg-descent-on-surface-mark" }),
    label: shape("text", { class: "hg-descent-on-surface-label" }, NAMES[rule]),
  };
  paths.append(node.rest, node.done, node.dots);
  top.append(node.mark, node.label);
  return node;
}

export function drawRule(node, rule, pixels, update, place) {
  const done = pixels.slice(0, update + 1), size = place.width, at = done.at(-1);
  const seen = done.filter((pixel) => inside(place, pixel));
  set(node.rest, { d: pathData(pixels, size) });
  set(node.done, { d: pathData(done, size) });
  set(node.dots, { d: done.length > 100 ? "" : seen.map(([x, y]) => `M${x.toFixed(1)} ${y.toFixed(1)}h0`).join("") });
  const edge = [clamp(at[0], place.left + 9, place.right - 9), clamp(at[1], place.top + 9, place.bottom - 9)];
  const out = !inside(place, at);
  const [x, y] = out ? edge.map((e) => (Number.isFinite(e) ? e : place.left + 9)) : at;
  const angle = out ? (Math.atan2(clamp(at[1], -1e9, 1e9) - y, clamp(at[0], -1e9, 1e9) - x) * 180) / Math.PI : 0;
  set(node.mark, { d: out ? ARROW : MARKS[rule], transform: `translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${angle.toFixed(0)})` });
}

/** Writes the names of rules, and of a way, beside their paths; where there is no room, the dashes and marks must do. */
export function drawLabels(nodes, pixels, start, place) {
  const taken = [...place.taken, { x: start[0] - 14, y: start[1] - 14, width: 28, height: 28 }];
  for (const [rule, own] of Object.entries(pixels)) {
    const others = Object.keys(pixels).filter((other) => other !== rule).flatMap((other) => pixels[other]);
    const box = freeBox(own, others, { width: 7.9 * nodes[rule].label.textContent.length, height: 17 }, place, taken);
    set(nodes[rule].label, { display: box ? null : "none", x: box?.x, y: box && box.y + 13 });
    if (box) taken.push(box);
  }
}
