"""cross_entropy(z, y): the cost of logits (n, k) for one-hot targets, one number."""

import numpy as np

from handgrad import numerics
from handgrad.exercises.cross_entropy.costs import (
    both,
    extreme,
    mean_surprise,
    other_costs,
    over_classes,
    per_example,
    units,
)
from handgrad.exercises.cross_entropy.logits import (
    OVERFLOW,
    SURE_AND_RIGHT,
    SURE_AND_WRONG,
    extremes,
    one_hot,
    slips,
)
from handgrad.exercises.judge.compare import mean_factors
from handgrad.exercises.judge.expect import Suspect, agree, number, value_of
from handgrad.exercises.runner.values import Case

POINTS = 3
NOT_FINITE = {
    "": (
        "softmax missing",
        "For everyday logits the cost is nan or infinite: a logarithm met a "
        "number that is not between zero and one, such as a logit, or the "
        "zero of a target.",
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
    ordinary = -rng.uniform(0.2, 3, size=(5, 3))
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
    cost = number("The cost", value)
    right = mean_surprise(y, numerics.log_softmax(z))
    extreme(cost, right, case.about, NOT_FINITE)
    mean_factors("The cost", cost, right, len(z))
    agree("The cost", cost, right, suspects(z, y, right), about=case.about)


def suspects(z, y, right):
    n, k = z.shape
    yield from units(right)
    yield from over_classes("the cost", right, n, k)
    yield from both(other_costs(y, numerics.softmax(z)), n)
    yield from both(in_each_column(y, numerics.softmax(z)), n)
    yield from both(other_probabilities(z, y), n)
    top = z.max(axis=1)
    yield from both([not_put_back(right - np.mean(top))], n)


def in_each_column(y, p):
    yield Suspect(
        "binary in each column",
        mean_surprise(y, np.log(p)) + mean_surprise(1 - y, np.log(1 - p)),
        "This is binary cross-entropy in each column, for classes that do not "
        "exclude each other. Here an example pays for one class only.",
    )


def not_put_back(value):
    return Suspect(
        "not put back",
        value,
        "The sum is one of shifted exponentials, but the logits that it is compared "
        "with are not shifted. What was taken out has to come back.",
    )


def other_probabilities(z, y):
    for each in slips(z):
        yield Suspect(each.name, mean_surprise(y, np.log(each.value)), each.message)
    yield Suspect(
        "softmax missing",
        mean_surprise(y, z),
        "The logits went in as if they were logarithms of probabilities. What makes "
        "probabilities of them is missing.",
    )
    yield Suspect(
        "unnormalized",
        mean_surprise(y, z - z.max(axis=1, keepdims=True)),
        "The logits were shifted and no more: the sum that makes probabilities of "
        "exponentials is missing.",
    )
