// What a reader did, kept on the reader's device; where a browser keeps nothing, until the page is left.

const memory = new Map(); // all widgets of a page share it
const TOLD = "handgrad-kept";

/** What is kept under a name, or of one widget alone where it is "": `read()`, `write(value)`, and `follow(f, signal)`, which hears of every change. */
export function keepsake(name, storage = () => localStorage) {
  const key = `handgrad knobs ${name}`, shelf = name ? memory : new Map();
  const stored = () => {
    if (!name) return null;
    try {
      return JSON.parse(storage().getItem(key));
    } catch {
      return null;
    }
  };
  const read = () => shelf.get(key) ?? stored();
  const write = (value) => {
    shelf.set(key, value);
    if (!name) return;
    try {
      storage().setItem(key, JSON.stringify(value));
      shelf.delete(key); // the device has it, and another window may change it
    } catch {
      // full, or refused
    }
    globalThis.dispatchEvent?.(new CustomEvent(TOLD));
  };
  const follow = (f, signal) => {
    for (const event of [TOLD, "storage"]) addEventListener(event, f, { signal });
  };
  return { read, write, follow };
}
