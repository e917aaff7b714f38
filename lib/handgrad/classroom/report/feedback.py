"""A page of feedback for each student."""

from pathlib import Path

from handgrad.classroom.report.page import page
from handgrad.classroom.results import by_student
from handgrad.classroom.saving import file_name, is_own, remove_others, save

MARK = '<body class="feedback">'


def write(results, folder):
    """One page for each student of the results; returns their paths, sorted.

    Pages of students who are not among the results are removed: they are of an
    earlier grading. Equal results give equal files. Raises OSError if the folder
    cannot be written; each file is there whole or not at all.
    """
    paths = []
    for key, own in by_student(results).items():
        path = Path(folder) / file_name(*key)
        save(path, page("feedback.html", student=own[0].student, results=own))
        paths.append(path)
    remove_others(filter(is_page, Path(folder).glob("*.html")), paths)
    return sorted(paths)


def is_page(path):
    """Whether a file is a page of feedback; others may be somebody's own."""
    return is_own(path) and MARK in path.read_text(encoding="utf-8", errors="replace")
