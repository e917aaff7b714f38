"""The plain form of what stands in a page's text: roles, links, pictures and formulas."""

import base64
import mimetypes
import os
import re
from dataclasses import dataclass
from pathlib import Path

from myst_nb.core.variables import format_plain_text

from booktools.notebooks.references import Book, authors

ABSOLUTE = ("http://", "https://", "mailto:")


@dataclass(frozen=True)
class Page:
    """A page of the book, with the values that it glues, by name. What it refers to must exist."""

    book: Book
    path: Path
    glued: dict[str, str]

    def file(self, target: str) -> Path:
        """A target as it is written on this page; from the book's folder, where it begins with a slash."""
        start = self.book.root if target.startswith("/") else self.path.parent
        return Path(os.path.normpath(start / target.lstrip("/")))  # not where a link leads to

    def glue(self, content: str) -> str:
        name, _, spec = content.rpartition(":") if ":" in content else (content, "", "s")
        return format_plain_text(self.glued[name], spec)

    def equation(self, label: str) -> str:
        return f"({self.book.numbers[label]})"

    def document(self, content: str) -> str:
        title, target = titled(content)
        page = self.file(f"{target}.md")
        return f"[{title or self.book.name(page)}]({self.book.address(page)})"

    def section(self, content: str) -> str:
        title, label = titled(content)
        page, name = self.book.labels[label]
        return f"[{title or name}]({self.book.address(page)}#{label})"

    def term(self, content: str) -> str:
        title, term = titled(content)
        return f"[{title or term}]({self.book.address(self.book.holding('glossary'))})"

    def citation(self, content: str) -> str:
        return self.cited(content, "{}, {}", "; ", "({})")

    def citation_in_text(self, content: str) -> str:
        return self.cited(content, "{} ({})", ", ", "{}")

    def cited(self, content: str, one: str, between: str, all_of_them: str) -> str:
        sources = [self.book.sources[key.strip()] for key in content.split(",")]
        said = between.join(one.format(authors(source), source.fields["year"]) for source in sources)
        return f"[{all_of_them.format(said)}]({self.book.address(self.book.holding('bibliography'))})"

    def link(self, target: str) -> str:
        """The public address of a page or a file."""
        if target.startswith(ABSOLUTE):
            return target
        path, hash_sign, anchor = target.partition("#")
        file = self.file(path) if path else self.path
        file.stat()  # raises if there is none
        address = self.book.address if file in self.book.texts else self.book.file_address
        return address(file) + hash_sign + anchor

    def picture(self, target: str) -> str:
        """A picture of the book travels with the notebook."""
        if target.startswith(ABSOLUTE):
            return target
        kind, data = mimetypes.guess_type(target)[0], self.file(target).read_bytes()
        return f"data:{kind};base64,{base64.b64encode(data).decode()}"

    def display(self, tex: str, label: str) -> str:
        """A formula in one line: in a quotation, its other lines would begin with a `>`."""
        tex = re.sub(r"(?<!\\)%.*", "", self.expanded(tex)).strip()
        parts = [row_of(" ".join(part.split())) for part in re.split(r"\n\s*\n", tex)]
        whole = parts[0] if len(parts) == 1 else wrap("gathered", r" \\ ".join(parts))
        tag = rf" \tag{{{self.book.numbers[label]}}}" if label else ""
        return f"$$ {whole}{tag} $$"

    def expanded(self, tex: str) -> str:
        """A formula without the macros that the book's configuration defines."""
        for name, meaning in self.book.macros.items():
            tex = re.sub(re.escape(name) + r"(?![A-Za-z])", lambda _, said=meaning: said, tex)
        return tex


ROLES = {
    "glue:text": Page.glue,
    "eq": Page.equation,
    "doc": Page.document,
    "ref": Page.section,
    "term": Page.term,
    "cite": Page.citation,
    "cite:p": Page.citation,
    "cite:t": Page.citation_in_text,
}


def titled(content: str) -> tuple[str, str]:
    """`title <target>` in its parts; a target alone has no title."""
    match = re.fullmatch(r"(.+?)\s*<([^<>]+)>", content)
    return (match[1], match[2]) if match else ("", content)


def row_of(tex: str) -> str:
    """A formula that may stand among others: one of many rows is put where these are known."""
    tex = re.sub(r"\\(begin|end)\{(align|gather)\*?\}", r"\\\1{\2ed}", tex)
    return tex if r"\\" not in tex or tex.startswith(r"\begin") else wrap("aligned", tex)


def wrap(environment: str, tex: str) -> str:
    return rf"\begin{{{environment}}} {tex} \end{{{environment}}}"
