"""Points drawn at random.

Each function takes a NumPy Generator first and returns fresh arrays (X, y). The
same seed gives the same points (with one version of NumPy). `noise` is the standard
deviation of the Gaussian noise. Where there are classes, their sizes differ by one
at most, and the rows are mixed. All raise TypeError for an `rng` that is no
Generator, an n that is no integer or a noise that is no number, and ValueError for n
below 1 or a negative noise.
"""

import numpy as np

from handgrad.datasets import one_hot
from handgrad.validation import (
    as_examples,
    check_finite,
    check_integer,
    check_range,
    check_rng,
)


def line(rng, n, slope=2.0, intercept=1.0, noise=0.1):
    """y = slope · x + intercept + noise: X (n, 1), uniform in [−1, 1), and y (n, 1).

    >>> X, y = line(np.random.default_rng(0), 50)
    >>> X.shape, y.shape
    ((50, 1), (50, 1))
    """
    _check(rng, n, noise)
    check_range("slope", slope, -np.inf)
    check_range("intercept", intercept, -np.inf)
    X = rng.uniform(-1, 1, (n, 1))
    return X, slope * X + intercept + rng.normal(0, noise, (n, 1))


def moons(rng, n, noise=0.1):
    """Two half circles of radius 1 that reach into each other: X (n, 2), y (n, 1).

    Class 0, the upper: (cos t, sin t); class 1, the lower: (1 − cos t, ½ − sin t);
    t uniform in [0, π). As scikit-learn's.
    """
    _check(rng, n, noise)
    label, t = _labels(rng, n, 2), rng.uniform(0, np.pi, n)
    upper, lower = (np.cos(t), np.sin(t)), (1 - np.cos(t), 0.5 - np.sin(t))
    X = np.where(label, lower, upper).T
    return _blur(rng, X, noise), label[:, None].astype(float)


def circles(rng, n, ratio=0.5, noise=0.05):
    """A circle of radius `ratio` within one of radius 1: X (n, 2), y (n, 1).

    Class 0 is the outer, 1 the inner. No straight line separates them, though |x|²
    does. `ratio` lies in [0, 1).
    """
    _check(rng, n, noise)
    check_range("ratio", ratio, 0, 1, end="exclusive")
    label, t = _labels(rng, n, 2), rng.uniform(0, 2 * np.pi, n)
    X = np.where(label, ratio, 1.0)[:, None] * np.column_stack([np.cos(t), np.sin(t)])
    return _blur(rng, X, noise), label[:, None].astype(float)


def spirals(rng, n, arms=3, turns=0.75, noise=0.03):
    """Spirals that wind out from the origin: X (n, 2), y (n, arms) one-hot.

    Arm j: t (cos φ, sin φ) with φ = 2π (turns · t + j / arms) and t uniform in
    [0, 1). No straight line separates them; two spirals have been a test for
    networks since Lang & Witbrock 1988.
    """
    _check(rng, n, noise)
    check_integer("arms", arms, 1)
    check_range("turns", turns, 0)
    label, t = _labels(rng, n, arms), rng.uniform(0, 1, n)
    angle = 2 * np.pi * (turns * t + label / arms)
    X = t[:, None] * np.column_stack([np.cos(angle), np.sin(angle)])
    return _blur(rng, X, noise), one_hot(label, range(arms))


def blobs(rng, n, centers=((-1.0, -1.0), (1.0, -1.0), (0.0, 1.0)), noise=0.4):
    """Gaussian clouds around k `centers` (k, d): X (n, d), y (n, k) one-hot."""
    _check(rng, n, noise)
    centers = as_examples("centers", centers)
    check_finite("centers", centers)
    label = _labels(rng, n, len(centers))
    return _blur(rng, centers[label], noise), one_hot(label, range(len(centers)))


def _check(rng, n, noise):
    check_rng("rng", rng)
    check_integer("n", n, 1)
    check_range("noise", noise, 0)


def _labels(rng, n, classes):
    """n labels (n,), as many of each class as can be, mixed."""
    return rng.permutation(np.arange(n) % classes)


def _blur(rng, X, noise):
    return X + rng.normal(0, noise, X.shape)
