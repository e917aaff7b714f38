"""What a cost accepts: one kind of numbers as prediction, one as target.

A kind is a function (name, x) that raises ValueError for numbers x, (n, k), that are
not of the kind.
"""

from collections.abc import Callable
from typing import NamedTuple

from handgrad.validation import (
    as_examples,
    check_all,
    check_finite,
    check_same_shape,
)


def anything(name, x):
    """Every number: a prediction that overflows is a result, not bad input."""


finite = check_finite


def probabilities(name, x):
    check_all((x.real >= 0) & (x.real <= 1), name, x, "probabilities, in [0, 1]")


def signs(name, x):
    check_all((x == -1) | (x == 1), name, x, "labels -1 or 1")


def distributions(name, x):
    """Each row holds probabilities that sum to one (to 1e-9)."""
    probabilities(name, x)
    total = x.sum(axis=1)
    one = abs(total - 1) < 1e-9
    check_all(one, f"the sum of {name}", total, "1, each row a distribution")


class Domain(NamedTuple):
    """What a cost accepts as prediction and as target, both (n, k)."""

    prediction: Callable
    target: Callable

    def as_pair(self, prediction, target):
        """Both as numbers, or a ValueError."""
        prediction = as_examples("prediction", prediction)
        target = self.as_target("target", target)
        check_same_shape(prediction=prediction, target=target)
        self.prediction("prediction", prediction)
        return prediction, target

    def as_target(self, name, target):
        target = as_examples(name, target)
        self.target(name, target)
        return target
