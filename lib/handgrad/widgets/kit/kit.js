// What all widgets are made of: elements, controls, words for those who do not see, and motion.

const SVG = "http://www.w3.org/2000/svg";

/** An HTML element. Attributes that are false or null are left out. */
export function element(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

/** An SVG element. */
export function shape(tag, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, tag), attributes, children);
}

function filled(node, attributes, children) {
  set(node, attributes);
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

/** Sets attributes; false and null remove them. */
export function set(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) node.removeAttribute(name);
    else node.setAttribute(name, value === true ? "" : value);
  }
  return node;
}

let ids = 0;

/** An id that no other widget on the page has. */
export const newId = () => `hg-${(ids += 1)}`;

const KINDS = { float32: Float32Array, uint8: Uint8Array, uint16: Uint16Array };

/** The array that Python packed: its shape, and its entries row by row in one typed array. */
export function unpacked({ kind, shape: sizes, data, low, step }) {
  const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
  const levels = new KINDS[kind](bytes.buffer);
  return { shape: sizes, data: Float64Array.from(levels, (level) => low + step * level) };
}

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const LEVEL = new Map([...LETTERS].map((letter, level) => [letter, level]));

/** The whole numbers from 0 to 63 that Python wrote as letters. */
export const fromLetters = (text) => Uint8Array.from(text, (letter) => LEVEL.get(letter));

/** A number as the book prints it: a true minus sign, and no more digits than asked. */
export function number(value, digits = 3) {
  if (Number.isNaN(value)) return "not a number";
  if (!Number.isFinite(value)) return value < 0 ? "−∞" : "∞";
  const size = Math.abs(value);
  const text = size !== 0 && (size >= 1e5 || size < 10 ** -digits) ? scientific(value) : value.toFixed(digits);
  return Number(value.toFixed(digits)) === 0 && size === 0 ? (0).toFixed(digits) : text.replaceAll("-", "−");
}

const SUPERSCRIPTS = { "-": "⁻", 0: "⁰", 1: "¹", 2: "²", 3: "³", 4: "⁴", 5: "⁵", 6: "⁶", 7: "⁷", 8: "⁸", 9: "⁹" };

function scientific(value) {
  const [digits, power] = value.toExponential(1).split("e");
  return `${digits} · 10${[...String(Number(power))].map((c) => SUPERSCRIPTS[c]).join("")}`;
}

/** Keeps a value between two others. */
export const clamp = (value, low, high) => Math.min(high, Math.max(low, value));

/** A linear map of [a, b] onto [c, d], with its inverse. */
export function scale([a, b], [c, d]) {
  const to = (value) => c + ((value - a) / (b - a)) * (d - c);
  return Object.assign(to, { invert: (value) => a + ((value - c) / (d - c)) * (b - a) });
}

/**
 * The frame of a widget: a named group in `el`, and a `signal` that ends every listener when the
 * widget is removed. `build` gets { root, model, signal, listen, cleanup } and fills the root.
 * `listen(name, f)` calls f when the trait changes.
 */
export function mount({ model, el, label }, build) {
  const controller = new AbortController();
  const { signal } = controller;
  const root = element("div", { class: "hg-live", role: "group", "aria-label": label });
  root.addEventListener("keydown", keepKey, { signal });
  const listen = (name, f) => {
    model.on(`change:${name}`, f);
    signal.addEventListener("abort", () => model.off(`change:${name}`, f));
  };
  const cleanup = (f) => signal.addEventListener("abort", f);
  el.append(root);
  build({ root, model, signal, listen, cleanup });
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
  let asked = 0;
  signal?.addEventListener("abort", () => cancelAnimationFrame(asked));
  return () => {
    cancelAnimationFrame(asked);
    asked = requestAnimationFrame(f);
  };
}

