"""The two editions of the book: nothing of a solution is in that of students, all of it in that of instructors."""

import json
import os
from pathlib import Path

import nbformat
import pytest
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from chapters import ROOT, exercises, notebook_of
from edition import LINKED, lay_out
from handgrad.classroom.editions import instructor, student
from handgrad.classroom.release import release
from handgrad.classroom.solutions import solutions
from leaks import leaks, of_the_book, secrets, stems

BOOK = ROOT / "_build" / "html"
PAGES = {page.stem: page.read_text(encoding="utf-8") for page in exercises()}


@pytest.fixture(scope="module")
def hidden():
    return of_the_book()


@pytest.mark.slow
def test_nothing_of_a_solution_is_anywhere_in_the_published_book(hidden):
    if not (BOOK / "index.html").exists():
        pytest.fail("there is no book to read: run `make book` first")
    for name in PAGES:
        assert (BOOK / f"exercises/{name}.html").exists()
        assert (BOOK / f"_sources/exercises/{name}.md").exists()
        assert (BOOK / f"notebooks/{name}.ipynb").exists()
    assert leaks(BOOK, hidden) == []


@pytest.mark.slow
def test_nothing_of_a_solution_is_in_a_released_notebook(hidden, tmp_path):
    assert len(release(ROOT, tmp_path)) == len(PAGES)
    assert leaks(tmp_path, hidden) == []


@pytest.mark.parametrize("name", PAGES)
def test_each_page_has_secrets_in_code_and_in_prose(name, hidden):
    """Or the search for them would find nothing anywhere."""
    text = PAGES[name]
    assert len(secrets({name: text}).pieces & hidden.pieces) > 10
    assert len(hidden.stems[f"exercises/{name}"]) > 20
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
    names = [f"exercises/{name}" for name in PAGES]
    terms = {
        stem: [i for i, page in enumerate(PAGES.values()) if titled(page) == titled(text)] for stem in stems(text)
    }
    return f"Search.setIndex({json.dumps({'docnames': names, 'terms': terms, 'titleterms': {}})})"


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


# How an edition is laid out.

EXERCISE = "cross-entropy-exercises"
TEXT = """---
jupytext: {text_representation: {extension: .md, format_name: myst}}
kernelspec: {display_name: Python 3, language: python, name: python3}
---

# Exercises

```{code-cell} python
def softmax(z):
    ### BEGIN SOLUTION
    return "planted in the code"
    ### END SOLUTION
```

% BEGIN SOLUTION
Planted in the prose.
% END SOLUTION
"""


@pytest.fixture
def book(tmp_path):
    """A book without chapters."""
    (tmp_path / "exercises").mkdir()
    (tmp_path / "exercises/one.md").write_text(TEXT)
    for name in LINKED[:3]:
        (tmp_path / name).mkdir()
    return tmp_path


def test_a_tree_holds_an_edition_of_the_exercises_and_links_to_the_rest(book):
    tree = lay_out("student", book)
    assert tree == book / "_build/student"
    assert (tree / "exercises/one.md").read_text() == student(TEXT)
    assert [path.name for path in sorted(tree.iterdir())] == sorted([*LINKED[:3], "exercises"])
    assert (tree / LINKED[0]).resolve() == book / LINKED[0]
    assert (lay_out("instructor", book) / "exercises/one.md").read_text() == instructor(TEXT)


def test_what_has_not_changed_is_not_touched(book):
    page = lay_out("student", book) / "exercises/one.md"
    os.utime(page, (0, 0))
    lay_out("student", book)
    assert page.stat().st_mtime == 0


def test_a_tree_follows_the_book(book):
    tree = lay_out("student", book)
    (book / "exercises/one.md").rename(book / "exercises/two.md")
    (book / LINKED[0]).rmdir()
    (book / LINKED[5]).write_text("new")
    (tree / LINKED[1]).unlink()
    (tree / LINKED[1]).symlink_to(book / LINKED[2])
    lay_out("student", book)
    assert [path.name for path in (tree / "exercises").iterdir()] == ["two.md"]
    assert not (tree / LINKED[0]).is_symlink()
    assert (tree / LINKED[1]).resolve() == book / LINKED[1]
    assert (tree / LINKED[5]).read_text() == "new"


@pytest.fixture
def exercise(small_book):
    """The source of the exercises of the small book."""
    path = small_book.folder / f"exercises/{EXERCISE}.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(TEXT)
    small_book.write("# A page\n\nText.\n")
    toc = f"format: jb-book\nroot: chapters/index\nchapters:\n- file: exercises/{EXERCISE}\n"
    (small_book.folder / "_toc.yml").write_text(toc)
    return path


def holding(folder: Path) -> set[str]:
    """The kinds of files below a folder that hold what was planted."""
    texts = {path: path.read_text(errors="replace").lower() for path in folder.rglob("*") if path.is_file()}
    return {path.suffix for path, text in texts.items() if "plant" in text}


@pytest.mark.slow
def test_the_book_is_built_without_solutions_and_that_of_instructors_with_them(small_book, exercise):
    code, said = small_book.make("book")
    assert code == 0, said
    html = small_book.folder / "_build/html"
    assert "raise NotImplementedError" in (html / f"_sources/exercises/{EXERCISE}.md").read_text()
    assert holding(html) == set()
    code, said = small_book.make("instructor")
    assert code == 0, said
    assert holding(small_book.folder / "_build/instructor/_build/html") == {".html", ".ipynb", ".js", ".md"}


@pytest.mark.slow
def test_a_misspelled_marker_stops_the_build_at_its_line(small_book, exercise):
    exercise.write_text(TEXT.replace("% END SOLUTION", "% END SOLUTIONS"))
    line = TEXT.split("\n").index("% END SOLUTION") + 1
    code, said = small_book.make("book")
    assert code != 0
    assert f"exercises/{EXERCISE}.md:{line}: '% END SOLUTIONS' looks like a marker and is none" in said
    assert "Traceback" not in said
