// The reader's place in a widget that another takes over from.

const CONTROLS = "input, button, select, summary, [tabindex]";

/** Where in the widget the keyboard is: the number of a control, −1 for the widget as a whole, or null. */
export function placeIn(widget) {
  if (!widget?.contains(document.activeElement)) return null;
  return controls(widget).indexOf(document.activeElement);
}

/** Puts the keyboard at the same place of the next widget, unless the reader has gone on to something else. */
export function goTo(place, widget) {
  if (place === null || !widget || document.activeElement !== document.body) return;
  const control = controls(widget)[place];
  if (!control) widget.tabIndex = -1;
  (control ?? widget).focus({ preventScroll: true });
}

/** Those that both widgets have: the button that asks for Python is in one of them only. */
const controls = (widget) => [...widget.querySelectorAll(CONTROLS)].filter((node) => !node.matches(".hg-run"));
