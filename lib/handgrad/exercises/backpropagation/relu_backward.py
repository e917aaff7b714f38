"""relu_backward(z, grad_a): ∂J/∂z (n, k) from ∂J/∂a, where a = max(z, 0)."""

import numpy as np

from handgrad.activations import relu, sigmoid, tanh
from handgrad.exercises.backpropagation.tensors import gradient, tensor
from handgrad.exercises.judge.compare import close, ratio
from handgrad.exercises.judge.expect import Suspect, value_of
from handgrad.exercises.judge.verdict import Mistake
from handgrad.exercises.runner.values import Case

POINTS = 2
SIGNS = [[1, 1], [1, -1], [-1, 1], [-1, -1]]  # of z and grad_a: each pair occurs


def cases(rng):
    yield Case(signed(rng, (5, 3)))
    yield Case(signed(rng, (4, 4)), "as many examples as neurons")
    yield Case(signed(rng, (1, 4)), "one example")
    yield Case(signed(rng, (5, 1)), "one neuron")
    z, grad_a = signed(rng, (4, 3))
    z[::2] = 0
    yield Case((z, grad_a), "some z exactly zero")
    z, grad_a = signed(rng, (4, 3))
    yield Case((1000 * z, grad_a), "z of a thousand")
    yield Case((1e-9 * z, grad_a), "z close to zero")


def signed(rng, shape):
    """z and grad_a of that shape, none of their entries near zero."""
    signs = rng.permutation(np.resize(SIGNS, (np.prod(shape), 2)))
    return tuple(
        each.reshape(shape) * rng.uniform(0.5, 2.0, size=shape) for each in signs.T
    )


def judge(case, output):
    z, grad_a = case.arguments
    value = value_of(case, output)
    delta = tensor("The result", value, z.shape, summed(z))
    if case.about.startswith("some z") and np.isnan(delta).any():
        raise Mistake(
            "not finite",
            "For z of exactly zero it is nan: there it divides zero by zero.",
        )
    leaks(z, grad_a, delta)
    right = grad_a * relu.slope(z)
    gradient(
        "The result", delta, right, suspects(z, grad_a), len(z), about=case.about
    )


def summed(z):
    _, k = z.shape
    mistake = Mistake(
        "summed over examples",
        "It sums over the examples. That is for parameters, which all examples "
        "share: a delta has a row for each example.",
    )
    return {(): mistake, (k,): mistake, (1, k): mistake}


def leaks(z, grad_a, delta):
    """Does a fixed share come through where z is negative?"""
    on, off = z > 0, z < 0
    share = ratio(delta[off], grad_a[off])
    if share is None or not 1e-4 < share < 0.99 or not close(delta[on], grad_a[on]):
        return
    raise Mistake(
        "leaky",
        "Where z is negative, a share of grad_a comes through. That is a leaky ReLU: "
        "this one is flat there.",
    )


def suspects(z, grad_a):
    yield from one_factor(z, grad_a)
    yield from wrong_masks(z, grad_a)
    yield from wrong_slopes(z, grad_a)


def one_factor(z, grad_a):
    """What is no product of a slope and what came back."""
    yield Suspect(
        "no slope",
        grad_a,
        "It is grad_a as it came: no neuron is switched off. Either the slope is "
        "missing, or its condition is about something that is never negative, such "
        "as the activation.",
    )
    said = "That is the slope alone. What came back, grad_a, is not in it."
    yield Suspect("slope alone", relu.slope(z), said)
    yield Suspect(
        "activation",
        relu.value(z),
        "That is the activation, on the way forward. On the way back something comes "
        "in from the layer after.",
    )


def wrong_slopes(z, grad_a):
    for at_zero in (1.0, 0.5):
        yield Suspect(
            "slope at zero",
            grad_a * np.heaviside(z, at_zero),
            "Where z is exactly zero, something comes through. A ReLU has a kink "
            "there, and the docstring says which slope this book gives it.",
        )
    for factor in (z, relu.value(z)):
        yield Suspect(
            "times z",
            grad_a * factor,
            "It multiplies by z where the slope belongs. A slope says how fast the "
            "activation grows, not how large it is.",
        )
    for other in (sigmoid, tanh):
        said = f"That is the slope of a {other.name}, not of a ReLU."
        yield Suspect("another slope", grad_a * other.slope(z), said)


def wrong_masks(z, grad_a):
    for value in (relu.value(grad_a), relu.value(grad_a) * (z > 0)):
        yield Suspect(
            "switched by the gradient",
            value,
            "Entries are switched off by the sign of grad_a. Whether a neuron is on "
            "was decided on the way forward.",
        )
    yield Suspect(
        "upside down",
        grad_a * (z <= 0),
        "It is upside down: it lets through what a ReLU blocks.",
    )
    yield Suspect(
        "sign of z",
        grad_a * np.sign(z),
        "Where z is negative, grad_a comes through with its sign flipped: that is "
        "the slope of an absolute value.",
    )
