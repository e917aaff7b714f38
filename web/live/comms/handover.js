// From the recorded widget of a page to the one that Python drives.

import { goTo, placeIn } from "./focus.js";
import { nameOf } from "./page_style.js";

/**
 * Lets a model continue from the recorded widget of its cell, with the values that the reader had set there. What
 * it returns is called when the model is shown: the keyboard goes on where it was.
 */
export function takeOver(model, element) {
  const host = hostFor(model, element);
  if (!host) return null;
  const place = placeIn(host.querySelector(".hg-live"));
  const values = Object.entries(host.recorded.takeOver()).filter(([name]) => model.has(name));
  if (values.length) {
    model.set(Object.fromEntries(values));
    model.save_changes();
  }
  return () => goTo(place, element.querySelector(".hg-live"));
}

/** The first recorded widget of the same kind in the cell that has no successor yet. */
function hostFor(model, element) {
  const name = nameOf(model.get("_anywidget_id"));
  const hosts = element.closest(".cell")?.querySelectorAll(".hg-widget") ?? [];
  return [...hosts].find((host) => host.dataset.widget === name && host.recorded && !host.recorded.taken);
}
