"""Look for solutions where none may be: in the pages for students, their sources, notebooks and search index.

A secret is a line of code or a run of words that is in a solution and in nothing that students may read; and, in
the search index, a word of a page's solutions that the rest of this page does not have. Spaces, tags and escapes
are left out of the comparison, since every kind of file has its own.
"""

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from sphinx.search.en import SearchEnglish

from booktools.toc import ROOT, docname, exercises, pages
from handgrad.classroom.release.editions import student
from handgrad.classroom.release.solutions import solutions

SHORTEST = {"code": 8, "prose": 20}  # letters and signs of what cannot stand somewhere by chance
ENGLISH = SearchEnglish({})
OUTPUT = " not yet: Still to be written: it stops at `raise NotImplementedError`."  # on every page for students


class Secrets(NamedTuple):
    pieces: frozenset[str]
    stems: dict[str, set[str]]  # by the names of pages


def squeezed(text: str) -> str:
    return re.sub(r"[\s\\]", "", html.unescape(text))


def stems(text: str) -> set[str]:
    """What Sphinx keeps of each word for its search."""
    return {ENGLISH.stem(word.lower()) for word in re.findall(r"\w+", text) if len(word) > 2}


def pieces(text: str, kind: str) -> Iterator[str]:
    """What of a solution can be found in any form: lines of code, and words between marks of all kinds."""
    parts = text.split("\n") if kind == "code" else re.split(r"[^A-Za-z\s]+", text)
    return (piece for part in parts if len(piece := squeezed(part)) >= SHORTEST[kind])


def secrets(sources: dict[str, str], public: str = "") -> Secrets:
    """The secrets of pages with solutions, by their names; students may read the rest, and what is public."""
    told = {name: student(text) for name, text in sources.items()}
    found, words, known = set(), {}, squeezed("\n".join([public, *told.values()]))
    for name, text in sources.items():
        inside = [(each.kind, "\n".join(text.split("\n")[each.place][1:-1])) for each in solutions(text)]
        found.update(piece for kind, code in inside for piece in pieces(code, kind) if piece not in known)
        words[name] = stems(" ".join(code for _, code in inside)) - stems(told[name] + OUTPUT)
    return Secrets(frozenset(found), words)


def of_the_book() -> Secrets:
    """The secrets of this book's exercises."""
    sources = {docname(page): page.read_text(encoding="utf-8") for page in exercises()}
    shown = [path for path in (ROOT / "lib").rglob("*.*") if path.suffix in {".py", ".js", ".css"}]
    telling = [page for page in pages() if page not in exercises() and page.stem != "for-instructors"]
    return secrets(sources, "\n".join(path.read_text(encoding="utf-8") for path in telling + shown))


def leaks(folder: Path, hidden: Secrets) -> list[tuple[str, str]]:
    """Every file below the folder that holds a secret, with what it holds."""
    found = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        text = path.read_text(encoding="utf-8", errors="replace")
        forms = [squeezed(text), squeezed(re.sub(r"<[^<>]*>", "", text))]
        held = {piece for piece in hidden.pieces if any(piece in form for form in forms)}
        if path.name == "searchindex.js":
            held |= {word for name, word in indexed(text) if word in hidden.stems.get(name, ())}
        found += [(path.relative_to(folder).as_posix(), piece) for piece in sorted(held)]
    return found


def indexed(text: str) -> Iterator[tuple[str, str]]:
    """The names of pages in an index of Sphinx, each with the stems of its words."""
    index = json.loads(text[text.index("(") + 1 : text.rindex(")")])
    for word, places in [*index["terms"].items(), *index["titleterms"].items()]:
        for place in places if isinstance(places, list) else [places]:
            yield index["docnames"][place], word
