// A row of runs that wait for one another. When it is ended, none of them begins any more.

export class Row {
  constructor() {
    this.tail = Promise.resolve();
    this.over = false;
    this.ended = new Promise((resolve) => (this.resolve = resolve));
  }

  /** Calls f after all that were added before. */
  add(f) {
    const turn = this.tail.then(f);
    this.tail = turn.catch(() => {});
    return turn;
  }

  /** True when the promise is settled, false when the row ended before that. */
  async outlasts(promise) {
    await Promise.race([promise, this.ended]).catch((error) => {
      if (!this.over) throw error;
    });
    return !this.over;
  }

  end() {
    this.over = true;
    this.resolve();
  }
}
