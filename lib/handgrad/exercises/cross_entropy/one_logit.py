"""What people return for one logit per example instead of its cost and gradient."""

from dataclasses import replace

import numpy as np

from handgrad.exercises.cross_entropy.costs import COSTS, against, only_y_divided
from handgrad.exercises.judge.differences import differences
from handgrad.exercises.judge.wrong import Wrong, several
from handgrad.numerics import sigmoid, softplus


def binary_cross_entropy(z, y):
    return np.mean(softplus(z) - y * z), against(sigmoid(z), y)


def of_one_logit(cost):
    """A cost of several classes, for a logit and zero beside it."""
    return lambda z, y: cost(np.hstack([z, 0 * z]), np.hstack([y, 1 - y]))


def slope(z):
    return sigmoid(z) * sigmoid(-z)


def surprises(p, y):
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


def by(method):
    return lambda z, y: method(lambda z: binary_cross_entropy(z, y)[0], z)


TWICE = "The sigmoid was applied twice: probabilities went in where logits belong."
MEAN_VALUES = [
    *several(
        "one class alone",
        [
            lambda z, y: np.mean(y * softplus(-z)),
            lambda z, y: np.mean((1 - y) * softplus(z)),
        ],
        "Only the examples of one class pay. Those of the other class have a "
        "surprise, too.",
    ),
    Wrong(
        "table",
        lambda z, y: np.mean(softplus(z) - z * y.T),
        "Each logit met every target: a column met a flat array, and NumPy "
        "spread both to a table. Keep everything in columns.",
    ),
    Wrong(
        "softmax twice",
        lambda z, y: surprises(sigmoid(sigmoid(z)), y),
        TWICE,
    ),
]
VALUES = [
    *(replace(wrong, function=of_one_logit(wrong.function)) for wrong in COSTS),
    *MEAN_VALUES,
]
MEAN_GRADS = [
    Wrong(
        "extra slope",
        lambda z, y: against(sigmoid(z), y) * slope(z),
        "There is an extra factor, the slope of the sigmoid. With this cost it "
        "has canceled already.",
    ),
    only_y_divided(sigmoid),
    Wrong(
        "precedence",
        lambda z, y: against(1 + np.exp(-z), y),
        "The prediction is above one. Python reads 1 / 1 + x from the left, and "
        "divides before it adds.",
    ),
    Wrong(
        "at the probabilities",
        lambda z, y: against(sigmoid(z), y) / slope(z),
        "This is the gradient at the probability. Asked for is that at the "
        "logit, and the sigmoid between them has a slope.",
    ),
    *several(
        "one class alone",
        [
            lambda z, y: y * against(sigmoid(z), y),
            lambda z, y: (1 - y) * against(sigmoid(z), y),
        ],
        "Only the examples of one class have a slope. Those of the other have one, "
        "too.",
    ),
    Wrong(
        "target unused",
        lambda z, y: sigmoid(z) / len(z),
        "No entry is negative, so no logit should rise: the targets play no part.",
    ),
    Wrong(
        "softmax missing",
        against,
        "Targets were compared with logits. A target is a probability, so what "
        "it is compared with should be one, too.",
    ),
    Wrong("softmax twice", lambda z, y: against(sigmoid(sigmoid(z)), y), TWICE),
    Wrong(
        "hard maximum",
        lambda z, y: against(z > 0, y),
        "The prediction was rounded to zero or one. A probability in between "
        "says how sure it is, and that is lost.",
    ),
]
GRADS = [
    Wrong(
        "sign",
        lambda z, y: -against(sigmoid(z), y),
        "The gradient has the wrong sign: it should point to where the cost rises.",
    ),
    *differences(by),
    *MEAN_GRADS,
]
