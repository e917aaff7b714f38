"""Where the book treats what an exercise asks."""

from functools import cache
from importlib.metadata import PackageNotFoundError, metadata

from handgrad.exercises.catalog import CHAPTERS


@cache
def address():
    """The book's, as pyproject.toml gives it; empty if handgrad is not installed."""
    try:
        named = metadata("handgrad").get_all("Project-URL") or []
    except PackageNotFoundError:
        return ""
    urls = dict(each.split(", ", 1) for each in named)
    return urls.get("Book", "")


def title(assignment):
    """`Cross-entropy` for `cross-entropy-exercises`."""
    known = CHAPTERS.get(assignment)
    return known.title if known else assignment or "Unknown assignment"


def chapter(assignment):
    """The address of an assignment's chapter, or nothing."""
    known = CHAPTERS.get(assignment)
    return f"{address()}chapters/{known.page}.html" if known and address() else ""


def section(assignment, exercise):
    """The address of an exercise, whose section has an anchor of its name."""
    if assignment not in CHAPTERS or not address():
        return ""
    page = CHAPTERS[assignment].exercises_page
    anchor = f"exercise-{exercise.replace('_', '-')}"
    return f"{address()}chapters/{page}.html#{anchor}"
