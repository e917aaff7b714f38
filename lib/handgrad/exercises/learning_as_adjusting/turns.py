"""What `adjust` and `evaluations` share: costs, a round of turns, and ways to err.

A cost is convex, so that never both ways of a knob help: it does not matter which is
tried first, nor whether the better of the two is taken.
"""

import numpy as np

from handgrad.exercises.judge.verdict import Mistake
from handgrad.exercises.runner.closures import WHOLE, closure
from handgrad.exercises.runner.values import Closure


def bowl(rng, p):
    """A cost that couples all knobs, least at `middle`; and that middle."""
    turn, _ = np.linalg.qr(rng.normal(size=(p, p)))
    A = turn @ np.diag(np.linspace(1, 4, p)) @ turn.T
    middle = rng.normal(size=p)
    A = (A + A.T) / 2
    return Closure("quadratic", {"A": A, "b": A @ middle}), middle


def real(held):
    return closure(held.name, held.values)[0]


def refuse_part(output):
    """A Mistake where the cost was called with less or more than theta."""
    if output.error and WHOLE in output.error.text:
        raise Mistake(
            "one knob",
            "The cost was called with less or more than theta. It needs all knobs, "
            "also those that stay as they are.",
        )


def walk(cost, theta, step):
    """One round: (theta, its cost), and the list of what each knob's tries helped."""
    best, helped = np.array(theta, dtype=float), []
    here = cost(best)
    for j in range(len(best)):
        helped.append([])
        for way in (step, -step):
            tried = best.copy()
            tried[j] += way
            value = cost(tried)
            helped[-1].append(value < here)
            if value < here:
                best, here = tried, value
                break
    return best, helped


def rounds_of(cost, theta, step, rounds):
    """What each knob's tries helped, in every round."""
    found = []
    for _ in range(rounds):
        theta, helped = walk(cost, theta, step)
        found.append(helped)
    return found
