"""What a class got right and what it misunderstood: counts, without names."""

from collections import Counter
from statistics import fmean

from handgrad.classroom.saving import printable
from handgrad.exercises.catalog import MISTAKES

UNREAD, UNWRITTEN = "unread", "unwritten"


def summary(results):
    """The counts of each assignment as plain data, for JSON and for the page.

    {assignment: {"submissions", "graded", "out_of", "mean", "totals",
    "ungraded": {reason: count}, "exercises": {name: {"out_of", "mean", "points",
    "right", "mistaken", "unwritten", "mistakes": {name: {"students", "sentence"}}}}}}

    Mistakes stand in the order of how many made them. Names of students are nowhere,
    nor is text that they wrote, such as the name of a file.
    """
    names = dict.fromkeys(result.assignment for result in results)
    return {
        printable(name): assignment([r for r in results if r.assignment == name])
        for name in names
    }


def assignment(results):
    graded = [each for each in results if was_read(each)]
    marks = [mark for each in graded for mark in each.marks]
    names = dict.fromkeys(mark.exercise for mark in marks)
    return {
        "submissions": len(results),
        "graded": len(graded),
        "out_of": max((each.out_of for each in graded), default=0),
        "mean": mean(each.points for each in graded),
        "totals": counts(each.points for each in graded),
        "ungraded": counts(reason(each) for each in results if not was_read(each)),
        "exercises": {
            printable(name): exercise([m for m in marks if m.exercise == name])
            for name in names
        },
    }


def was_read(result):
    return any(mark.mistake != UNREAD for mark in result.marks)


def exercise(marks):
    found = Counter(printable(mark.mistake) for mark in marks if mark.mistake)
    unwritten = found.pop(UNWRITTEN, 0)
    mistakes = sorted(found.items(), key=lambda each: (-each[1], each[0]))
    return {
        "out_of": max(mark.out_of for mark in marks),
        "mean": mean(mark.points for mark in marks),
        "points": counts(mark.points for mark in marks),
        "right": sum(not mark.mistake for mark in marks),
        "mistaken": found.total(),
        "unwritten": unwritten,
        "mistakes": {
            name: {"students": count, "sentence": sentence(name)}
            for name, count in mistakes
        },
    }


def mean(numbers):
    numbers = list(numbers)
    return round(fmean(numbers), 2) if numbers else 0.0


def counts(values):
    """How often each value came, in ascending order, under keys that JSON takes."""
    return {str(value): count for value, count in sorted(Counter(values).items())}


def sentence(mistake):
    """`normalizes over the wrong axis`."""
    return MISTAKES.get(mistake, mistake)


# What is in a note: what is said of it here. Notes have names of files in them, too.
REASONS = {
    "nothing was handed in": "nothing was handed in",
    "it cannot be told which assignment": "it cannot be told which assignment it is",
    "symbolic link": "it is a symbolic link",
    "no regular file": "it is no regular file",
    "expected at most": "it is too large",
    "more than": "it is too large",
    "too much memory": "it is too large",
    "too many digits": "it is damaged",
    "too deep": "it is damaged",
    "is empty": "it is empty",
    "damaged": "it is damaged",
    "neither text nor lines": "it is damaged",
    "not UTF-8": "it is no notebook",
    "no notebook": "it is no notebook",
    "no list of cells": "it is no notebook",
    "cannot be read": "it cannot be read",
    "not graded": "the grading failed: see the table",
}
OTHER = "for another reason: see the table"


def reason(result):
    """Why a submission was not graded, in words of ours: the class reads them."""
    notes = reversed(result.notes)
    said = (REASONS[part] for note in notes for part in REASONS if part in note)
    return next(said, OTHER)
