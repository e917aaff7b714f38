"""Search without a slope: turn each knob both ways, and keep what helps.

It asks for a cost and nothing else, and each answer takes an evaluation: what a
gradient saves is counted against that.
"""

from typing import NamedTuple

import numpy as np

from handgrad.domains import positive
from handgrad.validation import REAL, as_vector, check_callable, check_integer


class Search(NamedTuple):
    """All that was tried, one row an evaluation of the cost; row 0 is the start."""

    theta: np.ndarray  # (T, p)
    cost: np.ndarray  # (T,)

    @property
    def best(self):
        """The least cost of the first 1, 2, …, T attempts, (T,); nan is none."""
        return np.fmin.accumulate(self.cost)


def turns(cost, theta, here, step):
    """Yield each attempt and its cost.

    Each starts from the best place so far, and `here` is the cost of that place.
    """
    for j in range(len(theta)):
        for way in (step, -step):
            tried = theta.copy()
            tried[j] += way
            value = cost(tried)
            yield tried, value
            if value < here:
                theta, here = tried, value
                break


def adjust(cost, theta, step):
    """theta (p,) after a round: each knob turned by ±step where the cost falls.

    Knob after knob, from where the last one was left: up, and down where up did not
    help. `cost` is a function of theta. At most 2p + 1 evaluations.

    >>> adjust(lambda theta: np.sum((theta - 3) ** 2), [0.0, 5.0], 1)
    array([1., 4.])
    """
    theta, value = _start(cost, theta, step)
    here = np.fmin(value, np.inf)  # a nan is left for any number
    for tried, value in turns(cost, theta, here, step):
        if value < here:
            theta, here = tried, value
    return theta


def search(cost, theta, step, evaluations):
    """Rounds of `adjust` until so many evaluations are used up, as a Search.

    A round in which nothing helps halves the step (Hooke & Jeeves 1961, without
    their leaps).

    >>> found = search(lambda theta: np.sum((theta - 3) ** 2), [0.0, 5.0], 1, 9)
    >>> found.theta[found.cost.argmin()], found.best[[0, -1]]
    (array([3., 3.]), array([13.,  0.]))
    """
    check_integer("evaluations", evaluations, 1)
    theta, value = _start(cost, theta, step)
    thetas, costs = [theta], [value]
    while len(costs) < evaluations:
        before = here = np.fmin.reduce(costs, initial=np.inf)  # a nan is none
        for tried, value in turns(cost, theta, here, step):
            thetas.append(tried)
            costs.append(value)
            if value < here:
                theta, here = tried, value
            if len(costs) == evaluations:
                break
        step = step if here < before else step / 2
    return Search(np.array(thetas), np.array(costs))


def _start(cost, theta, step):
    """theta and its cost, if both are what a search can do with."""
    check_callable("cost", cost, "theta")
    positive("step", step)
    theta = as_vector("theta", theta).copy()
    value = cost(theta)
    if np.shape(value) or np.asarray(value).dtype.kind not in REAL:
        raise TypeError(f"cost returned {value!r}: expected a number")
    return theta, value
