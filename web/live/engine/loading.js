// What the page is told while Python loads: what happens, the bytes that came, and the seconds since.

const ALMOST = 0.999; // a small file may not be needed
const STILL = 700; // milliseconds without a byte: what has come is being unpacked, and nobody knows for how long

export class Loading {
  constructor(tell) {
    Object.assign(this, { tell, loaded: 0, total: 0, began: performance.now(), heard: performance.now() });
    this.clock = setInterval(() => this.say(), 500);
    this.say();
  }

  get seconds() {
    return (performance.now() - this.began) / 1000;
  }

  get complete() {
    return this.total > 0 && this.loaded >= this.total * ALMOST;
  }

  /** Whether bytes come: their number then says how far it is. */
  get counts() {
    return !this.complete && performance.now() - this.heard < STILL;
  }

  progress(loaded, total) {
    Object.assign(this, { loaded, total, heard: performance.now() });
    this.say();
  }

  say() {
    this.tell(this.complete ? "Starting Python" : "Loading Python", this);
  }

  end() {
    clearInterval(this.clock);
  }
}
