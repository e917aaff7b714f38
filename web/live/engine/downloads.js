// The files of Python on their way: the bytes that came, and what went wrong on the way.

/** Watches fetch while Python loads. `sizes`: bytes by file name; `report(loaded)` hears of every piece. */
export class Downloads {
  constructor(sizes, report) {
    Object.assign(this, { sizes, report, loaded: 0, failure: "", fetch: self.fetch });
    self.fetch = async (...request) => this.watch(await this.request(...request));
  }

  count(bytes) {
    this.report((this.loaded += bytes));
  }

  async request(url, options) {
    try {
      return await this.fetch.call(self, url, options);
    } catch (error) {
      this.failure = await this.whyNot(url);
      throw error;
    }
  }

  /** Browsers do not tell a hash that differs from a server that is not there. */
  async whyNot(url) {
    try {
      const { ok, status } = await this.fetch.call(self, url);
      return ok ? `${url} is not the file that it should be: its hash is another.` : `${url} answered ${status}.`;
    } catch {
      return `${url} did not arrive: no connection, or its server does not let other sites load it (CORS).`;
    }
  }

  /** The same response; what flows through it is counted. */
  watch(response) {
    const { ok, url, body, status, statusText, headers } = response;
    if (!ok) this.failure = `${url} answered ${status}.`;
    if (!ok || !body) return response;
    const answer = new Response(body.pipeThrough(this.counter(url)), { status, statusText, headers });
    if (url.endsWith(".wasm")) answer.headers.set("Content-Type", "application/wasm"); // some servers do not know it
    return answer;
  }

  counter(url) {
    const size = this.sizes[new URL(url).pathname.split("/").at(-1)];
    let arrived = 0;
    const transform = (chunk, controller) => {
      this.count(chunk.byteLength);
      arrived += chunk.byteLength;
      controller.enqueue(chunk);
    };
    const flush = () => {
      if (size && arrived !== size) this.failure = `${url} came with ${arrived} of ${size} bytes.`;
    };
    return new TransformStream({ transform, flush });
  }

  end() {
    self.fetch = this.fetch;
  }
}

/** Rejects when Pyodide's program cannot be read: Pyodide tells only the console of that, and waits forever. */
export function unreadable() {
  const { instantiateStreaming } = WebAssembly;
  return new Promise((_, reject) => {
    WebAssembly.instantiateStreaming = (...request) => {
      const program = instantiateStreaming(...request);
      program.catch(({ message }) => reject(new Error(`pyodide.asm.wasm could not be read: ${message}`)));
      return program;
    };
  });
}
