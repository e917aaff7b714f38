"""Gradients by differences of a cost, where an exercise asks for the formula.

They are told by their values. On everyday numbers wide steps are off; and each
exercise has a case with numbers so huge that a step is lost in rounding beside them,
or what it changes of the cost: both costs are equal, and their difference is zero.
"""

import numpy as np

from handgrad.exercises.judge.compare import TOLERANCE, close
from handgrad.exercises.judge.verdict import Mistake
from handgrad.exercises.judge.wrong import several

HUGE = 1e18  # its square fits into float32
BEYOND = "numbers beside which a small step is nothing"
NEAR = 1e-2  # no formula that is wrong is so near
SAYS = (
    "It is right to a few digits only, and not at all where numbers are huge, as "
    "finite differences of a cost are. Here the formula is asked for."
)


def refuse_differences(x, right, about="", tolerance=TOLERANCE):
    if close(x, right, tolerance):
        return
    lost = about == BEYOND and not np.any(x[~np.isclose(x, right)])
    if lost or close(x, right, NEAR):
        raise Mistake("finite differences", SAYS)


def central(h):
    """A function (cost, x): the gradient by differences over 2h."""

    def grad(cost, x):
        slopes = [(cost(x + e) - cost(x - e)) / (2 * h) for e in steps(x, h)]
        return np.reshape(slopes, x.shape)

    return grad


def forward(h):
    """The same by differences over h, to one side."""

    def grad(cost, x):
        slopes = [(cost(x + e) - cost(x)) / h for e in steps(x, h)]
        return np.reshape(slopes, x.shape)

    return grad


def steps(x, h):
    """A step along each entry of x, each of the shape of x."""
    return h * np.eye(x.size).reshape(x.size, *x.shape)


METHODS = [central(1e-1), central(1e-5), *map(forward, (1e-1, -1e-1, 1e-3, 1e-5))]


def differences(answer, methods=METHODS):
    """Rows of WRONG: `answer(method)` is the exercise's answer by a method."""
    return several("finite differences", map(answer, methods), SAYS)
