"""Where a notebook defines a function: for those who lost one, or have it twice."""

import re

IS_TEXT = (
    "There is no function of this name: the cell that defines it is text, not code. "
    "Change its type back to code."
)


def define(name, sources):
    """The numbers, from one, of the sources that define a function of that name."""
    starts = re.compile(
        rf"(?m)^[ \t]*(?:async +)?(?:def|class) +{name}\b|^{name} *=[^=]"
    )
    return [n for n, source in enumerate(sources, 1) if starts.search(source)]


def why_undefined(name, cells, prose, found):
    """Why a function is not there, or "". `found` says what happened to cells."""
    for number in reversed(define(name, cells)):
        if number in found:
            where = f"the cell that defines it, cell {number}, {found[number]}"
            return f"There is no function of this name: {where}."
    return IS_TEXT if define(name, prose) else ""


def repeated(name, cells):
    """Notes on a name that has several definitions, which differ."""
    numbers = define(name, cells)
    if len({cells[n - 1].strip() for n in numbers}) > 1:
        times, last = len(numbers), numbers[-1]
        yield f"{name} is defined {times} times: that of cell {last} was graded"
