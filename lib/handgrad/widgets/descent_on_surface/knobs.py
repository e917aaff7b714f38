"""The cost of two knobs as a surface to descend, and a way through it."""

from dataclasses import dataclass

import numpy as np

from handgrad.domains import settings, surface
from handgrad.surfaces import symmetric
from handgrad.training import TrainingRun

DIALS = ((0.0, 100.0), (0.0, 100.0))  # of the two knobs, which have one scale


@dataclass(frozen=True)
@settings(A=symmetric)
@surface(rows_of="A")
class Bowl:
    """
    J  = c + ½ (θ − m)ᵀA(θ − m)
    ∇J = A(θ − m)

    A is symmetric, (2, 2); m, (2,), is the minimum, and c its cost.
    """

    A: np.ndarray
    m: np.ndarray
    c: float

    @property
    def minima(self):
        return self.m[None]

    def value(self, theta):
        return self.c + 0.5 * (theta - self.m) @ self.A @ (theta - self.m)

    def grad(self, theta):
        return self.A @ (theta - self.m)


def bowl_of(fit, domain):
    """The Bowl that a quadratic cost of two knobs is in dials."""
    low, high = np.transpose(domain[:2])
    unit, at_low = (high - low) / DIALS[0][1], fit.grad(low)
    bends = [unit * (fit.grad(low + step) - at_low) for step in np.diag(unit)]
    A = np.round((np.array(bends) + np.transpose(bends)) / 2, 12)
    m = -np.linalg.solve(A, unit * at_low)
    return Bowl(A, m, float(fit.value(low + unit * m)))


def helped(search):
    """The rows of a Search that lowered the cost, the start with them."""
    return np.r_[0, 1 + np.flatnonzero(np.diff(search.best))]


def run_of(points, objective):
    """Points (T, 2) as a TrainingRun, to draw them beside others."""
    points = np.array(points, dtype=float)
    cost, grad = zip(*((objective.value(at), objective.grad(at)) for at in points))
    told = np.arange(len(points)), points, np.array(cost), np.array(grad)
    return TrainingRun(*told, objective, None)
