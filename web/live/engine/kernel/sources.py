"""What the reader's cells hold: names for the code that runs, and the lines behind those names."""

from dataclasses import dataclass

from kernel.outputs import cell

TIMED = "<timed exec>"  # the name that %%time gives to the rest of its cell


@dataclass(frozen=True)
class Source:
    cell: str
    lines: tuple[str, ...]
    before: int  # lines of the cell before what was compiled

    def number(self, line):
        return line + self.before

    def place(self, line):
        return {"id": self.cell, "line": self.number(line)}

    def label(self, line):
        """A cell is named where it is not the one that runs."""
        name = "" if self.cell == cell.get() else f"{self.cell.replace('-', ' ')}, "
        return f"{name}line {self.number(line)}"

    def text(self, line):
        return self.lines[self.number(line) - 1].strip() if self.number(line) <= len(self.lines) else ""


sources: dict[str, Source] = {}  # file name → source


def find(name):
    return sources.get(name)


def blank_lines(lines):
    """How many the shell leaves out in front of a cell."""
    return next((k for k, line in enumerate(lines) if line.strip()), 0)


def keep(code):
    """The file name of the code that is about to run: `cell-14`, and `cell-14 (2)` once it was edited."""
    lines = tuple(code.splitlines())
    source = Source(cell.get(), lines, blank_lines(lines))
    sources[TIMED] = Source(cell.get(), lines, source.before + 1)
    number, name = 1, source.cell
    while sources.get(name, source) != source:
        number += 1
        name = f"{source.cell} ({number})"
    sources[name] = source
    return name
