"""What a cost is along an axis: its values and gradients, from the library's own."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from handgrad import costs
from handgrad.activations import sigmoid
from handgrad.numerics import softmax
from handgrad.plots.costs import WORDS
from handgrad.widgets.base.arrays import pack

CELLS = {"number": 128, "class": 160}  # of a curve, over the axis
NICE = (1, 2, 2.5, 4, 5, 6, 8, 10)  # half-widths of an axis, times a power of ten


@dataclass(frozen=True)
class AfterSigmoid:
    """
    J     = C(σ(z), y)
    ∂J/∂z = ∂C/∂ŷ · σ′(z)

    A cost C of a sigmoid's output, as the logit z sees it, (n, k).
    """

    cost: object

    def value(self, logits, target):
        return self.cost.value(sigmoid.value(logits), target)

    def grad(self, logits, target):
        prediction, slope = sigmoid.value_and_slope(logits)
        return self.cost.grad(prediction, target) * slope


@dataclass(frozen=True)
class AfterSoftmax:
    """
    J      = C(p, y), p = softmax(z)
    ∂J/∂zⱼ = pⱼ (gⱼ − Σₖ gₖ pₖ), g = ∂C/∂p

    A cost C of class probabilities, as the logits z see it, (n, k).
    """

    cost: object

    def value(self, logits, target):
        return self.cost.value(softmax(logits), target)

    def grad(self, logits, target):
        p = softmax(logits)
        g = self.cost.grad(p, target)
        return p * (g - np.sum(g * p, axis=1, keepdims=True))


@dataclass(frozen=True)
class OfClass:
    """A cost of labels −1 and 1, for the classes 0 and 1."""

    cost: object

    def value(self, scores, target):
        return self.cost.value(scores, 2 * target - 1)

    def grad(self, scores, target):
        return self.cost.grad(scores, 2 * target - 1)


class CostShapes(NamedTuple):
    """Costs of one number: curves over the prediction, and where it is now."""

    kind: str  # "number", or "class": what the target is
    names: tuple
    x: np.ndarray  # predictions, (m,)
    curves: np.ndarray  # values there, (costs, m)
    prediction: float
    target: float
    value: np.ndarray  # (costs,)
    grad: np.ndarray  # (costs,)


class ClassCosts(NamedTuple):
    """Costs of class probabilities, and their gradients by logit."""

    names: tuple
    logits: np.ndarray  # (k,)
    target: int
    value: np.ndarray  # (costs,)
    grad: np.ndarray  # (costs, k)

    @property
    def probability(self):
        return softmax(self.logits[None])[0]


def library(kind, threshold=1.0):
    """The costs of a kind of target by name."""
    squared = costs.MeanSquaredError()
    if kind == "number":
        absolute, huber = costs.MeanAbsoluteError(), costs.Huber(threshold)
        return {"squared": squared, "absolute": absolute, "huber": huber}
    if kind == "class":
        return {
            "cross-entropy": costs.BinaryCrossEntropyFromLogits(),
            "hinge": OfClass(costs.Hinge()),
            "squared-sigmoid": AfterSigmoid(squared),
        }
    cross_entropy = costs.CategoricalCrossEntropyFromLogits()
    return {"cross-entropy": cross_entropy, "squared-softmax": AfterSoftmax(squared)}


def at(cost, prediction, target):
    """Value and gradient for one example: prediction and target have k numbers."""
    prediction, target = np.atleast_2d(prediction), np.atleast_2d(target)
    return cost.value(prediction, target), cost.grad(prediction, target)[0]


def along(cost, predictions, target):
    """Values and gradients of a cost of one number, (m,) each."""
    value, grad = zip(*(at(cost, x, target) for x in predictions))
    return np.array(value), np.array(grad)[:, 0]


def record_axis(kind, names, start, threshold):
    """The axis of a kind of target, and the curves of its costs, for a page.

    Costs of a number depend on the error ŷ − y alone, so x holds errors and a curve
    is (1, m); costs of a class have one for each class, (2, m).
    """
    prediction, target = start
    half = _half_width(kind, prediction, target)
    middle = target if kind == "number" else 0.0
    axis = {
        "names": names, "words": [WORDS[name] for name in names],
        "start": [prediction, target],
        "domain": [middle - half, middle + half],
        "step": 10 ** np.floor(np.log10(half)) / 20,
    }  # fmt: skip
    if kind == "classes":
        return axis
    # Steps of a sixteenth for the usual axes, so that kinks lie on the grid.
    x = np.linspace(-half, half, CELLS[kind] + 1)
    x = np.concatenate([x[:-1] - half, x + half]) if kind == "number" else x
    known = library(kind, threshold)
    targets = [0.0] if kind == "number" else [0.0, 1.0]
    pairs = [[along(known[name], x, y) for y in targets] for name in names]
    value, grad = np.moveaxis(np.array(pairs), 2, 0)
    return axis | {"x": pack(x), "value": pack(value), "grad": pack(grad)}


def _half_width(kind, prediction, target):
    """A round number with room for the prediction, and for the usual scale."""
    least = {"number": 4.0, "class": 5.0, "classes": 6.0}[kind]
    away = prediction - target if kind == "number" else prediction
    needed = max(least, 1.25 * np.max(np.abs(away)))
    power = 10 ** np.floor(np.log10(needed))
    return float(next(n * power for n in NICE if n * power >= needed * (1 - 1e-12)))
