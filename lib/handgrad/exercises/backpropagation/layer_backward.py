"""layer_backward(a, W, delta): the three gradients of one layer, z = a W + b."""

from functools import partial

import numpy as np

from handgrad.activations import relu, sigmoid, tanh
from handgrad.exercises.backpropagation import tensors
from handgrad.exercises.backpropagation.tensors import (
    equals,
    gradient,
    suspects_of,
    tensor,
)
from handgrad.exercises.judge.compare import ratio
from handgrad.exercises.judge.differences import (
    BEYOND,
    HUGE,
    central,
    differences,
)
from handgrad.exercises.judge.expect import parts, value_of
from handgrad.exercises.judge.verdict import Mistake, together
from handgrad.exercises.judge.wrong import Wrong, several
from handgrad.exercises.runner.values import Case

POINTS = 3
GIVEN = 1
NAMES = ("grad_W", "grad_b", "grad_a")


def cases(rng):
    """The square layer first: there a wrong transpose has a value, and so a name."""
    yield layer(rng, 4, (3, 3), "as many inputs as neurons")
    yield layer(rng, 5, (4, 2))
    yield layer(rng, 3, (3, 3), "as many examples as inputs and neurons")
    yield layer(rng, 1, (3, 2), "one example")
    yield layer(rng, 5, (3, 1), "one neuron")
    yield layer(rng, 5, (1, 2), "one input")
    a, W, delta = layer(rng, 5, (4, 2)).arguments
    yield Case((HUGE * a, HUGE * W, delta), BEYOND)


def layer(rng, n, shape, about=""):
    """One row of delta is negative, so that no bias gradient cancels to nothing."""
    delta = rng.uniform(0.5, 1.0, size=(n, shape[1]))
    delta[0] *= -1
    return Case(
        (rng.normal(size=(n, shape[0])), rng.normal(size=shape), delta), about
    )


def right(a, W, delta):
    return a.T @ delta, delta.sum(axis=0), delta @ W.T


def early(slope):
    """What is sent back, by a layer that multiplies it by a slope."""
    return lambda a, W, delta: delta @ W.T * slope(a)


WEIGHT_SLIPS = [
    *tensors.WEIGHT_SLIPS,
    Wrong(
        "weight for activation",
        lambda a, W, delta: W * delta.sum(axis=0),
        "is made with the weights themselves. The layer computes a W + b: how fast "
        "does that grow with one weight?",
    ),
]
BACK_SLIPS = [
    Wrong(
        "wrong connections",
        lambda a, W, delta: delta @ W,
        "goes along the wrong connections, which a square layer does not show. "
        "Forward, a neuron sums over those that lead in: and on the way back?",
    ),
    Wrong(
        "not through the weights",
        lambda a, W, delta: delta,
        "does not go through the weights.",
    ),
    Wrong(
        "transposed",
        lambda a, W, delta: W @ delta.T,
        "is transposed: examples are rows.",
    ),
    *several(
        "slope too early",
        [
            early(lambda a: a * (1 - a)),
            early(lambda a: 1 - a * a),
            *map(early, (relu.slope, sigmoid.slope, tanh.slope)),
        ],
        "has a slope in it already: whose slope, and whose business is it?",
    ),
]
SLIPS = (WEIGHT_SLIPS, tensors.BIAS_SLIPS, BACK_SLIPS)


def by(method):
    """Differences of the cost whose gradient at z is delta: it is linear."""

    def answer(a, W, delta):
        def cost(a=a, W=W, b=0):
            return np.sum(delta * (a @ W + b))

        return (
            method(lambda W: cost(W=W), W),
            method(lambda b: cost(b=b), np.zeros(W.shape[1])),
            method(lambda a: cost(a=a), a),
        )

    return answer


WRONG = [
    *(slip.as_part(i, right) for i, slips in enumerate(SLIPS) for slip in slips),
    *differences(by, [central(1e-5)]),
]


def judge(case, output):
    values, rights = parts(value_of(case, output), NAMES), right(*case.arguments)
    tensors.in_order(values, rights, NAMES)
    tensors.by_formula(values, case.about)
    together(
        *(
            partial(part, case, value, expected)
            for part, value, expected in zip(
                (weights, biases, back), values, rights, strict=True
            )
        )
    )


def weights(case, value, right):
    a, W, _ = case.arguments
    what, n = "The weight gradient grad_W", len(a)
    transposed = Mistake(
        "transposed", f"{what} is transposed: it belongs to W, entry by entry."
    )
    telling = {W.shape[::-1]: transposed, (n, *W.shape): tensors.no_sum(what)}
    x = tensor(what, value, W.shape, telling)
    known = suspects_of(what, WEIGHT_SLIPS, *case.arguments)
    gradient(what, x, right, known, n, case.about)


def biases(case, value, right):
    *_, delta = case.arguments
    what, (n, k) = "The bias gradient grad_b", delta.shape
    if tensors.nothing(value):
        raise Mistake(
            "no bias gradient",
            f"{what} is missing or zero. The biases may be zero, but the cost "
            "changes with them.",
        )
    x = tensor(what, value, (k,), tensors.bias_shapes(what, n, k))
    known = suspects_of(what, tensors.BIAS_SLIPS, *case.arguments)
    gradient(what, x, right, known, n, case.about)


def back(case, value, right):
    a, *_ = case.arguments
    what = "What is sent back, grad_a,"
    transposed = Mistake("transposed", f"{what} is transposed: examples are rows.")
    summed = Mistake(
        "summed over examples",
        f"{what} sums over examples: each has a row of its own.",
    )
    telling = {a.shape[::-1]: transposed, a.shape[1:]: summed}
    x = tensor(what, value, a.shape, telling)
    refuse_updates(what, x, right, case.arguments)
    known = suspects_of(what, BACK_SLIPS, *case.arguments)
    gradient(what, x, right, known, len(a), case.about)


def refuse_updates(what, x, right, arguments):
    """Whatever the rate: what is off is proportional to what an update changes."""
    a, _, delta = arguments
    if not equals(x, right) and ratio(right - x, delta @ (a.T @ delta).T):
        raise Mistake(
            "updated too early",
            f"{what} goes through updated weights: use the old ones until the whole "
            "gradient is there.",
        )
