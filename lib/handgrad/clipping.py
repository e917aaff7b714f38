"""Clipping: a gradient that is too long is shortened before an optimizer sees it."""

from dataclasses import dataclass

import numpy as np

from handgrad.domains import overflow_is_data, positive, settings
from handgrad.validation import as_numbers, check_has


@overflow_is_data()
def shortened(g, longest):
    """g · min(1, longest / ‖g‖), though squares of its entries may overflow."""
    largest = np.max(np.abs(g), initial=0)
    if not 0 < largest < np.inf:
        return g
    direction = g / largest
    length = np.linalg.norm(direction)
    return direction * (longest / length) if largest * length > longest else g


@dataclass(frozen=True)
@settings(longest=positive)
class Clipped:
    """
    g ← g · min(1, longest / ‖g‖)

    An optimizer whose gradients have a length of at most `longest`, and keep their
    direction (Pascanu, Mikolov & Bengio 2013; PyTorch adds 1e-6 to ‖g‖). A gradient
    that is not finite is passed on: divergence is a result.
    """

    optimizer: object
    longest: float = 1.0

    def __post_init__(self):
        check_has("optimizer", self.optimizer, "init", "update")

    def init(self, theta):
        return self.optimizer.init(theta)

    def update(self, theta, grad, state):
        grad = shortened(as_numbers("grad", grad), self.longest)
        return self.optimizer.update(theta, grad, state)
