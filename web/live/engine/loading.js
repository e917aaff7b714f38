// What the page is told while Python loads: what happens, the bytes that came, and the seconds since.

const ALMOST = 0.999; // a small file may not be needed

export class Loading {
  constructor(tell) {
    Object.assign(this, { tell, loaded: 0, total: 0, began: performance.now() });
    this.clock = setInterval(() => this.say(), 500);
    this.say();
  }

  get seconds() {
    return (performance.now() - this.began) / 1000;
  }

  progress(loaded, total) {
    Object.assign(this, { loaded, total });
    this.say();
  }

  say() {
    const all = this.total && this.loaded >= this.total * ALMOST;
    this.tell(all ? "Starting Python" : "Loading Python", this);
  }

  end() {
    clearInterval(this.clock);
  }
}
