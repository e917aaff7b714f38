"""What `descend` and `momentum` share: bowls to run on, and ways to miss a run's end.

A rule is a function (theta, v, grad) -> (theta, v), where v may stay unused.
"""

import numpy as np

from handgrad.exercises.judge.expect import Suspect, array, shape_of, value_of
from handgrad.exercises.judge.verdict import Mistake
from handgrad.exercises.runner.closures import closure
from handgrad.exercises.runner.values import Closure


def bowl(rng, p, size=1):
    """A gradient of curvatures between 1 and 6; `size` is that of its minimum."""
    turn, _ = np.linalg.qr(rng.normal(size=(p, p)))
    A = turn @ np.diag(rng.uniform(1, 6, size=p)) @ turn.T
    return Closure(
        "quadratic_grad", {"A": (A + A.T) / 2, "b": size * rng.normal(size=p)}
    )


def real(held):
    return closure(held.name, held.values)[0]


def walk(rule, grad, theta, updates):
    """theta after so many updates, from rest."""
    theta, v = theta.astype(float), np.zeros(len(theta))
    for _ in range(updates):
        theta, v = rule(theta, v, grad)
    return theta


def last_theta(case, output, theta):
    value = value_of(case, output)
    if isinstance(value, list) and any(shape_of(each) != () for each in value):
        raise Mistake(
            "count", "It returned several arrays, expected one: the last theta."
        )
    return array("The result", value, theta.shape)


def suspects(rule, grad, theta, updates):
    """What goes wrong around a rule that is right."""
    more = walk(rule, grad, theta, updates + 1)
    yield Suspect("off by one", more, f"One update too many. {COUNT}")
    if updates:
        less = walk(rule, grad, theta, updates - 1)
        yield Suspect("off by one", less, f"One update too few. {COUNT}")
    yield Suspect("returns early", walk(rule, grad, theta, 1), EARLY)
    first = grad(theta)
    yield Suspect(
        "stale gradient", walk(rule, lambda _: first, theta, updates), STALE
    )
    yield Suspect("stops early", theta, STOPS)
    yield Suspect("integers", walk(whole(rule), grad, theta, updates), INTEGERS)


def whole(rule):
    """The rule on an array of integers, which drops all fractions."""

    def dropping(theta, v, grad):
        theta, v = rule(theta, v, grad)
        return np.trunc(theta), v

    return dropping


COUNT = "How often does the body of the loop run?"
EARLY = (
    "Only one update was done. Is the return inside the loop, or is each update made "
    "from the start again?"
)
STOPS = (
    "Theta is as it was given. Does the loop end as soon as the gradient is small? "
    "Asked for is a number of updates."
)
STALE = (
    "Every update used the gradient of the first point. A gradient holds for the "
    "point it was taken at, and theta moves."
)
INTEGERS = (
    "A start of whole numbers stays whole: what is written into an array of integers "
    "loses its fraction."
)
