"""Costs that people compute instead of cross-entropy."""

import numpy as np

from handgrad.exercises.judge.compare import close
from handgrad.exercises.judge.expect import Suspect, shape_of
from handgrad.exercises.judge.verdict import Mistake


def mean_surprise(y, log_p):
    return -np.sum(y * log_p) / len(y)


def per_example(value, n):
    """A number for each example is one step away from a cost."""
    if n > 1 and shape_of(value) in ((n,), (n, 1)):
        raise Mistake(
            "per example",
            "It returned a number for each example: the cost is one number for all "
            "of them, their mean.",
        )


def extreme(cost, right, about, reasons):
    """A case in which a formula that is right on paper fails; the reasons say why."""
    if about in reasons and not np.isfinite(cost):
        raise Mistake(*reasons[about])
    if about and about in reasons and not close(cost, right):
        raise Mistake(
            "clipped",
            f"For {about}, the cost is finite but not right. Is there a limit to "
            "what a logit or a probability may be? Beyond a limit the cost stands "
            "still, however wrong the example is.",
        )


def both(suspects, n):
    """Each as a mean over n examples, and as a sum: the first mistake comes first."""
    for each in suspects:
        yield each
        yield Suspect(each.name, n * each.value, each.message)


def over_classes(what, right, n, k):
    for divisor in (k, n * k):
        yield Suspect(
            "mean over classes",
            right * n / divisor,
            f"The number of classes divides {what}. An example pays once, however "
            "many classes there are.",
        )


def units(right):
    yield Suspect(
        "sign",
        -right,
        "The cost has the wrong sign: a surprise is never negative.",
    )
    for base in (2, 10):
        yield Suspect(
            "base",
            right / np.log(base),
            f"The cost is right but for its unit: its logarithm has base {base}.",
        )


def other_costs(y, p):
    log_p = np.log(p)
    for value in (mean_surprise(y, p), mean_surprise(y, p - 1)):
        yield Suspect(
            "logarithm missing",
            value,
            "It averages probabilities. A cost of surprises has a logarithm in it.",
        )
    for value in (mean_surprise(p, log_p), mean_surprise(np.ones_like(y), log_p)):
        yield Suspect(
            "target unused",
            value,
            "Every class counts, whichever is there: the targets play no part.",
        )
    yield Suspect(
        "classes exchanged",
        mean_surprise(1 - y, log_p),
        "It pays for the classes that are not there.",
    )
    for factor in (1, 0.5, 0.25):  # two columns of one logit count an error twice
        yield Suspect(
            "squared error",
            factor * np.sum((p - y) ** 2) / len(y),
            "This is the squared error of the probabilities, which is another cost.",
        )
