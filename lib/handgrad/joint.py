"""Two costs at once: one judges the first columns of a prediction, one the others."""

from dataclasses import dataclass

import numpy as np

from handgrad.domains import (
    Domain,
    formulas,
    overflow_is_data,
    positive,
    settings,
)
from handgrad.validation import check_has, check_integer


def inner_cost(name, x):
    check_has(name, x, "value", "grad", "accepts")
    return x


def whole(name, number):
    check_integer(name, number, 1)
    return number


@dataclass(frozen=True)
@settings(first=inner_cost, second=inner_cost, columns=whole, balance=positive)
class Joint:
    """
    J     = J₁(first columns) + balance · J₂(the others)
    ∂J/∂ŷ = the gradients of both, side by side

    Detection, in one image with one object: J₁ asks what it is, J₂ where. `columns`
    is how many belong to J₁, and `balance` says how much a miss counts beside a wrong
    name (as the weights of tasks in Redmon et al. 2016).

    >>> from handgrad.costs import MeanAbsoluteError, MeanSquaredError
    >>> cost = Joint(MeanAbsoluteError(), MeanSquaredError(), columns=1, balance=10.0)
    >>> float(cost.value([[3.0, 1.0, 2.0]], [[0.0, 0.0, 0.0]]))  # 3 + 10 (1 + 4) / 2
    28.0
    """

    first: object
    second: object
    columns: int
    balance: float = 1.0

    @property
    def accepts(self):
        """In their columns, what the two costs accept."""
        one, other = self.first.accepts, self.second.accepts
        return Domain(
            self._kind(one.prediction, other.prediction),
            self._kind(one.target, other.target),
        )

    @overflow_is_data()
    def value(self, prediction, target):
        pairs = self._halves(*self.accepts.as_pair(prediction, target))
        first, second = (J.value(*pair) for J, pair in zip(self._both, pairs))
        return first + self.balance * second

    @overflow_is_data()
    def grad(self, prediction, target):
        pairs = self._halves(*self.accepts.as_pair(prediction, target))
        first, second = (J.grad(*pair) for J, pair in zip(self._both, pairs))
        return np.hstack([first, self.balance * second])

    @property
    def _both(self):
        return formulas(self.first), formulas(self.second)

    def _halves(self, *arrays):
        k = self.columns
        return [a[:, :k] for a in arrays], [a[:, k:] for a in arrays]

    def _kind(self, one, other):
        def kind(name, x):
            if x.shape[1] <= self.columns:
                raise ValueError(
                    f"{name} has {x.shape[1]} columns: expected more than "
                    f"{self.columns}, which belong to the first cost"
                )
            k = self.columns
            return np.hstack([one(name, x[:, :k]), other(name, x[:, k:])])

        return kind
