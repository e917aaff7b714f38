"""Weights: some examples count more than others."""

from dataclasses import dataclass, replace

import numpy as np

from handgrad.domains import formulas, overflow_is_data, settings
from handgrad.numerics import x_times_y
from handgrad.validation import as_examples, as_vector, check_all, check_has


def weights_from_zero(name, x):
    """Finite numbers (n,), none of them negative."""
    x = as_vector(name, x)
    check_all(x >= 0, name, x, "weights from zero up")
    return x


def inner_cost(name, x):
    check_has(name, x, "value", "grad", "accepts")
    return x


@dataclass(frozen=True)
@settings(cost=inner_cost, weights=weights_from_zero)
class Weighted:
    """
    J     = 1/n Σᵢ ωᵢ Jᵢ
    ∂J/∂ŷ = ωᵢ · row i of the cost's own gradient

    Jᵢ is the cost of example i alone. ω (n,) has a weight for each row of the target;
    an Objective gives each mini-batch its own. It divides by n, so that weights of
    mean one keep the scale; PyTorch's `weight` divides by Σ ω. Weights for classes
    come from the target: ω = y c, with c (k,) the weight of each class.

    >>> from handgrad.costs import MeanSquaredError
    >>> cost = Weighted(MeanSquaredError(), [1.0, 3.0])
    >>> float(cost.value([[1.0], [2.0]], [[0.0], [0.0]]))  # (1 · ½ + 3 · 2) / 2
    3.25
    """

    cost: object
    weights: np.ndarray

    @property
    def accepts(self):
        """What the cost does, with as many rows as there are weights."""

        def target(name, y):
            if len(y) != len(self.weights):
                raise ValueError(
                    f"{name} has {len(y)} rows, weights {len(self.weights)}: "
                    "each example needs one weight"
                )
            return self.cost.accepts.target(name, y)

        return self.cost.accepts._replace(target=target)

    @overflow_is_data()
    def value(self, prediction, target):
        """A cost is a mean, so rows of one weight go in together."""
        prediction, target = self.accepts.as_pair(prediction, target)
        J, total = formulas(self.cost).value, 0.0
        for w in np.unique(self.weights[self.weights > 0]):
            rows = self.weights == w
            total = total + w * rows.sum() * J(prediction[rows], target[rows])
        return total / len(target)

    @overflow_is_data()
    def grad(self, prediction, target):
        prediction, target = self.accepts.as_pair(prediction, target)
        grad = formulas(self.cost).grad(prediction, target)
        return x_times_y(self.weights[:, None], grad)

    def on(self, rows):
        """The same cost for a mini-batch: weights take the same rows."""
        return replace(self, weights=self.weights[rows])


@overflow_is_data()
def balanced(y):
    """Weights (n,) by which all classes count alike: ωᵢ = Σⱼ yᵢⱼ n / (k nⱼ).

    y (n, k) has a column for each class, or is (n, 1) with the probability of one of
    two; nⱼ = Σᵢ yᵢⱼ. A class without examples does not count among the k. The mean of
    the weights is one (King & Zeng 2001; as scikit-learn's "balanced").

    >>> balanced([[1, 0], [1, 0], [1, 0], [0, 1]]).round(3)
    array([0.667, 0.667, 0.667, 2.   ])
    """
    y = as_examples("y", y)
    check_all((y >= 0) & (y <= 1), "y", y, "probabilities, in [0, 1]")
    y = np.hstack([1 - y, y]) if y.shape[1] == 1 else y
    counts = y.sum(axis=0)
    there = counts > 0
    return y[:, there] @ (len(y) / (there.sum() * counts[there]))
