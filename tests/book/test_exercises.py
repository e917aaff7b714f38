"""Each exercise on a page has its time and points, three hints, a cell to write in and one that checks."""

import ast
import re
from typing import NamedTuple

import pytest

import handgrad as hg
from booktools.notebooks.assignment import check_target, definition
from booktools.toc import ROOT, code_cells, exercises, notebook_of, pages
from handgrad.classroom.release.editions import STUB, instructor, student
from handgrad.classroom.report.book import section as section_address
from handgrad.exercises.catalog import ASSIGNMENTS, CHAPTERS, EXERCISES
from handgrad.exercises.judge.judging import name_of

LEVELS = ["Worked", "Faded", "Half", "Blank"]
HEAD = re.compile(r"\*\*(\w+), (?:about (\d+) minutes|nothing to write)(?:, (\d+) points?)?\.\*\* ")
HINT = re.compile(r"^:::\{dropdown\} (Hint \d+)\n", re.M)
PAGES = pytest.mark.parametrize("page", exercises(), ids=lambda page: page.stem)


class Section(NamedTuple):
    """What stands below one heading of a page."""

    level: str  # "" where nothing says how much is given
    minutes: int
    points: int  # 0 where nothing is asked
    hints: list[str]
    functions: list[str]
    checks: list[str]


def sections(text: str) -> list[Section]:
    return [section(part) for part in re.split(r"^## .*\n", text, flags=re.M)[1:]]


def section(text: str) -> Section:
    head = HEAD.match(text.lstrip())
    numbers = [int(each or 0) for each in head.groups()[1:]] if head else [0, 0]
    cells = notebook_of(text).cells
    names = [[name for cell in cells if (name := found(cell)) in EXERCISES] for found in (definition, check_target)]
    return Section(head[1] if head else "", *numbers, HINT.findall(text), *names)


def asked(text: str) -> list[Section]:
    return [each for each in sections(text) if each.functions or each.checks]


def given(code: str, name: str) -> int:
    """How many lines of a function's body stand there, besides its docstring and the place for an answer."""
    function = next(node for node in ast.parse(code).body if getattr(node, "name", "") == name)
    after = function.body[bool(ast.get_docstring(function))].lineno if function.body[1:] else 0
    lines = [line.strip() for line in code.splitlines()[after - 1 :]]
    return sum(1 for line in lines if line and line not in STUB and not line.startswith("#"))


@PAGES
def test_a_page_asks_for_the_functions_of_its_checks_in_their_order(page):
    found = asked(page.read_text(encoding="utf-8"))
    names = [name_of(exercise) for exercise in ASSIGNMENTS[page.stem]]
    assert [each.functions for each in found] == [each.checks for each in found] == [[name] for name in names]
    assert len(names) >= 4


@PAGES
def test_an_exercise_says_its_time_and_its_points_and_has_three_hints(page):
    for each in asked(page.read_text(encoding="utf-8")):
        (name,) = each.functions
        assert each.minutes, name
        assert each.points == EXERCISES[name].POINTS, name
        assert each.hints == ["Hint 1", "Hint 2", "Hint 3"], name


@PAGES
def test_feedback_can_point_at_each_exercise(page):
    text = page.read_text(encoding="utf-8")
    for exercise in ASSIGNMENTS[page.stem]:
        anchor = section_address(page.stem, name_of(exercise)).partition("#")[2]
        assert f"({anchor})=\n## " in text


@PAGES
def test_a_page_rises_from_a_worked_example_to_blank_functions(page):
    levels = [each.level for each in sections(page.read_text(encoding="utf-8")) if each.level]
    assert levels == sorted(levels, key=LEVELS.index)
    assert [levels[0], levels[-1]] == ["Worked", "Blank"]
    assert set(levels) & {"Faded", "Half"}


@PAGES
def test_students_are_given_what_the_level_says(page):
    text = page.read_text(encoding="utf-8")
    cells = {definition(cell): cell.source for cell in notebook_of(student(text)).cells}
    whole = {definition(cell): cell.source for cell in notebook_of(instructor(text)).cells}
    for each in asked(text):
        (name,) = each.functions
        assert "raise NotImplementedError" in cells[name], f"students would read the answer: {name}"
        assert (given(cells[name], name) == 0) == (each.level == "Blank"), name
        assert given(cells[name], name) < given(whole[name], name)


@PAGES
def test_a_page_says_what_its_levels_mean(page):
    intro = page.read_text(encoding="utf-8").partition("\n## ")[0]
    assert all(f"*{level}*" in intro.lower() for level in ("faded", "half", "blank"))


@PAGES
def test_a_page_ends_with_a_cell_that_uses_its_functions_and_waits_for_them(page):
    (*_, (_, last)), text = code_cells(page), page.read_text(encoding="utf-8")
    assert last.source in text.partition("\n## All together\n")[2]
    assert last.metadata["tags"] == ["skip-execution"]
    assert sum(f"{name_of(each)}(" in last.source for each in ASSIGNMENTS[page.stem]) > 1


@PAGES
def test_the_solutions_of_a_page_are_right(page):
    names, judged = {}, []
    for _, cell in code_cells(page):
        exec(compile(cell.source, page.name, "exec"), names)
        if name := check_target(cell):
            judged.append(name)
            assert hg.check(names[name]), hg.check(names[name])
    assert judged == [name_of(exercise) for exercise in ASSIGNMENTS[page.stem]]


def test_each_chapter_of_the_catalog_has_its_title_and_its_two_pages_in_the_table_of_contents():
    for name, chapter in CHAPTERS.items():
        page, own = (ROOT / f"chapters/{path}.md" for path in (chapter.page, chapter.exercises_page))
        following = pages()[pages().index(page) + 1]
        assert following == own
        assert own.stem == name
        assert f"# {chapter.title}\n" in page.read_text(encoding="utf-8")
    assert sorted(page.stem for page in exercises()) == sorted(CHAPTERS)


PAGE = """# A page

## One

**Faded, about 10 minutes, 2 points.** Text.

```{code-cell} python
def softmax(z):
    ### BEGIN SOLUTION
    pass
    ### END SOLUTION
```

```{code-cell} python
hg.check(softmax)
```

:::{dropdown} Hint 1
Text.
:::
"""


def test_a_section_is_read():
    assert sections(PAGE) == [Section("Faded", 10, 2, ["Hint 1"], ["softmax"], ["softmax"])]
    assert sections(PAGE.replace("about 10", "some")) == [Section("", 0, 0, ["Hint 1"], ["softmax"], ["softmax"])]


def test_given_lines_are_counted():
    head = 'def f(x):\n    """Says.\n\n    Two.\n    """\n'
    assert given(head + "    # your code here\n    raise NotImplementedError", "f") == 0
    assert given(head + "    y = x\n    # your code here\n    raise NotImplementedError\n    return y", "f") == 2
