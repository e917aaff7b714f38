"""softmax(z): logits (n, k) as probabilities, row by row."""

import numpy as np

from handgrad.exercises.cross_entropy.logits import (
    FAR,
    LARGE,
    SLIPS,
    exponentials,
    far,
    large,
    tolerance,
)
from handgrad.exercises.judge.expect import agree, array, value_of
from handgrad.exercises.judge.verdict import Mistake
from handgrad.exercises.judge.wrong import Wrong, several, suspects
from handgrad.exercises.runner.values import Case
from handgrad.numerics import log_softmax, softmax

POINTS = 2
GIVEN = 2
SPREAD = "logits of a thousand, and of minus that"
LOST = {
    LARGE: (
        "overflow",
        "For logits of a thousand it overflows: np.exp(1000) is infinite, and "
        "infinity divided by infinity is nan. Which change of a row leaves its "
        "probabilities as they are?",
    ),
    SPREAD: (
        "overflow",
        "What is subtracted from each row suits some rows only: for logits of a "
        "thousand beside logits of minus that, an exponential still overflows. "
        "Another number of the row leaves no exponent above zero.",
    ),
    FAR: (
        "one maximum for all rows",
        "For rows far apart, a whole row comes out as nan or zero: one shift for "
        "the whole array does not suit every row.",
    ),
}


def cases(rng):
    yield Case((rng.normal(size=(5, 3)),))
    yield Case((rng.normal(size=(3, 3)),), "as many examples as classes")
    yield Case((rng.normal(size=(1, 4)),), "one example")
    yield Case((rng.normal(size=(4, 1)),), "one class")
    yield Case((large(rng),), LARGE)
    yield Case((rng.permuted([[1000.0, 0, -1000]] * 2, axis=1),), SPREAD)
    yield Case((far(rng),), FAR)


def judge(case, output):
    (z,) = case.arguments
    p = array("The result", value_of(case, output), z.shape)
    sums = p.sum(axis=1)
    if case.about in LOST and not np.all((sums > 0) & (sums < np.inf)):
        raise Mistake(*LOST[case.about])
    known, digits = suspects(WRONG, (z,)), tolerance(case.about)
    agree("The result", p, softmax(z), known, digits, case.about)


def powers_of(base):
    return Wrong(
        "base",
        lambda z: softmax(z * np.log(base)),
        f"The rows sum to one, but these are shares of powers of {base}. Which "
        "base does the exponential in softmax have?",
    )


def shift_by_columns(z):
    e = np.exp(z - z.max(axis=0))
    return e / e.sum(axis=1, keepdims=True)


WRONG = [
    Wrong(
        "clipped",
        lambda z: softmax(np.clip(z, -500, 500)),
        "Logits are limited to a range, and two that lie beyond it become equal. "
        "A limit changes the probabilities: which change does not?",
    ),
    *SLIPS,
    Wrong(
        "exponential missing",
        lambda z: z / z.sum(axis=1, keepdims=True),
        "Some entries are negative: logits have any sign, so before they share a sum "
        "each must become positive.",
    ),
    Wrong(
        "sign",
        lambda z: softmax(-z),
        "The smallest logit of a row gets the largest probability: look at the sign "
        "in the exponent.",
    ),
    powers_of(2),
    powers_of(10),
    *several(
        "divided logits",
        [
            lambda z: softmax(z / z.max(axis=1, keepdims=True)),
            lambda z: softmax(z / z.max()),
            lambda z: softmax(z / np.abs(z).max(axis=1, keepdims=True)),
            lambda z: softmax(z / np.abs(z).max()),
            lambda z: softmax(z / z.sum(axis=1, keepdims=True)),
        ],
        "Logits are divided by a number, and the ratio of two exponentials changes "
        "with that. Which change of a row leaves it as it is?",
    ),
    Wrong(
        "hard maximum",
        lambda z: z == z.max(axis=1, keepdims=True),
        "All the probability went to the largest logit. Softmax leaves some to each "
        "class.",
    ),
    Wrong(
        "axis",
        shift_by_columns,
        "The rows sum to one, but the shift goes by columns: within a row, it is not "
        "the same for all logits.",
    ),
    Wrong(
        "unnormalized",
        np.exp,
        "The rows do not sum to one: exponentials are positive, but not shares yet.",
    ),
    Wrong(
        "unnormalized",
        exponentials,
        "The rows do not sum to one: the largest entry of each is one.",
    ),
    Wrong(
        "log",
        log_softmax,
        "These are logarithms of the probabilities: the probabilities themselves are "
        "asked for.",
    ),
]
