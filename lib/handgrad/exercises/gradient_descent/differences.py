"""Gradients by differences of a cost, as they should be taken and as they are not.

Each is a function (cost, theta, h) that gives the gradient at theta (p,).
"""

import numpy as np

from handgrad.exercises.judge.wrong import Wrong, several
from handgrad.gradcheck import numerical_grad


def slopes(cost, up, down, h):
    """(J(up) − J(down)) / 2h, row by row, (p, p) → (p,)."""
    return np.array([cost(a) - cost(b) for a, b in zip(up, down)]) / (2 * h)


def steps(theta, h):
    """A step along each axis, (p, p)."""
    return h * np.eye(len(theta))


def central(cost, theta, h):
    return slopes(cost, theta + steps(theta, h), theta - steps(theta, h), h)


def forward(cost, theta, h):
    return np.array([cost(up) - cost(theta) for up in theta + steps(theta, h)]) / h


def two_steps_away(cost, theta, h):
    """(J(θ) − J(θ − 2h)) / 2h, and with −h that of the other side."""
    return forward(cost, theta, -2 * h)


def sums(cost, theta, h):
    pairs = zip(theta + steps(theta, h), theta - steps(theta, h))
    return np.array([cost(up) + cost(down) for up, down in pairs])


def all_at_once(cost, theta, h):
    slope = (cost(theta + h) - cost(theta - h)) / (2 * h)
    return np.full(len(theta), slope)


def cumulative_steps(cost, theta, h):
    """What had its turn moves on with the others."""
    moved = h * np.tri(len(theta))
    return slopes(cost, theta + moved, theta - moved, h)


def steps_from_below(cost, theta, h):
    """What had its turn stays at its lower point."""
    start = theta - h * np.tri(len(theta), k=-1)
    return slopes(cost, start + steps(theta, h), start - steps(theta, h), h)


def forward_from_there(cost, theta, h):
    """One-sided steps, of which none is taken back."""
    path = np.vstack([theta, theta + h * np.tri(len(theta))])
    return np.diff([cost(point) for point in path]) / h


def with_numbers(kind):
    """Differences between copies of theta that hold another kind of number."""

    def grad(cost, theta, h):
        copy, step = theta.astype(kind), steps(theta, h)
        return slopes(cost, (copy + step).astype(kind), (copy - step).astype(kind), h)

    return grad


def steps_like_theta(cost, theta, h):
    """Steps in an array of the kind of theta."""
    step = steps(theta, h).astype(theta.dtype)
    return slopes(cost, theta + step, theta - step, h)


WRONG = [
    *several(
        "one side",
        [
            forward,
            lambda *given: forward(*given) / 2,
            lambda cost, theta, h: forward(cost, theta, -h),
            lambda cost, theta, h: forward(cost, theta, -h) / 2,
            two_steps_away,
            lambda cost, theta, h: two_steps_away(cost, theta, -h),
        ],
        "It looks to one side of theta only. Such a difference is off by the "
        "curvature; one that is centered at theta is far closer.",
    ),
    *several(
        "sum for difference",
        [
            lambda cost, theta, h: sums(cost, theta, h) / (2 * h),
            lambda cost, theta, h: sums(cost, theta, h) / h,
        ],
        "The two costs are added. A slope says by how much they differ.",
    ),
    *several(
        "division",
        [
            lambda cost, theta, h: 2 * h * central(cost, theta, h),
            lambda cost, theta, h: h * central(cost, theta, h),
            lambda cost, theta, h: 2 * h**2 * central(cost, theta, h),
            lambda cost, theta, h: h**2 * central(cost, theta, h),
        ],
        "The difference of the costs is not divided by the whole distance between "
        "the two points. Mind how Python reads a / b * c, too.",
    ),
    Wrong(
        "all at once",
        all_at_once,
        "All parameters moved at once, so this is one slope along the diagonal. A "
        "gradient asks for each parameter alone, while the others stay.",
    ),
    *several(
        "not restored",
        [cumulative_steps, steps_from_below],
        "A parameter that had its turn did not go back before the next one moved. "
        "Each difference has to start from theta itself.",
    ),
    Wrong(
        "not restored",
        forward_from_there,
        "It looks to one side only, and to one side of where the difference before "
        "has left theta: each has to start from theta itself.",
    ),
    *several(
        "integers",
        [
            lambda cost, theta, h: central(cost, theta, h).astype(theta.dtype),
            lambda cost, theta, h: with_numbers(theta.dtype)(cost, theta, h),
            steps_like_theta,
        ],
        "The step got lost in whole numbers: a copy of theta, or an array made like "
        "it, holds integers if theta does.",
    ),
    Wrong(
        "still zero",
        lambda cost, theta, h: np.zeros(len(theta)),
        "It is zero throughout. Was it never filled, or are both costs those of one "
        "and the same point? A second name for an array is no copy.",
    ),
    Wrong(
        "single precision",
        with_numbers(np.float32),
        "In single precision a short step drowns in rounding. Stay in float64, where "
        "NumPy is by itself.",
    ),
    *several(
        "other step",
        [
            lambda cost, theta, h: central(cost, theta, 1e-6),
            lambda cost, theta, h: numerical_grad(cost, theta, h=h),
            lambda cost, theta, h: central(cost, theta, 1),
            lambda cost, theta, h: central(cost, theta, 1) / h,
        ],
        "These are differences over another step than h.",
    ),
]
