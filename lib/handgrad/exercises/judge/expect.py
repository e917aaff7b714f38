"""What judges share: is there a value, what shape has it, and by what does it differ?

Each function returns what it looked at, or raises a Mistake.
"""

from dataclasses import dataclass

import numpy as np

from handgrad.exercises.judge.compare import TOLERANCE, close, common_factor
from handgrad.exercises.judge.exceptions import error_of
from handgrad.exercises.judge.verdict import Mistake
from handgrad.exercises.runner.values import Closure, Foreign, Seed

UNKNOWN = "Work a small example by hand, line by line, and compare."


@dataclass(frozen=True)
class Suspect:
    """What a known mistake would give for this case."""

    name: str
    value: object
    message: str


def value_of(case, output):
    """The value of a call that ended and left its arguments alone."""
    if output.error:
        raise error_of(output.error, case)
    refuse_changes(case, output)
    if output.value is None:
        raise Mistake("nothing", "It returned None. Is there a return at its end?")
    return output.value


def refuse_changes(case, output):
    """Nothing mutates its input."""
    if len(output.arguments) != len(case.arguments):
        raise Mistake("lost", "Its arguments did not come back from the call.")
    for before, after in zip(case.arguments, output.arguments, strict=True):
        if not isinstance(before, Closure | Seed) and not same(before, after):
            raise Mistake(
                "in place",
                "It changed one of its arguments in place, so whoever called it lost "
                "the old values. Operators such as -= write into the array itself: "
                "work on a copy.",
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


def shape_of(value):
    """The shape of numbers: of one, of an array, of lists in lists; else None.

    It makes no array. Of texts NumPy would make one that is as wide as the longest.
    """
    if isinstance(value, list | tuple):
        shapes = set(map(shape_of, value)) or {()}
        inner = shapes.pop()
        return None if shapes or inner is None else (len(value), *inner)
    if isinstance(value, bool | int | float | np.ndarray | np.generic):
        return np.shape(value)
    return None


def parts(value, names):
    """A value that consists of as many parts as there are names, such as a tuple."""
    listing = ", ".join(names)
    if isinstance(value, np.ndarray) and value.shape[:1] == (len(names),):
        value = list(value)
    if not isinstance(value, list):
        raise Mistake("count", f"It should return {len(names)} values: {listing}.")
    if len(value) != len(names):
        came = f"{len(value)} value{'' if len(value) == 1 else 's'}"
        raise Mistake(
            "count", f"It returned {came}, expected {len(names)}: {listing}."
        )
    return value


def rows(value):
    """An array as the list of its rows; anything else as it is."""
    return list(value) if isinstance(value, np.ndarray) and value.ndim else value


def array(what, value, shape):
    """A value as float64 numbers of that shape, finite or not."""
    if isinstance(value, Foreign):
        raise Mistake("type", f"{what} is of type {value.kind}: expected numbers.")
    came = shape_of(value)
    if came is not None and came != shape:
        raise Mistake("shape", f"{what} has shape {came}, expected {shape}.")
    if came is None or np.asarray(value).dtype.kind not in "biuf":
        raise Mistake("type", f"{what} is no array of numbers.")
    return np.asarray(value, dtype=float)


def number(what, value):
    """A value as one float; an array of one number does, too."""
    if isinstance(value, np.ndarray) and value.size == 1:
        value = value.reshape(())
    if shape := shape_of(value):
        raise Mistake("shape", f"{what} has shape {shape}, expected one number.")
    return float(array(what, value, ()))


def finite(what, x, message=""):
    if not np.isfinite(x).all():
        raise Mistake("not finite", message or f"{what} has nan or infinity in it.")


def agree(what, x, right, suspects=(), tolerance=TOLERANCE, about=""):
    """Nothing, if x is right; else the suspect whose value it is, or a factor."""
    if close(x, right, tolerance):
        return
    for suspect in suspects:
        if close(x, suspect.value, tolerance):
            raise Mistake(suspect.name, suspect.message)
    common_factor(what, x, right, tolerance)
    finite(what, x)
    where = f", for {about}" if about else ""
    raise Mistake("value", f"{what} is not right{where}. {UNKNOWN}")
