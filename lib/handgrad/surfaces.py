"""Surfaces to practice on: J(theta) to descend and to draw, with its known minima.

Each has value(theta) and grad(theta); theta has shape (p,), or, but for Quadratic,
(p, …), grids of coordinates. `minima` lists the points of least cost, (m, p).
"""

from dataclasses import dataclass

import numpy as np

from handgrad.domains import settings, surface
from handgrad.validation import as_numbers


def symmetric(name, A):
    """A as a symmetric matrix, (p, p)."""
    M = as_numbers(name, A)
    if M.ndim != 2 or M.shape != M.T.shape or not np.allclose(M, M.T):
        raise ValueError(f"{name} is {A!r}: expected a symmetric matrix (p, p)")
    return M


@dataclass(frozen=True)
@settings(A=symmetric)
@surface(rows_of="A")
class Quadratic:
    """
    J  = ½ θᵀAθ
    ∇J = Aθ

    A is symmetric, (p, p); J is a bowl if its eigenvalues are positive.
    """

    A: np.ndarray

    @property
    def minima(self):
        return np.zeros((1, len(self.A)))

    def value(self, theta):
        return 0.5 * theta @ self.A @ theta

    def grad(self, theta):
        return self.A @ theta


@dataclass(frozen=True)
@surface(coordinates=2)
class Rosenbrock:
    """J = (1 − x)² + 100 (y − x²)²

    A curved valley, hard along its floor (Rosenbrock 1960).
    """

    minima = np.array([[1.0, 1.0]])

    def value(self, theta):
        x, y = theta
        return (1 - x) ** 2 + 100 * (y - x**2) ** 2

    def grad(self, theta):
        x, y = theta
        return np.array([-2 * (1 - x) - 400 * x * (y - x**2), 200 * (y - x**2)])


@dataclass(frozen=True)
@surface(coordinates=2)
class Himmelblau:
    """J = (x² + y − 11)² + (x + y² − 7)²

    Four minima, all of cost zero (Himmelblau 1972).
    """

    minima = np.array(
        [
            [3.0, 2.0],
            [-2.805118086952745, 3.131312518250573],
            [-3.779310253377747, -3.283185991286170],
            [3.584428340330492, -1.848126526964404],
        ]
    )

    def value(self, theta):
        x, y = theta
        return (x**2 + y - 11) ** 2 + (x + y**2 - 7) ** 2

    def grad(self, theta):
        x, y = theta
        u, v = x**2 + y - 11, x + y**2 - 7
        return np.array([4 * x * u + 2 * v, 2 * u + 4 * y * v])


@dataclass(frozen=True)
@surface(coordinates=2)
class Beale:
    """J = Σₖ (cₖ − x + x yᵏ)², c = 1.5, 2.25, 2.625, k = 1, 2, 3

    Steep walls, a flat floor (Beale 1958).
    """

    minima = np.array([[3.0, 0.5]])
    _terms = (1.5, 1), (2.25, 2), (2.625, 3)  # (cₖ, k)

    def value(self, theta):
        x, y = theta
        return sum((c - x + x * y**k) ** 2 for c, k in self._terms)

    def grad(self, theta):
        x, y = theta
        residuals = [(c - x + x * y**k, k) for c, k in self._terms]
        in_x = sum(2 * r * (y**k - 1) for r, k in residuals)
        in_y = sum(2 * r * k * x * y ** (k - 1) for r, k in residuals)
        return np.array([in_x, in_y])


@dataclass(frozen=True)
@surface(coordinates=2)
class Saddle:
    """J = x² − y²

    Flat at the origin, which is no minimum; the cost has no lower bound.
    """

    minima = np.empty((0, 2))

    def value(self, theta):
        x, y = theta
        return x**2 - y**2

    def grad(self, theta):
        x, y = theta
        return np.array([2 * x, -2 * y])


@dataclass(frozen=True)
@surface()
class Rastrigin:
    """J = Σⱼ [θⱼ² + 10 (1 − cos 2πθⱼ)], any p

    A bowl full of local minima (Rastrigin 1974).
    """

    minima = np.zeros((1, 2))

    def value(self, theta):
        return np.sum(theta**2 + 10 * (1 - np.cos(2 * np.pi * theta)), axis=0)

    def grad(self, theta):
        return 2 * theta + 20 * np.pi * np.sin(2 * np.pi * theta)
