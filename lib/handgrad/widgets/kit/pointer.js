// Handles that a reader moves, by mouse, by finger and by the arrow keys.

import { pointIn, shape } from "./dom.js";

/** A handle for the keys too: the mark, and a disk of 44 pixels around it to hit. */
export function handle(attributes, mark) {
  const reach = shape("circle", { r: 22, class: "hg-reach" });
  return shape("g", { class: "hg-grip", role: "slider", tabindex: 0, ...attributes }, reach, mark);
}

const KEYS = {
  ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1],
  PageUp: [0, 1], PageDown: [0, -1], Home: [-Infinity, 0], End: [Infinity, 0],
};

/**
 * Lets a reader move a handle. `move([x, y])` gets a point in `surface`, `nudge([dx, dy], far)` one key: an arrow, far
 * with shift; Page up or down, far; Home and End, as far as it goes, where a step is infinite.
 */
export function draggable(grip, { surface, move, nudge }) {
  // The finger on a handle moves it, and beside it scrolls the page. Chromium hears of `touch-action` for an <svg> as
  // a whole only, and a picture as wide as a phone would hold the reader.
  grip.addEventListener("touchstart", (event) => event.preventDefault(), { passive: false });
  grip.addEventListener("pointerdown", (event) => {
    grip.setPointerCapture(event.pointerId);
    grip.focus({ preventScroll: true });
    event.preventDefault();
  });
  grip.addEventListener("pointermove", (event) => {
    if (grip.hasPointerCapture(event.pointerId)) move(pointIn(surface, event));
  });
  grip.addEventListener("keydown", (event) => {
    const way = KEYS[event.key];
    if (!way) return;
    event.preventDefault();
    event.stopPropagation();
    nudge(way, event.shiftKey || event.key.startsWith("Page"));
  });
}
