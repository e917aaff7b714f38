// Where a page may share memory with its workers, JupyterLite's kernel waits for answers in a way that misses some:
// a cell is then shown as running for ever. With messages alone, as on most hosts, it misses none.
Object.defineProperty(window, "crossOriginIsolated", { value: false });
