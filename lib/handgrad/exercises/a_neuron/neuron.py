"""neuron(x, w, b): tanh(x · w + b), a number, for x (d,), w (d,) and a bias b."""

import numpy as np

from handgrad.activations import relu, sigmoid, tanh
from handgrad.exercises.judge.expect import agree, number, shape_of, value_of
from handgrad.exercises.judge.verdict import Mistake
from handgrad.exercises.judge.wrong import Wrong, several, suspects
from handgrad.exercises.runner.values import Case

POINTS = 2
GIVEN = 1


def cases(rng):
    yield case(rng, 3)
    yield case(rng, 5)
    yield case(rng, 1, "one input")
    yield case(rng, 784, "as many inputs as an image has pixels")


def case(rng, d, about=""):
    """A sum below zero, where a tanh is neither flat nor straight, and others are."""
    x, w = rng.uniform(0.5, 1.5, size=(2, d))
    w *= rng.choice([-1, 1], size=d)
    b = float(rng.uniform(0.3, 0.6) * rng.choice([-1, 1]))
    z = -float(rng.uniform(0.7, 1.1))
    w *= (z - b) / (x @ w)
    return Case((x, w, b), about)


def judge(case, output):
    x, w, b = case.arguments
    value = value_of(case, output)
    if shape_of(value) == x.shape and len(x) > 1:
        raise Mistake(
            "no sum",
            "It returns a number for each input. A neuron adds up its products, and "
            "puts out one number for the whole example.",
        )
    a, right = number("The result", value), np.tanh(x @ w + b)
    agree("The result", a, right, suspects(WRONG, case.arguments), about=case.about)


WRONG = [
    Wrong(
        "no activation",
        lambda x, w, b: x @ w + b,
        "That is the weighted sum z. What does the neuron do with it before it puts "
        "it out?",
    ),
    Wrong(
        "no bias",
        lambda x, w, b: np.tanh(x @ w),
        "The bias plays no part.",
    ),
    Wrong(
        "bias outside",
        lambda x, w, b: np.tanh(x @ w) + b,
        "The bias is added after the activation. It belongs to the sum that the "
        "activation bends.",
    ),
    Wrong(
        "threshold",
        lambda x, w, b: np.tanh(x @ w - b),
        "The bias is subtracted, as a threshold would be. In this book it is added.",
    ),
    Wrong(
        "bias per input",
        lambda x, w, b: np.tanh(np.sum(x * w + b)),
        "The bias is added once for each input. A neuron has one bias.",
    ),
    Wrong(
        "mean for the sum",
        lambda x, w, b: np.tanh(np.mean(x * w) + b),
        "The products are averaged: a neuron adds them up.",
    ),
    *several(
        "bent too early",
        [
            lambda x, w, b: np.sum(np.tanh(x * w)) + b,
            lambda x, w, b: np.sum(np.tanh(x * w + b)),
            lambda x, w, b: np.tanh(np.sum(np.tanh(x * w)) + b),
        ],
        "The activation is applied to each product. It comes once, after the sum.",
    ),
    Wrong(
        "no products",
        lambda x, w, b: np.tanh(np.sum(x + w) + b),
        "Inputs and weights are added. A weight says how much its input counts: what "
        "does it do to it?",
    ),
    Wrong(
        "another activation",
        lambda x, w, b: sigmoid.value(x @ w + b),
        "That is the sigmoid of the sum. This neuron's activation is a tanh.",
    ),
    Wrong(
        "cut off",
        lambda x, w, b: relu.value(x @ w + b),
        "For a sum below zero it gives zero, as a ReLU does, or a step. A tanh "
        "follows the sum to negative values.",
    ),
    Wrong(
        "hard step",
        lambda x, w, b: np.sign(x @ w + b),
        "That says only on which side of zero the sum is. A tanh says how far, too.",
    ),
    Wrong(
        "slope",
        lambda x, w, b: tanh.slope(x @ w + b),
        "That is the slope of the tanh at z. Its value is asked for.",
    ),
]
