"""What a reader of the dashboard may set before training anew."""

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from handgrad.batches import Batches
from handgrad.objective import Objective
from handgrad.optimizers import Adam, GradientDescent, Momentum
from handgrad.training import descend

OPTIMIZERS = {"descent": GradientDescent, "momentum": Momentum, "adam": Adam}
LIMITS = {"rate": (0.0, 100.0), "width": (2, 24), "seed": (0, 9999)}
UNITS = LIMITS["width"][1]  # more would not fit into the picture


class Settings(NamedTuple):
    optimizer: str  # a key of OPTIMIZERS
    rate: float
    width: int  # hidden units
    seed: int  # of the weights and of the order of the images

    def rule(self, given):
        """The optimizer at this rate, with the other options of the given one."""
        kind = OPTIMIZERS[self.optimizer]
        return (
            replace(given, rate=self.rate) if type(given) is kind else kind(self.rate)
        )

    def objective(self, given):
        """The Objective of a network of this width on the data of the given one."""
        inputs, _, outputs = given.model.sizes
        model = replace(given.model, sizes=(inputs, self.width, outputs))
        return Objective(model, given.cost, given.X, given.y, given.penalty)

    def descend(self, objective, rule, updates, batch):
        """Snapshots before each update, from fresh weights, with mini-batches."""
        rng = np.random.default_rng(self.seed)
        theta = objective.model.init(rng)
        batches = Batches(len(objective.y), batch, rng)
        return descend(objective, theta, rule, updates, batches)


def name_of(optimizer):
    """The key of an optimizer's kind; "descent" for one that no key stands for."""
    kinds = {kind: name for name, kind in OPTIMIZERS.items()}
    return kinds.get(type(optimizer), "descent")
