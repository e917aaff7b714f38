"""cross_entropy(z, y): the cost of logits (n, k) for one-hot targets, one number."""

import numpy as np

from handgrad.exercises.cross_entropy.costs import (
    COSTS,
    cross_entropy,
    extreme,
    mean_surprise,
    over_classes,
    per_example,
)
from handgrad.exercises.cross_entropy.logits import (
    OVERFLOW,
    SLIPS,
    SURE_AND_RIGHT,
    SURE_AND_WRONG,
    exponentials,
    extremes,
    one_hot,
    tolerance,
)
from handgrad.exercises.judge.compare import mean_factors
from handgrad.exercises.judge.expect import agree, number, value_of
from handgrad.exercises.judge.wrong import Wrong, several, suspects
from handgrad.exercises.runner.values import Case
from handgrad.numerics import sigmoid, softmax

POINTS = 3
GIVEN = 1
NOT_FINITE = {
    "": (
        "log of a target",
        "For everyday logits the cost is nan or infinite. Is there a logarithm of "
        "the targets, which are zero for most classes? They only say whose surprise "
        "counts.",
    ),
    **OVERFLOW,
    SURE_AND_RIGHT: (
        "zero probability",
        "For an example that is right and sure, the other classes' probabilities are "
        "rounded to zero, and zero times their logarithm is nan. Take the logarithm "
        "on paper, before anything is rounded.",
    ),
    SURE_AND_WRONG: (
        "zero probability",
        "For an example that is wrong and sure, the probability of the right class "
        "is rounded to zero, and its logarithm is infinite. Take the logarithm on "
        "paper, before anything is rounded.",
    ),
}


def cases(rng):
    ordinary = rng.uniform(0.2, 3, size=(5, 3))  # no logarithm of them is nan
    yield Case((ordinary, one_hot([0, 2, 1, 1, 2], 3)))
    square = rng.normal(size=(4, 4)), one_hot([1, 2, 0, 0], 4)
    yield Case(square, "as many examples as classes")
    yield Case((rng.normal(size=(1, 4)), one_hot([2], 4)), "one example")
    yield Case((np.zeros((2, 3)), one_hot([2, 0], 3)), "logits that are all zero")
    yield from extremes(rng)


def judge(case, output):
    z, y = case.arguments
    value = value_of(case, output)
    per_example(value, len(z))
    cost, right = number("The cost", value), cross_entropy(z, y)
    digits = tolerance(case.about)
    extreme(cost, right, case.about, NOT_FINITE, digits)
    mean_factors("The cost", cost, right, len(z))
    known = suspects(WRONG, (z, y))
    agree("The cost", cost, right, known, digits, case.about, len(z))


def in_each_column(probabilities):
    """Binary cross-entropy of all entries, summed along a row."""

    def cost(z, y):
        p = probabilities(z)
        return mean_surprise(y, np.log(p)) + mean_surprise(1 - y, np.log(1 - p))

    return cost


def over_k(cost):
    return lambda z, y: cost(z, y) / z.shape[1]


def plus(small):
    return lambda z, y: mean_surprise(y, np.log(softmax(z) + small))


def sums_of_logs(log_p):
    return lambda z, y: mean_surprise(y, log_p(z, z.max(axis=1, keepdims=True)))


def along(z):
    return z.sum(axis=1, keepdims=True)


MEANS = [
    *several(
        "binary in each column",
        [
            in_each_column(softmax),
            over_k(in_each_column(softmax)),
            in_each_column(sigmoid),
            over_k(in_each_column(sigmoid)),
        ],
        "This is binary cross-entropy in each column, for classes that do not "
        "exclude each other. Here an example pays for one class only.",
    ),
    *several(
        "clipped",
        map(plus, (1e-1, 1e-2, 1e-3, 1e-4, 1e-5)),
        "A number is added to each probability before its logarithm, and even where "
        "it is small it changes the cost: beyond a limit that stands still, however "
        "wrong the example is.",
    ),
    *several(
        "log of the sum",
        [
            sums_of_logs(lambda z, top: z - along(z)),
            sums_of_logs(lambda z, top: z - top - along(z - top)),
            sums_of_logs(lambda z, top: z - along(z - top)),
        ],
        "Logarithms are taken first and added up afterwards. The logarithm of a sum "
        "is something else: the order counts.",
    ),
    Wrong(
        "softmax missing",
        lambda z, y: mean_surprise(y, np.log(z)),
        "A logarithm met a number that is no probability, such as a logit.",
    ),
    Wrong(
        "softmax missing",
        lambda z, y: mean_surprise(y, z),
        "The logits went in as if they were logarithms of probabilities. What "
        "makes probabilities of them is missing.",
    ),
    Wrong(
        "unnormalized",
        lambda z, y: mean_surprise(y, np.log(exponentials(z))),
        "The logits were shifted and no more: the sum that makes probabilities "
        "of exponentials is missing.",
    ),
    Wrong(
        "not put back",
        lambda z, y: cross_entropy(z, y) - np.mean(z.max(axis=1)),
        "The sum is one of shifted exponentials, but the logits that it is "
        "compared with are not shifted. What was taken out has to come back.",
    ),
]
WRONG = [
    *COSTS,
    over_classes("the cost", cross_entropy),
    *(slip.after(lambda p, y: mean_surprise(y, np.log(p))) for slip in SLIPS),
    *MEANS,
]
