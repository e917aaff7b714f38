// A button of the page that says what it does.

import { element } from "../../../lib/handgrad/widgets/kit/dom.js";

export const button = (text, click, attributes) => element("button", { type: "button", on: { click }, ...attributes }, text);
