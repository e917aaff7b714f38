"""What pages refer to: one another, numbered equations, labelled sections, sources, and the library's code."""

import ast
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from textwrap import dedent

import yaml
from pybtex.database import Entry, parse_file
from pybtex.richtext import Text

from booktools.notebooks.myst import directive
from booktools.notebooks.numerals import parse
from booktools.toc import ROOT, exercises, pages


def equations(text: str) -> Iterator[str]:
    """The labels of the numbered equations in a text; one that cannot be referred to has none."""
    for token in parse(text):
        part = directive(token)
        if token.type == "math_block_label":
            yield token.info
        elif token.type == "amsmath" and not token.meta["environment"].endswith("*"):
            yield ""
        elif part and part.name == "math" and "label" in part.options:
            yield part.options["label"]
        elif part and part.name not in {"math", "code-cell", "code-block", "literalinclude"}:
            yield from equations(part.body)


def headings(text: str) -> Iterator[tuple[str, str]]:
    """The sections of a page, each with the label above it, if there is one."""
    label, tokens = "", parse(text)
    for token, following in pairwise(tokens):
        if token.type == "myst_target":
            label = token.content
        elif token.type == "heading_open":
            yield label, following.content
            label = ""


def code_of(path: Path, name: str) -> str:
    """The source of a function, a class or a method (`Class.method`) in a file."""
    text = path.read_text(encoding="utf-8")
    node = ast.parse(text)
    for part in name.split("."):
        node = next(child for child in node.body if getattr(child, "name", None) == part)
    first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
    return dedent("\n".join(text.splitlines()[first - 1 : node.end_lineno]))


def authors(source: Entry) -> str:
    names = [str(Text.from_latex(" ".join(person.last_names))) for person in source.persons["author"]]
    return f"{names[0]} et al." if len(names) > 2 else " and ".join(names)


class Book:
    """The book around a page, read from its sources; exercises as `edition` has them."""

    def __init__(self, root: Path = ROOT, edition: Callable[[str, str], str] = lambda text, name: text):
        self.root, self.pages = root, pages(root)
        config = yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8"))
        self.title, self.site = config["title"], config["html"]["baseurl"]
        self.repository, self.branch = config["repository"]["url"], config["repository"]["branch"]
        self.macros = config["sphinx"]["config"]["katex_macros"]
        self.sources = parse_file(str(root / "references.bib")).entries
        self.texts = {page: page.read_text(encoding="utf-8") for page in self.pages}
        for page in exercises(root):
            self.texts[page] = edition(self.texts[page], page.relative_to(root).as_posix())

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each labelled equation: Sphinx counts through the whole book."""
        labels = [label for text in self.texts.values() for label in equations(text)]
        return {label: n for n, label in enumerate(labels, 1)}

    @cached_property
    def labels(self) -> dict[str, tuple[Path, str]]:
        """The page and the title of each labelled section."""
        found = [(label, page, title) for page in self.pages for label, title in headings(self.texts[page])]
        return {label: (page, title) for label, page, title in found if label}

    def name(self, page: Path) -> str:
        return next(title for _, title in headings(self.texts[page]))

    def holding(self, directive_name: str) -> Path:
        """The page that holds the glossary, or the bibliography."""
        return next(page for page, text in self.texts.items() if f"{{{directive_name}}}" in text)

    def address(self, page: Path) -> str:
        """Where a page is published."""
        return self.site + page.relative_to(self.root).with_suffix(".html").as_posix()

    def file_address(self, path: Path) -> str:
        return f"{self.repository}/blob/{self.branch}/{path.relative_to(self.root).as_posix()}"
