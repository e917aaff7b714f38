// Python in a Web Worker, a module worker. It speaks with process.js:
//   in   {type: "start", folder, interrupt}   {type: "run", number, id, code}   {type: "comm", number, message}
//        {type: "stop"}
//   out  {type: "loading", loaded, total}   {type: "ready"}   {type: "failed", text}   {type: "event", id, event}
//        {type: "comm", message}   {type: "done", number, status}   {type: "crashed", text}

import { Downloads, unreadable } from "./downloads.js";
import python from "./kernel.js";

const HOME = "/lib/kernel";

let interrupt = null; // shared with the page, which writes a 2 into it to stop Python
let kernel = null;

async function readConfig(folder) {
  const response = await fetch(`${folder}config.json`);
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}.`);
  return response.json().catch(({ message }) => {
    throw new Error(`${response.url} is damaged: ${message}`);
  });
}

function report(files) {
  const total = Object.values(files).reduce((sum, size) => sum + size, 0);
  let sent = 0;
  return (loaded) => {
    if (performance.now() - sent < 100 && loaded < total) return;
    sent = performance.now();
    self.postMessage({ type: "loading", loaded: Math.min(loaded, total), total });
  };
}

/** What Python calls: outputs of cells, and messages of widgets with their buffers. */
const host = {
  post: (id, event) => self.postMessage({ type: "event", id, event: JSON.parse(event) }),
  post_comm(text, views) {
    const buffers = views.toJs({ create_pyproxies: false }).map((view) => new Uint8Array(view).slice().buffer);
    self.postMessage({ type: "comm", message: { ...JSON.parse(text), buffers } }, buffers);
  },
};

function install(pyodide) {
  pyodide.FS.mkdirTree(HOME);
  for (const [name, text] of Object.entries(python)) pyodide.FS.writeFile(`${HOME}/${name}.py`, text);
  pyodide.registerJsModule("kernel_host", host);
  pyodide.runPython("import sys; sys.path.append('/lib')");
}

/** Pyodide goes on without a package that it could not fetch. One more attempt, then an error. */
async function complete(pyodide, packages) {
  const missing = () => packages.filter((name) => !(name in pyodide.loadedPackages));
  if (missing().length) await pyodide.loadPackage(missing());
  if (missing().length) throw new Error(`${missing().join(", ")} did not arrive.`);
}

/** Pyodide with these packages. */
async function load(folder, { files, packages }, downloads) {
  const asm = import(`${folder}pyodide.asm.js`).then(() => downloads.count(files["pyodide.asm.js"]));
  const { loadPyodide } = await import(`${folder}pyodide.mjs`);
  await asm;
  const pyodide = await loadPyodide({
    indexURL: folder,
    lockFileURL: `${folder}lock.json`,
    packages,
    env: { HOME: "/home/pyodide", MPLBACKEND: "module://matplotlib_inline.backend_inline" },
  });
  await complete(pyodide, packages);
  return pyodide;
}

async function start({ folder, interrupt: shared }) {
  const config = await readConfig(folder);
  const downloads = new Downloads(config.files, report(config.files));
  const pyodide = await Promise.race([load(folder, config, downloads), unreadable()]).catch((error) => {
    throw new Error(downloads.failure || words(error));
  });
  downloads.end();
  pyodide._api.on_fatal = crash;
  install(pyodide);
  kernel = pyodide.pyimport("kernel");
  kernel.open_shell();
  if (shared) pyodide.setInterruptBuffer((interrupt = new Uint8Array(shared)));
}

/** In one line; an error of Python is told by the name of its class. */
const words = (error) => String(error?.type ?? error?.message ?? error);
const answer = (number, status) => self.postMessage({ type: "done", number, status });
const crash = (error) => self.postMessage({ type: "crashed", text: words(error) });

const answers = {
  start: (message) => start(message).then(
    () => self.postMessage({ type: "ready" }),
    (error) => self.postMessage({ type: "failed", text: words(error) }),
  ),
  async run({ number, id, code }) {
    if (interrupt) interrupt[0] = 0;
    answer(number, await kernel.run(id, code));
  },
  comm({ number, message: { buffers = [], ...content } }) {
    if (interrupt) interrupt[0] = 0;
    kernel.hear(JSON.stringify(content), buffers);
    answer(number, "ok");
  },
  stop: () => kernel?.stop(),
};

// An error of a cell is caught in Python: what arrives here is the end of Python itself.
self.onmessage = async ({ data }) => {
  try {
    await answers[data.type](data);
  } catch (error) {
    crash(error);
  }
};
