"""One example through a small network and back, every number under a name.

The names are also the places in the diagram. For units i1, h1 and o1:

    a:i1  z:h1  a:h1  y:o1  J        activations, pre-activations, target, cost
    w:i1:h1  b:h1                    parameters
    delta:o1  gw:h1:o1  gb:o1        δ and the gradients
    back:h1                          ∂J/∂a, what is sent back to a hidden unit
    new:w:i1:h1  new:b:h1  new:J     the same after one update
"""

from typing import NamedTuple

import numpy as np

from handgrad.network import Backward, Forward, Layer, pack


class Example(NamedTuple):
    """An Objective's first example, at theta: what steps and mistakes need."""

    objective: object  # holds that example alone
    theta: np.ndarray
    rate: float
    movable: np.ndarray  # (p,), 0 for what an update leaves as it is
    names: list  # of the units, layer by layer
    forward: Forward
    backward: Backward
    grad_output: np.ndarray  # ∂J/∂ŷ  (k,)
    upstream: np.ndarray  # ∂J/∂a[1]  (h,)

    def sizes(self, l):
        return self.forward.layers[l].W.shape

    def layers(self, theta):
        return self.objective.model.layers(theta)

    def update(self, grad):
        """theta after one update with this gradient."""
        return self.theta - self.rate * self.movable * grad


def example_of(objective, theta, rate, update_biases, names):
    """Run the first example of an Objective forward and back."""
    objective, network = objective.on(slice(0, 1)), objective.model
    forward = network.forward(theta, objective.X)
    grad_output = objective.cost.grad(forward.a[-1], objective.y)
    backward = network.backward(forward, grad_output)
    shapes = [np.shape(layer.b) for layer in forward.layers]
    biases = [np.full(shape, float(update_biases)) for shape in shapes]
    movable = pack(
        Layer(np.ones_like(W), b) for (W, _), b in zip(forward.layers, biases)
    )
    return Example(
        objective, theta, rate, movable, names, forward, backward,
        grad_output[0],
        backward.delta[1][0] @ forward.layers[1].W.T,
    )  # fmt: skip


def values(example):
    """{name: number} of everything that the example holds."""
    e, after = example, example.update(example.backward.grad)
    found = by_name("a", e.names[0], e.forward.a[0][0])
    found |= by_name("y", e.names[2], e.objective.y[0]) | {"rate": e.rate}
    for l in (0, 1):
        found |= by_name("z", e.names[l + 1], e.forward.z[l][0])
        found |= by_name("a", e.names[l + 1], e.forward.a[l + 1][0])
        found |= by_name("delta", e.names[l + 1], e.backward.delta[l][0])
    for l, upstream in ((1, e.upstream), (2, e.grad_output)):
        found |= by_name("back", e.names[l], upstream)
    found |= {"J": e.objective.value(e.theta)}
    found |= parameters(e, "", e.theta) | parameters(e, "g", e.backward.grad)
    outputs = e.objective.model.predict(after, e.objective.X)[0]
    found |= by_name("new:a", e.names[2], outputs)
    return found | parameters(e, "new:", after) | {"new:J": e.objective.value(after)}


def parameters(example, prefix, theta):
    found = {}
    for l, (W, b) in enumerate(example.layers(theta)):
        first, second = example.names[l], example.names[l + 1]
        found |= by_name(f"{prefix}b", second, b)
        for name, row in zip(first, W):
            found |= by_name(f"{prefix}w:{name}", second, row)
    return found


def by_name(prefix, units, numbers):
    # A zero has no sign here.
    return {f"{prefix}:{unit}": float(x) + 0.0 for unit, x in zip(units, numbers)}
