// Sliders, buttons and choices.

import { element, newId, set } from "./dom.js";

/** A slider with its label and its value in words. `put` sets it from outside. */
export function slider({ label, min, max, step, value, words = String }, onInput) {
  const id = newId();
  const reading = element("span", { class: "hg-value", "aria-hidden": "true" }); // the input says it itself
  const input = element("input", { type: "range", id, min, max, step, on: { input: () => { read(); onInput(Number(input.value)); } } });
  const read = () => {
    reading.textContent = words(Number(input.value));
    input.setAttribute("aria-valuetext", reading.textContent);
  };
  const put = (next) => {
    input.value = next;
    read();
  };
  const root = element("div", { class: "hg-slider" }, element("label", { for: id }, label), input, reading);
  put(value);
  return { root, input, put, value: () => Number(input.value), span: (low, high) => set(input, { min: low, max: high }) };
}

/** A button. */
export const button = (label, click) => element("button", { type: "button", class: "hg-button", on: { click } }, label);

/** A choice of one among several, [key, text] each, as radio buttons that look like one control. */
export function choice({ label, options, value }, onChange) {
  const name = newId();
  const inputs = options.map(([key, text]) => {
    const input = element("input", { type: "radio", name, value: key, checked: key === value, on: { change: () => onChange(key) } });
    return element("label", {}, input, element("span", {}, text));
  });
  return element("fieldset", { class: "hg-choice-bar" }, element("legend", {}, label), ...inputs);
}

/** A box to check. */
export function toggle({ label, checked }, onChange) {
  const input = element("input", { type: "checkbox", checked, on: { change: () => onChange(input.checked) } });
  return element("label", { class: "hg-toggle" }, input, element("span", {}, label));
}
