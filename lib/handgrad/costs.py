"""Cost functions: each pairs a value with its gradient.

A prediction and its target are arrays of shape (n, k): n examples in rows, k outputs
in columns. Every cost J is a mean over the n examples, so no other module ever
divides by n.

`value` returns J, a float; `grad` returns ∂J/∂prediction, shaped (n, k). Both raise
ValueError for shapes that differ, empty batches, and numbers outside what the cost
`accepts`, and TypeError for what is no number.

A target row may be any distribution, not only a one-hot row. So labels are smoothed
in the target (Szegedy et al. 2016):

>>> y, eps = np.eye(3)[[0, 2]], 0.1
>>> soft = (1 - eps) * y + eps / 3
>>> z = np.array([[9.0, 0.0, 0.0], [0.0, 0.0, 9.0]])
>>> cost = CategoricalCrossEntropyFromLogits()
>>> print(f"{cost.value(z, y):.4f} {cost.value(z, soft):.4f}")  # certainty costs now
0.0002 0.6002

`Weighted`, in weights.py, makes some examples count more than others.
"""

from dataclasses import dataclass

import numpy as np

from handgrad.domains import (
    anything,
    cost,
    distributions,
    finite,
    positive,
    probabilities,
    settings,
    signs,
)
from handgrad.numerics import (
    log_softmax,
    sigmoid,
    softmax,
    softplus,
    x_log1p_y,
    x_log_y,
    x_over_y,
    x_times_y,
)


@dataclass(frozen=True)
@cost(prediction=anything, target=finite)
class MeanSquaredError:
    """
    J     = 1/(2n) Σᵢ ‖ŷᵢ − yᵢ‖²
    ∂J/∂ŷ = (ŷ − y) / n

    The ½ as in Bishop (2006, eq. 3.26); PyTorch has none, and divides by k too.
    """

    def value(self, prediction, target):
        return 0.5 * np.sum((prediction - target) ** 2) / len(target)

    def grad(self, prediction, target):
        return (prediction - target) / len(target)


@dataclass(frozen=True)
@cost(prediction=anything, target=finite)
class MeanAbsoluteError:
    """
    J     = 1/n Σᵢ Σⱼ |ŷᵢⱼ − yᵢⱼ|
    ∂J/∂ŷ = sign(ŷ − y) / n (0 at the kink, as in PyTorch)
    """

    def value(self, prediction, target):
        return np.sum(np.abs(prediction - target)) / len(target)

    def grad(self, prediction, target):
        return np.sign(prediction - target) / len(target)


@dataclass(frozen=True)
@settings(threshold=positive)
@cost(prediction=anything, target=finite)
class Huber:
    """
    J     = 1/n Σᵢ Σⱼ h(ŷᵢⱼ − yᵢⱼ), h(e) = ½e² where |e| ≤ c, else c|e| − ½c²
    ∂J/∂ŷ = clip(ŷ − y, −c, c) / n

    c is the threshold, in the target's units (Huber 1964; PyTorch calls it delta).
    """

    threshold: float = 1.0

    def value(self, prediction, target):
        distance = np.abs(prediction - target)
        near = np.minimum(distance, self.threshold)
        return np.sum(near * (distance - 0.5 * near)) / len(target)

    def grad(self, prediction, target):
        clipped = np.clip(prediction - target, -self.threshold, self.threshold)
        return clipped / len(target)


@dataclass(frozen=True)
@cost(prediction=probabilities, target=probabilities)
class BinaryCrossEntropy:
    """
    J     = −1/n Σᵢ Σⱼ [y log p + (1 − y) log(1 − p)]
    ∂J/∂p = [(1 − y)/(1 − p) − y/p] / n

    Takes probabilities p. A wrong answer given with certainty costs ∞; PyTorch caps
    each term at 100.
    """

    def value(self, prediction, target):
        terms = x_log_y(target, prediction) + x_log1p_y(1 - target, -prediction)
        return -np.sum(terms) / len(target)

    def grad(self, prediction, target):
        slopes = x_over_y(1 - target, 1 - prediction) - x_over_y(target, prediction)
        return slopes / len(target)


LogLoss = BinaryCrossEntropy  # two names, one cost


@dataclass(frozen=True)
@cost(prediction=anything, target=probabilities)
class BinaryCrossEntropyFromLogits:
    """
    J     = 1/n Σᵢ Σⱼ [y log(1 + e⁻ᶻ) + (1 − y) log(1 + eᶻ)]
    ∂J/∂z = (σ(z) − y) / n

    Takes logits z: it is BinaryCrossEntropy of σ(z), fused, so that large logits
    cost no digits. The bracket is log(1 + eᶻ) − y z, which would lose them.
    """

    def value(self, logits, target):
        if_one, if_zero = softplus(-logits), softplus(logits)  # −log p, −log(1 − p)
        terms = x_times_y(target, if_one) + x_times_y(1 - target, if_zero)
        return np.sum(terms) / len(target)

    def grad(self, logits, target):
        return (sigmoid(logits) - target) / len(target)


@dataclass(frozen=True)
@cost(prediction=distributions, target=distributions)
class CategoricalCrossEntropy:
    """
    J     = −1/n Σᵢ Σⱼ yᵢⱼ log pᵢⱼ
    ∂J/∂p = −(y/p) / n

    Takes probabilities p; each row of p and of y is a distribution over k classes.
    """

    def value(self, prediction, target):
        return -np.sum(x_log_y(target, prediction)) / len(target)

    def grad(self, prediction, target):
        return -x_over_y(target, prediction) / len(target)


@dataclass(frozen=True)
@cost(prediction=anything, target=distributions)
class CategoricalCrossEntropyFromLogits:
    """
    J     = −1/n Σᵢ Σⱼ yᵢⱼ log softmax(z)ᵢⱼ
    ∂J/∂z = (softmax(z) − y) / n

    Takes logits z: CategoricalCrossEntropy of softmax(z), fused and stable.
    """

    def value(self, logits, target):
        return -np.sum(x_times_y(target, log_softmax(logits))) / len(target)

    def grad(self, logits, target):
        return (softmax(logits) - target) / len(target)


@dataclass(frozen=True)
@cost(prediction=anything, target=signs)
class Hinge:
    """
    J     = 1/n Σᵢ Σⱼ max(0, 1 − y s)
    ∂J/∂s = −y / n where y s < 1, else 0

    Takes scores s and labels y of −1 or 1 (Cortes & Vapnik 1995).
    """

    def value(self, scores, target):
        return np.sum(np.maximum(0, 1 - target * scores)) / len(target)

    def grad(self, scores, target):
        return -target * (target * scores < 1) / len(target)


@dataclass(frozen=True)
@cost(prediction=distributions, target=distributions)
class KLDivergence:
    """
    J     = 1/n Σᵢ Σⱼ yᵢⱼ log(yᵢⱼ / pᵢⱼ)
    ∂J/∂p = −(y/p) / n

    Cross-entropy less the entropy of y, which no prediction can change: the
    gradients are equal.
    """

    def value(self, prediction, target):
        terms = x_log_y(target, target) - x_log_y(target, prediction)
        return np.sum(terms) / len(target)

    def grad(self, prediction, target):
        return -x_over_y(target, prediction) / len(target)
