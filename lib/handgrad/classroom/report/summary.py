"""What a class got right and what it misunderstood: counts, without names."""

import re
from collections import Counter
from statistics import fmean

from handgrad.exercises.catalog import MISTAKES

UNREAD, UNWRITTEN = "unread", "unwritten"


def summary(results):
    """The counts of each assignment as plain data, for JSON and for the page.

    {assignment: {"submissions", "graded", "out_of", "mean", "totals",
    "ungraded": {reason: count}, "exercises": {name: {"out_of", "mean", "points",
    "right", "mistaken", "unwritten", "mistakes": {name: {"students", "sentence"}}}}}}

    Mistakes stand in the order of how many made them. Names of students are nowhere,
    nor is text that they wrote.
    """
    names = dict.fromkeys(result.assignment for result in results)
    return {
        name: assignment([each for each in results if each.assignment == name])
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
            name: exercise([mark for mark in marks if mark.exercise == name])
            for name in names
        },
    }


def was_read(result):
    return any(mark.mistake != UNREAD for mark in result.marks)


def exercise(marks):
    found = Counter(mark.mistake for mark in marks if mark.mistake)
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


def reason(result):
    """Why a submission was not graded, without the student's name in it."""
    said = result.notes[-1] if result.notes else "no reason is known"
    parts = [*re.findall(r"[^\W_]{2,}", result.student), result.id]
    for part in sorted(filter(None, parts), key=len, reverse=True):
        alone = rf"(?<![^\W_]){re.escape(part)}(?![^\W_])"
        said = re.sub(alone, "…", said, flags=re.IGNORECASE)
    return said
