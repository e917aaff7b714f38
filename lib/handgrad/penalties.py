"""Penalties on the size of the weights: value(theta) and grad(theta)."""

from dataclasses import dataclass

import numpy as np

from handgrad.domains import nonnegative, settings


@dataclass(frozen=True)
@settings(strength=nonnegative)
class L2:
    """
    value = α/2 Σ θ²
    grad  = α θ

    The ½ as in CS231n and PyTorch's weight_decay.
    """

    strength: float

    def value(self, theta):
        return 0.5 * self.strength * np.sum(theta**2)

    def grad(self, theta):
        return self.strength * theta


@dataclass(frozen=True)
@settings(strength=nonnegative)
class L1:
    """
    value = α Σ |θ|
    grad  = α sign(θ), 0 at the kink
    """

    strength: float

    def value(self, theta):
        return self.strength * np.sum(np.abs(theta))

    def grad(self, theta):
        return self.strength * np.sign(theta)
