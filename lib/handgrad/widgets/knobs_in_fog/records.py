"""What the knobs hold: a curve's cost, descents and a search from the same start."""

import numpy as np

from handgrad.costs import MeanSquaredError
from handgrad.network import Network
from handgrad.objective import Objective
from handgrad.optimizers import GradientDescent
from handgrad.search import search
from handgrad.training import train
from handgrad.widgets.base.arrays import pack

MOST = 3  # knobs
RATE, UPDATES = 1.0, 30
STEP, EVALUATIONS = 16.0, 60  # of the search
DIAL = 100  # the last mark of a knob; the first is 0


def scaled(x):
    """x (n,) as t from −1 at its first to 1 at its last."""
    return 2 * (x - x[0]) / (x[-1] - x[0]) - 1


def powers(x, knobs):
    """1, t, t², …: one column a knob, (n, knobs)."""
    return np.vander(scaled(x), knobs, increasing=True)


def theta_of(dials, domain):
    """The parameters (p,) of dials from 0 to 100, each within its side of domain."""
    low, high = np.transpose(domain[: len(dials)])
    return low + (high - low) * np.asarray(dials, dtype=float) / DIAL


def dials_of(theta, domain):
    """The inverse, for rows of parameters too."""
    low, high = np.transpose(domain[: np.shape(theta)[-1]])
    return DIAL * (np.asarray(theta) - low) / (high - low)


class Fit:
    """J(θ) = 1/(2n) Σᵢ (θ₀ + θ₁tᵢ + θ₂tᵢ² − yᵢ)²: a network with no hidden layer.

    Its first parameter is the network's bias, which is the network's last.
    """

    def __init__(self, x, y, knobs):
        network, columns = Network((knobs - 1, 1)), powers(x, knobs)[:, 1:]
        self.objective = Objective(network, MeanSquaredError(), columns, y[:, None])

    def value(self, theta):
        return self.objective.value(np.roll(theta, -1))

    def grad(self, theta):
        return np.roll(self.objective.grad(np.roll(theta, -1)), 1)


def best(x, y, knobs):
    """The parameters of the least cost, (knobs,)."""
    return np.linalg.lstsq(powers(x, knobs), y, rcond=None)[0]


def descent(fit, theta):
    """A TrainingRun from theta."""
    return train(fit, theta, GradientDescent(RATE), UPDATES)


def attempts(fit, theta):
    """A Search from theta, one knob after the other."""
    return search(fit.value, theta, STEP, EVALUATIONS)


def path(record, domain):
    """What the page knows of a TrainingRun or a Search: dials and costs."""
    dials = dials_of(record.theta, domain)
    return {"dials": pack(dials), "costs": [float(f"{c:.6g}") for c in record.cost]}
