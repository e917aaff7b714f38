"""Compare what the cells put out when the book was built with what is stored, strictly.

Three things could pass in silence: stored outputs that are not there, those of a cell that was never run, and
those of an earlier text. `reference` refuses each of them, and `built` what the build has not run.
"""

import json
from difflib import unified_diff
from pathlib import Path

import nbformat
from jupyter_cache import get_cache
from nbformat import NotebookNode

from booktools.outputs.record import cells_of
from booktools.toc import code_cells, notebook, place_of

IGNORED = "nbval-ignore-output"


class StaleError(Exception):
    """There are no outputs of the page's text."""


def reference(page: Path, path: Path) -> list[NotebookNode]:
    """The stored cells of a page."""
    if not path.exists():
        raise StaleError(f"{place_of(page, 1)}: no outputs are stored")
    cells, written = cells_of(nbformat.read(path, as_version=4)), code_cells(page)
    for index, (line, cell) in enumerate(written):
        if index >= len(cells) or cells[index].source != cell.source:
            raise StaleError(f"{place_of(page, line)}: the cell has no stored output")
        if cell.source.strip() and cells[index].execution_count is None:
            raise StaleError(f"{place_of(page, line)}: the stored cell was never run")
    if len(cells) > len(written):
        raise StaleError(f"{place_of(page, 1)}: outputs are stored for cells that are gone")
    return cells


def run(page: Path, cache: Path) -> NotebookNode:
    """A page's notebook as the build ran it, from its cache, which finds a notebook by its code."""
    try:
        return get_cache(cache).merge_match_into_notebook(notebook(page))[1]
    except KeyError:
        raise StaleError(f"{place_of(page, 1)}: the build has not run these cells") from None


def built(page: Path, cache: Path) -> list[NotebookNode]:
    """Its cells, as they are stored."""
    return cells_of(run(page, cache))


def output_lines(cell: NotebookNode) -> list[str]:
    """What a cell put out, line by line. How many cells ran before it is not part of that."""
    outputs = [{key: output[key] for key in output if key != "execution_count"} for output in cell.outputs]
    return json.dumps(outputs, indent=1, ensure_ascii=False, sort_keys=True).replace("\\n", "\n").splitlines()


def differences(page: Path, before: list[NotebookNode], after: list[NotebookNode]) -> list[str]:
    """What the cells of a page put out otherwise than before, each below the line where it stands."""
    found = []
    for (line, cell), old, new in zip(code_cells(page), before, after, strict=True):
        lines = [*unified_diff(output_lines(old), output_lines(new), lineterm="")][2:]
        if lines and IGNORED not in cell.metadata.get("tags", []):
            found.append("\n".join([place_of(page, line), *lines]))
    return found
