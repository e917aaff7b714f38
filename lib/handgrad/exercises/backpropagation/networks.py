"""Networks with random parameters, and what is right for them, from the library.

Sigmoid units in the hidden layers; the outputs are logits.
"""

from itertools import pairwise
from typing import NamedTuple

import numpy as np

from handgrad.activations import sigmoid
from handgrad.costs import CategoricalCrossEntropyFromLogits
from handgrad.network import Backward, Forward, Layer, Network, pack
from handgrad.objective import Objective


def numbers(rng, *shape):
    """Of both signs and none near zero, so that every mistake shows."""
    return rng.choice([-1.0, 1.0], size=shape) * rng.uniform(0.3, 1.0, size=shape)


def parameters(rng, sizes):
    """Lists of weights and biases."""
    weights = [numbers(rng, *shape) for shape in pairwise(sizes)]
    return weights, [numbers(rng, size) for size in sizes[1:]]


def one_hot(rng, n, k):
    """n labels, each class in turn, shuffled."""
    return np.eye(k)[rng.permutation(np.arange(n) % k)]


def network(weights, biases):
    sizes = (len(weights[0]), *(len(b) for b in biases))
    return Network(sizes, hidden=sigmoid), pack(
        Layer(W, b) for W, b in zip(weights, biases, strict=True)
    )


class Place(NamedTuple):
    """Layer l of a network, with all that its passes know.

    On the way forward, that is no more than the forward pass.
    """

    l: int
    forward: Forward
    backward: Backward = None
    y: np.ndarray = None
    delta: np.ndarray = None

    @property
    def last(self):
        return self.l == len(self.forward.z) - 1

    @property
    def after(self):
        """The layer after, when all is right there."""
        l = self.l + 1
        return self._replace(l=l, delta=self.backward.delta[l])

    @property
    def a(self):
        """What goes in."""
        return self.forward.a[self.l]

    @property
    def W(self):
        return self.forward.layers[self.l].W

    @property
    def b(self):
        return self.forward.layers[self.l].b

    @property
    def z(self):
        return self.forward.z[self.l]

    @property
    def out(self):
        """What goes on."""
        return self.forward.a[self.l + 1]

    @property
    def slope(self):
        return self.forward.slope[self.l]

    @property
    def upstream(self):
        """What the layer after sends back."""
        return self.after.delta @ self.after.W.T

    @property
    def right(self):
        """Its gradients, a Layer."""
        return self.backward.layers[self.l]


def places(X, weights, biases):
    """Each layer, from the first to the last, as the forward pass meets them."""
    net, theta = network(weights, biases)
    there = net.forward(theta, X)
    return [Place(l, there) for l in range(len(weights))]


def by_differences(method):
    """The answer by differences of the cost, for all parameters at once."""

    def answer(X, y, weights, biases):
        net, theta = network(weights, biases)
        objective = Objective(net, CategoricalCrossEntropyFromLogits(), X, y)
        layers = net.layers(method(objective.value, theta))
        return [layer.W for layer in layers], [layer.b for layer in layers]

    return answer


def places_back(X, y, weights, biases):
    """Each layer, from the last to the first, as the backward pass meets them."""
    net, theta = network(weights, biases)
    there = net.forward(theta, X)
    objective = Objective(net, CategoricalCrossEntropyFromLogits(), X, y)
    back = objective.backward(theta)
    places = [Place(l, there, back, y, delta) for l, delta in enumerate(back.delta)]
    return places[::-1]


def safe(draw):
    """What `draw()` gives, once it hides no mistake.

    No gradient is negligible beside its terms, and no layer has weighted sums of one
    sign alone, among which the slope of a ReLU is the same everywhere.
    """
    while True:
        arguments = draw()
        places = places_back(*arguments)
        if not any(cancels(at) or not at.z.min() < 0 < at.z.max() for at in places):
            return arguments


def cancels(place):
    """Whether the sums over examples cancel, and leave little but rounding."""
    delta = abs(place.delta)
    sums, terms = place.right, (abs(place.a).T @ delta, delta.sum(axis=0))
    return any(
        abs(x).max() < 0.1 * most.max() for x, most in zip(sums, terms, strict=True)
    )
