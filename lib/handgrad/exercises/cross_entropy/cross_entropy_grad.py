"""cross_entropy_grad(z, y): the gradient of that cost at the logits, (n, k)."""

import numpy as np

from handgrad.exercises.cross_entropy.costs import (
    against,
    cross_entropy,
    only_y_divided,
    over_classes,
)
from handgrad.exercises.cross_entropy.logits import (
    OVERFLOW,
    SLIPS,
    SURE_AND_RIGHT,
    SURE_AND_WRONG,
    extremes,
    one_hot,
    tolerance,
)
from handgrad.exercises.judge.compare import mean_factors
from handgrad.exercises.judge.differences import (
    BEYOND,
    HUGE,
    differences,
    refuse_differences,
)
from handgrad.exercises.judge.expect import agree, array, shape_of, value_of
from handgrad.exercises.judge.verdict import Mistake
from handgrad.exercises.judge.wrong import Wrong, suspects
from handgrad.exercises.runner.values import Case
from handgrad.numerics import softmax

POINTS = 3
DIVIDED = (
    "zero probability",
    "For an example that is wrong and sure, it divides by a probability that was "
    "rounded to zero. On paper that probability cancels.",
)
NOT_FINITE = {
    **OVERFLOW,
    SURE_AND_RIGHT: DIVIDED,
    SURE_AND_WRONG: DIVIDED,
}


def cases(rng):
    yield Case((rng.normal(size=(5, 3)), one_hot([0, 2, 1, 1, 2], 3)))
    square = rng.normal(size=(4, 4)), one_hot([1, 2, 0, 0], 4)
    yield Case(square, "as many examples as classes")
    yield Case((rng.normal(size=(1, 4)), one_hot([2], 4)), "one example")
    z, y = rng.normal(size=(2, 3)), one_hot([2, 0], 3)
    yield Case((np.tile(z, (2, 1)), np.tile(y, (2, 1))), "examples that come twice")
    yield from extremes(rng)
    z = np.vstack([HUGE * np.array([1, 0, -1]), rng.normal(size=3)])
    yield Case((z, one_hot([2, 0], 3)), BEYOND)


def judge(case, output):
    z, y = case.arguments
    value = value_of(case, output)
    if shape_of(value) == ():
        one_number(value)
    grad = array("The gradient", value, z.shape)
    if case.about in NOT_FINITE and not np.isfinite(grad).all():
        raise Mistake(*NOT_FINITE[case.about])
    right = cross_entropy_grad(z, y)
    mean_factors("The gradient", grad, right, len(z))
    digits = tolerance(case.about)
    refuse_differences(grad, right, case.about, digits)
    known = suspects(WRONG, (z, y))
    agree("The gradient", grad, right, known, digits, case.about, len(z))


def one_number(value):
    array("The gradient", value, ())
    raise Mistake(
        "shape",
        "It returned one number. A gradient has an entry for each logit: how fast "
        "the cost rises as that one does.",
    )


def cross_entropy_grad(z, y):
    return against(softmax(z), y)


def times_the_slope(z, y):
    p = softmax(z)
    return cross_entropy_grad(z, y) * p * (1 - p)


def binary_at_the_probabilities(z, y):
    p = softmax(z)
    return against(p, y) / (p * (1 - p))


def by(method):
    return lambda z, y: method(lambda z: cross_entropy(z, y), z)


MEANS = [
    Wrong(
        "extra slope",
        times_the_slope,
        "There is an extra factor, the slope of a sigmoid. It belonged to the "
        "way from probabilities to logits, and has canceled already.",
    ),
    Wrong(
        "at the probabilities",
        lambda z, y: -y / softmax(z) / len(y),
        "This is the gradient at the probabilities. The cost is a function of "
        "the logits here, and moving one logit moves every probability of its "
        "row.",
    ),
    Wrong(
        "binary in each column",
        binary_at_the_probabilities,
        "This is the derivative of binary cross-entropy, for classes that do not "
        "exclude each other, and at the probabilities, not at the logits.",
    ),
    only_y_divided(softmax),
    Wrong(
        "right class alone",
        lambda z, y: y * cross_entropy_grad(z, y),
        "Only the logits of the right classes have a slope. A wrong class's "
        "logit takes probability away from the right one: it has a slope, too.",
    ),
    Wrong(
        "target unused",
        lambda z, y: softmax(z) / len(y),
        "No entry is negative, so no logit should rise: the targets play no part.",
    ),
    Wrong(
        "clipped",
        lambda z, y: against(1 / z.shape[1], y),
        "All classes come out as equally probable. Are logits limited to a "
        "range? Those that lie beyond it become equal.",
    ),
    Wrong(
        "softmax missing",
        against,
        "Targets were compared with logits. A target is a probability, so what "
        "it is compared with should be one, too.",
    ),
]
WRONG = [
    Wrong(
        "sign",
        lambda z, y: -cross_entropy_grad(z, y),
        "The gradient has the wrong sign: it should point to where the cost rises, "
        "and this is the way down.",
    ),
    *differences(by),
    over_classes("the gradient", cross_entropy_grad),
    *(slip.after(against) for slip in SLIPS),
    *MEANS,
]
