// A few of the images, so that one sees what is to be told apart.

import { element } from "../kit/dom.js";
import { ink, painter } from "../kit/pixels.js";

const EACH = 5; // of the zeros, and of the ones

/** The first zeros and the first ones, in a row. */
export function samplesOf({ pixels, isOne }, side) {
  const d = side * side, paint = painter(side), first = isOne.indexOf(true);
  const rows = [0, first].flatMap((from) => Array.from({ length: Math.min(EACH, first) }, (_, k) => from + k));
  const tiles = rows.map((row) => {
    const canvas = element("canvas", { width: side, height: side });
    paint(canvas.getContext("2d"), (i) => ink(63 * pixels[row * d + i]), 0, 0, side);
    return canvas;
  });
  return element("div", { class: "hg-painted-neuron-samples", role: "img", "aria-label": `The first ${EACH} zeros and the first ${EACH} ones` }, ...tiles);
}
