"""Results in the formats that learning platforms import."""

import html
import json
from collections import Counter
from pathlib import Path

from handgrad.classroom.export.grades import exercises_of, out_of
from handgrad.classroom.export.rows import save_table
from handgrad.classroom.saving import (
    file_name,
    is_own,
    printable,
    remove_others,
    save,
)
from handgrad.exercises.catalog import ASSIGNMENTS

# Moodle's importer finds columns by these names: in the language of whoever imports.
WORKSHEET = (
    "Identifier",
    "Full name",
    "Email address",
    "Status",
    "Grade",
    "Maximum grade",
    "Grade can be changed",
    "Last modified (submission)",
    "Last modified (grade)",
    "Feedback comments",
)
STUDENT = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")


def moodle(results, out):
    """Offline grading worksheets (CSV), one for each assignment; returns their paths.

    For one assignment `out`, for several `out` with their names. A grade is empty
    where a notebook could not be graded. Worksheets of an earlier grading, of other
    assignments, are removed. Raises ValueError if no student has Moodle's
    participant number, without which Moodle imports nothing.
    """
    check_numbers(results, out)
    names, paths = list(exercises_of(results)), []
    for name in names:
        path = worksheet(out, name) if len(names) > 1 else Path(out)
        own = [each for each in results if each.assignment == name]
        top = out_of(results, name)
        save_table(path, [WORKSHEET, *(worksheet_row(each, top) for each in own)])
        paths.append(path)
    remove_others({Path(out), *(worksheet(out, name) for name in ASSIGNMENTS)}, paths)
    return paths


def worksheet(out, assignment):
    out = Path(out)
    return out.with_name(f"{out.stem}-{assignment}{out.suffix}")


def check_numbers(found, out):
    """Raises ValueError if no Submission or Result has a participant number."""
    if not any(each.id.isdecimal() for each in found):
        raise ValueError(
            f"--moodle is {out}: no student has a participant number; expected a "
            "download of Moodle, whose folders have it in their names"
        )


def worksheet_row(result, top):
    number = f"Participant {result.id}" if result.id.isdecimal() else ""
    said = [said_of(mark) for mark in result.marks] + list(result.notes)
    comments = "<br>".join(html.escape(printable(each), quote=False) for each in said)
    points = result.points if result.marks else ""
    return (number, result.student, "", "", points, top, "Yes", "", "", comments)


def said_of(mark):
    return f"{mark.exercise}: {mark.points} of {mark.out_of}. {mark.message}".strip()


def canvas(results, out):
    """A gradebook (CSV) for Canvas to import, a column for each assignment.

    Canvas finds students by the user number in the names of its download; those
    without one by their login, for which their name here is taken.
    """
    names = list(exercises_of(results))
    top = [out_of(results, name) for name in names]
    people = {}
    for each in results:
        points = people.setdefault((each.student, each.id), {})
        points[each.assignment] = each.points if each.marks else ""
    rows = [
        [*who(*person), *(points.get(name, "") for name in names)]
        for person, points in people.items()
    ]
    first = ["    Points Possible", "", "", "", "", *top]
    save_table(Path(out), [[*STUDENT, *names], first, *rows])


def who(student, id):
    if id.isdecimal():
        return student, id, "", "", ""
    return student, "", "", id or student, ""


def gradescope(results, folder):
    """A results.json for each submission; returns the paths.

    For one submission, as in Gradescope's own container, `folder/results.json`; for
    several, in a folder for each student and assignment. Those of an earlier grading
    are removed.
    """
    times, paths = Counter(), []
    for each in results:
        person = each.student, each.id
        times[person, each.assignment] += 1
        number = times[person, each.assignment]
        inside = Path(each.assignment) / file_name(*person, number)
        place = Path(folder) / inside.with_suffix("") if len(results) > 1 else folder
        path = Path(place) / "results.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        save(path, json.dumps(tests_of(each), indent=1) + "\n")
        paths.append(path)
    inside = Path(folder).glob("*/*/results.json")
    own = {path for path in inside if is_own(path.parent)}
    remove_others({Path(folder) / "results.json", *own}, paths)
    return paths


def tests_of(result):
    """What Gradescope shows: a test for each exercise."""
    about = {"output": printable("\n".join(result.notes)), "output_format": "text"}
    if not result.marks:
        return {"score": 0, **about}
    return about | {"tests": [test_of(mark) for mark in result.marks]}


def test_of(mark):
    return {
        "name": mark.exercise,
        "score": mark.points,
        "max_score": mark.out_of,
        "status": "failed" if mark.mistake else "passed",
        "output": printable(mark.message),
        "output_format": "text",
        "visibility": "visible",
    }
