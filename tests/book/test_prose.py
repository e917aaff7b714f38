"""A number that the book computes is glued, never typed; and what pages say of themselves is so."""

import re

import pytest

from booktools.notebooks.numerals import stray, unused
from booktools.toc import ROOT, executable, exercises, pages, place_of


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.stem)
def test_every_numeral_of_the_prose_is_glued_or_given(page):
    typed = [f"{place_of(page, line)}: {numeral}" for line, numeral in stray(page)]
    assert not typed, "glue these, or declare them in the front matter's `given`:\n" + "\n".join(typed)
    assert not unused(page), f"{place_of(page, 1)} declares given numbers that it does not use: {unused(page)}"


def found(tmp_path, text, given="[]"):
    page = tmp_path / "page.md"
    page.write_text(f"---\ngiven: {given}\n---\n{text}", encoding="utf-8")
    return stray(page)


@pytest.mark.parametrize(
    ("text", "line", "numeral"),
    [
        ("The network gets\n97.2 % right.", 5, "97.2"),
        ("# It is 5x faster", 4, "5"),
        ("# The first 10", 4, "10"),
        ("It took 1,200 updates.", 4, "1,200"),
        ("A rate of .05 is fine.", 4, ".05"),
        ("A rate of 1e-3.", 4, "1e-3"),
        ("| a | b |\n|---|---|\n| 5 | x |", 6, "5"),
        ("- one\n- 42 and more", 5, "42"),
        ("```{note}\n:class: x1\n\nAll 7 of them.\n```", 7, "7"),
        (":::{admonition} The 3 rules\nNone.\n:::", 4, "3"),
        ("```{figure} a1.png\n:alt: 9\nA first and 6 others.\n```", 6, "6"),
        ("![A 12 drawn by hand](x.png)", 4, "12"),
        ("**Bold 11** words", 4, "11"),
    ],
)
def test_a_typed_number_is_found_at_its_line(tmp_path, text, line, numeral):
    assert found(tmp_path, text) == [(line, numeral)]


@pytest.mark.parametrize(
    "text",
    [
        "It reaches {glue:text}`accuracy:.1f` per cent, see {eq}`eq-1` and {cite}`rumelhart1986learning`.",
        "The scalar $x_1 = 3$ and\n\n$$ 1 + 1 = 2 $$",
        "```{math}\n:label: eq-2\n2x\n```",
        "Call `train(rate=0.5)`.",
        "See [the paper](https://example.org/2015/03).",
        "```{code-cell} python\n6 * 7\n```",
        "```python\nx = 3\n```",
        "```{literalinclude} ../lib/x.py\n:lines: 1-20\n```",
        "The L2 penalty, float64 and MSE2.",
        "1. first\n2. second",
        "(eq-3)=\n## A title",
    ],
)
def test_what_is_not_prose_is_left_alone(tmp_path, text):
    assert found(tmp_path, text) == []


def test_given_numbers_are_compared_by_value(tmp_path):
    assert found(tmp_path, "A 784-16-4 network at .001, 60,000 examples", "[784, 16, 4, 0.001, 60000]") == []


def test_a_declared_number_that_is_gone_is_named(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("---\ngiven: [3, 4]\n---\nThe 3 of us.")
    assert unused(page) == ["4"]


CLOSING = {"What to remember", "Exercises", "Further reading"}
PARTS = re.compile(r"plots\.picture|widgets\.[A-Z]|```\{(math|literalinclude|code-cell)\}")
CHAPTERS = [page for page in executable() if page not in exercises() and page.parent.name != "chapters"]


def sections(text):
    """The title and the text of each section, but for those that close a chapter."""
    found = [part.split("\n", 1) for part in re.split(r"^## ", text, flags=re.M)[1:]]
    return [(title, body) for title, body in found if title not in CLOSING]


@pytest.mark.parametrize("page", CHAPTERS, ids=lambda page: page.stem)
def test_a_section_answers_its_question_by_more_than_words(page):
    """The front page says so."""
    for title, body in sections(page.read_text(encoding="utf-8")):
        assert PARTS.search(body), title


def test_a_minimum_may_have_points_of_the_same_cost_nearby():
    """In every definition: none nearby is lower. A strict one would leave out the floor of a valley."""
    defined = [
        sentence
        for page in pages()
        for sentence in re.findall(r"\*\*?minimum\*\*? is a [^.]*\.", page.read_text(encoding="utf-8"))
    ]
    assert len(defined) >= 3
    assert [sentence for sentence in defined if re.search("than all others|than any other", sentence)] == []


def test_what_is_asked_to_be_looked_up_can_be():
    front = (ROOT / "chapters" / "index.md").read_text(encoding="utf-8")
    asked = re.search(r"look it up first:.*", front)[0]
    assert len(re.findall(r"\]\(https://", asked)) == 3


def test_a_phrase_that_promises_a_check_stands_before_one():
    """*Do not take our word for it*: the next cell asserts, wherever the phrase stands."""
    for page in pages():
        for after in page.read_text(encoding="utf-8").split("Do not take our word for it")[1:]:
            assert re.search(r"```\{code-cell\} python\n(.*?)```", after, flags=re.S)[1].count("assert"), page.stem
