"""The works that are timed: two small enough to teach with, and one that is not."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

import handgrad as hg


@dataclass(frozen=True, eq=False)  # a work equals only itself, so that peers may cache what they compile for it
class Work:
    """One training, the same for every peer: batches in order, never shuffled.

    Rates are low: at high ones training is chaotic, and a different rounding grows into different weights.
    """

    title: str
    data: tuple  # X (n, d), y (n, k)
    sizes: tuple
    hidden: str  # "tanh" or "relu"
    cost: str  # "binary" or "softmax": cross-entropy, from logits
    rule: str  # "sgd" or "adam"
    rate: float
    batch: int  # rows
    epochs: int
    thinned: int  # updates from one record to the next, where not every one is recorded

    @cached_property
    def network(self):
        return hg.Network(self.sizes, getattr(hg, self.hidden))

    @cached_property
    def theta(self):
        """The parameters that every peer begins with."""
        return self.network.init(np.random.default_rng(1))

    def layers(self):
        """A fresh copy of them, as a list of (W, b)."""
        return self.network.layers(self.theta.copy())

    @cached_property
    def batches(self):
        """One epoch, as a list of (X, y); the last may be smaller."""
        X, y = self.data
        return [(X[rows], y[rows]) for rows in hg.Batches(len(X), self.batch)]

    @property
    def updates(self):
        return self.epochs * len(self.batches)

    @property
    def labels(self):
        """Classes as integers, (n,), for peers that want them so."""
        y = self.data[1]
        return y.argmax(axis=1) if self.cost == "softmax" else y[:, 0].astype(int)


def moons():
    X, y = hg.samples.moons(np.random.default_rng(0), 500)
    return Work(
        title="2-8-8-1, tanh, 500 points, full batch, gradient descent",
        data=(np.ascontiguousarray(X), y),
        sizes=(2, 8, 8, 1),
        hidden="tanh",
        cost="binary",
        rule="sgd",
        rate=0.1,
        batch=500,
        epochs=500,
        thinned=10,
    )


def digits(rule, rate):
    return Work(
        title=f"digits, 64-32-10, ReLU, batches of 32, {'Adam' if rule == 'adam' else 'gradient descent'}",
        data=hg.datasets.digits(),
        sizes=(64, 32, 10),
        hidden="relu",
        cost="softmax",
        rule=rule,
        rate=rate,
        batch=32,
        epochs=10,
        thinned=57,
    )


def mnist():
    return Work(
        title="5,000 images of MNIST, 784-128-10, ReLU, batches of 64, gradient descent",
        data=hg.datasets.mnist(),
        sizes=(784, 128, 10),
        hidden="relu",
        cost="softmax",
        rule="sgd",
        rate=0.1,
        batch=64,
        epochs=2,
        thinned=79,
    )


WORKS = {"a": moons, "b-sgd": lambda: digits("sgd", 0.1), "b-adam": lambda: digits("adam", 1e-3), "c": mnist}
