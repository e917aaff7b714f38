"""relu_backward(z, grad_a): ∂J/∂z (n, k) from ∂J/∂a, where a = max(z, 0)."""

import numpy as np

from handgrad.activations import relu, sigmoid, tanh
from handgrad.exercises.backpropagation.tensors import gradient, tensor
from handgrad.exercises.judge.compare import close, ratio
from handgrad.exercises.judge.expect import value_of
from handgrad.exercises.judge.verdict import Mistake
from handgrad.exercises.judge.wrong import Wrong, several, suspects
from handgrad.exercises.runner.values import Case

POINTS = 2
GIVEN = 1
ZEROS = "some z exactly zero"
SIGNS = [[1, 1], [1, -1], [-1, 1], [-1, -1]]  # of z and grad_a: each pair occurs


def cases(rng):
    yield Case(with_signs(rng, (5, 3)))
    yield Case(with_signs(rng, (4, 4)), "as many examples as neurons")
    yield Case(with_signs(rng, (1, 4)), "one example")
    yield Case(with_signs(rng, (5, 1)), "one neuron")
    z, grad_a = with_signs(rng, (4, 3))
    z[::2] = 0
    yield Case((z, grad_a), ZEROS)
    z, grad_a = with_signs(rng, (4, 3))
    yield Case((1000 * z, grad_a), "z of a thousand")
    yield Case((1e-9 * z, grad_a), "z close to zero")


def with_signs(rng, shape):
    """z and grad_a of that shape, none of their entries near zero."""
    signs = rng.permutation(np.resize(SIGNS, (np.prod(shape), 2)))
    return tuple(
        sign.reshape(shape) * rng.uniform(0.5, 2.0, size=shape) for sign in signs.T
    )


def times(slope):
    """The backward pass of the activation that has this slope."""
    return lambda z, grad_a: grad_a * slope(z)


WRONG = [
    Wrong(
        "no slope",
        lambda z, grad_a: grad_a,
        "It is grad_a as it came: no neuron is switched off. Either the slope is "
        "missing, or its condition is about something that is never negative, such "
        "as the activation.",
    ),
    Wrong(
        "slope alone",
        lambda z, grad_a: relu.slope(z),
        "That is the slope alone. What came back, grad_a, is not in it.",
    ),
    Wrong(
        "activation",
        lambda z, grad_a: relu.value(z),
        "That is the activation, on the way forward. On the way back something comes "
        "in from the layer after.",
    ),
    *several(
        "switched by the gradient",
        [
            lambda z, grad_a: relu.value(grad_a),
            lambda z, grad_a: relu.value(grad_a) * (z > 0),
        ],
        "Entries are switched off by the sign of grad_a. Whether a neuron is on was "
        "decided on the way forward.",
    ),
    Wrong(
        "upside down",
        times(lambda z: z <= 0),
        "It is upside down: it lets through what a ReLU blocks.",
    ),
    Wrong(
        "sign of z",
        times(np.sign),
        "Where z is negative, grad_a comes through with its sign flipped: that is "
        "the slope of an absolute value.",
    ),
    Wrong(
        "precedence",
        lambda z, grad_a: grad_a * z > 0,
        "It holds true and false: in a * b > c the product comes before the "
        "comparison, so grad_a went into the question.",
    ),
    *several(
        "slope at zero",
        [times(lambda z: z >= 0), times(lambda z: np.heaviside(z, 0.5))],
        "Where z is exactly zero, something comes through. A ReLU has a kink there, "
        "and the docstring says which slope this book gives it.",
    ),
    *several(
        "times z",
        [times(lambda z: z), times(relu.value)],
        "It multiplies by z where the slope belongs. A slope says how fast the "
        "activation grows, not how large it is.",
    ),
    Wrong(
        "another slope",
        times(sigmoid.slope),
        "That is the slope of a sigmoid, not of a ReLU.",
    ),
    Wrong(
        "another slope",
        times(tanh.slope),
        "That is the slope of a tanh, not of a ReLU.",
    ),
]


def judge(case, output):
    z, grad_a = case.arguments
    value, telling = value_of(case, output), sum_shapes(*z.shape)
    delta = tensor("The result", value, z.shape, telling)
    if case.about == ZEROS and np.isnan(delta).any():
        raise Mistake(
            "not finite",
            "For z of exactly zero it is nan: there it divides zero by zero.",
        )
    leaks(z, grad_a, delta)
    right, known = times(relu.slope)(z, grad_a), suspects(WRONG, case.arguments)
    gradient("The result", delta, right, known, len(z), case.about)


def sum_shapes(n, k):
    """Shapes that tell a mistake, where the result should be (n, k)."""
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
