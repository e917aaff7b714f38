// What a reader hears while Python loads: megabytes and seconds.

const MEGABYTE = 1e6;
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
    this.tell(loadingText(this.loaded, this.total, this.seconds), this);
  }

  end() {
    clearInterval(this.clock);
  }
}

export function loadingText(loaded, total, seconds) {
  const time = `${Math.round(seconds)} s`;
  if (!total) return `Loading Python: ${time}`;
  if (loaded >= total * ALMOST) return `Starting Python: ${time}`;
  return `Loading Python: ${(loaded / MEGABYTE).toFixed(1)} of ${(total / MEGABYTE).toFixed(1)} MB, ${time}`;
}
