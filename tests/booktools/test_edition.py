"""An edition of the book is laid out in a tree of its own, and built from there."""

import os
from pathlib import Path

import pytest

from booktools.edition import LINKED, lay_out
from handgrad.classroom.release.editions import instructor, student

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
    (tmp_path / "chapters").mkdir()
    (tmp_path / "chapters/one-exercises.md").write_text(TEXT)
    for name in LINKED[:3]:
        (tmp_path / name).mkdir()
    return tmp_path


def test_a_tree_holds_an_edition_of_the_exercises_and_links_to_the_rest(book):
    tree = lay_out("student", book)
    assert tree == book / "_build/student"
    assert (tree / "chapters/one-exercises.md").read_text() == student(TEXT)
    assert [path.name for path in sorted(tree.iterdir())] == sorted([*LINKED[:3], "chapters"])
    assert (tree / LINKED[0]).resolve() == book / LINKED[0]
    assert (lay_out("instructor", book) / "chapters/one-exercises.md").read_text() == instructor(TEXT)


def test_what_has_not_changed_is_not_touched(book):
    page = lay_out("student", book) / "chapters/one-exercises.md"
    os.utime(page, (0, 0))
    lay_out("student", book)
    assert page.stat().st_mtime == 0


def test_a_tree_follows_the_book(book):
    tree = lay_out("student", book)
    (book / "chapters/one-exercises.md").rename(book / "chapters/two-exercises.md")
    (book / LINKED[0]).rmdir()
    (book / LINKED[5]).write_text("new")
    (tree / LINKED[1]).unlink()
    (tree / LINKED[1]).symlink_to(book / LINKED[2])
    lay_out("student", book)
    assert [path.name for path in (tree / "chapters").iterdir()] == ["two-exercises.md"]
    assert not (tree / LINKED[0]).is_symlink()
    assert (tree / LINKED[1]).resolve() == book / LINKED[1]
    assert (tree / LINKED[5]).read_text() == "new"


def test_a_folder_that_was_a_link_to_the_sources_is_not_written_through(book):
    page = book / "chapters/page.md"
    page.write_text("the source")
    (book / "_build/student").mkdir(parents=True)
    (book / "_build/student/chapters").symlink_to(book / "chapters")
    tree = lay_out("student", book)
    assert not page.is_symlink()
    assert page.read_text() == "the source"
    assert (tree / "chapters/page.md").resolve() == page
    assert (book / "chapters/one-exercises.md").read_text() == TEXT


@pytest.fixture
def exercise(small_book):
    """The source of the exercises of the small book."""
    path = small_book.folder / f"chapters/costs/{EXERCISE}.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(TEXT)
    small_book.write("# A page\n\nText.\n")
    toc = f"format: jb-book\nroot: chapters/index\nchapters:\n- file: chapters/costs/{EXERCISE}\n"
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
    site = small_book.folder / "_build/html"
    assert "raise NotImplementedError" in (site / f"_sources/chapters/costs/{EXERCISE}.md").read_text()
    assert holding(site) == set()
    code, said = small_book.make("instructor")
    assert code == 0, said
    assert holding(small_book.folder / "_build/instructor/_build/html") == {".html", ".ipynb", ".js", ".md"}


@pytest.mark.slow
def test_a_misspelled_marker_stops_the_build_at_its_line(small_book, exercise):
    exercise.write_text(TEXT.replace("% END SOLUTION", "% END SOLUTIONS"))
    line = TEXT.split("\n").index("% END SOLUTION") + 1
    code, said = small_book.make("book")
    assert code != 0
    assert f"chapters/costs/{EXERCISE}.md:{line}: '% END SOLUTIONS' looks like a marker and is none" in said
    assert "Traceback" not in said
