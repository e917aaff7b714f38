"""Cells stay short, and define nothing that the library should own."""

import ast
from statistics import median

import pytest

from booktools.toc import code_cells, executable, exercises, notebook_of, place_of
from handgrad.classroom.release.editions import STUB, student

OURS = {"handgrad", "handgrad.plots", "handgrad.widgets"}
OTHERS = {"numpy", "matplotlib.pyplot", "tqdm", "myst_nb"}
LONGEST, TYPICAL = 12, 4


def length(code: str) -> int:
    """The lines that are read: neither empty nor a place for an answer."""
    return sum(1 for line in code.splitlines() if line.strip() not in {"", *STUB})


def imported(code: str) -> set[str]:
    """The modules that a cell imports; `from handgrad import plots` counts as `handgrad.plots`."""
    names = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            deeper = {f"{node.module}.{alias.name}" for alias in node.names}
            names |= deeper & OURS or {node.module}
    return names


def python(cell) -> str:
    """The source without lines of magic, which are not Python."""
    return "\n".join(line for line in cell.source.splitlines() if not line.startswith(("%", "!")))


def read_cells(page) -> list[tuple[str, str]]:
    """The Python that readers see, each cell with its place: of exercises, what students are given."""
    cells = [(place_of(page, line), python(cell)) for line, cell in code_cells(page)]
    if page not in exercises():
        return cells
    given = notebook_of(student(page.read_text(encoding="utf-8"))).cells
    codes = [python(cell) for cell in given if cell.cell_type == "code"]
    return [(place, code) for (place, _), code in zip(cells, codes, strict=True)]


@pytest.mark.parametrize("page", executable(), ids=lambda page: page.stem)
def test_cells_are_short_and_import_only_what_chapters_may(page):
    cells = read_cells(page)
    long = [f"{place} has {length(code)} lines" for place, code in cells if length(code) > LONGEST]
    deep = [f"{place} imports {name}" for place, code in cells for name in imported(code) - OURS - OTHERS]
    assert not long + deep
    assert median(length(code) for _, code in cells) <= TYPICAL


@pytest.mark.parametrize("page", executable(), ids=lambda page: page.stem)
def test_cells_define_no_classes(page):
    for line, cell in code_cells(page):
        classes = [n.name for n in ast.walk(ast.parse(python(cell))) if isinstance(n, ast.ClassDef)]
        assert not classes, f"{place_of(page, line)} defines {classes}"


def test_a_deep_import_is_seen():
    assert imported("from handgrad.costs import Hinge\nfrom handgrad import plots") == {
        "handgrad.costs",
        "handgrad.plots",
    }
