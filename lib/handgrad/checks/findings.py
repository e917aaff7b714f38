"""What judges share: is there a value, what shape has it, and by what does it differ?

Each function returns what it looked at, or raises the Mistake it found.
"""

from dataclasses import dataclass

import numpy as np

from handgrad.checks.exercise import Closure, Foreign, Mistake, Seed

UNKNOWN = "Work a small example by hand, and compare it with yours line by line."
TOLERANCE = 1e-5  # wide enough for float32, narrow enough for every named mistake


@dataclass(frozen=True)
class Suspect:
    """What a known mistake would give for this case."""

    name: str
    value: object
    message: str


def answered(case, output):
    """The value of a call that ended and left its arguments alone."""
    if output.error:
        raise error_of(output.error, case)
    unchanged(case, output)
    if output.value is None:
        raise Mistake("nothing", "It returned None. Is there a return at its end?")
    return output.value


def error_of(error, case):
    """An exception as a mistake."""
    named = {
        "NotImplementedError": ("unwritten", "This one is still to be written."),
        "NotDefined": (
            "undefined",
            "There is no function of this name. Was the cell run?",
        ),
        "TimeUpError": (
            "time",
            "It was not done after some seconds. Does its loop end?",
        ),
        "LibraryAbsentError": (
            "library",
            f"It calls {error.text}. That is the library's own answer, and it is not "
            "here while your function is checked: write it yourself.",
        ),
    }
    if error.kind in named:
        return Mistake(*named[error.kind])
    if error.kind == "Lost":
        return Mistake("lost", error.text or "It did not come back from the call.")
    where = f" in {error.where}" if error.where else ""
    about = f", for {case.about}" if case.about else ""
    if error.kind == "TypeError" and not error.where:
        return Mistake("arguments", f"It could not be called: {error.text}.")
    return Mistake("exception", f"It raised {error.kind}{where}{about}: {error.text}")


def unchanged(case, output):
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
    lists = [isinstance(each, list | tuple) for each in (before, after)]
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
    """The shape of an array or of lists in lists; None for ragged ones."""
    try:
        return np.shape(value)
    except ValueError:
        return None


def parts(value, names):
    """A value that consists of as many parts as there are names, such as a tuple."""
    told = ", ".join(names)
    if not isinstance(value, list):
        raise Mistake("count", f"It should return {len(names)} values: {told}.")
    if len(value) != len(names):
        came = f"{len(value)} value{'' if len(value) == 1 else 's'}"
        raise Mistake("count", f"It returned {came}, expected {len(names)}: {told}.")
    return value


def array(what, value, shape):
    """A value as float64 numbers of that shape, finite or not."""
    if isinstance(value, Foreign):
        raise Mistake("type", f"{what} is of type {value.kind}: expected numbers.")
    if shape_of(value) is None or np.asarray(value).dtype.kind not in "biuf":
        raise Mistake("type", f"{what} is no array of numbers.")
    x = np.asarray(value, dtype=float)
    if x.shape != shape:
        raise Mistake("shape", f"{what} has shape {x.shape}, expected {shape}.")
    return x


def number(what, value):
    """A value as one float; an array of one number does, too."""
    if isinstance(value, np.ndarray) and value.size == 1:
        value = value.reshape(())
    if shape := shape_of(value):
        raise Mistake("shape", f"{what} has shape {shape}, expected one number.")
    return float(array(what, value, ()))


def finite(what, x, message=""):
    if not np.isfinite(x).all():
        said = message or f"{what} has nan or infinity in it."
        raise Mistake("not finite", said)


def agree(what, x, right, suspects=(), tolerance=TOLERANCE, about=""):
    """Nothing, if x is right; else the suspect whose value it is, or a factor."""
    if close(x, right, tolerance):
        return
    for suspect in suspects:
        if close(x, suspect.value, tolerance):
            raise Mistake(suspect.name, suspect.message)
    scaled(what, x, right, tolerance)
    finite(what, x)
    where = f", for {about}" if about else ""
    raise Mistake("value", f"{what} is not right{where}. {UNKNOWN}")


def close(x, right, tolerance=TOLERANCE):
    """Whether x equals `right`, measured by the largest number of `right`.

    Neither spreads over the other: other shapes are not close.
    """
    x, right = np.asarray(x, dtype=float), np.asarray(right, dtype=float)
    if x.shape != right.shape:
        return False
    with np.errstate(all="ignore"):
        off = np.abs(x - right)
    size = np.max(np.abs(right), initial=0, where=np.isfinite(right))
    return bool(np.all((x == right) | (off <= tolerance * (size or 1))))


def ratio(x, right, tolerance=TOLERANCE):
    """The r for which x = r · right, or None if there is no one r."""
    x, right = np.asarray(x, dtype=float), np.asarray(right, dtype=float)
    if x.shape != right.shape:
        return None
    with np.errstate(all="ignore"):
        r = np.vdot(x, right) / np.vdot(right, right)
        found = np.isfinite(r) and close(x, r * right, tolerance)
    return float(r) if found else None


FACTORS = {
    -1: ("sign", "has the wrong sign"),
    0.5: ("half", "is half of what it should be: a factor 2 is missing"),
    2: ("double", "is twice what it should be: a factor 2 too many"),
}


def scaled(what, x, right, tolerance=TOLERANCE):
    """A factor that is the same for all entries says more than a wrong value."""
    r = ratio(x, right, tolerance)
    if r is None or abs(r) < tolerance:
        return
    for factor, (name, said) in FACTORS.items():
        if np.isclose(r, factor, rtol=1e-4):
            raise Mistake(name, f"{what} {said}.")
    if np.size(right) > 1:
        raise Mistake(
            "factor",
            f"{what} is off by one and the same factor everywhere: its direction is "
            "right, its size is not.",
        )


def mean_factors(what, x, right, n, tolerance=TOLERANCE):
    """Was it summed over the n examples, or divided by n twice?"""
    if n == 1 or close(x, right, tolerance):
        return
    r = ratio(x, right, tolerance)
    if r is not None and np.isclose(r, n, rtol=1e-4):
        said = "is too large by the number of examples: a cost is a mean over them"
        raise Mistake("sum for mean", f"{what} {said}.")
    if r is not None and np.isclose(r, 1 / n, rtol=1e-4):
        said = "is too small by the number of examples: was it divided by it twice?"
        raise Mistake("mean twice", f"{what} {said}")
