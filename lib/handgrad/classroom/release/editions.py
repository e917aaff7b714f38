"""The editions of an exercise page, all made from one MyST source.

    student     without solutions: to publish and to hand out
    instructor  with solutions, without their markers
    nbgrader    code as in the source, for nbgrader to strip; prose as for students

`solutions.py` says how a source marks its solutions.
"""

from handgrad.classroom.release.solutions import solutions

STUB = ("# your code here", "raise NotImplementedError")


def student(text, name="the page"):
    """`text` with a stub for each solution in code, and without those in prose.

    Raises MarkerError, which names the page and the line, where a marker is wrong.
    """
    return edition(text, name, code=stub, prose=nothing)


def instructor(text, name="the page"):
    """`text` without the lines of markers. Raises MarkerError as `student` does."""
    return edition(text, name, code=content, prose=content)


def nbgrader(text, name="the page"):
    """`text` without solutions in prose. Raises MarkerError as `student` does."""
    return edition(text, name, code=everything, prose=nothing)


EDITIONS = {each.__name__: each for each in (student, instructor, nbgrader)}


def edition(text, name, code, prose):
    """`text` with what `code` and `prose` put in the place of solutions."""
    found, put = text.split("\n"), {"code": code, "prose": prose}
    for solution in reversed(solutions(text, name)):
        place = solution.place
        found[place] = put[solution.kind](solution, found[place])
        if found[place.start - 1 : place.start + 1] == ["", ""]:
            del found[place.start]  # of the empty lines above and below, one is left
    return "\n".join(found)


def stub(solution, lines):
    return [solution.indent + line for line in STUB]


def nothing(solution, lines):
    return []


def content(solution, lines):
    return lines[1:-1]


def everything(solution, lines):
    return lines
