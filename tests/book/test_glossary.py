"""The glossary is in order, and explains every word and name of the notation page."""

import re

from booktools.toc import ROOT

REFERENCE = ROOT / "chapters" / "reference"
LOOSE = {
    "minimum": "A point of parameter space",
    "log loss": "under another name",
    "gradient": "The vector of all partial derivatives",
    "connection": r"carries $w \cdot a$",
    "backpropagation": "changes no {term}`parameter`; {term}`gradient descent` uses",
    "delta": r"$\delta_l = \partial J / \partial z_l$",
}
NOT_WORDS = {"len(layers)", "len(run)", "delta * slope", "a @ W", "W.T"}


def entries(text):
    """The terms of a page's glossary, in its order, each with what it says."""
    body = re.search(r"```\{glossary\}\n(.*?)\n```", text, flags=re.S)[1]
    blocks = [block.split("\n", 1) for block in body.strip("\n").split("\n\n")]
    return [(term, re.sub(r"\s+", " ", said).strip()) for term, said in blocks]


PAGE = (REFERENCE / "glossary.md").read_text(encoding="utf-8")
ENTRIES = entries(PAGE)
TERMS = [term for term, _ in ENTRIES]
NOTATION = (REFERENCE / "notation.md").read_text(encoding="utf-8").split("\n## The steps")[0]


def names(text):
    """The last name of each piece of code that a table lists: `theta` of `run.theta`, `z` of `forward.z[l]`.

    Code stands in the second column, or in the first where there is no symbol.
    """
    rows = [line.split("|")[1:3] for line in text.splitlines() if line.startswith("|")]
    cells = [first if first.startswith(" `") else second for first, second in rows]
    codes = {code for cell in cells for code in re.findall(r"`([^`]+)`", cell)} - NOT_WORDS
    return sorted({re.sub(r"[\[(].*", "", code).split(".")[-1] for code in codes})


def words(text):
    """What stands in a table's first column where there is no symbol: batch, epoch, run."""
    return sorted(set(re.findall(r"^\| ([a-z]+) \| `", text, flags=re.M)))


def explains(said, name):
    return re.search(rf"(?<!\}})`{name}`", said) is not None  # and not as a link


def test_terms_are_sorted_and_unique():
    assert sorted(set(TERMS), key=str.casefold) == TERMS


def test_an_entry_is_short():
    assert [term for term, said in ENTRIES if len(said) > 260 or not said.endswith(".")] == []


def is_mentioned(name):
    return any(explains(said, name) for _, said in ENTRIES)


def test_every_name_of_the_notation_is_in_an_entry():
    assert [name for name in names(NOTATION) if not is_mentioned(name)] == []


def test_every_word_of_the_notation_has_an_entry():
    assert [word for word in words(NOTATION) if word not in TERMS and not is_mentioned(word)] == []


def test_links_lead_to_terms():
    links = re.findall(r"\{term\}`([^`<]+?)(?: <([^>]+)>)?`", " ".join(said for _, said in ENTRIES))
    assert [link for link in links if (link[1] or link[0]) not in TERMS] == []


def test_a_word_that_is_often_used_loosely_says_what_it_means_here():
    assert [term for term, meaning in LOOSE.items() if meaning not in dict(ENTRIES).get(term, "")] == []


def test_no_entry_links_to_itself():
    assert not [term for term, said in ENTRIES if f"{{term}}`{term}`" in said]


def test_the_names_are_read_from_the_tables():
    table = "| a | `run.theta`, `z[l]` | `no` | `(n,)` |\n| `objective.X` | `no` | `(n,)` |"
    assert names(table) == ["X", "theta", "z"]
    assert len(names(NOTATION)) > 40
    assert words(NOTATION)
