"""A page of feedback for each student."""

from pathlib import Path

from handgrad.classroom.report.page import page
from handgrad.classroom.results import by_student
from handgrad.classroom.saving import file_name, save


def write(results, folder):
    """One page for each student of the results; returns their paths, sorted.

    Equal results give equal files. Raises OSError if the folder cannot be written;
    each file is there whole or not at all.
    """
    paths = []
    for key, own in by_student(results).items():
        path = Path(folder) / file_name(*key)
        save(path, page("feedback.html", student=own[0].student, results=own))
        paths.append(path)
    return sorted(paths)
