// Buttons of the page that say what they do.

import { element } from "../../../lib/handgrad/widgets/kit/dom.js";

export const button = (text, click, attributes) => element("button", { type: "button", on: { click }, ...attributes }, text);

/** One that stands in a sentence. */
export const word = (text, click) => button(text, click, { class: "live-word" });
