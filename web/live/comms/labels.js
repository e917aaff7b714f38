// Names for those who do not see, where ipywidgets gives none: its sliders, numbers beside them, and signs.

const PARTS = [
  ['[role="slider"]', (i, of) => (of > 1 ? ["from", "to"][i] : "")],
  [".widget-readout", () => "as a number"],
  ['input[type="color"]', () => "as a color"],
  [".widget-play button", (i) => ["play", "stop", "repeat"][i]],
];

/** Names what a view holds, by its description and by which part of it that is, now and whenever it changes. */
export function label(view) {
  if (!view.model.has?.("layout")) return view;
  const put = () => nameAll(view);
  view.listenTo(view.model, "change:description change:orientation", () => setTimeout(put)); // after the view itself
  put();
  return view;
}

function nameAll({ el, model, label: shown }) {
  const description = model.get("description") && shown ? shown.textContent : "";
  for (const [selector, words] of PARTS) {
    const nodes = own(el, selector);
    nodes.forEach((node, i) => node.setAttribute("aria-label", `${description} ${words(i, nodes.length)}`.trim() || "value"));
  }
  own(el, '.widget-readout').forEach((node) => node.setAttribute("role", "textbox"));
  if (el.matches("img")) el.alt ||= "An image that the code above made";
}

/** The nodes that belong to this view and not to one inside it. */
function own(el, selector) {
  const nearest = (node) => node.closest(".lm-Widget");
  return [...el.querySelectorAll(selector)].filter((node) => nearest(node) === el);
}
