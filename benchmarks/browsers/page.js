// What a page under inspection keeps: what went wrong, and what its cells did. It is put in front of all else.
window.trouble = [];
window.ran = [];
addEventListener("error", ({ message, target }) => {
  const isAhead = target.rel === "next" || target.rel === "prev"; // which Firefox fetches, or does not
  if (!isAhead) trouble.push(message ?? `did not load: ${target.outerHTML}`);
}, true);
addEventListener("unhandledrejection", ({ reason }) => trouble.push(`not caught: ${reason}`));
document.addEventListener("live:ran", ({ detail }) => ran.push(detail.status));
const { error } = console;
console.error = (...parts) => {
  trouble.push(parts.join(" "));
  error.apply(console, parts);
};

// Whether something becomes true in so many seconds.
window.until = async (isTrue, seconds) => {
  for (const end = Date.now() + 1000 * seconds; Date.now() < end; ) {
    if (isTrue()) return true;
    await new Promise((done) => setTimeout(done, 50));
  }
  return false;
};

window.widgets = () => [...document.querySelectorAll(".hg-widget")];
const seen = (place) => [place.innerHTML, ...[...place.querySelectorAll("input")].map(({ value }) => value)].join();

// Puts the keyboard on a widget's first control; false if the widget never stood there.
window.hold = async (index) => {
  const place = widgets()[index];
  place.closest("details")?.setAttribute("open", "");
  place.scrollIntoView();
  const controls = "input[type=range]:not(:disabled), button:not(:disabled)";
  if (!(await until(() => place.querySelector(controls), 60))) return false;
  (place.querySelector("input[type=range]:not(:disabled)") ?? place.querySelector(controls)).focus();
  window.before = seen(place);
  return true;
};
window.moved = (index) => until(() => seen(widgets()[index]) !== before, 2);

// The middle of the first button that runs a cell, where it can be seen.
window.cellButton = () => {
  const button = [...document.querySelectorAll(".live-run")].find((one) => one.checkVisibility());
  button?.scrollIntoView({ block: "center", behavior: "instant" });
  const box = button?.getBoundingClientRect();
  return box && [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)];
};
