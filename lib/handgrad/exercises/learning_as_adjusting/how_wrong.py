"""how_wrong(prediction, target): half the mean of the squared distances, a number."""

import numpy as np

from handgrad.exercises.judge.compare import close, mean_factors
from handgrad.exercises.judge.expect import agree, number, shape_of, value_of
from handgrad.exercises.judge.verdict import Mistake
from handgrad.exercises.judge.wrong import several, suspects
from handgrad.exercises.runner.values import Case

POINTS = 2
GIVEN = 1


def cases(rng):
    """Distances of both signs, none near 1: there a square would not show."""
    yield case(rng, 7)
    yield case(rng, 1, "one point")
    yield case(rng, 400, "many points")
    yield Case((np.array([3, 5, 1]), np.array([1, 8, 1])), "whole numbers")
    prediction = rng.normal(size=4)
    yield Case((prediction, prediction.copy()), "a prediction without any error")


def case(rng, n, about=""):
    distance = np.resize([1, 1, -1], n) * rng.uniform(2, 5, size=n)
    target = rng.normal(size=n)
    return Case((target + distance, target), about)


def right(prediction, target):
    return np.mean((prediction - target) ** 2) / 2


def judge(case, output):
    prediction, target = case.arguments
    value = value_of(case, output)
    if shape_of(value) == prediction.shape and len(target) > 1:
        raise Mistake(
            "shape",
            "It returns a number for each point. How wrong the whole prediction is "
            "should be one number.",
        )
    J, expected = number("The result", value), right(prediction, target)
    known = [*suspects(WRONG, case.arguments)]
    if not any(close(J, suspect.value) for suspect in known):
        mean_factors("The result", J, expected, len(target))
    agree("The result", J, expected, known, about=case.about)


WRONG = [
    *several(
        "distances",
        [
            lambda prediction, target: np.mean(prediction - target) / 2,
            lambda prediction, target: np.mean(prediction - target),
            lambda prediction, target: np.mean(np.abs(prediction - target)) / 2,
            lambda prediction, target: np.mean(np.abs(prediction - target)),
        ],
        "The distances are averaged as they are, or their sizes. Which power belongs "
        "to each of them first?",
    ),
    *several(
        "mean first",
        [
            lambda prediction, target: np.mean(prediction - target) ** 2 / 2,
            lambda prediction, target: np.mean(prediction - target) ** 2,
        ],
        "The distances are averaged first, so that those above cancel those below, "
        "and only then squared. It should be the other way around.",
    ),
    *several(
        "root",
        [
            lambda prediction, target: np.sqrt(np.mean((prediction - target) ** 2)),
            lambda prediction, target: np.sqrt(right(prediction, target)),
            lambda prediction, target: np.sqrt(2 * right(prediction, target)) / 2,
        ],
        "A root is taken at the end. That is a good number too, but another one.",
    ),
    *several(
        "spread",
        [
            lambda prediction, target: np.var(prediction - target) / 2,
            lambda prediction, target: np.var(prediction - target),
        ],
        "That is how far the distances are from their own mean. A curve that lies "
        "too high everywhere would count as right.",
    ),
]
