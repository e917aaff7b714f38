"""Nothing mutates its input: are the arguments as they were before the call?"""

import numpy as np

from handgrad.exercises.judge.compare import close
from handgrad.exercises.judge.verdict import Mistake
from handgrad.exercises.runner.values import Closure, Seed

ROUNDING = 1e-9  # of the largest number; whoever means to change one changes it more


def refuse_changes(case, output):
    """What was changed tells how it was done."""
    if output.error:
        return
    if len(output.arguments) != len(case.arguments):
        raise Mistake("lost", "Its arguments did not come back from the call.")
    for before, after in zip(case.arguments, output.arguments, strict=True):
        if not isinstance(before, Closure | Seed) and not same(before, after):
            raise change(before, after)


def change(before, after):
    if returned(before, after):
        return Mistake(
            "rounding",
            "One of its arguments came back a little changed: what is added to a "
            "number and taken away again leaves rounding behind. Work on a copy.",
        )
    if reordered(before, after):
        return Mistake(
            "in place",
            "It changed the order of one of its arguments in place: a shuffle, or a "
            "sort, may work on the very array or list that it is given.",
        )
    return Mistake(
        "in place",
        "It changed one of its arguments in place, so whoever called it lost the old "
        "values. Operators such as -=, assignments to entries, and methods such as "
        "pop work on the array or list itself: take a copy.",
    )


def same(before, after):
    lists = [isinstance(value, list | tuple) for value in (before, after)]
    if any(lists):
        return (
            all(lists) and len(before) == len(after) and all(map(same, before, after))
        )
    nan_is_nan = np.asarray(before).dtype.kind == "f"
    try:
        return np.array_equal(before, after, equal_nan=nan_is_nan)
    except TypeError:  # text where numbers were
        return False


def returned(before, after):
    """Whether an array is what it was, up to rounding."""
    arrays = isinstance(before, np.ndarray) and isinstance(after, np.ndarray)
    return arrays and close(after, before, ROUNDING)


def reordered(before, after):
    """Whether rows or entries are the same ones in another order."""
    sequences = [
        isinstance(value, list) or (isinstance(value, np.ndarray) and value.ndim > 0)
        for value in (before, after)
    ]
    return (
        all(sequences)
        and len(before) == len(after) > 1
        and all(any(same(row, other) for other in after) for row in before)
    )
