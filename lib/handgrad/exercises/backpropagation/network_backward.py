"""network_backward(X, y, weights, biases): the gradient of the mean cross-entropy."""

import numpy as np

from handgrad.exercises.backpropagation import networks, tensors
from handgrad.exercises.backpropagation.overflow import no_exception, no_nan
from handgrad.exercises.backpropagation.slips import slips
from handgrad.exercises.backpropagation.tensors import (
    equals,
    gradient,
    nothing,
    tensor,
)
from handgrad.exercises.judge.compare import close, ratio
from handgrad.exercises.judge.expect import Suspect, parts, value_of
from handgrad.exercises.judge.verdict import Mistake
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
    yield large_logits(rng)
    yield Case(networks.safe(lambda: large_sums(rng)), "sums of a thousand")


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


def large_logits(rng):
    """Two rows far apart, each sure of a wrong class: no gradient vanishes."""
    W, b = 1000 * rng.permuted([[1.0, 2.0, 3.0]], axis=1), networks.numbers(rng, 3)
    smallest, middle, _ = np.argsort(W[0])
    X, y = np.array([[1.0], [-1.0]]), np.eye(3)[[smallest, middle]]
    return Case((X, y, [W], [b]), "logits of a thousand")


def judge(case, output):
    no_exception(case, output)
    grads = parts(value_of(case, output), NAMES)
    places = networks.places(*case.arguments)
    weights, biases = (
        tensors.listed(name, g, len(places))
        for name, g in zip(NAMES, grads, strict=True)
    )
    in_order(weights, biases, places[0].backward.layers)
    for place in places:
        of_weights(weights[place.l], place, case.about)
        of_biases(biases, place, case.about)


def in_order(weights, biases, right):
    right_weights, right_biases = ([layer[i] for layer in right] for i in (0, 1))
    pairs = ((weights, right_biases), (biases, right_weights))
    if any(all(map(equals, *pair)) for pair in pairs):
        said = "The results stand in another order: grad_weights come first."
        raise Mistake("order of results", said)
    if len(right) > 1 and all(map(equals, biases, right_biases[::-1])):
        said = "The lists begin with the last layer: layer 0 comes first."
        raise Mistake("order of layers", said)


def of_weights(value, place, about):
    what, right = f"The gradient of the weights of layer {place.l}", place.right.W
    if not place.last and nothing(value):
        said = (
            "is missing or zero: the cost depends on all layers, not only the last."
        )
        raise Mistake("only the last layer", f"{what} {said}")
    turned = Mistake("transposed", f"{what} is transposed.")
    telling = {
        right.shape[::-1]: turned,
        (len(place.a), *right.shape): tensors.unsummed(what),
    }
    x = tensor(what, value, right.shape, telling)
    no_nan(x, about)
    updated(what, x, place)
    gradient(what, x, right, suspects_of_weights(what, place), len(place.a), about)


def updated(what, x, place):
    """Whatever the rate: what is off is proportional to what an update changes."""
    if place.last or close(x, place.right.W):
        return
    after = place.l + 1
    changed = place.backward.delta[after] @ place.backward.layers[after].W.T
    if ratio(place.right.W - x, place.a.T @ (changed * place.forward.slope[place.l])):
        said = (
            "comes from a delta that was sent through updated weights: use the old "
            "ones until the whole gradient is there."
        )
        raise Mistake("updated too early", f"{what} {said}")


def suspects_of_weights(what, place):
    a, delta = place.a, place.delta
    for name, wrong, said in slips(place):
        yield Suspect(name, a.T @ wrong, f"{what} {said}")
    said = "is made with what another layer kept: what went into this one?"
    for kept in (*place.forward.a, *place.forward.z):
        yield Suspect("wrong layer", kept.T @ delta, f"{what} {said}")
    yield from tensors.of_weights(what, a, delta)


def of_biases(biases, place, about):
    what, value = f"The gradient of the biases of layer {place.l}", biases[place.l]
    (n, k), right = place.delta.shape, place.right.b
    if nothing(value) and not (place.last and any(not nothing(b) for b in biases)):
        said = "is missing or zero: the cost changes with a bias, whatever its value."
        raise Mistake("no bias gradient", f"{what} {said}")
    x = tensor(what, value, (k,), tensors.bias_shapes(what, n, k))
    if nothing(x):  # over all neurons, the entries of softmax's delta add up to zero
        said = "is zero, as a sum over all neurons is: each has a bias of its own."
        raise Mistake("one bias for all", f"{what} {said}")
    no_nan(x, about)
    gradient(what, x, right, suspects_of_biases(what, place), n, about)


def suspects_of_biases(what, place):
    for name, wrong, said in slips(place):
        yield Suspect(name, wrong.sum(axis=0), f"{what} {said}")
    for other in place.backward.delta:
        said = "comes from the delta of another layer."
        yield Suspect("wrong layer", other.sum(axis=0), f"{what} {said}")
    yield from tensors.of_biases(what, place.delta)
