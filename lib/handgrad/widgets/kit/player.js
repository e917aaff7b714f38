// Time: frames to play, to pause and to scrub through.

import { button, slider } from "./controls.js";
import { element } from "./dom.js";

/** Whether the reader asked the system for less motion. */
export const stillness = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/**
 * Play, pause and scrub through frames 0 … last. `draw(frame)` shows one. Where the reader wants
 * less motion, Play goes to the last frame at once.
 */
export function player({ label, last, at = 0, seconds = 4, words = String }, draw, signal) {
  let timer = 0, end = last;
  const scrub = slider({ label, min: 0, max: last, step: 1, value: at, words }, (frame) => { stop(); draw(frame); });
  const play = button("Play", () => (timer ? stop() : start()));
  const show = (frame) => { scrub.put(frame); draw(scrub.value()); };
  const stop = () => { cancelAnimationFrame(timer); timer = 0; play.textContent = "Play"; };
  const start = () => {
    if (stillness()) return show(end);
    const from = scrub.value() >= end ? 0 : scrub.value(), began = performance.now();
    const tick = (now) => {
      const frame = Math.min(end, from + Math.floor(((now - began) / 1000 / seconds) * end));
      if (frame !== scrub.value()) show(frame);
      timer = requestAnimationFrame(tick);
      if (frame >= end) stop();
    };
    play.textContent = "Pause";
    timer = requestAnimationFrame(tick);
  };
  signal.addEventListener("abort", stop);
  return {
    root: element("div", { class: "hg-player" }, play, scrub.root),
    show,
    frame: scrub.value,
    length: (next, frame = scrub.value()) => {
      end = next;
      scrub.span(0, next);
      scrub.put(frame);
    },
  };
}
