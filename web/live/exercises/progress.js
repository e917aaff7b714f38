// Which exercises a reader has solved, and when. It is kept on the reader's device and goes nowhere.
//
// Solved stays solved: the record says that on this day an answer was right, and trying a worse one later takes
// nothing away. What the code is worth as it stands, the verdict below it says.

function isDate(text) {
  return typeof text === "string" && !Number.isNaN(Date.parse(text));
}

/** What is stored, as {exercise: date}. Text that is no such record counts as none. */
export function parse(text) {
  try {
    return Object.fromEntries(Object.entries(JSON.parse(text) ?? {}).filter(([, date]) => isDate(date)));
  } catch {
    return {};
  }
}

/** The progress on one page: its exercises are forgotten together. */
export class Progress {
  /** `path` is that of the page's notebook; `storage` returns the browser's, or throws where it allows none. */
  constructor(path, storage = () => localStorage) {
    this.key = `handgrad solved ${path}`; // start.js looks for it
    this.storage = storage;
    this.memory = {};
    this.kept = true;
  }

  /** All that is solved, as {exercise: date}: another window may have added to it. */
  all() {
    try {
      return this.kept ? parse(this.storage().getItem(this.key)) : this.memory;
    } catch {
      return this.memory;
    }
  }

  /** Notes that an exercise is solved. The first time counts. */
  solve(exercise, date = new Date()) {
    const all = this.all();
    if (!all[exercise]) this.keep({ ...all, [exercise]: date.toISOString() });
  }

  /** Stores a record; where the browser refuses, it lasts until the page is left. */
  keep(all) {
    this.memory = all;
    try {
      if (Object.keys(all).length) this.storage().setItem(this.key, JSON.stringify(all));
      else this.storage().removeItem(this.key);
      this.kept = true;
    } catch {
      this.kept = false;
    }
  }
}
