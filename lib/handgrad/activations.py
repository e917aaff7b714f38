"""Activations: a value a = f(z) and a slope f′(z), functions of the pre-activation z.

Each is one function that returns both, because they share their work; `value` and
`slope` pick one.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from handgrad import numerics
from handgrad.domains import elementwise, overflow_is_data


@dataclass(frozen=True)
class Activation:
    """An elementwise function f with its slope f′, for z of any shape.

    >>> tanh.value(0.0), tanh.slope(0.0)
    (np.float64(0.0), np.float64(1.0))
    """

    name: str
    value_and_slope: Callable

    @overflow_is_data()
    def value(self, z):
        return self.value_and_slope(z)[0]

    @overflow_is_data()
    def slope(self, z):
        return self.value_and_slope(z)[1]

    def __repr__(self):
        return self.name


@elementwise
def _identity(z):
    """
    f(z)  = z
    f′(z) = 1
    """
    return z, numerics.ones(*np.shape(z))


@elementwise
def _sigmoid(z):
    """
    f(z)  = σ(z) = 1 / (1 + e⁻ᶻ)
    f′(z) = σ(z) (1 − σ(z)), at most ¼
    """
    a = numerics.sigmoid(z)
    return a, a * (1 - a)


@elementwise
def _tanh(z):
    """
    f(z)  = tanh z
    f′(z) = 1 − tanh² z
    """
    a = np.tanh(z)
    return a, 1 - a * a


@elementwise
def _relu(z):
    """
    f(z)  = max(z, 0)
    f′(z) = 1 where z > 0, else 0 (at the kink too, as in PyTorch)
    """
    a = np.maximum(z, 0)
    return a, np.sign(a)


@elementwise
def _leaky_relu(z):
    """
    f(z)  = z where z > 0, else z/100
    f′(z) = 1 where z > 0, else 1/100

    Maas et al. 2013.
    """
    slope = np.where(np.greater(z, 0), 1.0, LEAK)
    return z * slope, slope


@elementwise
def _elu(z):
    """
    f(z)  = z where z > 0, else eᶻ − 1
    f′(z) = 1 where z > 0, else eᶻ

    Clevert et al. 2016.
    """
    below = np.minimum(z, 0)
    return np.maximum(z, 0) + np.expm1(below), np.exp(below)


@elementwise
@overflow_is_data()
def _gelu(z):
    """
    f(z)  = ½ z (1 + tanh u), u = √(2/π) (z + .044715 z³)
    f′(z) = ½ (1 + tanh u) + ½ z u′ (1 − tanh² u)

    The form with tanh (Hendrycks & Gimpel 2016); PyTorch calls it
    approximate="tanh". NumPy has no erf.
    """
    c = np.sqrt(2 / np.pi)
    t = np.tanh(c * (z + 0.044715 * z**3))
    steep = 0.5 * z * c * (1 + 3 * 0.044715 * z**2)
    slope = 0.5 * (1 + t) + numerics.x_times_y(1 - t * t, steep)
    return numerics.x_times_y(0.5 * (1 + t), z), slope


@elementwise
def _softplus(z):
    """
    f(z)  = log(1 + eᶻ)
    f′(z) = σ(z)
    """
    return numerics.softplus(z), numerics.sigmoid(z)


@elementwise
def _swish(z):
    """
    f(z)  = z σ(z)
    f′(z) = σ(z) + z σ(z) (1 − σ(z))

    Ramachandran et al. 2017; PyTorch calls it SiLU.
    """
    s = numerics.sigmoid(z)
    return numerics.x_times_y(s, z), s + numerics.x_times_y(s * (1 - s), z)


LEAK = 0.01

identity = Activation("identity", _identity)
sigmoid = Activation("sigmoid", _sigmoid)
tanh = Activation("tanh", _tanh)
relu = Activation("relu", _relu)
leaky_relu = Activation("leaky_relu", _leaky_relu)
elu = Activation("elu", _elu)
gelu = Activation("gelu", _gelu)
softplus = Activation("softplus", _softplus)
swish = Activation("swish", _swish)
