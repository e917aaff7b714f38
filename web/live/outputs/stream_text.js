// The text of a stream in a page: it grows at its end, and a carriage return overwrites a line.

import { settled } from "./terminal.js";

const PART = 20_000; // characters; a browser lays out only the last part when text comes

/** A function that shows a longer and longer text in an element. */
export function streamText(element) {
  let from = 0; // where the last part begins
  let part = added(element);

  return (text) => {
    const end = text.lastIndexOf("\n") + 1;
    if (end - from > PART) {
      part.textContent = settled(text.slice(from, end));
      from = end;
      part = added(element);
    }
    part.textContent = settled(text.slice(from));
  };
}

function added(element) {
  const part = document.createElement("span");
  part.className = "live-part";
  element.append(part);
  return part;
}
