"""network_backward(X, y, weights, biases): the gradient of the mean cross-entropy."""

from dataclasses import replace
from functools import partial

import numpy as np

from handgrad.exercises.backpropagation import networks, tensors
from handgrad.exercises.backpropagation.backward_slips import STEPS, answer, slips_of
from handgrad.exercises.backpropagation.overflow import no_exception, no_nan
from handgrad.exercises.backpropagation.tensors import (
    equals,
    gradient,
    nothing,
    suspects_of,
    tensor,
)
from handgrad.exercises.judge.compare import close, ratio
from handgrad.exercises.judge.differences import (
    BEYOND,
    HUGE,
    METHODS,
    SAYS,
    differences,
)
from handgrad.exercises.judge.expect import parts, value_of
from handgrad.exercises.judge.verdict import Mistake, together
from handgrad.exercises.runner.values import Case

POINTS = 5
NAMES = ("grad_weights", "grad_biases")


def cases(rng):
    """Equal widths first: there a wrong transpose has a value, and so a name."""
    yield network(rng, 5, (3, 3, 3, 3), "layers of one width")
    yield network(rng, 5, (4, 3, 6, 2))
    yield network(rng, 1, (3, 4, 3), "one example")
    yield network(rng, 5, (4, 3), "a single layer")
    yield network(rng, 5, (2, 4, 3, 5, 3), "four layers")
    X, y, *both = network(rng, 3, (2, 4, 3)).arguments
    yield Case((np.tile(X, (2, 1)), np.tile(y, (2, 1)), *both), "each example twice")
    yield Case(large_logits(rng, 1000), "logits of a thousand")
    yield Case(networks.safe(lambda: large_sums(rng)), "sums of a thousand")
    yield Case(large_logits(rng, HUGE), BEYOND)


def network(rng, n, sizes, about=""):
    return Case(networks.safe(lambda: draw(rng, n, sizes)), about)


def draw(rng, n, sizes):
    X, y = networks.numbers(rng, n, sizes[0]), networks.one_hot(rng, n, sizes[-1])
    return X, y, *networks.parameters(rng, sizes)


def large_sums(rng):
    """One example saturates every sigmoid, the others do not."""
    X, y, weights, biases = draw(rng, 5, (1, 3, 3))
    weights[0], X[0] = rng.uniform(1.0, 2.0, size=(1, 3)), 1000.0
    return X, y, weights, biases


def large_logits(rng, size):
    """Two rows far apart, each sure of a wrong class: no gradient vanishes."""
    W, b = size * rng.permuted([[1.0, 2.0, 3.0]], axis=1), networks.numbers(rng, 3)
    smallest, middle, _ = np.argsort(W[0])
    X, y = np.array([[1.0], [-1.0]]), np.eye(3)[[smallest, middle]]
    return X, y, [W], [b]


WRONG = [
    *(
        replace(slip, function=answer(**{step: slip.function}))
        for step, slips in STEPS.items()
        for slip in slips
    ),
    *differences(networks.by_differences),
]


def judge(case, output):
    no_exception(case, output)
    grads = parts(value_of(case, output), NAMES)
    places = networks.places_back(*case.arguments)
    weights, biases = (
        tensors.as_list(name, grad, len(places))
        for name, grad in zip(NAMES, grads, strict=True)
    )
    right = places[0].backward.layers
    in_order(weights, biases, right)
    flat = [*(layer.W for layer in right), *(layer.b for layer in right)]
    by_formula([*weights, *biases], flat, case)
    for at in places:
        trained(weights[at.l], at)
        together(
            partial(of_weights, weights[at.l], at, case.about),
            partial(of_biases, biases, at, case.about),
        )


def by_formula(grads, right, case):
    tensors.by_formula(grads, case.about)
    if all(map(equals, grads, right)):
        return
    for method in METHODS:
        weights, biases = networks.by_differences(method)(*case.arguments)
        if all(map(equals, grads, [*weights, *biases])):
            raise Mistake("finite differences", SAYS)


def in_order(weights, biases, right):
    right_weights, right_biases = ([layer[i] for layer in right] for i in (0, 1))
    pairs = ((weights, right_biases), (biases, right_weights))
    if any(all(map(equals, *pair)) for pair in pairs):
        raise Mistake(
            "order of results",
            "The results stand in another order: grad_weights come first.",
        )
    if len(right) > 1 and all(map(equals, biases, right_biases[::-1])):
        raise Mistake(
            "order of layers",
            "The lists begin with the last layer: layer 0 comes first.",
        )


def trained(value, at):
    if not at.last and nothing(value):
        raise Mistake(
            "only the last layer",
            f"The gradient of the weights of layer {at.l} is missing or zero: the "
            "cost depends on all layers, not only the last.",
        )


def of_weights(value, at, about):
    what, right = f"The gradient of the weights of layer {at.l}", at.right.W
    telling = {
        right.shape[::-1]: Mistake("transposed", f"{what} is transposed."),
        (len(at.a), *right.shape): tensors.no_sum(what),
    }
    x = tensor(what, value, right.shape, telling)
    no_nan(x, about)
    refuse_updates(what, x, at)
    known = suspects_of(what, slips_of("weights", at), at)
    gradient(what, x, right, known, len(at.a), about)


def refuse_updates(what, x, at):
    """Whatever the rate: what is off is proportional to what an update changes."""
    if at.last or close(x, at.right.W):
        return
    change = at.after.delta @ at.after.right.W.T
    if ratio(at.right.W - x, at.a.T @ (change * at.slope)):
        raise Mistake(
            "updated too early",
            f"{what} comes from a delta that was sent through updated weights: use "
            "the old ones until the whole gradient is there.",
        )


def of_biases(biases, at, about):
    what, value = f"The gradient of the biases of layer {at.l}", biases[at.l]
    n, k = at.delta.shape
    if nothing(value) and not (at.last and any(not nothing(b) for b in biases)):
        raise Mistake(
            "no bias gradient",
            f"{what} is missing or zero: the cost changes with a bias, whatever its "
            "value.",
        )
    x = tensor(what, value, (k,), tensors.bias_shapes(what, n, k))
    if nothing(x):  # over all neurons, the entries of softmax's delta add up to zero
        raise Mistake(
            "one bias for all",
            f"{what} is zero, as a sum over all neurons is: each has a bias of its "
            "own.",
        )
    no_nan(x, about)
    known = suspects_of(what, slips_of("biases", at), at)
    gradient(what, x, at.right.b, known, n, about)
