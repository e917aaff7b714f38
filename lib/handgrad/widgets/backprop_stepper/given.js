// The numbers that a reader may change.

import { element, newId } from "../kit/dom.js";
import { plain } from "../kit/format.js";
import { change } from "../kit/frame.js";
import { provenance } from "../kit/speech.js";
import { readNumber } from "./answers.js";

/** The numbers that all others follow from: to be changed where Python answers, else named. */
export function givenNumbers(model, listen) {
  if (!model.get("live")) {
    const row = (name) => model.get(name).map(plain).join(", ");
    const { root } = provenance("recorded");
    root.append(`: x = (${row("x")}), t = (${row("target")}), η = ${model.get("rate")}.`);
    return [root];
  }
  const [inputs, , outputs] = model.get("names");
  const fields = [
    ...inputs.map((unit, i) => ["x", i, `x ${unit}`]), ...outputs.map((unit, i) => ["target", i, `t ${unit}`]), ["rate", null, "rate η"],
  ].map((field) => givenField(model, field));
  for (const name of ["x", "target", "rate"]) listen(name, () => fields.forEach(({ put }) => put()));
  const legend = element("legend", {}, "Your own numbers");
  return [element("fieldset", { class: "hg-backprop-stepper-given" }, legend, ...fields.map(({ root }) => root)),
    element("p", { class: "hg-source" }, "Computed just now in Python.")];
}

function givenField(model, [name, index, label]) {
  const put = () => { input.value = index === null ? model.get(name) : model.get(name)[index]; };
  const take = () => {
    const typed = readNumber(input.value);
    if (!typed) return put();
    const value = index === null ? typed.value : model.get(name).map((old, i) => (i === index ? typed.value : old));
    return change(model, { [name]: value });
  };
  const input = element("input", { id: newId(), type: "text", inputmode: "decimal", autocomplete: "off", on: { change: take } });
  put();
  return { root: element("div", { class: "hg-backprop-stepper-field" }, element("label", { for: input.id }, label), input), put };
}
