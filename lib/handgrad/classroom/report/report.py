"""What a class got right and what it misunderstood, on one page."""

from handgrad.classroom.report import charts
from handgrad.classroom.report.page import page
from handgrad.classroom.report.summary import summary
from handgrad.classroom.saving import save
from handgrad.plots.picture import picture

MOST = 3  # mistakes that are named above everything else


def write(results, out):
    """The report on the Results of a class, as one file. Equal results, equal files.

    Raises OSError if it cannot be written; it is there whole or not at all.
    """
    sections = [section(*each) for each in summary(results).items()]
    save(out, page("report.html", sections=sections))


def section(assignment, data):
    """What `summary` counts of an assignment, what to know first, and pictures."""
    return data | {
        "assignment": assignment,
        "frequent": most_frequent(data["exercises"]),
        "pictures": pictures(data) if data["graded"] else {},
    }


def most_frequent(exercises):
    found = [
        {"exercise": name, **mistake}
        for name, exercise in exercises.items()
        for mistake in exercise["mistakes"].values()
    ]
    return sorted(found, key=lambda each: -each["students"])[:MOST]


def pictures(data):
    height = charts.height(data["exercises"])
    return {
        "mistakes": picture(charts.mistakes, data, height=height),
        "points": picture(charts.totals, data, height=1.5),
    }
