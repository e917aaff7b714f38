"""Rules with a velocity: the one of `momentum`, and those that people write instead.

Each is a function of rate and beta that gives a rule, as `runs.py` says.
"""

import numpy as np

from handgrad.exercises.gradient_descent import runs
from handgrad.exercises.judge.wrong import Wrong, several


def heavy_ball(rate, beta, share=1.0):
    """v ← βv + share · g, θ ← θ − ηv."""

    def rule(theta, v, grad):
        v = beta * v + share * grad(theta)
        return theta - rate * v, v

    return rule


def nesterov(rate, beta):
    """As PyTorch has it."""

    def rule(theta, v, grad):
        g = grad(theta)
        v = beta * v + g
        return theta - rate * (g + beta * v), v

    return rule


def looking_ahead(rate, beta):
    """Nesterov's own: the gradient of the point where the velocity leads."""

    def rule(theta, v, grad):
        v = beta * v + grad(theta - rate * beta * v)
        return theta - rate * v, v

    return rule


def one_late(rate, beta):
    """theta moves by the velocity of the update before."""
    return lambda theta, v, grad: (theta - rate * v, beta * v + grad(theta))


def first_push(rate, beta):
    """A start from the first gradient as velocity, not from rest."""
    rule = heavy_ball(rate, beta)
    return lambda theta, v, grad: rule(theta, v if v.any() else grad(theta), grad)


def whole_velocity(rate, beta):
    """The velocity is written into an array of integers."""

    def rule(theta, v, grad):
        v = np.trunc(beta * v + grad(theta))
        return theta - rate * v, v

    return rule


def with_a_push(v):
    """A start with velocity v along every axis."""

    def end(grad, theta, rate, beta, updates):
        return runs.walk(heavy_ball(rate, beta), grad, theta, updates, v)[0]

    return end


def velocity(sign):
    """The velocity in the end."""

    def end(grad, theta, rate, beta, updates):
        return sign * runs.walk(heavy_ball(rate, beta), grad, theta, updates)[1]

    return end


WRONG = [
    *runs.around(heavy_ball),
    Wrong(
        "no memory",
        runs.walker(lambda rate, beta: heavy_ball(rate, 0)),
        "It ends where gradient descent does: the velocity is forgotten between "
        "updates.",
    ),
    Wrong(
        "sign",
        runs.walker(lambda rate, beta: heavy_ball(-rate, beta)),
        "It rolls uphill. Count the minus signs: there should be one.",
    ),
    Wrong(
        "sign of the memory",
        runs.walker(lambda rate, beta: heavy_ball(rate, -beta)),
        "The old velocity works against the new gradient. Which of the two should "
        "it do when both point the same way: add up, or cancel?",
    ),
    *several(
        "dampened",
        [
            runs.walker(lambda rate, beta: heavy_ball(rate, beta, share=1 - beta)),
            runs.walker(lambda rate, beta: heavy_ball(rate, beta, share=beta)),
        ],
        "The new gradient is scaled down before it is added. In the rule of this "
        "book it goes in as it is.",
    ),
    Wrong(
        "rate twice",
        runs.walker(lambda rate, beta: heavy_ball(rate**2, beta)),
        "The rate went in twice: once into the velocity, once into the step.",
    ),
    Wrong(
        "no rate",
        runs.walker(lambda rate, beta: heavy_ball(1, beta)),
        "The rate does not matter to it: a step is as long as the velocity.",
    ),
    Wrong(
        "swapped",
        runs.walker(lambda rate, beta: heavy_ball(beta, rate)),
        "Rate and beta stand in each other's place.",
    ),
    Wrong(
        "no decay",
        runs.walker(lambda rate, beta: heavy_ball(rate, 1)),
        "The velocity never shrinks: which share of it stays?",
    ),
    *several(
        "beta unused",
        [
            runs.walker(lambda rate, beta, each=each: heavy_ball(rate, each))
            for each in (0.9, 0.5, 0.99)
        ],
        "The beta that is given has no say in it: it is a number of its own.",
    ),
    *several(
        "not theta",
        [velocity(1), velocity(-1)],
        "It returned the velocity: where theta is in the end is asked for.",
    ),
    *several(
        "nesterov",
        [runs.walker(nesterov), runs.walker(looking_ahead)],
        "This is Nesterov's rule, which looks one step ahead. Asked for is the plain "
        "one of this book.",
    ),
    Wrong(
        "old velocity",
        runs.walker(one_late),
        "Theta moves by the velocity of the update before. The new gradient goes "
        "into the velocity first.",
    ),
    *several(
        "start velocity",
        [runs.walker(first_push), with_a_push(1.0), with_a_push(-1.0)],
        "The ball did not start at rest: before the first update the velocity is "
        "zero.",
    ),
    Wrong("integers", runs.walker(whole_velocity), runs.INTEGERS),
]
