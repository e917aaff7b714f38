"""A letter in a formula is on the notation page, and means one thing: two meanings are listed as such."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from booktools.notebooks.myst import directive
from booktools.notebooks.numerals import parse
from booktools.toc import ROOT, pages, place_of

NOTATION = ROOT / "chapters" / "reference" / "notation.md"
INLINE = {"math_inline", "math_inline_double"}
BLOCKS = {"math_block", "math_block_label", "amsmath"}
REFERENCE = {"notation", "glossary"}
NO_TEXT = {"code-cell", "code-block", "literalinclude"}
NAMES = "alpha|beta|delta|ell|epsilon|eta|gamma|kappa|lambda|mu|nabla|omega|phi|pi|rho|sigma|theta"
GREEK = re.compile(rf"\\(var)?({NAMES})(?![A-Za-z])")
WORDS = re.compile(r"\\(text|operatorname|begin|end)\{[^}]*\}|\\\\\[[^]]*\]|\\mathrm ?d(?=[A-Za-z])")
DIFFERENTIAL = re.compile(r"(?<![A-Za-z\\])d(?=[A-Za-z]|\\theta)")


def formulas(text: str) -> Iterator[str]:
    """Every formula of a text, those in boxes, quizzes and tables too."""
    for token in parse(text):
        part = directive(token)
        if token.type in BLOCKS:
            yield token.content
        elif token.type == "inline":
            yield from (child.content for child in token.children if child.type in INLINE | BLOCKS)
        elif part and part.name == "math":
            yield part.body
        elif part and part.name not in NO_TEXT:
            yield from formulas(f"{part.argument}\n\n{part.body}")


def letters(tex: str) -> set[str]:
    """The letters of a formula: what is indexed, dotted or hatted is its letter."""
    tex = DIFFERENTIAL.sub("", WORDS.sub("", tex))
    greek = {match[0] for match in GREEK.finditer(tex)}
    return greek | set(re.findall("[A-Za-z]", re.sub(r"\\[A-Za-z]+", "", tex)))


@cache
def letters_of(page: Path) -> set[str]:
    return set().union(*(letters(tex) for tex in formulas(page.read_text(encoding="utf-8"))))


def first_letters(cell: str) -> set[str]:
    """What a cell of symbols explains: the letter that each begins with."""
    symbols = [re.sub(r"\\(hat|log)\b", "", tex).strip() for tex in re.findall(r"\$([^$]+)\$", cell)]
    return {found[0] for tex in symbols if (found := re.match(rf"{GREEK.pattern}|[A-Za-z]", tex))}


def rows(text: str, title: str = "") -> list[list[str]]:
    """The cells of every row below a title, or of all tables but the last."""
    before, _, after = text.partition("\n## Letters of one page")
    lines = (after if title else before).splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| ")]


TEXT = NOTATION.read_text(encoding="utf-8")
INDICES = set(re.findall(r"\$([a-z])\$ [a-z]", re.search("Below, .*", TEXT)[0]))
EVERYWHERE = INDICES | {"e"} | set().union(*(first_letters(cells[0]) for cells in rows(TEXT)))
LOCAL = [(first_letters(cells[0]), cells[1], cells[3]) for cells in rows(TEXT, "Letters of one page")[1:]]


# Letters that are easily taken twice, and the pages whose formulas use them as the tables say: a factor q,
# a sum S, Adam's m, AdaGrad's s, the number L of layers, a penalty α, Huber's c, an update t and so on.
COSTS, GRADIENTS, BACK, LOOP = "cross-entropy", "gradient-descent", "backpropagation", "training-a-network"
NEURON = "a-neuron"
EXERCISES = "-exercises"
AS_LISTED = {
    **{letter: set() for letter in ["c", "s", "T", r"\alpha", r"\rho"]},
    **{letter: {GRADIENTS} for letter in ["q", "A", "H", r"\lambda", r"\kappa"]},
    "L": {BACK},
    "S": {COSTS, COSTS + EXERCISES},
    "d": {GRADIENTS + EXERCISES, NEURON + EXERCISES},
    "h": {GRADIENTS, GRADIENTS + EXERCISES, LOOP},
    "k": {NEURON + EXERCISES, COSTS, COSTS + EXERCISES, LOOP},
    "m": {LOOP + EXERCISES},
    "p": {COSTS, COSTS + EXERCISES, BACK, BACK + EXERCISES, LOOP, "for-instructors"},
    "t": {GRADIENTS, LOOP + EXERCISES},
    "v": {GRADIENTS, GRADIENTS + EXERCISES},
}


def of_one_page(page: Path) -> set[str]:
    return set().union(*(found for found, where, _ in LOCAL if f"/{page.stem}`" in where))


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.stem)
def test_every_letter_of_a_formula_is_explained(page):
    known = EVERYWHERE | of_one_page(page) | (letters_of(NOTATION) if page == NOTATION else set())
    assert letters_of(page) - known == set(), place_of(page, 1)


@pytest.mark.parametrize(
    "page", [page for page in pages() if page.stem not in REFERENCE], ids=lambda page: page.stem
)
def test_a_letter_that_is_listed_elsewhere_is_not_taken_again(page):
    """A second meaning stands among the letters of one page; a new page of the first, in AS_LISTED."""
    strange = {letter for letter, where in AS_LISTED.items() if page.stem not in where}
    assert letters_of(page) & strange - of_one_page(page) == set()


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.stem)
def test_a_letter_of_one_page_is_used_on_it(page):
    assert of_one_page(page) - letters_of(page) == set()


@pytest.mark.parametrize(("found", "where", "elsewhere"), LOCAL)
def test_a_letter_that_means_something_else_elsewhere_says_so_and_no_other(found, where, elsewhere):
    others = set().union(*(letters for letters, page, _ in LOCAL if page != where))
    assert bool(found & (EVERYWHERE | others)) == bool(elsewhere)


def test_logarithms_are_written_in_one_way(subtests):
    for page in pages():
        with subtests.test(page.stem):
            assert [tex for tex in formulas(page.read_text(encoding="utf-8")) if re.search(r"\\ln\b", tex)] == []


def test_letters_are_found_in_every_kind_of_formula():
    text = "A $x_1$.\n\n$$\n\\hat v\n$$\n\n:::{quiz} Is $u$?\n[x] $s$\n```{math}\n:label: eq\n\\eta W\n```\n:::\n"
    found = set().union(*(letters(tex) for tex in formulas(text)))
    assert found == {"x", "v", "u", "s", r"\eta", "W"}


def test_words_and_differentials_are_no_letters():
    assert letters(r"\frac{dJ}{dx} \\[1em] \text{fan\_in} \mathrm dw \begin{pmatrix} d") == {"J", "x", "w", "d"}
