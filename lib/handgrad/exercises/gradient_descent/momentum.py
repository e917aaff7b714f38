"""momentum(grad, theta, rate, beta, updates): where the heavy ball is in the end."""

import numpy as np

from handgrad.exercises.gradient_descent import runs
from handgrad.exercises.judge.expect import Suspect, agree
from handgrad.exercises.runner.values import Case

POINTS = 3


def cases(rng):
    def case(theta, rate, beta, updates, about, size=1):
        bowl = runs.bowl(rng, len(theta), size)
        return Case((bowl, theta, rate, beta, updates), about)

    yield case(rng.normal(size=3), 0.2, 0.7, 5, "three parameters")
    yield case(rng.uniform(2, 3, size=1), 0.05, 0.5, 2, "one parameter")
    yield case(rng.normal(size=3), 0.2, 0.9, 0, "no updates at all")
    yield case(rng.normal(size=2), 0.1, 0.0, 4, "a beta of zero")
    yield case(np.array([7, -4]), 0.1, 0.8, 4, "whole numbers in theta")
    yield case(rng.uniform(4, 5, size=1), 4.0, 0.9, 20, "too high a rate")
    yield case(rng.normal(size=8), 0.05, 0.95, 100, "many updates")
    tiny = 1e-9 * rng.uniform(1, 2, size=3)
    yield case(tiny, 0.1, 0.7, 4, "a start near the minimum", 1e-9)


def judge(case, output):
    held, theta, rate, beta, updates = case.arguments
    result = runs.last_theta(case, output, theta)
    grad = runs.real(held)
    right = runs.walk(heavy_ball(rate, beta), grad, theta, updates)
    possible = suspects(grad, theta, rate, beta, updates)
    agree("The last theta", result, right, possible, about=case.about)


def heavy_ball(rate, beta, share=1.0):
    """v ← βv + share · g, θ ← θ − ηv."""

    def rule(theta, v, grad):
        v = beta * v + share * grad(theta)
        return theta - rate * v, v

    return rule


def suspects(grad, theta, rate, beta, updates):
    yield from runs.suspects(heavy_ball(rate, beta), grad, theta, updates)
    for name, rule in wrong(rate, beta):
        yield Suspect(name, runs.walk(rule, grad, theta, updates), SAID[name])


def wrong(rate, beta):
    """Rules that are not this one, by the names of their mistakes."""
    yield "no memory", heavy_ball(rate, 0)
    yield "sign", heavy_ball(-rate, beta)
    yield "sign of the memory", heavy_ball(rate, -beta)
    yield "dampened", heavy_ball(rate, beta, share=1 - beta)
    yield "dampened", heavy_ball(rate, beta, share=beta)
    yield "rate twice", heavy_ball(rate**2, beta)
    yield "no rate", heavy_ball(1, beta)
    yield "swapped", heavy_ball(beta, rate)
    yield "no decay", heavy_ball(rate, 1)
    yield "nesterov", nesterov(rate, beta)
    yield "nesterov", looking_ahead(rate, beta)
    yield "old velocity", one_late(rate, beta)
    yield "start velocity", pushed(rate, beta)
    yield "integers", whole_velocity(rate, beta)


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


def pushed(rate, beta):
    """A start from the first gradient as velocity, not from rest."""

    def rule(theta, v, grad):
        v = v if v.any() else grad(theta)
        return heavy_ball(rate, beta)(theta, v, grad)

    return rule


def whole_velocity(rate, beta):
    """The velocity is written into an array of integers."""

    def rule(theta, v, grad):
        v = np.trunc(beta * v + grad(theta))
        return theta - rate * v, v

    return rule


SAID = {
    "integers": runs.INTEGERS,
    "no memory": (
        "It ends where gradient descent does: the velocity is forgotten between "
        "updates."
    ),
    "sign": "It rolls uphill. Count the minus signs: there should be one.",
    "sign of the memory": (
        "The old velocity works against the new gradient. Which of the two should it "
        "do when both point the same way: add up, or cancel?"
    ),
    "dampened": (
        "The new gradient is scaled down before it is added. In the rule of this "
        "book it goes in as it is."
    ),
    "rate twice": (
        "The rate went in twice: once into the velocity, once into the step."
    ),
    "no rate": "The rate does not matter to it: a step is as long as the velocity.",
    "swapped": "Rate and beta stand in each other's place.",
    "no decay": "The velocity never shrinks: which share of it stays?",
    "nesterov": (
        "This is Nesterov's rule, which looks one step ahead. Asked for is the plain "
        "one of this book."
    ),
    "old velocity": (
        "Theta moves by the velocity of the update before. The new gradient goes "
        "into the velocity first."
    ),
    "start velocity": (
        "The ball did not start at rest: before the first update the velocity is "
        "zero."
    ),
}
