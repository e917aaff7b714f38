"""What `descend` and `momentum` share: bowls to run on, and ways to miss a run's end.

A rule is a function (theta, v, grad) -> (theta, v), where v may stay unused.
"""

import numpy as np

from handgrad.exercises.judge.compare import close
from handgrad.exercises.judge.expect import agree, array, shape_of, value_of
from handgrad.exercises.judge.verdict import Mistake
from handgrad.exercises.judge.wrong import Wrong, several, suspects
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


def walk(rule, grad, theta, updates, v=0.0):
    """theta and velocity after so many updates, from rest."""
    theta, v = theta.astype(float), np.full(len(theta), v)
    for _ in range(updates):
        theta, v = rule(theta, v, grad)
    return theta, v


def last_theta(case, output, theta):
    value = value_of(case, output)
    if isinstance(value, list) and any(shape_of(part) != () for part in value):
        raise Mistake(
            "count", "It returned several arrays, expected one: the last theta."
        )
    return array("The result", value, theta.shape)


def judge_end(case, output, rule, wrongs):
    """The last theta, as a walk by the right rule and the wrong functions have it."""
    held, theta, *settings = case.arguments
    arguments = (real(held), theta, *settings)
    result, known = last_theta(case, output, theta), suspects(wrongs, arguments)
    expected = walker(rule)(*arguments)
    if not close(result, expected):
        not_longer(result, rule, arguments)
    agree("The last theta", result, expected, known, about=case.about)


def not_longer(result, rule, arguments):
    """Is it where the right rule comes after many more updates than are asked for?"""
    grad, start, *settings, updates = arguments
    step = rule(*settings)
    theta, v = walk(step, grad, start, updates + 1)
    for _ in range(2, LONG):
        theta, v = step(theta, v, grad)
        if close(result, theta):
            raise Mistake("number of updates", TOO_LONG)


def walker(rule):
    """(grad, theta, *settings, updates): where a walk by rule(*settings) ends."""

    def end(grad, theta, *settings):
        *settings, updates = settings
        return walk(rule(*settings), grad, theta, updates)[0]

    return end


def last_step(rule, sign):
    """By how much the last update moved theta."""
    end = walker(rule)

    def step(*given):
        before = (*given[:-1], given[-1] - 1)
        return sign * (end(*given) - end(*before))

    return step


def at_the_minimum(grad, theta, *settings):
    """Where the gradient of a bowl vanishes, however many updates that takes."""
    at_zero = grad(np.zeros(len(theta)))
    A = np.array([grad(e) - at_zero for e in np.eye(len(theta))])
    return np.linalg.solve(A, -at_zero)


def with_updates(end, count):
    """Another number of updates: what `count` gives for the right one."""
    return lambda *given: end(*given[:-1], count(given[-1]))


def stale(end):
    """The gradient of the first point, wherever theta is."""

    def stale_end(grad, theta, *settings):
        first = grad(theta)
        return end(lambda theta: first, theta, *settings)

    return stale_end


def whole(rule):
    """The rule on an array of integers, which drops all fractions."""

    def whole_rule(theta, v, grad):
        theta, v = rule(theta, v, grad)
        return np.trunc(theta), v

    return whole_rule


LONG = 200  # until then the bowls of the first cases are at rest
TOO_LONG = (
    "It goes on longer than it should, as if until the slope was all but zero. How "
    "many updates to make is an argument."
)
COUNT = "How often does the body of the loop run?"
INTEGERS = (
    "A start of whole numbers stays whole: what is written into an array of integers "
    "loses its fraction."
)


def around(rule):
    """What goes wrong around a rule that is right."""
    end = walker(rule)
    return [
        Wrong(
            "off by one",
            with_updates(end, lambda n: n + 1),
            f"One update too many. {COUNT}",
        ),
        Wrong(
            "off by one",
            with_updates(end, lambda n: n - 1),
            f"One update too few. {COUNT}",
        ),
        Wrong(
            "returns early",
            with_updates(end, lambda n: 1),
            "Only one update was done. Is the return inside the loop, or is each "
            "update made from the start again?",
        ),
        Wrong(
            "stale gradient",
            stale(end),
            "Every update used the gradient of the first point. A gradient holds for "
            "the point it was taken at, and theta moves.",
        ),
        Wrong(
            "stops early",
            lambda grad, theta, *settings: theta,
            "Theta is as it was given. Does the loop end as soon as the gradient is "
            "small? Asked for is a number of updates.",
        ),
        *several(
            "not theta",
            [last_step(rule, 1), last_step(rule, -1)],
            "It returned the last step, by how much theta moved: where theta is then "
            "is asked for.",
        ),
        Wrong("number of updates", at_the_minimum, TOO_LONG),
        Wrong("integers", walker(lambda *settings: whole(rule(*settings))), INTEGERS),
    ]
