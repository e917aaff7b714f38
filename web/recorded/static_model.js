// A widget's model on a page without a kernel, and what of it stands in the page's address.

/** What a widget knows of anywidget's model, over plain values. */
export class StaticModel {
  #state;
  #listeners = new Map();

  /** `onSave` is told after each save_changes: here the address of the page. */
  constructor(state, onSave = () => {}) {
    this.#state = { ...state };
    this.onSave = onSave;
  }

  get(name) {
    return this.#state[name];
  }

  set(name, value) {
    if (Object.is(this.#state[name], value)) return;
    this.#state[name] = value;
    for (const f of this.#listeners.get(`change:${name}`) ?? []) f();
  }

  on(event, f) {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), f]);
  }

  off(event, f) {
    this.#listeners.set(event, (this.#listeners.get(event) ?? []).filter((g) => g !== f));
  }

  save_changes() {
    this.onSave(this);
  }

  /** The values of these traits that differ from those of another state, by name. */
  changes(names, state) {
    const now = names.map((name) => [name, this.#state[name]]);
    return Object.fromEntries(now.filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(state[name])));
  }
}

/** The values that an address holds for widget number `index`: those of its shared traits that have the trait's type. */
export function fromAddress(search, index, shared, state) {
  const values = {};
  const parameters = new URLSearchParams(search);
  for (const name of shared) {
    const value = parse(parameters.get(`${index}.${name}`));
    if (value !== undefined && sameType(value, state[name])) values[name] = value;
  }
  return values;
}

/** The address with the shared values of widget number `index` that differ from the page's own. */
export function toAddress(search, index, shared, state, model) {
  const parameters = new URLSearchParams(search);
  const changes = model.changes(shared, state);
  for (const name of shared) {
    if (name in changes) parameters.set(`${index}.${name}`, JSON.stringify(changes[name]));
    else parameters.delete(`${index}.${name}`);
  }
  return parameters.toString();
}

function parse(text) {
  try {
    return JSON.parse(text) ?? undefined;
  } catch {
    return undefined;
  }
}

function sameType(value, other) {
  if (Array.isArray(value)) return Array.isArray(other) && value.length === other.length && value.every((v, i) => sameType(v, other[i]));
  return typeof value === typeof other && !Array.isArray(other);
}
