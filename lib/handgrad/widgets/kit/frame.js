// The frame of a widget: where it stands, how long it lives, and when it draws.

import { element } from "./dom.js";

/**
 * A widget in `el`: a group that is called `label`, of the class hg-`name`, and a `signal` that ends what is not
 * its own when it is removed. `build` gets { root, model, signal, listen } and fills the root. `listen(trait, f)`
 * calls f when the trait changes.
 */
export function mount({ model, el, name, label }, build) {
  const controller = new AbortController(), { signal } = controller;
  const listen = (trait, f) => {
    model.on(`change:${trait}`, f);
    signal.addEventListener("abort", () => model.off(`change:${trait}`, f));
  };
  const root = element("div", { class: `hg-live hg-${name}`, role: "group", "aria-label": label, on: { keydown: keepKey } });
  el.append(root);
  build({ root, model, signal, listen });
  root.dataset.ready = "true";
  return () => {
    controller.abort();
    root.remove();
  };
}

/** Keeps plain keys in the widget: JupyterLab would take arrows and letters for its own commands. */
function keepKey(event) {
  if (!event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
}

/** Sets traits and hands them to Python, where there is one. */
export function change(model, values) {
  for (const [name, value] of Object.entries(values)) model.set(name, value);
  model.save_changes();
}

/** Calls f once in the next frame, however often it is asked to. */
export function perFrame(f, signal) {
  let frame = 0;
  signal.addEventListener("abort", () => cancelAnimationFrame(frame));
  return () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(f);
  };
}

/** Calls f when the page's colors may have changed: what is painted, and not styled, is painted anew. */
export function themed(f, signal) {
  const observer = new MutationObserver(f), what = { attributeFilter: ["data-theme", "data-jp-theme-light"] };
  for (const node of [document.documentElement, document.body]) observer.observe(node, what);
  for (const query of ["print", "(prefers-color-scheme: dark)", "(prefers-contrast: more)"]) matchMedia(query).addEventListener("change", f, { signal });
  signal.addEventListener("abort", () => observer.disconnect());
}

/** Calls draw(width) now and whenever the node's width changes, so that type keeps its size. */
export function fit(node, draw, signal) {
  let width = 0;
  const look = () => {
    const now = Math.round(node.clientWidth);
    if (now > 0 && now !== width) draw((width = now));
  };
  const observer = new ResizeObserver(look);
  observer.observe(node);
  signal.addEventListener("abort", () => observer.disconnect());
  look();
}
