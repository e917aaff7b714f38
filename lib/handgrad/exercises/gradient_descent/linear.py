"""What people return for a linear prediction instead of its cost and gradient."""

import numpy as np

from handgrad.costs import MeanSquaredError
from handgrad.exercises.judge.differences import differences
from handgrad.exercises.judge.wrong import Wrong, several


def squared_error(theta, X, y):
    prediction, target = (X @ theta)[:, None], y[:, None]
    cost = MeanSquaredError()
    grad = X.T @ cost.grad(prediction, target)
    return cost.value(prediction, target), grad[:, 0]


def of_errors(value):
    """A value that knows of the errors only."""
    return lambda theta, X, y: value(X @ theta - y)


def all_pairs(theta, X, y):
    return np.sum(np.subtract.outer(X @ theta, y) ** 2) / (2 * len(y))


def by(method):
    return lambda theta, X, y: method(lambda t: squared_error(t, X, y)[0], theta)


def summed_grad(theta, X, y):
    return X.T @ (X @ theta - y)


def divisors(what, total):
    """The right sum, divided by something else than the number of examples."""

    def over(divisor):
        return lambda theta, X, y: total(theta, X, y) / divisor(X, y)

    return [
        Wrong(
            "columns",
            over(lambda X, y: X.shape[1]),
            f"{what} is divided by the columns. Which axis holds the examples?",
        ),
        Wrong(
            "columns",
            over(lambda X, y: X.size),
            f"{what} is divided by the columns, too, as if each number of X were an "
            "example.",
        ),
        *several(
            "divided by data",
            [over(lambda X, y: X.sum()), over(lambda X, y: y.sum())],
            f"{what} is divided by a sum of the data, not by how many examples there "
            "are.",
        ),
    ]


TRANSPOSED = (
    "X and its transpose are mixed up. With a square X the shapes fit either way, so "
    "ask what is summed: a prediction sums over inputs, the gradient over examples."
)
VALUES = [
    *several(
        "outer",
        [all_pairs, lambda theta, X, y: all_pairs(theta, X, y) / len(y)],
        "Every prediction met every target: two shapes that do not match were "
        "stretched to a square. Look at the shape of the difference.",
    ),
    Wrong(
        "sum for mean",
        of_errors(lambda error: np.sum(error**2)),
        "The value is the bare sum of the squares: neither is it a mean over the "
        "examples, nor is the factor in front of it there.",
    ),
    Wrong(
        "factor",
        of_errors(lambda error: np.sum(error**2) / 2 * len(error)),
        "The value is multiplied by the number of examples where it should be "
        "divided. Mind how Python reads a / b * c.",
    ),
    *divisors("The value", of_errors(lambda error: np.sum(error**2) / 2)),
    Wrong(
        "transposed", lambda theta, X, y: squared_error(theta, X.T, y)[0], TRANSPOSED
    ),
    *several(
        "unsquared",
        [
            of_errors(np.linalg.norm),
            of_errors(lambda error: np.linalg.norm(error) / len(error)),
            of_errors(lambda error: np.linalg.norm(error) / (2 * len(error))),
            of_errors(lambda error: np.sqrt(np.mean(error**2))),
        ],
        "The value has a root over the squares. This cost has none.",
    ),
    *several(
        "unsquared",
        [
            of_errors(lambda error: np.mean(np.abs(error))),
            of_errors(lambda error: np.mean(np.abs(error)) / 2),
            of_errors(np.mean),
            of_errors(lambda error: np.mean(error) / 2),
        ],
        "The value is a mean of errors that are not squared.",
    ),
    *several(
        "square of the mean",
        [
            of_errors(lambda error: np.mean(error) ** 2 / 2),
            of_errors(lambda error: np.mean(error) ** 2),
        ],
        "The errors are averaged before they are squared: they cancel.",
    ),
]
GRADS = [
    *differences(by),
    *divisors("The gradient", summed_grad),
    Wrong("transposed", lambda theta, X, y: X @ (X @ theta - y) / len(y), TRANSPOSED),
    *several(
        "chain",
        [of_errors(lambda error: error / len(error)), of_errors(lambda error: error)],
        "This is the gradient at the predictions. Theta acts through X: the chain "
        "rule has one more factor.",
    ),
    Wrong(
        "mean of products",
        lambda theta, X, y: np.mean(X @ theta - y) * X.mean(axis=0),
        "The gradient is a product of two means. Each error belongs to the inputs of "
        "its own example: multiply first, average then.",
    ),
    Wrong(
        "target",
        lambda theta, X, y: X.T @ X @ theta / len(y),
        "The targets do not appear in the gradient.",
    ),
    Wrong(
        "integers",
        lambda theta, X, y: np.trunc(summed_grad(theta, X, y) / len(y)),
        "The gradient has lost its fractions. An array made like theta holds whole "
        "numbers only, if theta does.",
    ),
]
