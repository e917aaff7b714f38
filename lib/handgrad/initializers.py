"""Initial weights: each initializer is a function (rng, fan_in, fan_out) → W.

W has shape (fan_in, fan_out). Biases start at zero. The variances keep a signal's
size from layer to layer.
"""

import numpy as np

from handgrad.activations import LEAK
from handgrad.validation import check_range

GAINS = {
    "relu": 2**0.5,
    "leaky_relu": (2 / (1 + LEAK**2)) ** 0.5,
    "tanh": 5 / 3,
    "sigmoid": 1.0,
    "identity": 1.0,
}


def zeros(rng, fan_in, fan_out):
    """W = 0

    Every unit of a layer stays equal to its neighbors forever: shown, not
    recommended.
    """
    return np.zeros((fan_in, fan_out))


def constant(value):
    """W = value everywhere, with the same flaw as zeros."""
    check_range("value", value, -np.inf)
    return lambda rng, fan_in, fan_out: np.full((fan_in, fan_out), float(value))


def normal(std):
    """W ~ N(0, std²)"""
    check_range("std", std, 0)
    return lambda rng, fan_in, fan_out: rng.normal(0, std, (fan_in, fan_out))


def lecun(rng, fan_in, fan_out):
    """W ~ N(0, 1/fan_in)

    LeCun et al. 1998, Efficient BackProp.
    """
    return rng.normal(0, fan_in**-0.5, (fan_in, fan_out))


def glorot(rng, fan_in, fan_out):
    """W ~ U(−r, r), r = √(6/(fan_in + fan_out)): variance 2/(fan_in + fan_out)

    Glorot & Bengio 2010.
    """
    limit = (6 / (fan_in + fan_out)) ** 0.5
    return rng.uniform(-limit, limit, (fan_in, fan_out))


def he(rng, fan_in, fan_out):
    """W ~ N(0, 2/fan_in): a ReLU halves the mean square, the 2 restores it

    He et al. 2015.
    """
    return rng.normal(0, (2 / fan_in) ** 0.5, (fan_in, fan_out))


def orthogonal(rng, fan_in, fan_out):
    """W with orthonormal rows or columns, whichever are fewer

    Saxe et al. 2014.
    """
    tall = rng.normal(size=(max(fan_in, fan_out), min(fan_in, fan_out)))
    Q, R = np.linalg.qr(tall)
    Q = Q * np.sign(np.diag(R))  # else the signs are LAPACK's, not the generator's
    return Q if fan_in >= fan_out else Q.T


def gain(activation):
    """The factor by which an activation's layer should scale its weights.

    It is the one of PyTorch's table.

    >>> from handgrad import relu
    >>> round(gain(relu), 6)
    1.414214
    """
    name = getattr(activation, "name", None)
    if name not in GAINS:
        raise ValueError(f"activation is {name}: expected one of {', '.join(GAINS)}")
    return GAINS[name]
