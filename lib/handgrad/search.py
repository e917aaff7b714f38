"""Search without a slope: turn each knob both ways, and keep what helps.

It asks for a cost and nothing else, and each answer takes an evaluation: what a
gradient saves is counted against that.
"""

from typing import NamedTuple

import numpy as np

from handgrad.domains import positive
from handgrad.validation import as_vector, check_callable, check_integer


class Search(NamedTuple):
    """All that was tried, one row an evaluation of the cost; row 0 is the start."""

    theta: np.ndarray  # (T, p)
    cost: np.ndarray  # (T,)

    @property
    def best(self):
        """The least cost of the first 1, 2, …, T attempts, (T,)."""
        return np.minimum.accumulate(self.cost)


def turns(cost, theta, here, step):
    """Yield (tried, its cost), each from the best place so far, `here` its cost."""
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
    theta = _checked(cost, theta, step)
    here = cost(theta)
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
    theta = _checked(cost, theta, step)
    thetas, costs = [theta], [cost(theta)]
    while len(costs) < evaluations:
        before = here = min(costs)
        for tried, value in turns(cost, theta, here, step):
            thetas.append(tried)
            costs.append(value)
            if value < here:
                theta, here = tried, value
            if len(costs) == evaluations:
                break
        step = step if here < before else step / 2
    return Search(np.array(thetas), np.array(costs))


def _checked(cost, theta, step):
    check_callable("cost", cost, "theta")
    positive("step", step)
    return as_vector("theta", theta).copy()
