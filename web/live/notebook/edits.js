// What the reader changed, kept on the reader's device and nowhere else.

/**
 * Finds the cells that stored edits belong to. The book may have changed since: an edit counts only for a cell
 * whose text in the book is still the one that was edited, wherever that cell stands now.
 */
export function match(edits, cells) {
  const codes = new Map(); // cell's id → the reader's code
  const outdated = [];
  for (const edit of edits) {
    const same = cells.filter(({ id, source }) => source === edit.book && !codes.has(id));
    const cell = same.find(({ id }) => id === edit.id) ?? (same.length === 1 ? same[0] : undefined);
    if (cell) codes.set(cell.id, edit.code);
    else outdated.push(edit);
  }
  return { codes, outdated };
}

const isEdit = (edit) => edit && ["id", "book", "code"].every((name) => typeof edit[name] === "string");

/** A page's edits in a storage, which may be full, forbidden, or filled by somebody else. */
export class Edits {
  constructor(path, storage = () => localStorage) {
    this.key = `handgrad edits ${path}`; // start.js looks for it
    this.storage = storage;
    this.kept = true;
  }

  read() {
    try {
      const edits = JSON.parse(this.storage().getItem(this.key) ?? "[]");
      return Array.isArray(edits) ? edits.filter(isEdit) : [];
    } catch {
      return [];
    }
  }

  /** Returns whether the edits are kept. */
  write(edits) {
    try {
      if (edits.length) this.storage().setItem(this.key, JSON.stringify(edits));
      else this.storage().removeItem(this.key);
      this.kept = true;
    } catch {
      this.kept = !edits.length;
    }
    return this.kept;
  }

  /** Keeps one cell's edit, and those that another tab has kept meanwhile. */
  keep({ id, source, code }) {
    const others = this.read().filter((edit) => edit.id !== id || edit.book !== source);
    return this.write(code === source ? others : [...others, { id, book: source, code }]);
  }

  drop(edit) {
    return this.write(this.read().filter(({ id, book, code }) => id !== edit.id || book !== edit.book || code !== edit.code));
  }
}
