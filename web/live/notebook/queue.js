// The cells that wait to run: one request after the other, each with its row of cells. An error ends all of them.

const STOPPED = { status: "stopped", outputs: [] };

export class Queue {
  /** `execute(cell)` runs one and resolves to its end. */
  constructor(execute) {
    this.execute = execute;
    this.requests = [];
    this.row = [];
    this.working = false;
  }

  /**
   * Asks for a row of cells, which is found when its turn has come; until then `wanted`, its last one, waits. Resolves
   * to the end of the last one that ran.
   */
  ask(row, wanted) {
    if (wanted && wanted.state !== "running") wanted.become("waiting");
    return new Promise((done) => {
      this.requests.push({ row, wanted, done });
      if (!this.working) this.#work();
    });
  }

  async #work() {
    this.working = true;
    while (this.requests.length) {
      const { row, done } = this.requests.shift();
      done(await this.#run(row()));
    }
    this.working = false;
  }

  async #run(cells) {
    let end = STOPPED;
    this.row = cells;
    for (const cell of cells) cell.become("waiting");
    while (this.row.length) {
      end = await this.execute(this.row.shift());
      if (end.status !== "ok") this.cancel();
    }
    return end;
  }

  /** Nothing that waits will run. */
  cancel() {
    const requests = this.requests.splice(0);
    const cells = new Set([...this.row.splice(0), ...requests.map(({ wanted }) => wanted)]);
    for (const cell of cells) if (cell?.state === "waiting") cell.rest();
    for (const { done } of requests) done(STOPPED);
  }
}
