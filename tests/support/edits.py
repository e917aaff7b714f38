"""A change of a text: what mutants of the library, slips of answers and equivalents have in common."""

from typing import NamedTuple


class Edit(NamedTuple):
    """`old`, which stands exactly once in a text, becomes `new`."""

    old: str
    new: str

    def flaw(self, text: str) -> str:
        """Why it cannot be made in this text, or nothing."""
        times = text.count(self.old)
        return "" if times == 1 else f"{self.old!r} stands {times} times in it: expected once"

    def apply(self, text: str) -> str:
        """The changed text. ValueError unless `old` stands exactly once in it."""
        if flaw := self.flaw(text):
            raise ValueError(flaw)
        return text.replace(self.old, self.new)
