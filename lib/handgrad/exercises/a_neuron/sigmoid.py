"""sigmoid(z): 1 / (1 + e⁻ᶻ) of each z, (n,)."""

import numpy as np

from handgrad.activations import sigmoid as right
from handgrad.activations import tanh
from handgrad.exercises.judge.expect import agree, array, value_of
from handgrad.exercises.judge.verdict import Mistake
from handgrad.exercises.judge.wrong import Wrong, several, suspects
from handgrad.exercises.runner.values import Case
from handgrad.numerics import softmax

POINTS = 2
GIVEN = 1
LARGE = "sums of a thousand"


def cases(rng):
    yield Case((rng.normal(size=5),))
    yield Case((rng.uniform(2, 4, size=4) * rng.permutation([-1, -1, 1, 1]),))
    yield Case((np.zeros(2),), "z of zero")
    yield Case((rng.normal(size=1),), "one example")
    yield Case((rng.permutation([1000.0, -1000.0, 0.5]),), LARGE)


def judge(case, output):
    (z,) = case.arguments
    a = array("The result", value_of(case, output), z.shape)
    if case.about == LARGE and not np.isfinite(a).all():
        raise Mistake(
            "sigmoid overflow",
            "For a z of a thousand it is nan: two infinite numbers are divided. In "
            "which of the ways to write it is only the denominator ever infinite?",
        )
    agree("The result", a, right.value(z), suspects(WRONG, (z,)), about=case.about)


WRONG = [
    Wrong(
        "precedence",
        lambda z: 1 / 1 + np.exp(-z),
        "The division happens before the addition: 1 is divided by 1, and the rest "
        "is added. Which parentheses are missing?",
    ),
    Wrong(
        "falling",
        lambda z: right.value(-z),
        "It falls where it should rise: for large z it is near 0. That is 1 minus "
        "what is asked for, which is the sigmoid of −z.",
    ),
    *several(
        "exponential alone",
        [np.exp, lambda z: np.exp(-z)],
        "That is part of the formula. Its values should lie between 0 and 1: what is "
        "still to be done with the exponential?",
    ),
    Wrong(
        "hard step",
        lambda z: z > 0,
        "That is a step, 0 or 1. A sigmoid rises smoothly, and is a half at zero.",
    ),
    Wrong(
        "another activation",
        tanh.value,
        "That is a tanh: its values reach from −1 to 1, those of a sigmoid from 0.",
    ),
    Wrong(
        "another activation",
        lambda z: softmax(z[None])[0],
        "That is a softmax: here the examples share one sum, as if they were classes "
        "of one example. A sigmoid looks at each z alone.",
    ),
    Wrong(
        "slope",
        right.slope,
        "That is the slope of a sigmoid, σ(z) (1 − σ(z)). Its value is asked for.",
    ),
    *several(
        "another activation",
        [lambda z: 1 / (1 + 2.0**-z), lambda z: 1 / (1 + 10.0**-z)],
        "It has the form of a sigmoid, but its exponential has another base than e.",
    ),
]
