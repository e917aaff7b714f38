"""Tensors in an answer: is each there, in its place and in its shape?

Shapes tell mistakes: `telling` is a dict {shape: Mistake} of those that are known.
"""

from dataclasses import replace

import numpy as np

from handgrad.exercises.judge.compare import close, mean_factors
from handgrad.exercises.judge.differences import BEYOND, SAYS, refuse_differences
from handgrad.exercises.judge.expect import agree, array, rows, shape_of
from handgrad.exercises.judge.verdict import Mistake
from handgrad.exercises.judge.wrong import Wrong, several, suspects

ZERO = 1e-7  # no gradient of our cases is near it


def plain(value):
    """The value as float64 numbers, or None if it is no array of numbers."""
    try:
        return None if shape_of(value) is None else np.asarray(value, dtype=float)
    except (TypeError, ValueError, OverflowError):
        return None


def equals(value, right):
    x = plain(value)
    return x is not None and close(x, right)


def nothing(value):
    """None, or nothing but zeros, to within rounding."""
    x = plain(value)
    return value is None or (x is not None and bool(np.all(np.abs(x) < ZERO)))


def tensor(what, value, shape, telling=None):
    """The value as float64 numbers of that shape."""
    if value is None:
        raise Mistake("nothing", f"{what} is None: was it computed?")
    x = plain(value)
    if x is not None and x.shape != shape and x.shape in (telling or {}):
        raise telling[x.shape]
    return array(what, value, shape)


def as_list(what, value, count, telling=None):
    """A list of as many tensors; an array with so many rows does, too.

    `telling` is the Mistake that another length tells, if any.
    """
    if value is None:
        raise Mistake("nothing", f"{what} is None: was it filled and returned?")
    value = rows(value)
    if not isinstance(value, list):
        raise Mistake("type", f"{what} is no list: expected one, by layers.")
    if len(value) == count:
        return value
    message = f"{what} has length {len(value)}, expected {count} for this network."
    raise telling or Mistake("count", message)


def in_order(values, rights, names):
    """Does one value stand where another belongs?"""
    for value, right, name in zip(values, rights, names, strict=True):
        for other, other_name in zip(rights, names, strict=True):
            if equals(value, other) and not equals(value, right):
                raise Mistake(
                    "order of results",
                    f"The results stand in another order: {other_name} is where "
                    f"{name} belongs.",
                )


def by_formula(values, about):
    """Where a small step is lost, a difference is zero, and no gradient is."""
    if about == BEYOND and any(map(nothing, values)):
        raise Mistake("finite differences", SAYS)


def gradient(what, x, right, known, n, about=""):
    """`agree`, for a gradient that sums over n examples."""
    mean_factors(what, x, right, n)
    refuse_differences(x, right)
    agree(what, x, right, known, about=about, n=n)


def no_sum(what):
    return Mistake(
        "not summed",
        f"{what} keeps the examples apart. They all use the same parameters, and "
        "where a value is used several times its contributions are added.",
    )


def bias_shapes(what, n, k):
    """Shapes of a bias gradient (k,) that tell a mistake, for n examples."""
    one = Mistake(
        "one bias for all", f"{what} is one number: each neuron has its own."
    )
    rows = Mistake(
        "over the neurons", f"{what} sums over neurons, not over examples."
    )
    kept = Mistake("shape", f"{what} has shape (1, {k}): a bias has ({k},).")
    # Where sides are equal, the last of two that share a shape counts.
    return {(): one, (1,): one, (n,): rows, (n, k): no_sum(what), (1, k): kept}


# Slips of two gradients of a layer, as functions of what went in, a (n, j), of its
# weights W (j, k) and of delta (n, k). Their sentences go on after a subject.
WEIGHT_SLIPS = [
    Wrong(
        "transposed",
        lambda a, W, delta: delta.T @ a,
        "is transposed: it belongs to W, entry by entry.",
    ),
    *several(
        "one example",
        [
            lambda a, W, delta: np.outer(a[0], delta[0]),
            lambda a, W, delta: np.outer(a[-1], delta[-1]),
        ],
        "knows one example only: all of them use these weights.",
    ),
]
BIAS_SLIPS = [
    Wrong(
        "one bias for all",
        lambda a, W, delta: np.full(len(delta.T), delta.sum()),
        "has the same number for all neurons: each has a bias of its own.",
    ),
    Wrong(
        "over the neurons",
        lambda a, W, delta: delta.sum(axis=1),
        "sums over neurons, not over examples.",
    ),
    *several(
        "one example",
        [lambda a, W, delta: delta[0], lambda a, W, delta: delta[-1]],
        "knows one example only: all of them use these biases.",
    ),
]


def suspects_of(what, wrongs, *arguments):
    """Suspects whose sentences begin with what they are about."""
    for suspect in suspects(wrongs, arguments):
        yield replace(suspect, message=f"{what} {suspect.message}")
