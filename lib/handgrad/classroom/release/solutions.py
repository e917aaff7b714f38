"""Where the solutions of an exercise page are.

In a code cell, `### BEGIN SOLUTION` and `### END SOLUTION` stand around a solution,
each on a line of its own; in prose, `% BEGIN SOLUTION` and `% END SOLUTION` do. What
only resembles such a marker is refused: no solution gets out by a typing error.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

SIGNS = {"code": "###", "prose": "%"}
MARKER = re.compile(r"( *)(###|%) (BEGIN|END) SOLUTION *")
CELL = re.compile(r"(`{3,}|~{3,}|:{3,})\{code-cell\}")
MEANT = re.compile(r"(BEGIN|END)\W*SOLUTION", re.IGNORECASE)
ALIKE = 0.85  # the share of letters in common; "Solution" alone stays below


class MarkerError(ValueError):
    """A marker that is misspelled, without its partner, or in the wrong place."""

    def __init__(self, name, line, what):
        super().__init__(
            f"{name}:{line.number}: {what}; expected ### BEGIN SOLUTION and ### END "
            "SOLUTION in a code cell, % BEGIN SOLUTION and % END SOLUTION in prose"
        )


@dataclass(frozen=True)
class Line:
    number: int  # from 1
    text: str
    kind: str  # "code" inside a code cell, else "prose"


@dataclass(frozen=True)
class Solution:
    """What stands between two markers, and these themselves."""

    first: Line
    last: Line

    @property
    def kind(self):
        return self.first.kind

    @property
    def indent(self):
        return indent(self.first)

    @property
    def place(self):
        """The markers and what is between them, among the lines of the page."""
        return slice(self.first.number - 1, self.last.number)


def solutions(text, name="the page"):
    """The solutions of a page, in its order.

    Raises MarkerError, which names the page and the line, for a marker that is not
    exactly one, has no partner, or stands inside another solution.
    """
    found, begun = [], None
    for line in lines(text):
        word = marker(line, name)
        if begun and begun.kind == "code" != line.kind:
            raise MarkerError(name, begun, "a solution does not end in its cell")
        if word == "BEGIN":
            if begun:
                raise MarkerError(name, line, "a solution begins inside another one")
            begun = line
        elif word == "END":
            found.append(whole(begun, line, name))
            begun = None
    if begun:
        raise MarkerError(name, begun, "a solution does not end")
    return found


def lines(text):
    """The lines of a page, each inside a code cell or outside."""
    fence = ""
    for number, line in enumerate(text.split("\n"), 1):
        closes = fence and re.fullmatch(rf"{re.escape(fence)}+ *", line)
        yield Line(number, line, "code" if fence and not closes else "prose")
        if closes:
            fence = ""
        elif not fence and (cell := CELL.match(line)):
            fence = cell[1]


def marker(line, name):
    """BEGIN or END for a marker, "" for any other line."""
    match = MARKER.fullmatch(line.text)
    told = repr(line.text.strip())
    if match and match[2] != SIGNS[line.kind]:
        raise MarkerError(name, line, f"{told} stands in {line.kind}")
    if not match and (line.text.lstrip().startswith(SIGNS[line.kind]) or meant(line)):
        raise MarkerError(name, line, f"{told} looks like a marker and is none")
    return match[3] if match else ""


def meant(line):
    """Whether someone may have meant a marker."""
    letters = re.sub(r"[^A-Z]", "", line.text.upper())
    known = "BEGINSOLUTION", "ENDSOLUTION"
    alike = max(SequenceMatcher(None, letters, each).ratio() for each in known)
    return alike > ALIKE or MEANT.search(line.text)


def whole(begun, ended, name):
    """The solution between two markers."""
    if not begun:
        raise MarkerError(name, ended, "a solution ends that has not begun")
    if begun.kind != ended.kind:
        raise MarkerError(name, ended, f"it ends in {ended.kind}, not {begun.kind}")
    if ended.number == begun.number + 1:
        raise MarkerError(name, begun, "a solution holds nothing")
    if indent(begun) != indent(ended):
        raise MarkerError(name, ended, "a solution ends at another indentation")
    return Solution(begun, ended)


def indent(line):
    return MARKER.fullmatch(line.text)[1]
