"""line(theta, x): height + rise · x of each x, (n,), for theta = (height, rise)."""

import numpy as np

from handgrad.exercises.judge.expect import agree, array, value_of
from handgrad.exercises.judge.wrong import Wrong, several, suspects
from handgrad.exercises.runner.values import Case

POINTS = 2
GIVEN = 1


def cases(rng):
    yield Case((knobs(rng), rng.permutation(np.linspace(-2, 3, 6))))
    yield Case((knobs(rng), rng.uniform(1, 2, size=1)), "one point")
    yield Case((knobs(rng), 2 + rng.permutation(5)), "whole numbers in x")
    yield Case(
        (np.array([0.0, rng.uniform(1, 2)]), rng.normal(size=4)), "height zero"
    )
    yield Case((np.array([rng.uniform(1, 2), 0.0]), rng.normal(size=4)), "rise zero")


def knobs(rng):
    """A height and a rise of different sizes, each of either sign."""
    return rng.choice([-1, 1], size=2) * rng.uniform([3, 1], [4, 2])


def right(theta, x):
    return theta[0] + theta[1] * x


def judge(case, output):
    theta, x = case.arguments
    heights = array("The result", value_of(case, output), x.shape)
    known = suspects(WRONG, case.arguments)
    agree("The result", heights, right(theta, x), known, about=case.about)


WRONG = [
    Wrong(
        "knobs swapped",
        lambda theta, x: theta[1] + theta[0] * x,
        "The knobs are in each other's place: the first should move the line up and "
        "down, and the second should tilt it.",
    ),
    Wrong(
        "no level",
        lambda theta, x: theta[1] * x,
        "At x = 0 this line is at 0, whatever the first knob says.",
    ),
    *several(
        "no rise",
        [lambda theta, x: theta[0] + x, lambda theta, x: np.full(len(x), theta[0])],
        "The second knob does nothing.",
    ),
    Wrong(
        "knobs added",
        lambda theta, x: theta[0] + theta[1] + x,
        "The second knob moves the line up and down, as the first does: it is added. "
        "What makes a line steeper?",
    ),
    Wrong(
        "height multiplied",
        lambda theta, x: (theta[0] + theta[1]) * x,
        "Both knobs are multiplied by x, so that at x = 0 the line is at 0. One of "
        "them should be there as it is.",
    ),
    Wrong(
        "rise reversed",
        lambda theta, x: theta[0] - theta[1] * x,
        "It falls where it should rise: a positive rise lifts the line to the right.",
    ),
    Wrong(
        "numbers for x",
        lambda theta, x: theta[0] + theta[1] * np.arange(len(x)),
        "It goes by the number of each point, 0, 1, 2 and so on. Points need not be "
        "in order, or evenly apart: the line is asked for at each x.",
    ),
]
