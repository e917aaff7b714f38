// Widgets that the page's Python drives: ipywidgets, anywidgets, and the book's own.

import { takeOver } from "./handover.js";
import { Manager } from "./manager.js";

/** Links the style of the controls, which lies beside this module. */
const styled = new Promise((ready) => {
  const link = document.createElement("link");
  Object.assign(link, { rel: "stylesheet", href: new URL("./widgets.css", import.meta.url), onload: ready, onerror: ready });
  document.head.append(link);
});

/**
 * Joins a session of Python to the page. `show(modelId, element)` puts a widget into an element, and is done when it
 * can be seen; `clear()` ends all widgets when their Python is gone.
 */
export function connect(session) {
  const post = (message) => session.comms.send(message);
  const shown = new Set();
  let manager = new Manager(post, styled);
  session.comms.onMessage((message) => manager.take(message));

  async function show(id, element) {
    const mine = manager, model = await mine.model(id);
    if (mine !== manager) return;
    const goOn = takeOver(model, element);
    shown.add(element);
    await mine.show(model, element);
    await drawn(element);
    goOn();
  }

  async function clear() {
    const old = manager, elements = [...shown];
    manager = new Manager(post, styled);
    shown.clear();
    await old.end();
    for (const element of elements) element.replaceChildren(farewell());
  }

  return { show, clear };
}

const PATIENCE = 2000; // milliseconds for a widget to load its own program

/** An anywidget draws itself some time after its view is there. */
function drawn(element) {
  if (element.firstElementChild?.hasChildNodes()) return undefined;
  return new Promise((done) => {
    const observer = new MutationObserver(end);
    const timer = setTimeout(end, PATIENCE);
    function end() {
      observer.disconnect();
      clearTimeout(timer);
      done();
    }
    observer.observe(element, { childList: true, subtree: true });
  });
}

/** What stands where a widget stood whose Python is gone. */
function farewell() {
  const note = document.createElement("p");
  note.className = "live-ended";
  note.textContent = "Python has stopped, and this widget with it. Run the cell again to bring it back.";
  return note;
}
