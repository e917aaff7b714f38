"""What `adjust` and `evaluations` share: costs, a round of turns, and ways to err.

A cost is convex, so that never both ways of a knob help: it does not matter which is
tried first, nor whether the better of the two is taken.
"""

from itertools import combinations

import numpy as np

from handgrad.exercises.judge.compare import close
from handgrad.exercises.judge.verdict import Mistake
from handgrad.exercises.runner.closures import WHOLE, closure
from handgrad.exercises.runner.values import Closure

DRAWS = 200


def bowl(rng, p):
    """A cost that couples all knobs, least at `middle`; and that middle."""
    turn, _ = np.linalg.qr(rng.normal(size=(p, p)))
    A = turn @ np.diag(np.linspace(1, 9, p)) @ turn.T
    middle = rng.normal(size=p)
    A = (A + A.T) / 2
    return Closure("quadratic", {"A": A, "b": A @ middle}), middle


def flat(rng, p):
    """A bowl in all knobs but the second, which does nothing; and its middle."""
    held, middle = bowl(rng, p)
    A, b = held.values["A"].copy(), held.values["b"].copy()
    A[1], A[:, 1], b[1] = 0, 0, 0
    return Closure("quadratic", {"A": A, "b": b}), middle


def real(held):
    return closure(held.name, held.values)[0]


def told_apart(draw, right, wrongs):
    """A case of draw() in which no two mistakes, and no mistake and right, agree.

    Of many draws one will do; the last is taken where none does.
    """
    for _ in range(DRAWS):
        case = draw()
        held, *settings = case.arguments
        found = [("", right(real(held), *settings))]
        found += [
            (each.name, each.function(real(held), *settings)) for each in wrongs
        ]
        pairs = combinations(found, 2)
        if all(a == b or not close(v, w) for (a, v), (b, w) in pairs):
            break
    return case


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
