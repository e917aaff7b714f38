// The book's widgets bring their style along, for notebooks. A page that has it already needs it once.

/** The name of a widget of the book, "cost_explorer", by what anywidget calls its class. */
export const nameOf = (id) => /^handgrad\.widgets\.(\w+)\./.exec(id)?.[1];

/** Takes the style out of a new widget's state, where the page links to it. */
export function withoutStyle(state) {
  const name = nameOf(state?._anywidget_id);
  if (name && document.querySelector(`link[href*="/widgets/${name}.css"]`)) state._css = "";
}
