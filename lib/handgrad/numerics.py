"""Stable arithmetic: exponentials do not overflow, logarithms keep their digits."""

from functools import lru_cache

import numpy as np

from handgrad.domains import elementwise, of_rows


@lru_cache(maxsize=64)
def ones(*shape):
    """Ones, read-only and made once: a training loop needs them at every update.

    1ᵀ δ, as a product, is faster than δ.sum(axis=0).
    """
    array = np.ones(shape)
    array.flags.writeable = False
    return array


@of_rows
def log_sum_exp(z):
    """log Σⱼ exp zⱼ of each row, (n, k) → (n, 1).

    The row's maximum is taken out first: exp overflows above 709; exp(z − max z) is
    at most one.

    >>> log_sum_exp(np.array([[1000.0, 1000.0]])).round(6)
    array([[1000.693147]])
    """
    top = z.max(axis=1, keepdims=True)
    return top + np.log(np.exp(z - top).sum(axis=1, keepdims=True))


@of_rows
def log_softmax(z):
    """log pⱼ = (zⱼ − max z) − log Σₖ exp(zₖ − max z), row by row, (n, k) → (n, k).

    The maximum goes first: beside a logit of 1e16, log Σ would be lost.
    """
    z = z - z.max(axis=1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=1, keepdims=True))


@of_rows
def softmax(z):
    """pⱼ = exp zⱼ / Σₖ exp zₖ, row by row, (n, k) → (n, k); each row sums to one."""
    exps = np.exp(z - z.max(axis=1, keepdims=True))
    return exps / exps.sum(axis=1, keepdims=True)


@elementwise
def sigmoid(z):
    """σ(z) = 1 / (1 + e⁻ᶻ), written so that no exponent is positive."""
    return np.exp(np.minimum(z, 0)) / (1 + np.exp(minus_abs(z)))


@elementwise
def softplus(z):
    """log(1 + eᶻ) = max(z, 0) + log(1 + e^−|z|), whose slope is σ(z).

    No exponent is positive.
    """
    return np.maximum(z, 0) + np.log1p(np.exp(minus_abs(z)))


def minus_abs(z):
    """−|z|, as a minimum.

    |z| has no complex derivative, and the complex step would return 0 in silence.
    """
    return np.minimum(z, np.negative(z))


def x_log_y(x, y):
    """x · log y, with 0 · log 0 = 0, its limit.

    x > 0 with y = 0 is −∞, and no warning.
    """
    with np.errstate(divide="ignore"):
        return x * np.log(np.where(x == 0, 1, y))


def x_log1p_y(x, y):
    """x · log(1 + y), with 0 · log 0 = 0; a y below 1e-16 is not lost."""
    with np.errstate(divide="ignore"):
        return x * np.log1p(np.where(x == 0, 0, y))


def x_times_y(x, y):
    """x · y, with 0 · ∞ = 0."""
    return x * np.where(x == 0, 0, y)


def x_over_y(x, y):
    """x / y, with 0 / 0 = 0: the slope of x · log y in y.

    x > 0 with y = 0 is ∞, and no warning.
    """
    with np.errstate(divide="ignore", over="ignore"):
        return x / np.where(x == 0, 1, y)
