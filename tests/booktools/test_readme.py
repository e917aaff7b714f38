"""What README and CONTRIBUTING say is so: the example, the commands, the folders and the links."""

import doctest
import re
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = ["README.md", "CONTRIBUTING.md", "chapters/how-to-use.md"]
COMMANDS = {"make", "handgrad"}  # named on the map, and no paths
SERVERS = {".ci", ".github"}  # folders that programs read; other hidden ones are somebody's own


def text(name):
    return (ROOT / name).read_text(encoding="utf-8")


def examples(page):
    """A page's interactive sessions as one doctest, which shares its names from one to the next."""
    return doctest.DocTestParser().get_doctest(page, {}, "README.md", "README.md", 0)


def failures(page):
    return doctest.DocTestRunner(verbose=False).run(examples(page)).failed


def commands(page):
    """The targets of make that a page names."""
    return sorted(set(re.findall(r"(?:^|`)make ([a-z]+)", page, flags=re.M)))


def targets(makefile):
    return set(re.findall(r"^([a-z]+):", makefile, flags=re.M))


def mapped(page):
    """The paths in the first column of the README's map, and those that its second column mentions."""
    rows = re.findall(r"^\| (`.*)$", page, flags=re.M)
    return sorted({path for row in rows for path in re.findall(r"`([^`\s]+)`", row) if path not in COMMANDS})


def ignored(folder, patterns):
    return any(fnmatch(folder + "/", pattern) for pattern in patterns)


def folders():
    """The folders at the top that belong to the project."""
    found = {path.name for path in ROOT.iterdir() if path.is_dir()}
    own = {name for name in found if not name.startswith(".") or name in SERVERS}
    return {name for name in own if not ignored(name, text(".gitignore").split())}


def links(page):
    """The files of this repository that a page links to or shows."""
    found = re.findall(r"\]\(([^)]+)\)|(?:src|srcset)=\"([^\"]+)\"", page)
    return sorted({link for pair in found for link in pair if link and "://" not in link})


def test_the_readmes_example_prints_what_it_says():
    assert len(examples(text("README.md")).examples) >= 10
    assert failures(text("README.md")) == 0


def test_a_wrong_answer_in_an_example_is_noticed(capsys):
    wrong = text("README.md").replace("cost before: 1.38", "cost before: 1.37")
    assert failures(wrong) == 1
    assert "Got:\n    cost before: 1.38" in capsys.readouterr().out


@pytest.mark.parametrize("page", PAGES)
def test_every_command_that_a_page_names_exists(page):
    assert commands(text(page))
    assert set(commands(text(page))) <= targets(text("Makefile"))


@pytest.mark.parametrize("path", mapped(text("README.md")))
def test_every_path_on_the_map_exists(path):
    found = ROOT / path
    assert found.is_dir() if path.endswith("/") else found.is_file()


def test_every_folder_is_on_the_map():
    listed = {path.split("/")[0] for path in mapped(text("README.md")) if "/" in path}
    assert folders() <= listed, f"README.md does not list {sorted(folders() - listed)}"


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_every_link_leads_to_a_file(page):
    missing = [link for link in links(text(page)) if not (ROOT / link).exists()]
    assert not missing


@pytest.mark.parametrize("path", re.findall(r"`((?:lib|tests|chapters)/[^`]+)`", text("CONTRIBUTING.md")))
def test_every_path_that_contributors_are_sent_to_exists(path):
    assert (ROOT / path).exists()


def test_the_vocabulary_is_that_of_the_notation():
    words = re.findall(r"`(\w+)`", re.search(r"^1\. One vocabulary:.*", text("CONTRIBUTING.md"), flags=re.M)[0])
    pages = text("chapters/reference/notation.md") + text("chapters/reference/glossary.md")
    assert len(words) >= 14
    assert [word for word in words if not re.search(rf"\b{word}\b", pages)] == []
