"""Update rules: init(theta) → state, update(theta, grad, state) → (theta, state).

g is the gradient at theta, η the rate, products and powers are elementwise. No rule
changes its arguments, and theta may have any shape. ValueError for a negative rate,
or a gradient that is not shaped as theta.
"""

from dataclasses import dataclass
from functools import wraps

import numpy as np

from handgrad.domains import below_one, nonnegative, settings
from handgrad.validation import check_same_shape


def rule(**kinds):
    """A class decorator: settings of their kinds, and a gradient shaped as theta."""

    def decorate(cls):
        cls.update = _guard(cls.update)
        return settings(**kinds)(cls)

    return decorate


def _guard(update):
    @wraps(update)
    def method(self, theta, grad, state):
        check_same_shape(theta=theta, grad=grad)
        return update(self, theta, grad, state)

    return method


@dataclass(frozen=True)
@rule(rate=nonnegative)
class GradientDescent:
    """θ ← θ − η g"""

    rate: float

    def init(self, theta):
        return None

    def update(self, theta, grad, state):
        return theta - self.rate * grad, state


@dataclass(frozen=True)
@rule(rate=nonnegative, beta=below_one)
class Momentum:
    """
    v ← β v + g
    θ ← θ − η v

    Polyak's heavy ball as PyTorch has it; Sutskever et al. (2013) put the rate
    inside: v ← β v − η g.
    """

    rate: float
    beta: float = 0.9

    def init(self, theta):
        return np.zeros_like(theta)

    def update(self, theta, grad, v):
        v = self.beta * v + grad
        return theta - self.rate * v, v


@dataclass(frozen=True)
@rule()
class Nesterov(Momentum):
    """
    v ← β v + g
    θ ← θ − η (g + β v)

    PyTorch's form of Nesterov 1983.
    """

    def update(self, theta, grad, v):
        v = self.beta * v + grad
        return theta - self.rate * (grad + self.beta * v), v


@dataclass(frozen=True)
@rule(rate=nonnegative, eps=nonnegative)
class AdaGrad:
    """
    s ← s + g²
    θ ← θ − η g / (√s + ε)

    Duchi, Hazan & Singer 2011.
    """

    rate: float = 1e-2
    eps: float = 1e-10

    def init(self, theta):
        return np.zeros_like(theta)

    def update(self, theta, grad, s):
        s = s + grad**2
        return theta - self.rate * grad / (np.sqrt(s) + self.eps), s


@dataclass(frozen=True)
@rule(rate=nonnegative, rho=below_one, eps=nonnegative)
class RMSProp:
    """
    s ← ρ s + (1 − ρ) g²
    θ ← θ − η g / (√s + ε)

    Hinton 2012; Keras has ε inside the root.
    """

    rate: float = 1e-2
    rho: float = 0.99
    eps: float = 1e-8

    def init(self, theta):
        return np.zeros_like(theta)

    def update(self, theta, grad, s):
        s = self.rho * s + (1 - self.rho) * grad**2
        return theta - self.rate * grad / (np.sqrt(s) + self.eps), s


@dataclass(frozen=True)
@rule(rate=nonnegative, beta1=below_one, beta2=below_one, eps=nonnegative)
class Adam:
    """
    m ← β₁m + (1 − β₁)g
    v ← β₂v + (1 − β₂)g²
    θ ← θ − η m̂ / (√v̂ + ε)

    m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ) undo the start from zero; t counts
    updates from 1.
    Kingma & Ba 2015, algorithm 1; scikit-learn places ε before the correction.
    """

    rate: float = 1e-3
    beta1: float = 0.9
    beta2: float = 0.999
    eps: float = 1e-8

    def init(self, theta):
        return 0, np.zeros_like(theta), np.zeros_like(theta)

    def update(self, theta, grad, state):
        t, m, v = state
        t = t + 1
        m = self.beta1 * m + (1 - self.beta1) * grad
        v = self.beta2 * v + (1 - self.beta2) * grad**2
        m_hat, v_hat = m / (1 - self.beta1**t), v / (1 - self.beta2**t)
        return theta - self.rate * m_hat / (np.sqrt(v_hat) + self.eps), (t, m, v)


@dataclass(frozen=True)
@rule(weight_decay=nonnegative)
class AdamW(Adam):
    """θ ← (1 − η α) θ − η m̂ / (√v̂ + ε)

    Adam, and a decay that it does not rescale (Loshchilov & Hutter 2019).
    """

    weight_decay: float = 0.01

    def update(self, theta, grad, state):
        decay = self.rate * self.weight_decay * theta
        theta, state = super().update(theta, grad, state)
        return theta - decay, state
