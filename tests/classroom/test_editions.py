"""The editions of an exercise page: what stays, what goes, and that no typing error lets a solution out."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handgrad.classroom.release.editions import EDITIONS, instructor, nbgrader, student
from handgrad.classroom.release.solutions import MarkerError, solutions

SOURCE = """# A page

```{code-cell} python
def f(x):
    ### BEGIN SOLUTION
    y = secret(x)

    ### END SOLUTION
    if y:
        ### BEGIN SOLUTION
        y = hidden(y)
        ### END SOLUTION
    return y
```

What remains.

% BEGIN SOLUTION
It was a secret.

```{code-cell} python
hidden(0)
```
% END SOLUTION

The end.
"""
STUB = ["# your code here", "raise NotImplementedError"]
LINES = SOURCE.split("\n")
MARKERS = [i for i, line in enumerate(LINES) if line.endswith(" SOLUTION")]
GIVEN_AWAY = re.compile("secret|hidden")


def test_students_get_a_stub_at_the_same_indentation():
    code = student(SOURCE).partition("python\n")[2].partition("\n```")[0]
    at = {4: [" " * 4 + line for line in STUB], 8: [" " * 8 + line for line in STUB]}
    assert code.split("\n") == ["def f(x):", *at[4], "    if y:", *at[8], "    return y"]


def test_students_get_the_prose_around_a_solution_one_empty_line_apart():
    assert student(SOURCE).endswith("What remains.\n\nThe end.\n")
    assert not GIVEN_AWAY.search(student(SOURCE))


def test_a_solution_at_the_end_leaves_one_line_end():
    assert student("One.\n\n% BEGIN SOLUTION\nTwo.\n% END SOLUTION\n") == "One.\n"
    assert student("One.\n\n% BEGIN SOLUTION\nTwo.\n% END SOLUTION") == "One.\n"


def test_instructors_get_everything_but_the_markers():
    assert instructor(SOURCE).split("\n") == [line for line in LINES if not line.endswith("SOLUTION")]


def test_nbgrader_gets_the_code_as_it_is_and_the_prose_of_students():
    code, prose = SOURCE.split("What remains.")
    assert nbgrader(SOURCE) == code + "What remains.\n\nThe end.\n"
    assert "secret" in prose


@pytest.mark.parametrize("edition", EDITIONS.values(), ids=EDITIONS)
def test_a_page_without_solutions_stays_as_it_is(edition):
    text = "# A page\n\n\n\n### A section\n\nA solution, 5 % off.\n\n```{code-cell} python\nx = 1  ### so\n```"
    assert edition(text) == text


def cell(*lines):
    return "\n".join(["```{code-cell} python", *lines, "```"])


BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        (cell(BEGIN, "x = 1"), 2, "does not end in its cell"),
        ("% BEGIN SOLUTION\nText.\n", 1, "does not end"),
        (cell("x = 1", END), 3, "has not begun"),
        ("Text.\n\n% END SOLUTION", 3, "has not begun"),
        (cell(BEGIN, "x", BEGIN, "y", END, END), 4, "inside another one"),
        ("% BEGIN SOLUTION\n" + cell(BEGIN, "x", END) + "\n% END SOLUTION", 3, "inside another one"),
        (cell(BEGIN, "x = 1") + "\n\n" + cell("y = 2", END), 2, "does not end in its cell"),
        (cell(BEGIN, END), 2, "holds nothing"),
        (cell("    " + BEGIN, "    x = 1", END), 4, "another indentation"),
        (BEGIN + "\nx\n" + END, 1, "stands in prose"),
        (cell("% BEGIN SOLUTION", "x", "% END SOLUTION"), 2, "stands in code"),
        ("```python\n" + BEGIN + "\nx\n" + END + "\n```", 2, "stands in prose"),
        ("% BEGIN SOLUTION\n" + cell("x", END), 4, "ends in code, not prose"),
        (cell("### BEGIN SOLUTON", "x", "### END SOLUTON"), 2, "looks like a marker"),
        (cell("## BEGIN SOLUTION", "x", "## END SOLUTION"), 2, "looks like a marker"),
        (cell("#BEGIN SOLUTION", "x", "#END SOLUTION"), 2, "looks like a marker"),
        (cell("### Begin Solution", "x", "### End Solution"), 2, "looks like a marker"),
        (cell("### BEGIN HIDDEN TESTS", "x"), 2, "looks like a marker"),
        (cell("x = 1  ### BEGIN SOLUTION"), 2, "looks like a marker"),
        ("% BEGINN SOLUTION\nx\n% ENDE SOLUTION", 1, "looks like a marker"),
        ("BEGIN SOLUTION\nx\nEND SOLUTION", 1, "looks like a marker"),
        ("BEGIN SOLUTON\nx\nEND SOLUTON", 1, "looks like a marker"),
        ("<!-- begin solution -->\nx", 1, "looks like a marker"),
        ("Text.\n% a remark", 2, "looks like a marker"),
    ],
)
@pytest.mark.parametrize("edition", EDITIONS.values(), ids=EDITIONS)
def test_a_wrong_marker_is_refused_at_its_line(edition, text, line, what):
    with pytest.raises(MarkerError, match=rf"^exercises/page\.md:{line}: .*{what}"):
        edition(text, "exercises/page.md")


@given(st.sampled_from(MARKERS), st.data())
def test_no_single_typing_error_in_a_marker_lets_a_solution_out(marker, data):
    line = LINES[marker]
    place = data.draw(st.integers(0, len(line)), label="place")
    typed = data.draw(st.text(alphabet="#% abEGNSON\n`", max_size=1), label="typed")
    over = data.draw(st.booleans(), label="over the next letter")
    wrong = line[:place] + typed + line[place + over :]
    text = "\n".join([*LINES[:marker], wrong, *LINES[marker + 1 :]])
    try:
        told = student(text)
    except MarkerError:
        return
    assert not GIVEN_AWAY.search(told), told


@given(st.sampled_from(MARKERS))
def test_no_forgotten_marker_lets_a_solution_out(marker):
    with pytest.raises(MarkerError):
        student("\n".join(LINES[:marker] + LINES[marker + 1 :]))


def test_a_solution_knows_its_place_and_kind():
    assert [(found.place.start, found.kind, found.indent) for found in solutions(SOURCE)] == [
        (4, "code", "    "),
        (9, "code", "        "),
        (17, "prose", ""),
    ]
