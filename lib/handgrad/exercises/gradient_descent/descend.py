"""descend(grad, theta, rate, updates): where gradient descent ends."""

import numpy as np

from handgrad.exercises.gradient_descent import runs
from handgrad.exercises.judge.wrong import Wrong, several
from handgrad.exercises.runner.values import Case

POINTS = 2


def cases(rng):
    yield Case((runs.bowl(rng, 3), rng.normal(size=3), 0.2, 5), "three parameters")
    yield Case((runs.bowl(rng, 1), rng.uniform(2, 3, size=1), 0.1, 1), "one update")
    yield Case((runs.bowl(rng, 3), rng.normal(size=3), 0.2, 0), "no updates at all")
    yield Case(
        (runs.bowl(rng, 2), np.array([7, -4]), 0.1, 4), "whole numbers in theta"
    )
    far = rng.uniform(4, 5, size=1)
    yield Case((runs.bowl(rng, 1), far, 2.5, 20), "too high a rate")
    yield Case((runs.bowl(rng, 8), rng.normal(size=8), 0.02, 100), "many updates")
    tiny = 1e-9 * rng.uniform(1, 2, size=3)
    yield Case((runs.bowl(rng, 3, 1e-9), tiny, 0.1, 4), "a start near the minimum")


def judge(case, output):
    runs.judge_end(case, output, descent, WRONG)


def descent(rate):
    return lambda theta, v, grad: (theta - rate * grad(theta), v)


descend = runs.walker(descent)


def along(rate):
    """Steps of one length, whatever the slope."""

    def rule(theta, v, grad):
        g = grad(theta)
        return theta - rate * g / np.linalg.norm(g), v

    return rule


def one_by_one(rate):
    """Each parameter moves before the next one's derivative is taken."""

    def rule(theta, v, grad):
        theta = theta.copy()
        for j in range(len(theta)):
            theta[j] -= rate * grad(theta)[j]
        return theta, v

    return rule


def step_alone(rate):
    """theta becomes the step instead of moving by it."""
    return lambda theta, v, grad: (-rate * grad(theta), v)


WRONG = [
    *runs.around(descent),
    Wrong(
        "sign",
        runs.walker(lambda rate: descent(-rate)),
        "It walks uphill. Which way does a gradient point?",
    ),
    Wrong(
        "rate twice",
        runs.walker(lambda rate: descent(rate**2)),
        "The rate went into the step twice.",
    ),
    Wrong(
        "no rate",
        runs.walker(lambda rate: descent(1)),
        "The rate does not matter to it: a step is as long as the gradient.",
    ),
    Wrong(
        "unit length",
        runs.walker(along),
        "Every step has the same length. In this rule a step shrinks with the slope, "
        "so the gradient goes in as it is.",
    ),
    Wrong(
        "one after the other",
        runs.walker(one_by_one),
        "The parameters move one after the other, and each sees those that have "
        "moved already. All of one update uses the gradient of one point.",
    ),
    Wrong(
        "step alone",
        runs.walker(step_alone),
        "Each update puts the step in the place of theta, and where theta was is "
        "lost. A step starts from somewhere.",
    ),
    *several(
        "returns the gradient",
        [
            lambda grad, *given: grad(descend(grad, *given)),
            lambda grad, theta, rate, updates: grad(
                descend(grad, theta, rate, updates - 1)
            ),
        ],
        "It returned a gradient, expected the last theta.",
    ),
]
