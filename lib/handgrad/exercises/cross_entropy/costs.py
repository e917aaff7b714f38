"""Cross-entropy, and costs that people compute instead."""

import numpy as np

from handgrad.exercises.judge.compare import TOLERANCE, close
from handgrad.exercises.judge.expect import shape_of
from handgrad.exercises.judge.verdict import Mistake
from handgrad.exercises.judge.wrong import Wrong, several
from handgrad.numerics import log_softmax, softmax


def mean_surprise(y, log_p):
    return -np.sum(y * log_p) / len(y)


def cross_entropy(z, y):
    return mean_surprise(y, log_softmax(z))


def against(p, y):
    """The gradient at the logits whose probabilities are p."""
    return (p - y) / len(y)


def per_example(value, n):
    """A number for each example is one step away from a cost."""
    if n > 1 and shape_of(value) in ((n,), (n, 1)):
        raise Mistake(
            "per example",
            "It returned a number for each example: the cost is one number for all "
            "of them, their mean.",
        )


def extreme(cost, right, about, reasons, tolerance=TOLERANCE):
    """A case in which a formula that is right on paper fails; the reasons say why."""
    if about in reasons and not np.isfinite(cost):
        raise Mistake(*reasons[about])
    if about and about in reasons and not close(cost, right, tolerance):
        raise Mistake(
            "clipped",
            f"For {about}, the cost is finite but not right. Is there a limit to "
            "what a logit or a probability may be? Beyond a limit the cost stands "
            "still, however wrong the example is.",
        )


def over_classes(what, right):
    return Wrong(
        "mean over classes",
        lambda z, y: right(z, y) / z.shape[1],
        f"The number of classes divides {what}. An example pays once, however many "
        "classes there are.",
    )


def only_y_divided(probabilities):
    return Wrong(
        "precedence",
        lambda z, y: probabilities(z) - y / len(y),
        "Only the targets are divided by the number of examples: in p - y / n the "
        "division comes first.",
    )


def in_base(base):
    return Wrong(
        "base",
        lambda z, y: cross_entropy(z, y) / np.log(base),
        f"The cost is right but for its unit: its logarithm has base {base}.",
    )


def squared_error(factor):
    return lambda z, y: factor * np.sum((softmax(z) - y) ** 2) / len(y)


MEANS = [
    *several(
        "logarithm missing",
        [
            lambda z, y: mean_surprise(y, softmax(z)),
            lambda z, y: mean_surprise(y, softmax(z) - 1),
        ],
        "It averages probabilities. A cost of surprises has a logarithm in it.",
    ),
    *several(
        "target unused",
        [
            lambda z, y: mean_surprise(softmax(z), log_softmax(z)),
            lambda z, y: cross_entropy(z, np.ones_like(y)),
        ],
        "Every class counts, whichever is there: the targets play no part.",
    ),
    Wrong(
        "classes exchanged",
        lambda z, y: cross_entropy(z, 1 - y),
        "It pays for the classes that are not there.",
    ),
    *several(
        "squared error",  # two columns of one logit count an error twice
        [squared_error(1), squared_error(0.5), squared_error(0.25)],
        "This is the squared error of the probabilities, which is another cost.",
    ),
]
COSTS = [
    Wrong(
        "sign",
        lambda z, y: -cross_entropy(z, y),
        "The cost has the wrong sign: a surprise is never negative.",
    ),
    in_base(2),
    in_base(10),
    *MEANS,
]
