// Three repairs of JupyterLite, as an extension of it, in the form that JupyterLab's own builder gives to one.
{
  // Where a page may share memory with its workers, JupyterLite's kernel waits for answers in a way that misses some:
  // a cell is then shown as running for ever. With messages alone, as on most hosts, it misses none.
  Object.defineProperty(window, "crossOriginIsolated", { value: false });

  // A notebook is shown a second or two before it has a kernel. What is run meanwhile JupyterLab forgets, or it asks
  // which kernel to start, or starts one too many. Here a cell waits.
  const kernel = async ({ notebook, sessionContext }) => {
    if (sessionContext.isReady) return;
    const { defaultKernelName: name, defaultKernelLanguage: language } = notebook;
    sessionContext.kernelPreference = { ...sessionContext.kernelPreference, name, language };
    await sessionContext.initialize(); // begins once, whoever asks
  };

  const executor = ({ INotebookCellExecutor, runCell }) => ({
    id: "repairs:cell-executor", // in the place of JupyterLab's, which settings.json turns off
    autoStart: true,
    provides: INotebookCellExecutor,
    activate: () => ({ runCell: (options) => kernel(options).then(() => runCell(options)) }),
  });

  // What a page leaves out is collapsed in its notebook, and would be a row of dots each: a line does, to be clicked.
  const style = document.createElement("style");
  style.textContent = `
    .jp-CodeCell:has(> .jp-Cell-inputWrapper > .jp-InputPlaceholder):has(> .jp-Cell-outputWrapper > .jp-OutputPlaceholder) {
      padding-block: 1px;
      & .jp-Placeholder-content { height: 4px; min-height: 0; padding: 0; }
      & .jp-Placeholder-contentContainer, & .jp-OutputPlaceholder { display: none; }
    }`;
  document.head.append(style);

  let shared;
  window._JUPYTERLAB ??= {};
  window._JUPYTERLAB.repairs = {
    init(scope) {
      shared = scope;
    },
    async get() {
      const [notebook] = Object.values(shared["@jupyterlab/notebook"]);
      const plugin = executor((await notebook.get())());
      return () => plugin;
    },
  };
}
