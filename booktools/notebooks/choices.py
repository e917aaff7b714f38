"""The choices of a quiz, as a page and a notebook read them from its source."""

import re
from binascii import crc32
from typing import NamedTuple

CHOICE = re.compile(r"\[([ xX])\] +(\S.*)")
VERDICTS = {True: "Right.", False: "Not quite."}


class Choice(NamedTuple):
    right: bool
    text: str
    feedback: list[str]
    line: int  # of the choice, counted from 0 in the quiz


def choices(lines: list[str]) -> list[Choice]:
    """The choices of a quiz, shuffled.

    Their order is that of the checksums of their texts, the same for every build: who writes a quiz does it in any
    order, and the place of the right choice says nothing. ValueError unless there are two or more, one is right,
    and each has feedback.
    """
    found = []
    for number, line in enumerate(lines):
        if match := CHOICE.fullmatch(line.rstrip()):
            found.append(Choice(match[1] != " ", match[2], [], number))
        elif found:
            found[-1].feedback.append(line)
        elif line.strip():
            raise ValueError(f"expected `[ ] choice` or `[x] choice`, got {line!r}")
    if len(found) < 2 or sum(each.right for each in found) != 1:
        raise ValueError("expected two choices or more, and exactly one of them right, `[x]`")
    if silent := [each.text for each in found if not "".join(each.feedback).strip()]:
        raise ValueError(f"expected feedback below the choice {silent[0]!r}")
    return sorted(found, key=lambda each: crc32(each.text.encode()))
