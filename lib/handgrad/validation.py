"""What the library refuses.

Every message names the argument, what came and what was expected.
"""

from collections.abc import Callable
from numbers import Real
from typing import NamedTuple

import numpy as np


def array(name, x):
    """x itself, if it has a shape: an array, or a Node of the tape."""
    if not hasattr(x, "shape"):
        raise TypeError(f"{name} is a {type(x).__name__}: expected an array")
    return x


def same_shape(**arrays):
    """Refuse to broadcast: (n,) against (n, 1) would silently make (n, n).

    >>> same_shape(prediction=np.ones((5, 1)), target=np.ones(5))
    Traceback (most recent call last):
    ValueError: target has shape (5,), prediction (5, 1): they must be equal
    """
    a, b = arrays.values()
    shape = getattr(a, "shape", None)
    if shape is None or shape != getattr(b, "shape", None):
        first, second = arrays
        array(first, a)
        array(second, b)
        raise ValueError(
            f"{second} has shape {b.shape}, {first} {a.shape}: they must be equal"
        )


def numbers(name, x):
    """x as an array of float64, or of complex128 if it came complex.

    The complex step needs that.
    """
    try:
        x = np.asarray(x)
    except ValueError:
        raise ValueError(f"{name} is ragged: expected rows of one length") from None
    if x.dtype.kind not in "biufc":
        raise TypeError(f"{name} has dtype {x.dtype}: expected numbers")
    return x.astype(complex if x.dtype.kind == "c" else float, copy=False)


def examples(name, x):
    """x as numbers of shape (n, k): rows are examples, and there is at least one."""
    x = numbers(name, x)
    if x.ndim != 2 or x.size == 0:
        raise ValueError(
            f"{name} has shape {x.shape}: "
            "expected (n, k), one example a row, not empty"
        )
    return x


def vector(name, x):
    """x as finite numbers of shape (p,)."""
    x = numbers(name, x)
    if x.ndim != 1 or x.size == 0:
        raise ValueError(
            f"{name} has shape {x.shape}: expected (p,), one number a parameter"
        )
    finite(name, x)
    return x


def demand(holds, name, x, expected):
    """Raise, naming the first entry of x at which `holds` is false."""
    if not holds.all():
        where = tuple(int(i) for i in np.argwhere(~holds)[0])
        raise ValueError(f"{name} is {x[where]} at {where}: expected {expected}")


def anything(name, x):
    """Accept every number: a prediction that overflows is a result, not bad input."""


def finite(name, x):
    demand(np.isfinite(x), name, x, "finite numbers, neither nan nor infinite")


def probabilities(name, x):
    demand((x.real >= 0) & (x.real <= 1), name, x, "probabilities, in [0, 1]")


def signs(name, x):
    demand((x == -1) | (x == 1), name, x, "labels -1 or 1")


def distributions(name, x):
    """Each row holds probabilities that sum to one (to 1e-9)."""
    probabilities(name, x)
    total = x.sum(axis=1)
    one = abs(total - 1) < 1e-9
    demand(one, f"the sum of {name}", total, "1, each row a distribution")


class Domain(NamedTuple):
    """What a cost accepts as prediction and as target, both (n, k)."""

    prediction: Callable
    target: Callable

    def check(self, prediction, target):
        """Both as numbers, or a ValueError."""
        prediction = examples("prediction", prediction)
        target = self.check_target("target", target)
        same_shape(prediction=prediction, target=target)
        self.prediction("prediction", prediction)
        return prediction, target

    def check_target(self, name, target):
        target = examples(name, target)
        self.target(name, target)
        return target


def in_range(name, number, low, high=np.inf, end="inclusive"):
    """number must lie in [low, high], or in [low, high) if end is "exclusive"."""
    closed = end == "inclusive"
    if not isinstance(number, Real):
        raise TypeError(f"{name} is {number!r}: expected a real number")
    if not (low <= number < high or (closed and number == high < np.inf)):
        bracket = "]" if closed and high < np.inf else ")"
        raise ValueError(
            f"{name} is {number}: expected a number in [{low}, {high}{bracket}"
        )


def whole(name, number, low):
    """number must be an integer, at least low."""
    if isinstance(number, bool) or not isinstance(number, int | np.integer):
        raise TypeError(f"{name} is {number!r}: expected an integer")
    if number < low:
        raise ValueError(f"{name} is {number}: expected at least {low}")


def function(name, f, of):
    """f must be callable."""
    if not callable(f):
        raise TypeError(f"{name} is {f!r}: expected a function of {of}")


def generator(name, rng):
    """rng must be a NumPy Generator: seeds are arguments, never global."""
    if not isinstance(rng, np.random.Generator):
        raise TypeError(
            f"{name} is {rng!r}: "
            "expected a numpy.random.Generator, such as default_rng(0)"
        )