/** Calls draw(width) now and whenever the node's width changes, so that type keeps its size. */
export function fitted(node, draw, signal) {
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

/** A slider with its label and its value in words. `value` may be set from outside. */
export function slider({ label, min, max, step, value, words = String }, onInput, signal) {
  const id = newId();
  const input = element("input", { type: "range", id, min, max, step });
  const said = element("span", { class: "hg-value", "aria-hidden": "true" }); // the input says it itself
  const root = element("div", { class: "hg-slider" }, element("label", { for: id }, label), input, said);
  const say = () => {
    said.textContent = words(Number(input.value));
    input.setAttribute("aria-valuetext", said.textContent);
  };
  const put = (next) => {
    input.value = next;
    say();
  };
  input.addEventListener("input", () => {
    say();
    onInput(Number(input.value));
  }, { signal });
  put(value);
  return { root, input, put, value: () => Number(input.value), span: (low, high) => set(input, { min: low, max: high }) };
}

/** A button. */
export function button(label, onClick, signal) {
  const node = element("button", { type: "button", class: "hg-button" }, label);
  node.addEventListener("click", onClick, { signal });
  return node;
}

/** A choice of one among several, as radio buttons that look like one control. */
export function choice({ label, options, value }, onChange, signal) {
  const name = newId();
  const inputs = options.map(([key, text]) => {
    const input = element("input", { type: "radio", name, value: key, checked: key === value });
    input.addEventListener("change", () => onChange(key), { signal });
    return element("label", {}, input, element("span", {}, text));
  });
  return element("fieldset", { class: "hg-choice-bar" }, element("legend", {}, label), ...inputs);
}

/** A box to check. */
export function toggle({ label, checked }, onChange, signal) {
  const input = element("input", { type: "checkbox", checked });
  input.addEventListener("change", () => onChange(input.checked), { signal });
  return element("label", { class: "hg-toggle" }, input, element("span", {}, label));
}

/**
 * A sentence that says what the picture shows. It changes at once for the eye, and for a screen
 * reader when the reader pauses.
 */
export function speech(signal, pause = 500) {
  const seen = element("p", { class: "hg-says", "aria-hidden": "true" });
  const heard = element("p", { class: "hg-heard", role: "status" });
  let timer = 0;
  signal.addEventListener("abort", () => clearTimeout(timer));
  const say = (text) => {
    seen.textContent = text;
    clearTimeout(timer);
    timer = setTimeout(() => { heard.textContent = text; }, pause);
  };
  return { root: element("div", {}, seen, heard), say };
}

/** Where the numbers come from, said truthfully. */
export const SOURCES = {
  recorded: "Recorded run",
  browser: "Computed in your browser",
  python: "Trained just now in Python",
  kernel: "Computed just now in Python",
};

/** A quiet line that names the source of what is shown. */
export function provenance(kind) {
  const root = element("p", { class: "hg-source" });
  const put = (next) => { root.textContent = SOURCES[next]; };
  put(kind);
  return { root, put };
}

/** The numbers behind the picture, in a table that is made when it is opened. rows() gives rows of text. */
export function numbers({ caption, columns, rows }, signal) {
  const table = element("div", { class: "hg-table", tabindex: 0, role: "region", "aria-label": caption });
  const root = element("details", { class: "hg-numbers" }, element("summary", {}, "The numbers as a table"), table);
  const refresh = () => { if (root.open) table.replaceChildren(tableOf(caption, columns, rows())); };
  root.addEventListener("toggle", refresh, { signal });
  return { root, refresh };
}

function tableOf(caption, columns, rows) {
  const head = element("tr", {}, ...columns.map((name) => element("th", { scope: "col" }, name)));
  const body = rows.map(([first, ...rest]) =>
    element("tr", {}, element("th", { scope: "row" }, first), ...rest.map((text) => element("td", {}, text))));
  return element("table", {}, element("caption", {}, caption), element("thead", {}, head), element("tbody", {}, ...body));
}

/** Whether the reader asked the system for less motion. */
export const stillness = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/**
 * Play, pause and scrub through frames 0 … last. `draw(frame)` shows one. Where the reader wants
 * less motion, Play goes to the last frame at once.
 */
export function player({ label, last, at = 0, seconds = 4, words = String }, draw, signal) {
  let timer = 0, end = last;
  const scrub = slider({ label, min: 0, max: last, step: 1, value: at, words }, (frame) => { stop(); draw(frame); }, signal);
  const play = button("Play", () => (timer ? stop() : start()), signal);
  const show = (frame) => { scrub.put(frame); draw(scrub.value()); };
  const stop = () => { cancelAnimationFrame(timer); timer = 0; play.textContent = "Play"; };
  const start = () => {
    if (stillness()) return show(end);
    const from = scrub.value() >= end ? 0 : scrub.value(), began = performance.now();
    const tick = (now) => {
      const frame = Math.min(end, from + Math.floor(((now - began) / 1000 / seconds) * end));
      if (frame !== scrub.value()) show(frame);
      timer = requestAnimationFrame(tick);
      if (frame >= end) stop();
    };
    play.textContent = "Pause";
    timer = requestAnimationFrame(tick);
  };
  signal.addEventListener("abort", stop);
  return {
    root: element("div", { class: "hg-player" }, play, scrub.root),
    show,
    stop,
    frame: scrub.value,
    length: (next, frame = scrub.value()) => {
      end = next;
      scrub.span(0, next);
      scrub.put(frame);
    },
  };
}

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/**
 * Lets a reader move a handle by mouse, touch and arrow keys. `move([x, y])` gets a place on the
 * screen inside `surface`, in pixels from its left top; `nudge([dx, dy], far)` one arrow key, far
 * with shift.
 */
export function draggable(handle, { surface, move, nudge }, signal) {
  const place = (event) => {
    const box = surface.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  handle.addEventListener("pointerdown", (event) => {
    handle.setPointerCapture(event.pointerId);
    handle.focus({ preventScroll: true });
    event.preventDefault();
  }, { signal });
  handle.addEventListener("pointermove", (event) => {
    if (handle.hasPointerCapture(event.pointerId)) move(place(event));
  }, { signal });
  handle.addEventListener("keydown", (event) => {
    const way = ARROWS[event.key];
    if (!way) return;
    event.preventDefault();
    event.stopPropagation();
    nudge(way, event.shiftKey);
  }, { signal });
}
