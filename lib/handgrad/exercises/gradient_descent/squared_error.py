"""squared_error(theta, X, y): the cost of a linear prediction, and its gradient."""

import numpy as np

from handgrad.costs import MeanSquaredError
from handgrad.exercises.judge.compare import mean_factors
from handgrad.exercises.judge.expect import (
    Suspect,
    agree,
    array,
    number,
    parts,
    value_of,
)
from handgrad.exercises.runner.values import Case

POINTS = 2


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


def data(rng, shape, about):
    """Errors of both signs. The first input has theirs, so its slope is not zero."""
    theta, X = rng.normal(size=shape[1]), rng.normal(size=shape)
    signs = rng.permuted(np.resize([1, -1], shape[0]))
    X[:, 0] = signs * rng.uniform(1, 2, size=shape[0])
    y = X @ theta - signs * rng.uniform(1, 4, size=shape[0])
    return Case((theta, X, y), about)


def judge(case, output):
    theta, X, y = case.arguments
    names = "the value", "the gradient"
    value, grad = parts(value_of(case, output), names)
    value = number("The value", value)
    right, right_grad = squared_error(theta, X, y)
    mean_factors("The value", value, right, len(y))
    agree("The value", value, right, values(theta, X, y), about=case.about)
    grad = array("The gradient", grad, theta.shape)
    mean_factors("The gradient", grad, right_grad, len(y))
    agree("The gradient", grad, right_grad, grads(theta, X, y), about=case.about)


def squared_error(theta, X, y):
    prediction, target = (X @ theta)[:, None], y[:, None]
    cost = MeanSquaredError()
    grad = X.T @ cost.grad(prediction, target)
    return cost.value(prediction, target), grad[:, 0]


def values(theta, X, y):
    n, error = len(y), X @ theta - y
    right = np.sum(error**2) / (2 * n)
    pairs = np.sum(np.subtract.outer(X @ theta, y) ** 2)
    said = (
        "Every prediction met every target: two shapes that do not match were "
        "stretched to a square. Look at the shape of the difference."
    )
    yield Suspect("outer", pairs / (2 * n), said)
    yield Suspect("outer", pairs / (2 * n**2), said)
    yield Suspect(
        "sum for mean",
        2 * n * right,
        "The value is the bare sum of the squares: neither is it a mean over the "
        "examples, nor is the factor in front of it there.",
    )
    yield Suspect("factor", n**2 * right, MULTIPLIED)
    yield from divisors("The value", n * right, X, y)
    if X.shape[0] == X.shape[1]:
        swapped, _ = squared_error(theta, X.T, y)
        yield Suspect("transposed", swapped, TRANSPOSED)
    size = np.sqrt(2 * n * right)
    for other in (size, size / n, size / (2 * n), size / np.sqrt(n)):
        yield Suspect("unsquared", other, ROOT)
    distance = np.abs(error).mean()
    yield Suspect("unsquared", distance, UNSQUARED)
    yield Suspect("unsquared", distance / 2, UNSQUARED)
    yield Suspect("unsquared", error.mean(), UNSQUARED)
    yield Suspect("unsquared", error.mean() / 2, UNSQUARED)
    yield Suspect("square of the mean", error.mean() ** 2 / 2, SQUARE_OF_MEAN)
    yield Suspect("square of the mean", error.mean() ** 2, SQUARE_OF_MEAN)


def grads(theta, X, y):
    n, error = len(y), X @ theta - y
    yield from divisors("The gradient", X.T @ error, X, y)
    if X.shape[0] == X.shape[1]:
        yield Suspect("transposed", X @ error / n, TRANSPOSED)
        yield Suspect("chain", error / n, CHAIN)
        yield Suspect("chain", error, CHAIN)
    yield Suspect("mean of products", error.mean() * X.mean(axis=0), PRODUCTS)
    yield Suspect("target", X.T @ (X @ theta) / n, TARGET)
    truncated = np.trunc(X.T @ error / n)
    yield Suspect("integers", truncated, INTEGERS)


def divisors(what, total, X, y):
    """The right sum, divided by something else than the number of examples."""
    said = f"{what} is divided by the columns. Which axis holds the examples?"
    yield Suspect("columns", total / X.shape[1], said)
    said = (
        f"{what} is divided by a sum of the data, not by how many examples there are."
    )
    yield Suspect("divided by data", total / X.sum(), said)
    yield Suspect("divided by data", total / y.sum(), said)


TRANSPOSED = (
    "X and its transpose are mixed up. With a square X the shapes fit either way, so "
    "ask what is summed: a prediction sums over inputs, the gradient over examples."
)
MULTIPLIED = (
    "The value is multiplied by the number of examples where it should be divided. "
    "Mind how Python reads a / b * c."
)
ROOT = "The value has a root over the squares. This cost has none."
UNSQUARED = "The value is a mean of errors that are not squared."
SQUARE_OF_MEAN = "The errors are averaged before they are squared: they cancel."
CHAIN = (
    "This is the gradient at the predictions. Theta acts through X: the chain rule "
    "has one more factor."
)
PRODUCTS = (
    "The gradient is a product of two means. Each error belongs to the inputs of its "
    "own example: multiply first, average then."
)
TARGET = "The targets do not appear in the gradient."
INTEGERS = (
    "The gradient has lost its fractions. An array made like theta holds whole "
    "numbers only, if theta does."
)
