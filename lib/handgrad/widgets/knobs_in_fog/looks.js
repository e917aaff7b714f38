// How the ways to turn knobs look: the reader's, a search's, a descent's.

import { dashSample } from "../kit/chart.js";
import { element, shape } from "../kit/dom.js";

export const DASHES = { yours: null, search: "2 3", descent: "7 4" };
const SHAPES = { yours: "M-3 0A3 3 0 1 1 3 0 3 3 0 1 1-3 0Z", search: "M-2.6-2.6H2.6V2.6H-2.6Z", descent: "M0-3.6 3.4 2.6H-3.4Z" };
const NAMES = { yours: "your attempts (hollow: without fog)", search: "a recorded search, knob after knob", descent: "a recorded descent from the start", python: "a descent from your knobs" };

/** One attempt, or one update; hollow if it was made without fog. */
export const mark = (name, [x, y], hollow) => shape("path", {
  d: SHAPES[name], transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})`,
  class: `hg-knobs-in-fog-mark${hollow ? " hg-knobs-in-fog-hollow" : ""}`,
});

/** What stands for what, for ways of these names; a descent may have been trained in Python. */
export const legend = (names, python) => element("p", { class: "hg-knobs-in-fog-legend" }, ...names.map((name) => element("span", {},
  dashSample({ class: "hg-knobs-in-fog-costs", "stroke-dasharray": DASHES[name], width: 34 }, mark(name, [17, 5])), ` ${NAMES[python && name === "descent" ? "python" : name]}`)));
