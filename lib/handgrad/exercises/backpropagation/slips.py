"""Slips of a backward pass: what a wrong delta is, layer by layer.

Each is (name of the mistake, the wrong delta, how a message goes on). The layers
after are right: a judge meets them first.
"""

import numpy as np

from handgrad.activations import relu, sigmoid, tanh
from handgrad.numerics import softmax


def slips(place):
    return of_output(place) if place.last else of_hidden(place)


def of_output(place):
    z, y, delta = place.z, place.y, place.delta
    n, k = z.shape
    yield from slopes_too_many(softmax(z), z, delta)
    for name, p, said in not_softmax(z):
        yield name, (p - y) / n, f"{said}."
    said = "does not know the targets: they belong to the output error."
    yield "target unused", softmax(z) / n, said
    said = "is divided by the number of classes too: the mean is over examples alone."
    yield "mean over classes", delta / k, said


def slopes_too_many(p, z, delta):
    said = (
        "comes from an output error with a slope too many. It belongs to another "
        "cost: with cross-entropy of logits there is none."
    )
    jacobian = p * (delta - np.sum(delta * p, axis=1, keepdims=True))
    for value in (delta * p * (1 - p), delta * sigmoid.slope(z), jacobian):
        yield "extra slope", value, said


def not_softmax(z):
    """What stands where probabilities belong."""
    p, whole = softmax(z), np.exp(z - z.max())
    yield (
        "softmax missing",
        z,
        "compares logits with targets, which are probabilities",
    )
    yield "sigmoid for softmax", sigmoid.value(z), "has a sigmoid in place of softmax"
    columns = "has a softmax of columns: each row is one example"
    yield "axis", softmax(z.T).T, columns
    yield (
        "axis",
        whole / whole.sum(),
        "has a softmax of the whole array: each row is one example",
    )
    yield "softmax twice", softmax(p), "has softmax applied twice"


def of_hidden(place):
    after = place.l + 1
    delta, W = place.backward.delta[after], place.forward.layers[after].W
    upstream = delta @ W.T
    said = "comes from a delta without the slope of the hidden units."
    yield "no slope", upstream, said
    yield from wrong_slopes(place, upstream)
    if W.shape[0] == W.shape[1]:
        slope, said = place.forward.slope[place.l], "comes from a delta that"
        along = (
            f"{said} was sent along the wrong connections, which a square W hides."
        )
        yield "wrong connections", delta @ W * slope, along
        past = f"{said} was not sent through the weights."
        yield "not through the weights", delta * slope, past


def wrong_slopes(place, upstream):
    z, a, said = place.z, place.forward.a[place.l + 1], "comes from a delta with"
    at_a = f"{said} the slope at the activation: that has been through the sigmoid."
    yield "slope at a", upstream * sigmoid.slope(a), at_a
    short = f"{said} the short form of the slope, but z where the activation belongs."
    yield "slope from z", upstream * z * (1 - z), short
    no_slope = f"{said} the activation, or z, in place of a slope."
    for value in (a, z):
        yield "times z", upstream * value, no_slope
    other = f"{said} the slope of another activation function."
    for slope in (1 - a * a, tanh.slope(z), relu.slope(z), 1 - a):
        yield "another slope", upstream * slope, other
    layer = f"{said} the slope of another layer."
    for slope in (*place.forward.slope, *map(sigmoid.slope, place.forward.z)):
        if slope.shape == z.shape:
            yield "wrong layer", upstream * slope, layer
