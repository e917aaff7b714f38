// Widgets that the page's Python drives: ipywidgets, anywidgets, and the book's own.

import { element } from "../../../lib/handgrad/widgets/kit/dom.js";
import { takeOver } from "./handover.js";
import { Manager } from "./manager.js";

const PATIENCE = 10_000; // milliseconds for a widget to load its own program
const FAREWELL = "Python has stopped, and this widget with it. Run the cell again to bring it back.";

/** Links the style of the controls, which lies beside this module. */
const style = new Promise((ready) => {
  const on = { load: ready, error: ready };
  document.head.append(element("link", { rel: "stylesheet", href: new URL("./widgets.css", import.meta.url), on }));
});

/**
 * Joins a session of Python to the page. `show(modelId, element)` puts a widget into an element, and is done when it
 * can be seen; `clear()` ends all widgets when their Python is gone.
 */
export function connect(session) {
  const post = (message) => session.comms.send(message);
  const places = new Set();
  let manager = new Manager(post, style);
  session.comms.onMessage((message) => manager.take(message));

  async function show(id, place) {
    const mine = manager, model = await mine.model(id);
    if (mine !== manager) return;
    const goOn = takeOver(model, place);
    places.add(place);
    await mine.show(model, place);
    await drawing(place, goOn ? (node) => node.querySelector(".hg-live") : (node) => node.firstElementChild?.hasChildNodes());
    goOn?.();
  }

  async function clear() {
    const old = manager, left = [...places];
    manager = new Manager(post, style);
    places.clear();
    await old.end();
    for (const place of left) place.replaceChildren(element("p", { class: "live-ended" }, FAREWELL));
  }

  return { show, clear };
}

/** An anywidget draws itself some time after its view is there. */
function drawing(place, isDrawn) {
  if (isDrawn(place)) return undefined;
  return new Promise((done) => {
    const observer = new MutationObserver(() => isDrawn(place) && end());
    const timer = setTimeout(end, PATIENCE);
    function end() {
      observer.disconnect();
      clearTimeout(timer);
      done();
    }
    observer.observe(place, { childList: true, subtree: true });
  });
}
