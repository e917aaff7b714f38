"""What each chapter adds, what it builds on, and how long it takes to read: from its source.

A chapter's front matter says `adds: weights, painted by you` and `needs: [a-neuron]`, names of chapters before it.
"""

import os
import re
from pathlib import Path
from typing import NamedTuple

from booktools.notebooks.numerals import front_matter, prose_of
from booktools.notebooks.references import headings
from booktools.toc import ROOT, pages

WORDS_A_MINUTE = 200  # slower than the 238 of prose without formulas (Brysbaert 2019)
WORD = re.compile(r"\w[\w’'-]*")


class Skill(NamedTuple):
    """A chapter as the map of the book shows it."""

    page: Path
    title: str
    adds: str
    needs: tuple[str, ...]
    words: int

    @property
    def minutes(self) -> int:
        return round(self.words / WORDS_A_MINUTE)


def skills(root: Path = ROOT) -> list[Skill]:
    """The chapters that say what they add, in the book's order; each needs chapters before it."""
    found: dict[str, Skill] = {}
    for page in pages(root):
        text = page.read_text(encoding="utf-8")
        front = front_matter(text)
        if "adds" not in front:
            continue
        title = next(heading for _, heading in headings(text))
        needs = tuple(front.get("needs", []))
        if unknown := [name for name in needs if name not in found]:
            raise ValueError(f"{page.name} needs {', '.join(unknown)}, which is no chapter before it")
        found[page.stem] = Skill(page, title, front["adds"], needs, words(text))
    return list(found.values())


def words(text: str) -> int:
    """The words of the prose that a reader reads as text."""
    return sum(len(WORD.findall(prose)) for _, prose in prose_of(text))


def listed(root: Path, start: Path) -> list[str]:
    """The chapters as a numbered list in MyST, with links from the folder `start`."""
    return [f"1. {entry(skill, start)}" for skill in skills(root)]


def entry(skill: Skill, start: Path) -> str:
    link = Path(os.path.relpath(skill.page.with_suffix(""), start)).as_posix()
    return f"{{doc}}`{link}`: {skill.adds} ({skill.minutes} minutes)"
