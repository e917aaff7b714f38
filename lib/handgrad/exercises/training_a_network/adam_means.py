"""Slips of Adam's running means, as functions of its arguments: they give m, or v."""

from dataclasses import replace

import numpy as np

from handgrad.exercises.judge.wrong import Wrong, several

BETA1, BETA2 = 0.9, 0.999


def mean_slips(name, beta, other):
    """Slips of a mean, as functions of what it averages, its old value, and t."""
    return [
        Wrong(
            "corrected moments",
            lambda x, mean, t: (beta * mean + (1 - beta) * x) / (1 - beta**t),
            f"The corrected {name} is returned. It serves this update only: the next "
            "one starts from the plain running mean, and corrects it again.",
        ),
        Wrong(
            "no mean",
            lambda x, mean, t: beta * mean + x,
            f"{name} is a sum, not a mean: the weights of old and new do not add up "
            "to one.",
        ),
        Wrong(
            "betas",
            lambda x, mean, t: other * mean + (1 - other) * x,
            f"{name} forgets at the pace of the other running mean.",
        ),
        Wrong(
            "betas",
            lambda x, mean, t: (1 - beta) * mean + beta * x,
            f"In {name}, old and new have each other's weight: it should change "
            "slowly.",
        ),
        *several(
            "betas",
            [
                lambda x, mean, t: beta * mean + (1 - beta**2) * x,
                lambda x, mean, t: beta**2 * mean + (1 - beta**2) * x,
            ],
            f"In {name}, a beta is squared: the number beside its letter belongs to "
            "its name, and is no exponent.",
        ),
        Wrong(
            "old moments",
            lambda x, mean, t: mean,
            f"{name} comes back as it went in: it was not updated.",
        ),
        Wrong(
            "old moments",
            lambda x, mean, t: (1 - beta) * x,
            f"{name} has forgotten all gradients but the last.",
        ),
    ]


def of_m(mean):
    return lambda theta, grad, m, v, t, rate: mean(grad, m, t)


def of_v(mean):
    return lambda theta, grad, m, v, t, rate: mean(grad**2, v, t)


def averaging(f):
    """v, where it averages another function of the gradient and of the new m."""

    def function(theta, grad, m, v, t, rate):
        return BETA2 * v + (1 - BETA2) * f(grad, BETA1 * m + (1 - BETA1) * grad)

    return function


SQUARE = "What v averages is not the square of the gradient, entry by entry: "
SQUARES = [
    Wrong("square", averaging(f), SQUARE + says)
    for f, says in (
        (lambda grad, m: grad, "it is the gradient itself."),
        (lambda grad, m: np.abs(grad), "it is its absolute value."),
        (
            lambda grad, m: m**2,
            "it is the square of a mean, and signs that alternate cancel there.",
        ),
        (lambda grad, m: np.sum(grad**2), "it is one sum for all of them."),
        (lambda grad, m: np.mean(grad**2), "it is one mean for all of them."),
    )
]
SQUARE_OF_MEAN = Wrong(
    "square",
    lambda theta, grad, m, v, t, rate: (BETA2 * v + (1 - BETA2) * grad) ** 2,
    f"{SQUARE}the mean is squared instead.",
)
M = [
    replace(slip, function=of_m(slip.function))
    for slip in mean_slips("m", BETA1, BETA2)
]
V = [
    *(
        replace(slip, function=of_v(slip.function))
        for slip in mean_slips("v", BETA2, BETA1)
    ),
    *SQUARES,
    SQUARE_OF_MEAN,
]
