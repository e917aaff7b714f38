"""A quiz is radio buttons with feedback, needs no program, and becomes plain Markdown in a notebook."""

import re

import pytest
from bs4 import BeautifulSoup

from booktools.notebooks.choices import choices
from booktools.notebooks.markdown import Plain
from booktools.notebooks.myst import PARSER, directive
from booktools.notebooks.references import Book
from booktools.notebooks.roles import Page
from booktools.toc import pages

WHOLE = re.compile(r"^:::\{quiz\} .*?\n(.*?)^:::$", re.DOTALL | re.MULTILINE)

QUIZ = """:::{quiz} Is $a$ a *letter* of `ab`?
[ ] No, a number.
A number is not *quoted*.

It says so here.
[x] $x^2$
The first one.
:::
"""


def test_choices_are_read_with_their_feedback():
    first, second = choices(QUIZ.splitlines()[1:-1])
    assert (first.right, first.text, second.right, second.text) == (False, "No, a number.", True, "$x^2$")
    assert first.feedback == ["A number is not *quoted*.", "", "It says so here."]
    assert (first.line, second.line) == (0, 4)


def test_the_order_in_which_choices_are_written_shows_nowhere():
    lines = QUIZ.splitlines()[1:-1]
    other = [*lines[4:], *lines[:4]]
    assert [each.text for each in choices(other)] == [each.text for each in choices(lines)]


def test_in_the_book_the_right_choice_is_about_as_often_at_each_end_as_a_shuffle_puts_it_there():
    sources = [page.read_text(encoding="utf-8") for page in pages()]
    quizzes = [choices(match[1].splitlines()) for source in sources for match in WHOLE.finditer(source)]
    expected = sum(1 / len(quiz) for quiz in quizzes)
    assert len(quizzes) == sum(source.count("{quiz}") for source in sources) > 20
    for end in (0, -1):
        assert expected / 2 < sum(quiz[end].right for quiz in quizzes) < expected * 3 / 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[x] Yes.\nGood.", "two choices or more"),
        ("[x] Yes.\nGood.\n[x] Also.\nGood.", "exactly one of them right"),
        ("[ ] Yes.\nGood.\n[ ] No.\nBad.", "exactly one of them right"),
        ("[x] Yes.\n[ ] No.\nBad.", r"feedback below the choice 'Yes\.'"),
        ("Well?\n[x] Yes.\nGood.\n[ ] No.\nBad.", r"got 'Well\?'"),
    ],
)
def test_a_quiz_that_could_not_be_answered_is_refused(text, message):
    with pytest.raises(ValueError, match=message):
        choices(text.splitlines())


def test_a_notebook_shows_the_choices_and_keeps_the_answer_folded(tmp_path):
    part = directive(PARSER.parse(QUIZ)[0])
    plain = Plain(Page(Book(), tmp_path / "page.md", {})).quiz(part)
    assert plain[:4] == ["**Is $a$ a *letter* of `ab`?**", "", "- No, a number.", "- $x^2$"]
    assert plain[5:8] == ["<details>", "<summary>Answer</summary>", ""]
    assert plain[8:10] == [
        "- No, a number. **Not quite.** A number is not *quoted*. It says so here.",
        "- $x^2$ **Right.** The first one.",
    ]


@pytest.fixture(scope="module")
def quizzes(small_book):
    small_book.write(f"# A page\n\n{QUIZ}\n{QUIZ}")
    code, said = small_book.build()
    assert code == 0, said
    page = small_book.folder / "_build/html/chapters/index.html"
    return BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser").select(".hg-quiz")


@pytest.mark.slow
def test_a_page_has_a_named_group_of_buttons_with_labels(quizzes):
    assert [quiz.name for quiz in quizzes] == ["fieldset", "fieldset"]
    assert quizzes[0].legend.get_text().endswith("a letter of ab?")
    for quiz in quizzes:
        inputs, labels = quiz.select("input[type=radio]"), quiz.select("label")
        assert [each["id"] for each in inputs] == [each["for"] for each in labels]
        assert len({each["name"] for each in inputs}) == 1


@pytest.mark.slow
def test_a_choice_that_is_a_formula_names_its_button_in_letters(quizzes):
    plain, formula = quizzes[0].select("input")
    assert not plain.has_attr("aria-label")
    assert formula["aria-label"] == "x2"


@pytest.mark.slow
def test_two_quizzes_on_a_page_do_not_share_their_buttons(quizzes):
    assert quizzes[0].input["name"] != quizzes[1].input["name"]


@pytest.mark.slow
def test_feedback_begins_with_a_verdict_in_words(quizzes):
    told = [each.get_text(" ", strip=True) for each in quizzes[0].select(".hg-feedback")]
    assert told[0].startswith("Not quite. A number is not quoted")
    assert told[1] == "Right. The first one."


@pytest.mark.slow
def test_a_broken_quiz_fails_the_build_at_its_line(small_book):
    small_book.write("# A page\n\n:::{quiz} Well?\n[x] Yes.\nGood.\n:::\n")
    code, said = small_book.build()
    assert code != 0
    line = small_book.line_of(":::{quiz} Well?")
    assert any(f"index.md:{line}: " in row and "two choices or more" in row for row in said.splitlines()), said
