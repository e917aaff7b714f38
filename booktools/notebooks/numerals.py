"""Find the numbers that a page's prose states by hand.

A number that the book computes is glued in, never typed. What is left must be given: the size of an
image, a year, the number of classes. A page declares those in its front matter, `given: [0, 28, 784]`.
Prose is the text that a reader reads as text: not code, mathematics, links' targets, roles or options.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import yaml
from markdown_it.token import Token
from myst_parser.config.main import MdParserConfig
from myst_parser.mdit_to_docutils.base import DocutilsRenderer
from myst_parser.parsers.mdit import create_md_parser

NUMERAL = re.compile(r"(?<![\w.])\.?\d+(?:[.,]\d+)*(?:e[-+−]?\d+)?", re.ASCII)
FENCE = re.compile(r"\{([\w:-]+)\}\s*(.*)")
OPTIONS = re.compile(r"\A\s*(?:---\n(?s:.*?)\n---\n|(?::[\w-]+:.*\n)*)")
EXTENSIONS = {"amsmath", "attrs_inline", "colon_fence", "deflist", "dollarmath", "substitution", "tasklist"}
NOT_PROSE = {
    *("code-cell", "raw-cell", "code-block", "code", "literalinclude", "math", "eval-rst", "raw", "mermaid"),
    *("image", "bibliography", "toctree", "tableofcontents", "embed", "glue", "glue:", "glue:any"),
}
TITLED = {"admonition", "dropdown", "card", "topic", "sidebar", "list-table", "table", "tab-item", "margin", "quiz"}


def stray(page: Path) -> list[tuple[int, str]]:
    """The numerals of a page's prose that its front matter does not declare, each with its line."""
    text = page.read_text(encoding="utf-8")
    allowed = {value(str(given)) for given in front_matter(text).get("given", [])}
    return [(line, numeral) for line, numeral in numerals(text) if value(numeral) not in allowed]


def unused(page: Path) -> list[str]:
    """What a page's front matter declares as given and its prose does not use."""
    text = page.read_text(encoding="utf-8")
    used = {value(numeral) for _, numeral in numerals(text)}
    return [str(given) for given in front_matter(text).get("given", []) if value(str(given)) not in used]


def value(numeral: str) -> float:
    return float(numeral.replace(",", "").replace("−", "-"))


def front_matter(text: str) -> dict:
    tokens = parse(text)
    return yaml.safe_load(tokens[0].content) if tokens and tokens[0].type == "front_matter" else {}


def numerals(text: str) -> Iterator[tuple[int, str]]:
    """Every numeral of the prose, with its line."""
    for line, prose in prose_of(text):
        yield from ((line, match[0]) for match in NUMERAL.finditer(prose))


def parse(text: str) -> list[Token]:
    return create_md_parser(MdParserConfig(enable_extensions=EXTENSIONS), DocutilsRenderer).parse(text)


def prose_of(text: str, above: int = 0) -> Iterator[tuple[int, str]]:
    """Pieces of prose with their lines, counted from 1 below the `above` lines that came before."""
    for token in parse(text):
        if token.type == "inline":
            yield from spans(token, above + token.map[0] + 1)
        elif token.type in {"fence", "colon_fence"}:
            yield from directive(token, above + token.map[0] + 1)
        elif token.type == "html_block":
            yield above + token.map[0] + 1, re.sub(r"<[^>]*>", "", token.content)


def spans(token: Token, line: int) -> Iterator[tuple[int, str]]:
    """The text of a paragraph, a heading or a table's cell."""
    for child in token.children:
        if child.type in {"softbreak", "hardbreak"}:
            line += 1
        elif child.type == "text":
            yield line, child.content
        elif child.type == "image":
            yield line, child.content  # the alternative text is read aloud


def directive(token: Token, line: int) -> Iterator[tuple[int, str]]:
    """The title and the body of a directive that holds text; nothing of one that does not."""
    match = FENCE.match(token.info.strip())
    if not match or match[1] in NOT_PROSE or match[1].startswith("glue"):
        return
    if match[1] in TITLED or match[1].endswith("admonition"):
        yield from prose_of(match[2], line - 1)
    options = OPTIONS.match(token.content)[0]
    yield from prose_of(token.content[len(options) :], line + options.count("\n"))
