"""A chapter shows the code that is worth reading; what only draws and what only asserts is folded to a line."""

import ast
import builtins
import symtable
from typing import NamedTuple

import pytest
from bs4 import BeautifulSoup
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util.docutils import docutils_namespace

from booktools.notebooks.numerals import NUMERAL, value
from booktools.toc import code_cells, executable, exercises, place_of

MOST, LONGEST = 14, 76
LEFT_OUT = {"remove-cell", "remove-input"}
CHAPTERS = [page for page in executable() if page not in exercises() and page.parent.name != "chapters"]
EVERY_CHAPTER = pytest.mark.parametrize("page", CHAPTERS, ids=lambda page: page.stem)


class Cell(NamedTuple):
    """A cell's code, and the names of the notebook that it reads and that it defines."""

    place: str
    code: str
    is_visible: bool
    reads: set[str]
    defines: set[str]


def as_cell(code: str, is_visible: bool = True, place: str = "") -> Cell:
    top = symtable.symtable(code, place, "exec")
    defines = {name.get_name() for name in top.get_symbols() if name.is_assigned() or name.is_imported()}
    reads, tables = set(), [top]
    for table in tables:
        reads |= {name.get_name() for name in table.get_symbols() if name.is_global() and name.is_referenced()}
        tables += table.get_children()
    return Cell(place, code, is_visible, reads - defines - set(dir(builtins)), defines)


def cells_of(page) -> list[Cell]:
    cells = []
    for line, source in code_cells(page):
        hidden = "fold" in source.metadata or LEFT_OUT & set(source.metadata.get("tags", []))
        cells.append(as_cell(source.source, not hidden, place_of(page, line)))
    return cells


def is_called(node: ast.AST, *names: str) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func).startswith(names)


def draws(code: str) -> bool:
    last = ast.parse(code).body[-1]
    return isinstance(last, ast.Expr) and is_called(last.value, "plots.picture", "widgets.")


def asserts(code: str) -> bool:
    """Whether it asserts something and puts nothing out."""
    nodes, last = [*ast.walk(ast.parse(code))], ast.parse(code).body[-1]
    checks = [node for node in nodes if isinstance(node, ast.Assert) or is_called(node, "hg.assert_")]
    puts_out = isinstance(last, ast.Expr) and not is_called(last.value, "hg.assert_")
    return bool(checks) and not puts_out and not any(is_called(node, "print") for node in nodes)


def is_built_on(defined: set[str], later: list[Cell]) -> bool:
    """Whether a visible cell reads one of these names, before another cell defines it anew."""
    for cell in later:
        if cell.is_visible and defined & cell.reads:
            return True
        defined = defined - cell.defines
    return False


def idle(cells: list[Cell]) -> list[str]:
    """The visible cells that only draw, or only assert."""
    return [
        cell.place
        for index, cell in enumerate(cells)
        if cell.is_visible
        and (draws(cell.code) or asserts(cell.code))
        and not is_built_on(cell.defines, cells[index + 1 :])
    ]


def unseen(cells: list[Cell]) -> list[str]:
    """What visible cells read of cells that are not."""
    known, reads = set(), []
    for cell in cells:
        if cell.is_visible:
            reads += [f"{cell.place} reads {name}" for name in sorted(cell.reads - known)]
        known = known | cell.defines if cell.is_visible else known - cell.defines
    return reads


@EVERY_CHAPTER
def test_what_only_draws_or_only_asserts_is_folded(page):
    assert idle(cells_of(page)) == []


@EVERY_CHAPTER
def test_a_chapter_has_about_a_dozen_visible_cells(page):
    assert 8 <= sum(cell.is_visible for cell in cells_of(page)) <= MOST


@EVERY_CHAPTER
def test_a_visible_cell_builds_on_visible_cells(page):
    assert unseen(cells_of(page)) == []


def folded(page) -> list[tuple[str, str, str]]:
    """The place, the line and the code of each folded cell."""
    cells = [(place_of(page, line), cell) for line, cell in code_cells(page)]
    return [(place, cell.metadata.fold, cell.source) for place, cell in cells if "fold" in cell.metadata]


