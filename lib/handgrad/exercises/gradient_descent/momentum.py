"""momentum(grad, theta, rate, beta, updates): where the heavy ball is in the end."""

import numpy as np

from handgrad.exercises.gradient_descent import runs
from handgrad.exercises.gradient_descent.velocities import WRONG, heavy_ball
from handgrad.exercises.runner.values import Case

POINTS = 3


def cases(rng):
    def case(theta, rate, beta, updates, about, size=1):
        bowl = runs.bowl(rng, len(theta), size)
        return Case((bowl, theta, rate, beta, updates), about)

    yield case(rng.normal(size=3), 0.2, 0.7, 5, "three parameters")
    yield case(rng.uniform(2, 3, size=1), 0.05, 0.5, 2, "one parameter")
    yield case(rng.normal(size=3), 0.2, 0.9, 0, "no updates at all")
    yield case(rng.normal(size=2), 0.1, 0.0, 4, "a beta of zero")
    yield case(np.array([7, -4]), 0.1, 0.8, 4, "whole numbers in theta")
    yield case(rng.uniform(4, 5, size=1), 4.0, 0.9, 20, "too high a rate")
    yield case(rng.normal(size=8), 0.05, 0.95, 100, "many updates")
    tiny = 1e-9 * rng.uniform(1, 2, size=3)
    yield case(tiny, 0.1, 0.7, 4, "a start near the minimum", 1e-9)


def judge(case, output):
    runs.judge_end(case, output, heavy_ball, WRONG)
