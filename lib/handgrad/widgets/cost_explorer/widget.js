// A prediction to drag: each cost's value, and its gradient as an arrow.

import { mount } from "../kit/frame.js";
import { buildClasses } from "./classes.js";
import { buildNumber } from "./number.js";

function render({ model, el }) {
  const classes = model.get("view") === "classes";
  const label = `Costs of ${classes ? "class probabilities" : "a prediction"}, and their gradients`;
  return mount({ model, el, name: "cost-explorer", label }, classes ? buildClasses : buildNumber);
}

export default { render };
