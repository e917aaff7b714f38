"""What people return for one logit per example instead of its cost and gradient."""

import numpy as np

from handgrad import numerics
from handgrad.exercises.cross_entropy.costs import both, other_costs, units
from handgrad.exercises.judge.expect import Suspect


def other_values(z, y, right):
    n, p = len(z), numerics.sigmoid(z)
    columns = np.hstack([y, 1 - y]), np.hstack([p, 1 - p])
    yield from units(right)
    yield from both(other_costs(*columns), n)
    yield from both(values_of_slips(z, y, p), n)


def values_of_slips(z, y, p):
    for value in (-np.mean(y * np.log(p)), -np.mean((1 - y) * np.log(1 - p))):
        yield Suspect(
            "one class alone",
            value,
            "Only the examples of one class pay. Those of the other class have a "
            "surprise, too.",
        )
    yield Suspect(
        "table",
        np.mean(numerics.softplus(z) - z * y.T),
        "Each logit met every target: a column met a flat array, and NumPy spread "
        "both to a table. Keep everything in columns.",
    )
    q = numerics.sigmoid(p)
    yield Suspect(
        "softmax twice",
        -np.mean(y * np.log(q) + (1 - y) * np.log(1 - q)),
        "The sigmoid was applied twice: probabilities went in where logits belong.",
    )


def other_grads(z, y, right):
    n, p = len(z), numerics.sigmoid(z)
    yield Suspect(
        "sign",
        -right,
        "The gradient has the wrong sign: it should point to where the cost rises.",
    )
    yield from both(grads_of_slips(z, y, p), n)


def grads_of_slips(z, y, p):
    n = len(z)
    yield Suspect(
        "extra slope",
        (p - y) * p * (1 - p) / n,
        "There is an extra factor, the slope of the sigmoid. With this cost it has "
        "canceled already.",
    )
    yield Suspect(
        "at the probabilities",
        (p - y) / (p * (1 - p)) / n,
        "This is the gradient at the probability. Asked for is that at the logit, "
        "and the sigmoid between them has a slope.",
    )
    for value in (y * (p - y), (1 - y) * (p - y)):
        yield Suspect(
            "one class alone",
            value / n,
            "Only the examples of one class have a slope. Those of the other have "
            "one, too.",
        )
    yield Suspect(
        "target unused",
        p / n,
        "No entry is negative, so no logit should rise: the targets play no part.",
    )
    yield Suspect(
        "softmax missing",
        (z - y) / n,
        "Targets were compared with logits. A target is a probability, so what it is "
        "compared with should be one, too.",
    )
    yield Suspect(
        "softmax twice",
        (numerics.sigmoid(p) - y) / n,
        "The sigmoid was applied twice: probabilities went in where logits belong.",
    )
    yield Suspect(
        "hard maximum",
        ((z > 0) - y) / n,
        "The prediction was rounded to zero or one. A probability in between says "
        "how sure it is, and that is lost.",
    )
