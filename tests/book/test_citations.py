"""What the book takes from others is cited, and what is listed is cited somewhere, by one name everywhere."""

import re
from functools import cache

import pytest
from bs4 import BeautifulSoup
from pybtex.database import parse_file

from booktools.extensions.bibliography import Labels
from booktools.notebooks.numerals import prose_of
from booktools.toc import ROOT, exercises, pages, place_of

SOURCES = parse_file(str(ROOT / "references.bib")).entries
ROLE = re.compile(r"\{cite(?::\w+)?\}`([^`]+)`")
WORDS = {"Cover", "Good", "He", "Prince"}  # names that are words, too


def cited(page) -> set[str]:
    return {key.strip() for keys in ROLE.findall(page.read_text(encoding="utf-8")) for key in keys.split(",")}


@cache
def prose(page) -> str:
    return " ".join(text for _, text in prose_of(page.read_text(encoding="utf-8")))


def names_of(entry) -> set[str]:
    return {" ".join(person.last_names) for person in entry.persons["author"]}


def named(page) -> set[str]:
    """The authors whom the prose of a page names without a role."""
    names = set().union(*map(names_of, SOURCES.values())) - WORDS
    return {name for name in names if re.search(rf"\b{re.escape(name)}\b", prose(page))}


def keys_of(name: str) -> set[str]:
    return {key for key, entry in SOURCES.items() if name in names_of(entry)}


def test_every_source_is_cited_and_every_citation_has_a_source():
    assert set().union(*(cited(page) for page in pages())) == set(SOURCES)


@pytest.mark.parametrize("page", [page for page in pages() if page not in exercises()], ids=lambda page: page.stem)
def test_a_page_that_names_an_author_cites_a_work_of_theirs(page):
    assert [name for name in named(page) if not keys_of(name) & cited(page)] == [], place_of(page, 1)


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.stem)
def test_a_page_that_takes_from_a_course_cites_it(page):
    assert ("CS231n" in prose(page)) <= ("cs231n" in cited(page))


def test_two_sources_have_two_names():
    labels = Labels().format_labels([*SOURCES.values()])
    assert len(set(labels)) == len(labels)


@pytest.mark.slow
def test_the_list_on_the_page_has_these_names_and_no_numbers():
    page = ROOT / "_build" / "html" / "chapters" / "reference" / "references.html"
    listed = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser").select("div.citation > .label")
    assert {re.sub(r"[\[\]]", "", label.get_text()) for label in listed} == set(
        Labels().format_labels([*SOURCES.values()])
    )


def test_an_author_without_a_role_is_seen(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("As Polyak did, and {cite:t}`goh2017momentum`.\n")
    assert (named(page), cited(page)) == ({"Polyak"}, {"goh2017momentum"})
