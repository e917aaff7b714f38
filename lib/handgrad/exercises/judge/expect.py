"""What judges share: is there a value, what shape has it, and by what does it differ?

Each function returns what it looked at, or raises a Mistake.
"""

from dataclasses import dataclass

import numpy as np

from handgrad.exercises.judge.compare import (
    MINUS,
    TOLERANCE,
    close,
    common_factor,
    known_factor,
)
from handgrad.exercises.judge.exceptions import error_of
from handgrad.exercises.judge.verdict import Mistake
from handgrad.exercises.runner.values import Foreign

AS_SUM = " And the division by the number of examples is missing."
UNKNOWN = "Work a small example by hand, line by line, and compare."


@dataclass(frozen=True)
class Suspect:
    """What a known mistake would give for this case."""

    name: str
    value: object
    message: str


def value_of(case, output):
    """The value of a call that ended."""
    if output.error:
        raise error_of(output.error, case)
    if output.value is None:
        raise Mistake("nothing", "It returned None. Is there a return at its end?")
    return output.value


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


def agree(what, x, right, suspects=(), tolerance=TOLERANCE, about="", n=1):
    """Nothing, if x is right; else the suspect whose value it is, or a factor.

    `n` is over how many examples a mean is taken: a sum is a slip beside another.
    """
    if close(x, right, tolerance):
        return
    known = list(suspects)
    for suspect in known:
        if close(x, suspect.value, tolerance):
            raise Mistake(suspect.name, suspect.message)
    known_factor(what, x, right, tolerance)
    for suspect in known:
        second_slip(x, suspect, n, tolerance)
    common_factor(what, x, right, tolerance)
    finite(what, x)
    if not np.any(x):
        raise Mistake("still zero", f"{what} is zero throughout. Was it ever filled?")
    where = f", for {about}" if about else ""
    raise Mistake("value", f"{what} is not right{where}. {UNKNOWN}")


def second_slip(x, suspect, n, tolerance):
    """A known mistake, and beside it a wrong sign, or a sum for a mean, or both."""
    value = np.asarray(suspect.value)
    for factor, says in (
        (-1, MINUS),
        (n, AS_SUM),
        (-n, f"{AS_SUM}{MINUS}"),
    ):
        if factor != 1 and np.any(value) and close(x, factor * value, tolerance):
            raise Mistake(suspect.name, f"{suspect.message}{says}")
