// The page as a notebook with the reader's code in it, and what it put out in this session.

// A program's extras that nbformat does not know.
const NBFORMAT = {
  stream: ["output_type", "name", "text"],
  display_data: ["output_type", "data", "metadata"],
  execute_result: ["output_type", "data", "metadata", "execution_count"],
  error: ["output_type", "ename", "evalue", "traceback"],
};

const pick = (output) => Object.fromEntries(NBFORMAT[output.output_type].map((name) => [name, output[name]]));

function plain(output, count) {
  const copy = pick(output);
  if ("metadata" in copy) copy.metadata ??= {};
  if ("execution_count" in copy) copy.execution_count = count;
  return copy;
}

/** A copy of a notebook with the cells' code, and with the outputs and numbers of those that ran. */
export function copyWith(notebook, cells) {
  const copy = structuredClone(notebook);
  for (const { index, code, outputs, count } of cells) {
    const cell = copy.cells[index];
    cell.source = code;
    cell.execution_count = count || null;
    cell.outputs = (count ? outputs : []).filter(({ output_type }) => output_type in NBFORMAT).map((output) => plain(output, count));
  }
  return copy;
}

/** Gives the reader a file. */
export function download(name, notebook) {
  const file = new Blob([JSON.stringify(notebook, null, 1), "\n"], { type: "application/x-ipynb+json" });
  const link = Object.assign(document.createElement("a"), { download: name, href: URL.createObjectURL(file) });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
