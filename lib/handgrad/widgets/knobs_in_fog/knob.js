// A knob: a slider that tells when it is let go, or when its keys rest.

import { slider } from "../kit/controls.js";

const REST = 600; // milliseconds

/** Knob number `number`, from 0 to 100. `turn()` is called while it moves, `settle()` when it is let go. */
export function knob(number, value, { turn, settle }, signal) {
  const made = slider({ label: `Knob ${number}`, min: 0, max: 100, step: 1, value }, turn), { input } = made;
  let timer = 0, keyed = false;
  const end = () => {
    clearTimeout(timer);
    timer = 0;
    settle();
  };
  input.addEventListener("pointerdown", () => { keyed = false; });
  input.addEventListener("keydown", () => { keyed = true; });
  input.addEventListener("change", () => {
    clearTimeout(timer);
    if (!keyed) end();
    else timer = setTimeout(end, REST);
  });
  input.addEventListener("blur", () => { if (timer) end(); });
  signal.addEventListener("abort", () => clearTimeout(timer));
  return made;
}
