"""Logits and targets that cases share, and softmaxes as people get them wrong."""

import numpy as np

from handgrad.exercises.judge.compare import TOLERANCE
from handgrad.exercises.judge.wrong import Wrong
from handgrad.exercises.runner.values import Case
from handgrad.numerics import sigmoid, softmax

SURE_AND_RIGHT = "an example that is right and sure"
SURE_AND_WRONG = "an example that is wrong and sure"
LARGE = "logits of a thousand"
FAR = "rows far apart"
OVERFLOW = {
    LARGE: (
        "overflow",
        "For logits of a thousand it overflows: their exponentials do. What can be "
        "taken out of a sum of exponentials before any of them is computed?",
    ),
    FAR: (
        "one maximum for all rows",
        "For rows far apart, one shift for the whole array leaves nothing of a row: "
        "every exponential in it is rounded to zero.",
    ),
}


def tolerance(about):
    """Wider for large logits, of which float32 keeps seven digits.

    What counts is by how much they differ, and three of the digits say nothing of it.
    """
    return 100 * TOLERANCE if about in OVERFLOW else TOLERANCE


def one_hot(labels, k):
    return np.eye(k)[labels]


def large(rng):
    """Two rows around 1000, of numbers that float32 holds exactly."""
    steps = rng.permuted([[0.0, 1, 3], [0, 1, 3]], axis=1)
    return 1000 + steps


def far(rng):
    return large(rng) - [[0], [2000]]


def sure(rng):
    """A row whose class 0 is all but certain, its class 2 all but impossible."""
    return np.array([[1000.0, rng.integers(-9, 9), -1000]])


def extremes(rng):
    """The cases of a cost, or of its gradient, in which a formula overflows."""
    yield Case((large(rng), one_hot([1, 0], 3)), LARGE)
    yield Case((far(rng), one_hot([2, 1], 3)), FAR)
    yield Case((sure(rng), one_hot([0], 3)), SURE_AND_RIGHT)
    yield Case((sure(rng), one_hot([2], 3)), SURE_AND_WRONG)


def exponentials(z):
    return np.exp(z - z.max(axis=1, keepdims=True))


SLIPS = [
    Wrong(
        "axis",
        lambda z: softmax(z.T).T,
        "Each column of probabilities sums to one, but it is each row that should: "
        "look at the axis.",
    ),
    Wrong(
        "axis",
        lambda z: softmax(z.reshape(1, -1)).reshape(z.shape),
        "The probabilities of the whole array sum to one, but it is those of each "
        "row that should: the sum needs an axis.",
    ),
    Wrong(
        "axis",
        lambda z: exponentials(z) / exponentials(z).sum(axis=1),
        "The sums of the rows lie flat, and NumPy divided the columns by them. "
        "Where the array is square, it does so without a word.",
    ),
    Wrong(
        "softmax twice",
        lambda z: softmax(softmax(z)),
        "Softmax was applied twice: probabilities went in where logits belong.",
    ),
    Wrong(
        "sigmoid for softmax",
        sigmoid,
        "These are sigmoids, one for each logit by itself. The classes of a row "
        "exclude each other, so they share one sum.",
    ),
]
