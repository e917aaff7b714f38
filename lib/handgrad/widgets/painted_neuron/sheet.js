// The sheet: a canvas that mouse, finger and keyboard paint on.

import { clamp } from "../kit/chart.js";
import { element, pointIn } from "../kit/dom.js";
import { colorsOf } from "../kit/canvas.js";
import { painter, signedColor } from "../kit/pixels.js";

const FINE = 3; // dots along a weight: a negative one is hollow, so that one need not see its color

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * A square sheet of side × side weights. `onStroke(from, to)` gets the ends of a stroke in its pixels; the keys move
 * a cursor, and paint with Enter or the space bar, and with shift while they move.
 */
export function sheetOf(side, onStroke) {
  const canvas = element("canvas", { width: FINE * side, height: FINE * side, "aria-hidden": "true" });
  const cursor = element("span", { class: "hg-painted-neuron-cursor", "aria-hidden": "true" });
  const root = element("div", {
    class: "hg-painted-neuron-sheet", role: "application", tabindex: 0, "aria-roledescription": "sheet to paint on",
    "aria-label": "Weights. Arrow keys move the brush, space paints, shift with an arrow key paints on the way.",
  }, canvas, cursor);
  let last = null, at = [side / 2, side / 2];
  const here = (event) => pointIn(root, event).map((value) => (value / root.clientWidth) * side);
  const go = (to) => {
    at = to;
    cursor.style.left = `${(100 * to[0]) / side}%`;
    cursor.style.top = `${(100 * to[1]) / side}%`;
  };
  root.addEventListener("pointerdown", (event) => {
    root.setPointerCapture(event.pointerId);
    root.focus({ preventScroll: true });
    event.preventDefault();
    go(here(event));
    onStroke(at, at);
    last = at;
  });
  root.addEventListener("pointermove", (event) => {
    if (!last || !root.hasPointerCapture(event.pointerId)) return;
    go(here(event));
    onStroke(last, at);
    last = at;
  });
  for (const end of ["pointerup", "pointercancel"]) root.addEventListener(end, () => { last = null; });
  root.addEventListener("keydown", (event) => {
    const way = ARROWS[event.key], before = at;
    if (way) go(at.map((value, axis) => clamp(value + way[axis], 0.5, side - 0.5)));
    else if (event.key !== " " && event.key !== "Enter") return;
    event.preventDefault();
    if (!way || event.shiftKey) onStroke(before, at);
  });
  go(at);
  const paint = painter(FINE * side), context = canvas.getContext("2d");
  const draw = (weights) => {
    const colors = colorsOf(root), dot = (i) => {
      const [row, column] = [Math.floor(i / (FINE * side)), i % (FINE * side)];
      const weight = weights[Math.floor(row / FINE) * side + Math.floor(column / FINE)];
      return signedColor(weight < 0 && row % FINE === 1 && column % FINE === 1 ? 0 : weight, colors);
    };
    paint(context, dot, 0, 0, FINE * side);
  };
  return { root, draw };
}
