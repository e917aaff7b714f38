"""squared_error(theta, X, y): the cost of a linear prediction, and its gradient."""

from functools import partial

import numpy as np

from handgrad.exercises.gradient_descent.linear import GRADS, VALUES, squared_error
from handgrad.exercises.judge.compare import close, mean_factors
from handgrad.exercises.judge.differences import BEYOND, HUGE, refuse_differences
from handgrad.exercises.judge.expect import agree, array, number, parts, value_of
from handgrad.exercises.judge.verdict import together
from handgrad.exercises.judge.wrong import suspects
from handgrad.exercises.runner.values import Case

POINTS = 2
GIVEN = 2


def cases(rng):
    # A square X first: where a transpose goes unnoticed by shape, its value tells.
    yield data(rng, (4, 4), "as many examples as inputs")
    yield data(rng, (6, 3), "more examples than inputs")
    yield data(rng, (3, 5), "more inputs than examples")
    yield data(rng, (1, 3), "one example")
    yield data(rng, (5, 1), "one input")
    # Odd numbers, so that no entry of the gradient is whole.
    X, theta = rng.permuted(np.arange(1, 24, 2)).reshape(4, 3), np.array([2, -3, 5])
    yield Case((theta, X, X @ theta + np.array([3, 1, 4, 1])), "whole numbers")
    yield Case((theta, X, X @ theta), "a theta without any error")
    theta, X, y = data(rng, (6, 3), "").arguments
    y = X @ theta - HUGE * (X @ theta - y)
    yield Case((theta, X, y), BEYOND)


def data(rng, shape, about):
    """Errors of both signs. The first input has theirs, so its slope is not zero."""
    theta, X = rng.normal(size=shape[1]), rng.normal(size=shape)
    signs = rng.permuted(np.resize([1, -1], shape[0]))
    X[:, 0] = signs * rng.uniform(1, 2, size=shape[0])
    y = X @ theta - signs * rng.uniform(1, 4, size=shape[0])
    return Case((theta, X, y), about)


def judge(case, output):
    value, grad = parts(value_of(case, output), ("the value", "the gradient"))
    right, right_grad = squared_error(*case.arguments)
    together(
        partial(judge_value, value, right, case),
        partial(judge_grad, grad, right_grad, case),
    )


def judge_value(value, right, case):
    compare("The value", number("The value", value), right, VALUES, case)


def judge_grad(grad, right, case):
    grad = array("The gradient", grad, right.shape)
    known = suspects(GRADS, case.arguments)
    if not any(close(grad, suspect.value) for suspect in known):
        refuse_differences(grad, right, case.about)  # a sum of the data may be near n
    compare("The gradient", grad, right, GRADS, case)


def compare(what, x, right, wrongs, case):
    n, d = case.arguments[1].shape
    if n == d and close(x, right / n):
        return  # over examples or over columns? The next case tells.
    mean_factors(what, x, right, n)
    known = suspects(wrongs, case.arguments)
    agree(what, x, right, known, about=case.about, n=n)


WRONG = [
    *(wrong.as_part(0, squared_error) for wrong in VALUES),
    *(wrong.as_part(1, squared_error) for wrong in GRADS),
]
