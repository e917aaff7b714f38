"""Slips of a step of Adam, as functions of its arguments: they give theta."""

import numpy as np

from handgrad.exercises.judge.wrong import Wrong, several
from handgrad.exercises.training_a_network.adam_corrections import (
    BETA1,
    BETA2,
    CORRECTIONS,
    EPS,
    adam,
    along,
    m_hat,
    quotient,
    v_hat,
)


def with_gradient(theta, grad, m, v, t, rate):
    v = BETA2 * v + (1 - BETA2) * grad**2
    return theta - rate * quotient(grad, v_hat(v, t))


def at_rate(rate):
    right = along(adam)
    return lambda theta, grad, m, v, t, _: right(theta, grad, m, v, t, rate)


def moved(sign):
    """By how much theta moves."""
    right = along(adam)
    return lambda theta, *given: sign * (right(theta, *given) - theta)


MISSING = "The bias correction is missing{}: means that start from zero stay small."
THETA = [
    Wrong("no correction", along(lambda m, v, t: quotient(m, v)), MISSING.format("")),
    Wrong(
        "no correction",
        along(lambda m, v, t: quotient(m_hat(m, t), v)),
        MISSING.format(" for v"),
    ),
    Wrong(
        "no correction",
        along(lambda m, v, t: quotient(m, v_hat(v, t))),
        MISSING.format(" for m"),
    ),
    Wrong(
        "constant correction",
        along(lambda m, v, t: adam(m, v, 1)),
        "The bias correction does not fade as t grows: t has no say in it.",
    ),
    *several(
        "t off by one",
        [
            along(lambda m, v, t: adam(m, v, t - 1)),
            along(lambda m, v, t: adam(m, v, t + 1)),
        ],
        "The bias correction is that of another update: t is one in the first.",
    ),
    *CORRECTIONS,
    *several(
        "not theta",
        [moved(1), moved(-1)],
        "It returned the step: where theta is after the step is asked for.",
    ),
    Wrong(
        "epsilon inside",
        along(lambda m, v, t: m_hat(m, t) / np.sqrt(v_hat(v, t) + EPS)),
        "Epsilon is inside the root, where it is ten thousand times as strong: a "
        "gradient of nearly zero hardly moves theta.",
    ),
    Wrong(
        "no epsilon",
        along(lambda m, v, t: m_hat(m, t) / np.sqrt(v_hat(v, t))),
        "Epsilon is missing: a gradient of zero is divided by zero.",
    ),
    Wrong(
        "epsilon before correction",
        along(
            lambda m, v, t: quotient(m, v) * np.sqrt(1 - BETA2**t) / (1 - BETA1**t)
        ),
        "Epsilon is added before v is corrected. Some libraries do so; the paper and "
        "this course add it afterwards.",
    ),
    Wrong(
        "sign",
        along(lambda m, v, t: -adam(m, v, t)),
        "The step goes uphill: it has the wrong sign.",
    ),
    Wrong(
        "no root",
        along(lambda m, v, t: m_hat(m, t) / (v_hat(v, t) + EPS)),
        "The step is divided by a mean of squares: a small gradient makes it huge.",
    ),
    Wrong(
        "no momentum",
        with_gradient,
        "The step follows the last gradient, not their mean.",
    ),
    *several(
        "plain step",
        [
            lambda theta, grad, m, v, t, rate: theta - rate * grad,
            along(lambda m, v, t: m_hat(m, t)),
        ],
        "The step is that of gradient descent: v has no say in it.",
    ),
    Wrong(
        "old moments",
        lambda theta, grad, m, v, t, rate: theta - rate * adam(m, v, t),
        "The step is made of the m and v that came in.",
    ),
    *several(
        "rate changed", [at_rate(0.001), at_rate(1)], "The rate given is not used."
    ),
]
