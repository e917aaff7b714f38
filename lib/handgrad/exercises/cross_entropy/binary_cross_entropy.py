"""binary_cross_entropy(z, y): cost and gradient of one logit per example, (n, 1)."""

from functools import partial

import numpy as np

from handgrad.exercises.cross_entropy.costs import extreme, per_example
from handgrad.exercises.cross_entropy.one_logit import (
    GRADS,
    VALUES,
    binary_cross_entropy,
    surprises,
)
from handgrad.exercises.judge.compare import close, mean_factors
from handgrad.exercises.judge.differences import BEYOND, HUGE, refuse_differences
from handgrad.exercises.judge.expect import (
    agree,
    array,
    number,
    parts,
    shape_of,
    value_of,
)
from handgrad.exercises.judge.verdict import Mistake, together
from handgrad.exercises.judge.wrong import suspects
from handgrad.exercises.runner.values import Case

POINTS = 4
ONE_CLASS = "examples of one class"
FORTY = "a logit of forty, wrong and sure"
THOUSAND_RIGHT = "logits of a thousand, right and sure"
THOUSAND_WRONG = "logits of a thousand, wrong and sure"
OVERFLOW = "An exponential overflows, for a logit of a thousand or of minus that. "
NOT_FINITE = {
    FORTY: (
        "zero probability",
        "For a logit of forty the probability is rounded to exactly one, what is "
        "left for the other class is zero, and its logarithm is infinite. Take the "
        "logarithm on paper, before anything is rounded.",
    ),
    THOUSAND_WRONG: (
        "overflow",
        OVERFLOW + "Which exponents are safe on both sides?",
    ),
    THOUSAND_RIGHT: ("overflow", OVERFLOW + "Zero times infinity is nan."),
}


def cases(rng):
    # A logarithm of such logits is finite, one of such targets is not.
    yield Case((rng.uniform(0.2, 0.8, size=(3, 1)), one_column(0, 0, 0)), ONE_CLASS)
    sign, y = np.array([[1.0], [1], [-1], [-1], [1]]), one_column(1, 0, 0, 1, 1)
    yield Case((sign * rng.uniform(0.3, 3, size=(5, 1)), y))
    yield Case((rng.normal(size=(1, 1)), one_column(1)), "one example")
    twice = np.tile(rng.normal(size=(2, 1)), (2, 1)), one_column(0, 1, 0, 1)
    yield Case(twice, "examples that come twice")
    yield Case((one_column(0, 0), one_column(0, 1)), "logits of zero")
    yield Case((one_column(40), one_column(0)), FORTY)
    yield Case((one_column(1000, -1000), one_column(0, 1)), THOUSAND_WRONG)
    yield Case((one_column(1000, -1000), one_column(1, 0)), THOUSAND_RIGHT)
    z = one_column(HUGE, -HUGE, *rng.uniform(0.3, 3, size=2))
    yield Case((z, one_column(0, 1, 1, 0)), BEYOND)


def one_column(*numbers):
    return np.array([numbers], dtype=float).T


def judge(case, output):
    value, grad = parts(value_of(case, output), ("the value", "the gradient"))
    no_table(value, grad, len(case.arguments[0]))
    in_order(value, grad, len(case.arguments[0]))
    if case.about == ONE_CLASS:
        has_a_logarithm(value, *case.arguments)
        return
    right_value, right_grad = binary_cross_entropy(*case.arguments)
    together(
        partial(judge_value, value, right_value, case),
        partial(judge_grad, grad, right_grad, case),
    )


def judge_value(value, right, case):
    n = len(case.arguments[0])
    per_example(value, n)
    cost = number("The cost", value)
    extreme(cost, right, case.about, NOT_FINITE)
    mean_factors("The cost", cost, right, n)
    known = suspects(VALUES, case.arguments)
    agree("The cost", cost, right, known, about=case.about, n=n)


def has_a_logarithm(value, z, y):
    """Of what is the logarithm taken? Here a logit has one, a target has none."""
    per_example(value, len(z))
    cost = number("The cost", value)
    if np.isnan(cost):
        raise Mistake(
            "log of a target",
            "For targets of zero the cost is nan. Is there a logarithm of a target? "
            "It only says whose surprise counts.",
        )
    if np.isinf(cost):
        raise Mistake(
            "softmax missing",
            "For everyday logits the cost is infinite: a logarithm met a zero. The "
            "softmax of one column is always one, and a target may be zero.",
        )
    if any(close(cost, factor * surprises(z, y)) for factor in (1, -1, len(z))):
        raise Mistake(
            "softmax missing",
            "A logarithm met a number that is no probability. A logit is none yet.",
        )


def judge_grad(grad, right, case):
    grad = array("The gradient", grad, right.shape)
    if case.about and not np.isfinite(grad).all():
        raise Mistake("overflow", f"{OVERFLOW}The gradient has nan in it.")
    mean_factors("The gradient", grad, right, len(grad))
    refuse_differences(grad, right, case.about)
    known = suspects(GRADS, case.arguments)
    agree("The gradient", grad, right, known, about=case.about, n=len(grad))


def no_table(value, grad, n):
    if n > 1 and (n, n) in (shape_of(value), shape_of(grad)):
        raise Mistake(
            "table",
            "There is a number for each pair of examples: a column met a flat array, "
            "and NumPy spread both to a table. Keep everything in columns.",
        )


def in_order(value, grad, n):
    if n > 1 and shape_of(value) == (n, 1) and shape_of(grad) == ():
        raise Mistake("order", "The gradient came first: expected the value first.")


WRONG = [
    *(wrong.as_part(0, binary_cross_entropy) for wrong in VALUES),
    *(wrong.as_part(1, binary_cross_entropy) for wrong in GRADS),
]
