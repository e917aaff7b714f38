// From the recorded widget of a page to the one that Python drives.

/** Lets a model continue from the recorded widget of its cell, with the values that the reader had set there. */
export function takeOver(model, element) {
  const host = recorded(model, element);
  if (!host) return;
  const values = Object.entries(host.recorded.takeOver()).filter(([name]) => model.has(name));
  if (!values.length) return;
  model.set(Object.fromEntries(values));
  model.save_changes();
}

/** The first recorded widget of the same kind in the cell that has no successor yet. */
function recorded(model, element) {
  const name = model.get("_anywidget_id")?.split(".").at(-2);
  const hosts = element.closest(".cell")?.querySelectorAll(".hg-widget") ?? [];
  return [...hosts].find((host) => host.dataset.widget === name && host.recorded && !host.recorded.taken);
}