@pytest.mark.parametrize("page", executable(), ids=lambda page: page.stem)
def test_a_line_is_short_and_its_numbers_are_those_of_its_code(page):
    for place, line, code in folded(page):
        assert len(line) <= LONGEST, place
        typed, there = ({value(number) for number in NUMERAL.findall(text)} for text in (line, code))
        assert typed <= there, f"{place}: {sorted(typed - there)}"


@pytest.mark.parametrize("page", executable(), ids=lambda page: page.stem)
def test_a_line_says_checked_where_assertions_are_and_nowhere_else(page):
    """How to use this book promises it."""
    for place, line, code in folded(page):
        assert line.startswith("Checked") <= ("assert" in code), place
        assert asserts(code) <= line.startswith("Checked"), place


@pytest.mark.parametrize("page", executable(), ids=lambda page: page.stem)
def test_a_cell_is_folded_by_its_line_and_in_no_other_way(page):
    tags = {tag for _, cell in code_cells(page) for tag in cell.metadata.get("tags", [])}
    assert not [tag for tag in tags if tag.startswith("hide")]


DRAWING, READING = "x = [1]\nplots.picture(plots.profile, x)", "print(x)"


@pytest.mark.parametrize(
    ("codes", "places"),
    [
        ([DRAWING], ["0"]),
        ([DRAWING, READING], []),
        ([DRAWING, "x = 2", READING], ["0"]),
        ([DRAWING, "f = lambda: x"], []),
        ([DRAWING, "[x for x in y]"], ["0"]),
        (["widgets.CostExplorer()"], ["0"]),
        (["assert 1 + 1 == 2"], ["0"]),
        (["for x in [1]:\n    hg.assert_grad(f, g, x)"], ["0"]),
        (["assert 1 + 1 == 2\nprint(2)"], []),
        (["assert 1 + 1 == 2\n1 + 1"], []),
        (["x = 2\nassert x == 2", READING], []),
        (["x = 2"], []),
    ],
)
def test_a_cell_that_only_draws_or_asserts_is_seen(codes, places):
    assert idle([as_cell(code, place=str(index)) for index, code in enumerate(codes)]) == places


def test_a_name_from_a_cell_out_of_sight_is_seen():
    cells = [as_cell("x = y = 1"), as_cell("x = 2", is_visible=False), as_cell("print(x, y)", place="3")]
    assert unseen(cells) == ["3 reads x"]


FRONT = """---
jupytext: {text_representation: {extension: .md, format_name: myst}}
kernelspec: {display_name: Python 3, language: python, name: python3}
---
# A page

"""


@pytest.fixture
def built(tmp_path):
    """Builds a page of one cell without running it, and gives the cell as it is in HTML."""

    def build(options: str) -> BeautifulSoup:
        (tmp_path / "index.md").write_text(f"{FRONT}```{{code-cell}} python\n{options}\nassert 1 < 2\n```\n")
        folders = [tmp_path, None, tmp_path / "html", tmp_path / "doctrees"]
        settings = {"extensions": ["myst_nb", "booktools.extensions.folds"], "nb_execution_mode": "off"}
        with docutils_namespace():
            Sphinx(*folders, "html", confoverrides=settings, status=None, warningiserror=True).build()
        html = (tmp_path / "html" / "index.html").read_text(encoding="utf-8")
        return BeautifulSoup(html, "html.parser").select_one("div.cell")

    return build


def test_a_folded_cell_is_a_line_that_opens_without_a_program(built):
    cell = built(':fold: "Checked: 1 < 2"\n:tags: [some-tag]')
    details = cell.select_one("details.fold")
    assert details.summary.get_text() == "Checked: 1 < 2"
    assert details.select_one("div.cell_input pre").get_text() == "assert 1 < 2\n"
    assert not details.has_attr("open")
    assert "tag_some-tag" in cell["class"]


def test_a_cell_without_a_line_is_not_folded(built):
    assert not built(":tags: [some-tag]").select("details")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (":fold:", "`:fold:` is None: expected a line that says what the cell does"),
        (":fold: 3", "`:fold:` is 3: expected a line"),
        (":fold: Adds\n:tags: [remove-input]", "`:fold: Adds` folds nothing"),
    ],
)
def test_a_fold_that_says_or_folds_nothing_stops_the_build(built, options, message):
    with pytest.raises(ExtensionError, match=rf"index\.md:\d+: {message}"):
        built(options)
