"""One submission of a batch: opened here, graded on whatever machine has time."""

import platform
from dataclasses import replace
from functools import cache

from handgrad.classroom.collect import files
from handgrad.classroom.grade import marks as grading
from handgrad.classroom.grade.journal import sources
from handgrad.classroom.results import Result
from handgrad.classroom.sandbox import fence

FAILED = "not graded"  # begins the note of a row on which we failed


class RefusedError(Exception):
    """A machine that should grade cannot do so safely, or not as this one would."""


def open_submission(submission):
    """A submission and its content; or with a note why there is none."""
    if not submission.path:
        return submission, None
    try:
        return submission, files.read(submission.path)
    except files.UnreadableError as error:
        return replace(submission, notes=(*submission.notes, str(error))), None


def graded(submission, content, seed, fenced, wanted):
    """One submission, on whatever machine this runs."""
    if reason := unfit(fenced, wanted):
        raise RefusedError(f"{platform.node()} cannot grade: {reason}")
    return grading.grade_submission(submission, content, seed, fenced)


@cache
def unfit(fenced, wanted):
    """Why this machine must not grade, or nothing."""
    if sources() != wanted:
        return "its handgrad is another version than the one that asks"
    return fence.available() if fenced else ""


def failed(submission, error):
    """The row of a submission on which our own code or a worker failed."""
    return unmarked(submission, f"{FAILED}: {type(error).__name__}: {error}")


def is_unfinished(result):
    """Whether we failed, so that another run may do better."""
    unjudged = any(mark.mistake == "unjudged" for mark in result.marks)
    return unjudged or any(
        note.startswith(f"{FAILED}: ") for note in result.notes[:1]
    )


def unmarked(submission, *reasons):
    """A row without marks."""
    notes = grading.bounded([*reasons, *submission.notes])
    return Result(submission.student, submission.assignment, (), submission.id, notes)
