// The book's widgets bring their style along, for notebooks. A page that has it already needs it once.

/** Takes the style out of a new widget's state, where the page links to it. */
export function withoutStyle(state) {
  const ours = state?._anywidget_id?.startsWith("handgrad.");
  if (ours && document.querySelector('link[rel="stylesheet"][href*="_static/widgets.css"]')) state._css = "";
}
