// All of Python in the page that loads with the page: the buttons, and what fetches the rest on the first click.

const { dataset } = document.currentScript;
const address = (name) => new URL(dataset[name], document.baseURI).href;
const RUN = '<svg viewBox="0 0 10 12" aria-hidden="true"><path d="M1 1v10l8-5z"/></svg>';
const SIZE = "35 MB"; // of Python; a test compares it with the files
let program;
let tries = 0;

/** The page's own program, fetched once; a browser may remember a failure, so each try has its own address. */
function open() {
  program ??= import(address("page") + (tries ? `&try=${tries}` : "")).then(
    (module) => module.open({ notebook: address("notebook"), python: address("python") }),
  ).catch((error) => {
    program = undefined;
    tries += 1;
    throw error;
  });
  return program;
}

/** Does something with the page's program, or says beside the button that it could not be loaded. */
async function ask(button, action) {
  const place = button?.parentElement;
  place?.querySelector(".live-failed")?.remove();
  try {
    await action(await open());
  } catch (error) {
    console.warn(error);
    place?.insertAdjacentHTML("beforeend", '<p class="live-failed" role="alert">This could not be loaded. Try again.</p>');
  }
}

function add(place, kind, name, content, action) {
  const button = document.createElement("button");
  Object.assign(button, { className: `live-${kind}`, type: "button", innerHTML: content });
  if (name) button.ariaLabel = button.title = name;
  button.addEventListener("click", () => ask(button, action));
  place.insertBefore(button, place.querySelector(':scope > :is([class*="highlight-"], details)')); // Tab reaches it before the code
}

/** The buttons of a cell lie in its own space, so that nothing moves. One that is folded can be run as it is. */
function addButtons(input, index) {
  const cell = input.closest("div.cell");
  const { id } = cell;
  const number = index + 1;
  const exercise = /^\s*hg\.check\((\w+)/.exec(input.textContent)?.[1];
  if (exercise) add(input, "run live-check", `Check ${exercise}`, "Check", (page) => page.run(id));
  else add(input.closest("details") ? cell : input, "run", `Run cell ${number}`, RUN, (page) => page.run(id));
  add(input, "edit", `Edit cell ${number}`, "Edit", (page) => page.edit(id));
  if (!index) add(input, "all", "", `${RUN} Run all <small>(loads Python, ${SIZE})</small>`, (page) => page.runAll());
}

/** Whether an earlier visit left something: edits, or exercises solved. */
function hasNotes() {
  const { pathname } = new URL(address("notebook"));
  try {
    return ["edits", "solved"].some((kind) => localStorage.getItem(`handgrad ${kind} ${pathname}`) !== null);
  } catch {
    return false; // a reader may forbid it
  }
}

// Opened from a disk, a page may start no worker, so it has no buttons.
if (location.protocol !== "file:") {
  document.documentElement.dataset.live = ""; // widgets offer to run, too
  document.querySelectorAll("div.cell[id] div.cell_input").forEach(addButtons);
  document.addEventListener("live:run", ({ target }) => {
    const cell = target.closest("div.cell[id]");
    if (cell) ask(null, (page) => page.run(cell.id));
  });
  if (hasNotes()) ask(null, () => {});
}
