"""The map of the book: what builds on what, what each chapter adds, and how long it takes to read."""

import re

import pytest
from bs4 import BeautifulSoup

from booktools.extensions.skills import drawing
from booktools.notebooks.skills import WORDS_A_MINUTE, Skill, listed, skills, words
from booktools.toc import ROOT, exercises, pages

PAGE = """---
adds: {adds}
needs: {needs}
---

# {title}

{text}
"""


@pytest.fixture
def small(tmp_path):
    """A book of two chapters and a page that is none; `write` changes what the second needs."""

    def write(needs="[one]"):
        (tmp_path / "_toc.yml").write_text("{root: index, chapters: [{file: one}, {file: parts/two}]}")
        (tmp_path / "parts").mkdir(exist_ok=True)
        (tmp_path / "index.md").write_text("# Index\n")
        (tmp_path / "one.md").write_text(PAGE.format(adds="a *unit*", needs="[]", title="One", text="word " * 399))
        (tmp_path / "parts/two.md").write_text(PAGE.format(adds="more", needs=needs, title="Two & more", text="a"))
        return tmp_path

    return write


def test_chapters_come_in_the_order_of_the_book_with_what_they_say(small):
    one, two = skills(small())
    assert (one.title, one.adds, one.needs, one.words) == ("One", "a *unit*", (), 400)
    assert (two.title, two.needs, two.page.stem) == ("Two & more", ("one",), "two")
    assert one.minutes == 400 / WORDS_A_MINUTE


@pytest.mark.parametrize("needs", ["[two]", "[three]"])
def test_a_chapter_needs_chapters_before_it(small, needs):
    with pytest.raises(ValueError, match=r"two\.md needs t\w+, which is no chapter before it"):
        skills(small(needs))


def test_words_are_those_that_are_read_as_text():
    text = "---\ngiven: [1]\n---\n# Two words\nIt's $x + y$ `code`{abbr}`a`.\n\n```{code-cell}\nx = 1\n```\n"
    assert words(text) == 3
    assert words(":::{quiz} Is it so?\n[x] Yes.\nIndeed.\n[ ] No.\nWrong.\n:::\n") == 3 + 2 + 1 + 1 + 1
    assert words("```{dropdown} A title\nwell-known\n```\n") == 3


def curves(svg) -> list[list[float]]:
    """The eight coordinates of each arc."""
    return [[float(x) for x in re.findall(r"-?[\d.]+", path["d"])] for path in svg.select("path:not([class])")]


def test_the_picture_has_a_line_for_each_chapter_and_an_arc_for_each_need():
    names = "abcd"
    found = [Skill(ROOT / f"{name}.md", name, "", tuple(names[:n]), 1) for n, name in enumerate(names)]
    svg = BeautifulSoup(drawing(found), "html.parser")
    heights = {text.string: float(text["y"]) - 5 for text in svg.find_all("text")}
    assert list(heights) == [*names]
    drawn = {(y0, y1) for _, y0, *_, y1 in curves(svg)}
    assert drawn == {(heights[need], heights[skill.title]) for skill in found for need in skill.needs}


def test_no_arc_leaves_the_picture():
    svg = BeautifulSoup(drawing(skills()), "html.parser")
    for x0, _, x1, _, x2, _, x3, _ in curves(svg):
        assert x0 == x3
        assert min((x0 + 3 * x1 + 3 * x2 + x3) / 8, x0) > 0


def test_every_chapter_says_what_it_adds():
    chapters = {page.with_name(page.name.replace("-exercises", "")) for page in exercises()}
    assert {skill.page for skill in skills()} == chapters


def test_the_front_page_shows_the_map_and_lists_the_chapters(book):
    page = BeautifulSoup((book / "chapters/index.html").read_text(encoding="utf-8"), "html.parser")
    map = page.select_one("figure:has(.hg-map)")
    assert [text.string for text in map.select("text")] == [skill.title for skill in skills()]
    assert all(f"{skill.title} builds on " in map["aria-label"] for skill in skills() if skill.needs)
    items = page.select("section#where-the-book-goes ol li")
    for item, skill in zip(items, skills(), strict=True):
        assert item.a.get_text() == skill.title
        assert item.get_text().strip().endswith(f"({skill.minutes} minutes)")


def test_links_of_the_list_lead_from_the_page_that_shows_it(small):
    root = small()
    assert listed(root, root / "parts")[0] == "1. {doc}`../one`: a *unit* (2 minutes)"
    assert all(page.exists() for page in pages(root))
