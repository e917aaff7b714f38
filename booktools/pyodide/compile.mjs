// Runs a script in Pyodide: node compile.mjs NPM SCRIPT FROM TO. The folders are /from and /to in there.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [npm, script, from, to] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(join(npm, "pyodide.mjs")));
const python = await loadPyodide({ indexURL: npm });
for (const [place, root] of [["/from", from], ["/to", to]]) {
  python.FS.mkdir(place);
  python.FS.mount(python.FS.filesystems.NODEFS, { root }, place);
}
python.runPython(readFileSync(script, "utf8"));
