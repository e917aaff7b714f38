// The text of a stream in a page: it grows at its end, and a carriage return overwrites a line.

import { element } from "../../../lib/handgrad/widgets/kit/dom.js";
import { plainText } from "./terminal.js";

const PART = 20_000; // characters; a browser lays out only the last part when text comes

/** A function that shows a longer and longer text in an element. */
export function streamText(place) {
  let from = 0; // where the last part begins
  let part = addPart(place);

  return (text) => {
    const end = text.lastIndexOf("\n") + 1;
    if (end - from > PART) {
      part.textContent = plainText(text.slice(from, end));
      from = end;
      part = addPart(place);
    }
    part.textContent = plainText(text.slice(from));
  };
}

function addPart(place) {
  const part = element("span", { class: "live-part" });
  place.append(part);
  return part;
}
