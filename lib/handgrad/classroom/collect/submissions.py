"""From the folder that a platform hands out to a list of Submissions."""

from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from handgrad.classroom.collect.files import irregular, printable, read
from handgrad.classroom.collect.layouts import assignment_in, copy_number
from handgrad.classroom.collect.notebook import (
    UnreadableError,
    assignment_of,
    is_blank,
)
from handgrad.classroom.collect.works import works
from handgrad.classroom.results import UNKNOWN, Submission
from handgrad.exercises.catalog import ASSIGNMENTS, EXERCISES

NOTHING = "nothing was handed in"
UNTOLD = (
    "it cannot be told which assignment this is: expected its name in the name of "
    "the file or its folder, or in the notebook's metadata"
)


class Notebook(NamedTuple):
    """A student's file, before one for each assignment is chosen."""

    readable: bool
    order: tuple  # the larger is the newer
    name: str
    path: str
    notes: tuple
    told: bool = False  # which assignment it is, by the folder that all is in


def find(folder, assignments=()):
    """The Submissions in a folder, sorted: one for each student and assignment.

    `assignments` are those that everybody has to hand in; without them, those that
    occur, but for one that a single student handed in: see `due`. What is missing, a
    link, or no file gets its Submission, too, with the reason in its notes and
    without a path; so does a notebook of which the assignment cannot be told, under
    the assignment UNKNOWN, which is none of `ASSIGNMENTS`.

    Raises ValueError if `folder` is none, or an assignment is unknown.
    """
    folder, wanted = Path(folder), tuple(assignments)
    refuse(folder, wanted)
    people = people_in(folder.resolve(), wanted)
    all_due = wanted or due(people)
    return sorted(
        submission(who, which, found[which], notes)
        for who, (found, notes) in people.items()
        for which in rows(found, all_due, wanted)
    )


def handed_in(people):
    """{assignment: students}; a group counts as one of its members."""
    found = defaultdict(dict)
    for who, (own, _) in people.items():
        for which in own.keys() - {UNKNOWN}:
            found[which].setdefault(own[which][0].path, who)
    return {which: list(found[which].values()) for which in sorted(found)}


def due(people):
    """The assignments that occur, as far as they are everybody's.

    What one student alone handed in, while several handed in another, counts for that
    student alone; unless the folder above the students' has its name.
    """
    found, by_folder = handed_in(people), told_by_folder(people)
    several = any(len(students) > 1 for students in found.values())
    return [
        which
        for which, students in found.items()
        if which in by_folder or len(students) > 1 or not several
    ]


def told_by_folder(people):
    return {
        which
        for own, _ in people.values()
        for which, notebooks in own.items()
        if any(each.told for each in notebooks)
    }


def skipped(folder):
    """Names of what is in a folder and belongs to nobody, such as a README."""
    found = works(Path(folder).resolve(), tuple(ASSIGNMENTS))
    return [name for work in found if work.owner is None for name in work.notes]


def people_in(folder, wanted):
    """{(student, id): (Notebooks by assignment, notes)}"""
    people = {}
    for work in works(folder, tuple(ASSIGNMENTS)):
        if work.owner is None:
            continue
        who = work.owner.student, work.owner.id
        found, notes = people.setdefault(who, (defaultdict(list), []))
        notes += work.notes
        for entry, name in work.notebooks:
            which = assignment_for(work, entry, name, wanted)
            found[which].append(notebook(work, entry, name, which))
    return people


def refuse(folder, wanted):
    if not folder.is_dir():
        raise ValueError(
            f"SUBMISSIONS is {printable(folder)}: expected a folder. "
            "Unpack an archive first."
        )
    for name in wanted:
        if name not in ASSIGNMENTS:
            raise ValueError(
                f"--assignment is {name!r}: expected one of {', '.join(ASSIGNMENTS)}"
            )


def assignment_for(work, entry, name, wanted):
    """By the folder, else by the file's name, else by what release wrote into it."""
    known = tuple(ASSIGNMENTS)
    folders = reversed(Path(entry.path).relative_to(work.folder).parts[:-1])
    places = [assignment_in(printable(each), known) for each in folders]
    named = work.assignment or next(filter(None, places), "")
    found = named or assignment_in(name, known) or written_into(entry.path)
    return found or (wanted[0] if len(wanted) == 1 else UNKNOWN)


def written_into(path):
    try:
        found = assignment_of(read(path))
    except UnreadableError:
        return ""
    return found if found in ASSIGNMENTS else ""


def notebook(work, entry, name, assignment):
    reason = irregular(entry.path)
    copy = copy_number(name, assignment)
    notes = (*work.owner.notes, *([f"{name}: {reason}"] if reason else []))
    told, order = bool(work.assignment), (work.owner.order, copy)
    return Notebook(not reason, order, name, entry.path, notes, told)


def blank_ones(notebooks, assignment):
    """Those that are as they were handed out, where there are others to choose."""
    if len(notebooks) == 1 or assignment == UNKNOWN:
        return []
    due = ASSIGNMENTS[assignment]
    names = [name for name, each in EXERCISES.items() if each in due]
    return [each for each in notebooks if each.readable and blank(each.path, names)]


def blank(path, names):
    try:
        return is_blank(read(path), names)
    except UnreadableError:
        return False


def rows(found, due, wanted):
    """What a student gets a row for: what is due, more, and what cannot be told."""
    more = sorted(found.keys() - {*due, UNKNOWN}) if not wanted else []
    unknown = [UNKNOWN] if UNKNOWN in found or not (due or more) else []
    return [*due, *more, *unknown]


def submission(who, assignment, notebooks, notes):
    """The newest of a student's notebooks for one assignment that is not blank."""
    student, id = who
    if not notebooks:
        return Submission(student, assignment, "", id, (*notes, NOTHING))
    best, names = max(notebooks), sorted(each.name for each in notebooks)
    blanks = blank_ones(notebooks, assignment)
    if len(blanks) < len(notebooks):
        best = max(each for each in notebooks if each not in blanks)
        notes = (*notes, *(f"{each.name} is blank" for each in blanks))
    if assignment == UNKNOWN:
        said = [f"{name}: {UNTOLD}" for name in names]
    elif len(names) > 1:
        said = [f"of {len(names)} notebooks, {best.name} was graded"]
    else:
        said = []
    path = best.path if best.readable and assignment != UNKNOWN else ""
    return Submission(student, assignment, path, id, (*best.notes, *notes, *said))
