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
    0.5: ("half", "is half of what it should be: a factor 2 is missing"),
    2: ("double", "is twice what it should be: a factor 2 too many"),
}
MINUS = " And its sign is wrong."


def known_factor(what, x, right, tolerance=TOLERANCE):
    """A factor that is the same for all entries says more than a wrong value."""
    r = ratio(x, right, tolerance)
    if r is None:
        return
    if np.isclose(r, -1, rtol=1e-4):
        raise Mistake("sign", f"{what} has the wrong sign.")
    minus = MINUS if r < 0 else ""
    for factor, (name, message) in FACTORS.items():
        if np.isclose(abs(r), factor, rtol=1e-4):
            raise Mistake(name, f"{what} {message}.{minus}")


def common_factor(what, x, right, tolerance=TOLERANCE):
    """A factor of which nothing is known but that it is one, for several entries."""
    r = ratio(x, right, tolerance)
    if r is None or abs(r) < tolerance or np.size(right) == 1:
        return
    raise Mistake(
        "factor",
        f"{what} is off by one and the same factor everywhere. Look for one that is "
        f"missing, or that does not belong there.{MINUS if r < 0 else ''}",
    )


def mean_factors(what, x, right, n, tolerance=TOLERANCE):
    """Was it summed over the n examples, or divided by n twice?"""
    if n == 1 or close(x, right, tolerance):
        return
    r = ratio(x, right, tolerance)
    if r is None:
        return
    minus = MINUS if r < 0 else ""
    if np.isclose(abs(r), n, rtol=1e-4):
        text = "is too large by the number of examples: a cost is a mean over them"
        raise Mistake("sum for mean", f"{what} {text}.{minus}")
    if np.isclose(abs(r), 1 / n, rtol=1e-4):
        text = "is too small by the number of examples: was it divided by it twice?"
        raise Mistake("mean twice", f"{what} {text}{minus}")
