"""How a number or an array differs from the right one: not at all, or by a factor."""

import numpy as np

from handgrad.exercises.judge.verdict import Mistake

TOLERANCE = 1e-5  # wide enough for float32, narrow enough for every named mistake


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
        fits = np.isfinite(r) and close(x, r * right, tolerance)
    return float(r) if fits else None


FACTORS = {
    -1: ("sign", "has the wrong sign"),
    0.5: ("half", "is half of what it should be: a factor 2 is missing"),
    2: ("double", "is twice what it should be: a factor 2 too many"),
}


def common_factor(what, x, right, tolerance=TOLERANCE):
    """A factor that is the same for all entries says more than a wrong value."""
    r = ratio(x, right, tolerance)
    if r is None or abs(r) < tolerance:
        return
    for factor, (name, message) in FACTORS.items():
        if np.isclose(r, factor, rtol=1e-4):
            raise Mistake(name, f"{what} {message}.")
    if np.size(right) > 1:
        raise Mistake(
            "factor",
            f"{what} is off by one and the same factor everywhere. Look for one "
            "that is missing, or that does not belong there.",
        )


def mean_factors(what, x, right, n, tolerance=TOLERANCE):
    """Was it summed over the n examples, or divided by n twice?"""
    if n == 1 or close(x, right, tolerance):
        return
    r = ratio(x, right, tolerance)
    if r is not None and np.isclose(r, n, rtol=1e-4):
        text = "is too large by the number of examples: a cost is a mean over them"
        raise Mistake("sum for mean", f"{what} {text}.")
    if r is not None and np.isclose(r, 1 / n, rtol=1e-4):
        text = "is too small by the number of examples: was it divided by it twice?"
        raise Mistake("mean twice", f"{what} {text}")
