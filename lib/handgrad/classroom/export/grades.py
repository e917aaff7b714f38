"""All results as a table for people, and as JSON to read them again."""

import json
from pathlib import Path

from handgrad.classroom.export.rows import save_table
from handgrad.classroom.results import UNKNOWN, Result, by_student
from handgrad.classroom.saving import save
from handgrad.exercises.catalog import ASSIGNMENTS

MARK = "\ufeff"  # for Excel: see save_table


def write(results, out):
    """A table (CSV) with a row for each student.

    Columns: student, id; for each exercise its points and what was said about the
    answer; points, out of, notes. Equal results give equal files.
    """
    exercises = exercises_of(results)
    names = [name for some in exercises.values() for name in some]
    head = [title for name in names for title in (name, f"{name}: message")]
    rows = [["student", "id", *head, "points", "out of", "notes"]]
    for (student, id, _), own in by_student(results).items():
        marks = {mark.exercise: mark for each in own for mark in each.marks}
        cells = [part for name in names for part in cells_of(marks.get(name))]
        points = sum(each.points for each in own)
        total = sum(out_of(results, each.assignment) for each in own)
        rows.append([student, id, *cells, points, total, notes(own, exercises)])
    save_table(Path(out), rows, MARK)


def exercises_of(results):
    """{assignment: names of exercises}, in the order of the course."""
    occur = {each.assignment for each in results} - {UNKNOWN}
    known = [name for name in ASSIGNMENTS if name in occur]
    found = {name: {} for name in [*known, *sorted(occur - set(known))]}
    for each in results:
        names = dict.fromkeys(mark.exercise for mark in each.marks)
        found.get(each.assignment, {}).update(names)
    return {assignment: list(names) for assignment, names in found.items()}


def out_of(results, assignment):
    """The most points of an assignment, also for whom it could not be graded."""
    return max(each.out_of for each in results if each.assignment == assignment)


def cells_of(mark):
    return (mark.points, mark.message) if mark else ("", "")


def notes(results, exercises):
    """All notes on a student's work, with the assignment if there are several."""
    several = len(exercises) > 1
    return "\n".join(
        f"{each.assignment}: {note}" if several else note
        for each in results
        for note in each.notes
    )


def save_json(results, path):
    """All of the results, for `load`."""
    data = {"results": [each.as_json() for each in results]}
    save(Path(path), json.dumps(data, indent=1) + "\n")


def load(path):
    """The Results that `save_json` wrote. Raises ValueError if there are none."""
    try:
        data = json.loads(Path(path).read_text(encoding="utf-8"))
        return [Result.from_json(each) for each in data["results"]]
    except OSError as error:
        reason = error.strerror
    except (ValueError, KeyError, TypeError, AttributeError):
        reason = "it holds no results"
    raise ValueError(
        f"GRADES is {path}: {reason}; expected the file that `handgrad grade` wrote"
    )
