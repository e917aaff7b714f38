"""Compare what the chapters put out today with what is stored, strictly, through nbval.

nbval passes three things in silence: a stored cell that was never run, a chapter without a stored
notebook, and a cell that was added since. `lay_over` refuses each of them before nbval starts.
"""

import os
import subprocess
import sys
from pathlib import Path

import nbformat

from booktools.outputs.record import EXPECTED, SANITIZE
from booktools.toc import ROOT, code_cells, executable, place_of

PAIRED = ROOT / "_build" / "nbval"
REFRESH = "run `make expected` and review the difference"


class StaleError(Exception):
    """The stored outputs do not belong to the chapter's text."""


def lay_over(page: Path, reference: Path) -> nbformat.NotebookNode:
    """The page's cells, as they are written now, with the stored outputs under them."""
    if not reference.exists():
        raise StaleError(f"{place_of(page, 1)}: no outputs are stored; {REFRESH}")
    pair, cells = nbformat.read(reference, as_version=4), code_cells(page)
    for index, (line, cell) in enumerate(cells):
        if index >= len(pair.cells) or pair.cells[index].source != cell.source:
            raise StaleError(f"{place_of(page, line)}: the cell has no stored output; {REFRESH}")
        if cell.source.strip() and pair.cells[index].execution_count is None:
            raise StaleError(f"{place_of(page, line)}: the stored cell was never run; {REFRESH}")
        pair.cells[index].metadata = cell.metadata
    if len(pair.cells) > len(cells):
        raise StaleError(f"{place_of(page, 1)}: outputs are stored for cells that are gone; {REFRESH}")
    return pair


def compare(pair: Path, timeout: float = 60) -> subprocess.CompletedProcess:
    """nbval on one notebook, away from the settings and the plugins of this project's own tests."""
    command = [sys.executable, "-m", "pytest", "-q", "--color=no", "-c", os.devnull]
    command += ["--rootdir", str(pair.parent), "-p", "no:cacheprovider", "-p", "no:xdist"]
    command += ["--nbval", "--nbval-current-env", "--nbval-cell-timeout", str(timeout)]
    command += ["--nbval-sanitize-with", str(SANITIZE), str(pair)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def check(page: Path, reference: Path, folder: Path = PAIRED) -> subprocess.CompletedProcess:
    """Pairs a chapter with its stored outputs and compares them."""
    pair = folder / f"{page.stem}.ipynb"
    folder.mkdir(parents=True, exist_ok=True)
    nbformat.write(lay_over(page, reference), pair)
    return compare(pair)


def main() -> int:
    results = [check(page, EXPECTED / f"{page.stem}.ipynb") for page in executable()]
    for result in results:
        print(result.stdout, result.stderr)
    return max((result.returncode for result in results), default=0)


if __name__ == "__main__":
    sys.exit(main())
