"""What the painted neuron holds: images, a sheet of weights, a recorded training."""

import numpy as np

from handgrad.costs import BinaryCrossEntropyFromLogits
from handgrad.network import Network
from handgrad.objective import Objective
from handgrad.optimizers import GradientDescent
from handgrad.training import train
from handgrad.widgets.base.arrays import letters, pack

LEVELS = 15  # of gray, enough for an image of 28 × 28 pixels
PAINT = 31  # levels of paint on either side of none
RATE = 0.1
MOMENTS = (0, 1, 2, 5, 10, 20, 50, 100)  # updates


def images(X):
    """Rows of pixels in [0, 1] as text, one letter a pixel."""
    return letters(np.rint(LEVELS * X).astype(int))


def sheet(weights):
    """Weights in [−1, 1] as text, one letter each."""
    return letters(np.rint(PAINT * (1 + np.asarray(weights))).astype(int))


def weights_of(text):
    """The weights of a sheet's text."""
    alphabet = {letter: level for level, letter in enumerate(letters(range(64)))}
    return np.array([alphabet[letter] for letter in text]) / PAINT - 1


def training(X, is_one, weights):
    """A TrainingRun of one neuron, by gradient descent from these weights, b = 0."""
    neuron = Network((X.shape[1], 1))
    target = np.asarray(is_one, dtype=float)[:, None]
    objective = Objective(neuron, BinaryCrossEntropyFromLogits(), X, target)
    start = np.append(weights, 0.0)
    return train(objective, start, GradientDescent(RATE), MOMENTS[-1], record=1)


def frames(run):
    """What the page knows of a training: weights and bias at MOMENTS."""
    theta = run.theta[list(MOMENTS)]
    return {"weights": pack(theta[:, :-1], "uint16"), "biases": theta[:, -1].tolist()}


def threshold(z, is_one):
    """(t, right): most images stand on their sides of t, the ones above it.

    z (n,) sums, is_one (n,) booleans. t lies midway between two neighboring sums, or
    beyond all of them; of several best, it is the lowest.
    """
    order = np.argsort(z, kind="stable")
    z, ones = np.asarray(z, dtype=float)[order], np.asarray(is_one)[order]
    below = np.concatenate([[0], np.cumsum(np.where(ones, -1, 1))])
    ends = np.concatenate([[z[0] - 1], z, [z[-1] + 1]])
    possible = np.diff(ends) > 0
    k = int(np.argmax(np.where(possible, below, -len(z) - 1)))
    return float(ends[k] + ends[k + 1]) / 2, int(below[k] + ones.sum())
