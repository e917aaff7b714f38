"""Nothing of a solution is in the book for students, its sources, notebooks and search, or in a release."""

import html
import json

import nbformat
import pytest
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from booktools.toc import ROOT, docname, exercises, notebook_of
from handgrad.classroom.release.editions import instructor, student
from handgrad.classroom.release.solutions import solutions
from support.leaks import leaks, of_the_book, secrets, stems

BOOK = ROOT / "_build" / "html"
PAGES = {docname(page): page.read_text(encoding="utf-8") for page in exercises()}


@pytest.fixture(scope="module")
def hidden():
    return of_the_book()


@pytest.mark.slow
def test_nothing_of_a_solution_is_anywhere_in_the_published_book(hidden):
    if not (BOOK / "index.html").exists():
        pytest.fail("there is no book to read: run `make book` first")
    for page in PAGES:
        assert (BOOK / f"{page}.html").exists()
        assert (BOOK / f"_sources/{page}.md").exists()
        assert (BOOK / f"notebooks/{page.rpartition('/')[2]}.ipynb").exists()
    assert leaks(BOOK, hidden) == []


@pytest.mark.slow
def test_nothing_of_a_solution_is_in_a_released_notebook(hidden, released):
    assert len([*released("student").rglob("*.ipynb")]) == len(PAGES)
    assert leaks(released("student"), hidden) == []


@pytest.mark.parametrize("name", PAGES)
def test_each_page_has_secrets_in_code_and_in_prose(name, hidden):
    """Or the search for them would find nothing anywhere."""
    text = PAGES[name]
    assert len(secrets({name: text}).pieces & hidden.pieces) > 10
    assert len(hidden.stems[name]) > 20
    for kind in ("code", "prose"):
        assert [each for each in solutions(text) if each.kind == kind]


def as_page(text):
    """A page as Sphinx writes it with its stock highlighter: each name in an element of its own."""
    cells = notebook_of(text).cells
    return "".join(highlight(c.source, PythonLexer(), HtmlFormatter()) for c in cells if c.cell_type == "code")


def as_prose(text):
    cells = notebook_of(text).cells
    return "".join(f"<p>{cell.source.replace('`', '<code>')}</p>" for cell in cells if cell.cell_type == "markdown")


def titled(text):
    return next(line for line in text.split("\n") if line.startswith("# "))


def as_index(text):
    terms = {
        stem: [i for i, page in enumerate(PAGES.values()) if titled(page) == titled(text)] for stem in stems(text)
    }
    return f"Search.setIndex({json.dumps({'docnames': list(PAGES), 'terms': terms, 'titleterms': {}})})"


FORMS = {
    "_sources/page.md": str,
    "page.html": as_page,
    "prose.html": as_prose,
    "page.ipynb": lambda text: nbformat.writes(notebook_of(text)),
    "state.json": json.dumps,
    "searchindex.js": as_index,
}


@pytest.mark.parametrize("file", FORMS)
@pytest.mark.parametrize("name", PAGES)
def test_a_planted_solution_is_found_in_every_kind_of_file(tmp_path, hidden, name, file):
    path = tmp_path / file
    path.parent.mkdir(exist_ok=True)
    path.write_text(FORMS[file](student(PAGES[name])), encoding="utf-8")
    assert leaks(tmp_path, hidden) == []
    path.write_text(FORMS[file](instructor(PAGES[name])), encoding="utf-8")
    assert {found for found, _ in leaks(tmp_path, hidden)} == {file}


def test_a_secret_is_found_behind_entities(tmp_path):
    text = '```{code-cell} python\n### BEGIN SOLUTION\nreturn x < y and "z"\n### END SOLUTION\n```'
    (tmp_path / "page.html").write_text(html.escape(text))
    assert leaks(tmp_path, secrets({"page": text})) == [("page.html", 'returnx<yand"z"')]
