"""Say which line of which chapter raised.

MyST-NB reports that a notebook failed and prints a traceback that speaks of `Cell In[3], line 2`.
This extension follows that back to the MyST source, so that the build names a place to click on:
`chapters/costs/hinge.md:42: ERROR: cell raised ZeroDivisionError: division by zero`.
"""

import re
from pathlib import Path

import nbformat
from myst_nb.sphinx_ import NbMetadataCollector
from sphinx.util import logging

logger = logging.getLogger(__name__)
FRAME = re.compile(r"Cell In\[\d+\], line (\d+)|<cell.*?>:(\d+)")
ANSI = re.compile(r"\x1b\[[0-9;]*m")


def failed_cell(notebook):
    """The index of the cell that ended the run, and its error (None when it ran out of time)."""
    last = 0
    for index, cell in enumerate(notebook.cells):
        if cell.cell_type != "code" or cell.execution_count is None:
            continue
        last = index
        errors = [output for output in cell.outputs if output.output_type == "error"]
        if errors and "raises-exception" not in cell.metadata.get("tags", []):
            return index, errors[0]
    return last, None


def line_in_cell(error) -> int:
    """Which line of the cell raised; the first where the traceback does not tell."""
    match = error and FRAME.search(ANSI.sub("", "\n".join(error.traceback)))
    return int(match[1] or match[2]) if match else 1


def line_in_source(lines: list[str], fence: int, code: str, line: int) -> int:
    """The line of the file (from 1), when the cell's fence stands at line `fence` and options may follow."""
    first = code.splitlines()[0] if code else ""
    start = next((i for i in range(fence, len(lines)) if lines[i] == first), fence)
    return start + line


def describe(error, failure: str) -> str:
    if error and failure != "CellTimeoutError":  # which the kernel reports as an interrupt
        return f"cell raised {error.ename}: {error.evalue}"
    return f"cell stopped: {failure}"


def report(app, doctree):
    """Logs an error at the line that raised, from the executed notebook that MyST-NB writes."""
    docname = app.env.docname
    data = NbMetadataCollector.get_exec_data(app.env, docname)
    if not data or data["succeeded"]:
        return
    executed = Path(app.env.mystnb_config.output_folder) / f"{docname}.ipynb"
    notebook = nbformat.read(executed, as_version=4)
    index, error = failed_cell(notebook)
    source = Path(app.env.doc2path(docname))
    fence = notebook.metadata["source_map"][index]
    lines = source.read_text(encoding="utf-8").splitlines()
    line = line_in_source(lines, fence, notebook.cells[index].source, line_in_cell(error))
    logger.error(describe(error, data["error"]), location=(docname, line), type="cell")


def setup(app):
    app.connect("doctree-read", report)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
