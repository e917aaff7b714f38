"""A fully connected network: its forward pass and its backward pass.

The second carries ∂J/∂z back.
"""

from dataclasses import dataclass
from functools import cached_property, wraps
from math import prod
from typing import NamedTuple

import numpy as np

from handgrad import numerics
from handgrad.activations import Activation, identity, tanh
from handgrad.domains import overflow_is_data
from handgrad.initializers import lecun
from handgrad.validation import (
    COMPLEX,
    as_numbers,
    check_array,
    check_integer,
    check_rng,
    check_same_shape,
)


class Layer(NamedTuple):
    W: np.ndarray  # (fan_in, fan_out)
    b: np.ndarray  # (fan_out,)


class Forward(NamedTuple):
    """All that the backward pass needs, layer by layer.

    z[l]      (n, sizes[l+1])  pre-activations
    a[l]      (n, sizes[l])    activations: a[0] is the input, a[-1] the prediction
    slope[l]  (n, sizes[l+1])  f′(z[l])
    """

    layers: list  # the Layers it ran with
    z: list
    a: list
    slope: list


class Backward(NamedTuple):
    """The gradient of the cost, layer by layer."""

    delta: list  # delta[l] = ∂J/∂z[l]  (n, sizes[l+1])
    layers: list  # Layer(W=∂J/∂W, b=∂J/∂b), views into grad
    grad: np.ndarray  # ∂J/∂theta  (p,)


def shapes_that_fit(cls):
    """A class decorator: the passes refuse arrays whose shapes do not fit them."""
    cls.forward = _guard_forward(cls.forward)
    cls.backward = _guard_backward(cls.backward)
    return cls


def _guard_forward(forward):
    @wraps(forward)
    @overflow_is_data()
    def method(self, theta, X):
        theta, X = as_numbers("theta", theta, COMPLEX), as_numbers("X", X, COMPLEX)
        if X.ndim != 2 or X.shape[1] != self.sizes[0]:
            raise ValueError(
                f"X has shape {X.shape}: sizes {self.sizes} need (n, {self.sizes[0]})"
            )
        return forward(self, theta, X)

    return method


def _guard_backward(backward):
    @wraps(backward)
    @overflow_is_data()
    def method(self, forward, grad_output):
        check_same_shape(prediction=forward.a[-1], grad_output=grad_output)
        return backward(self, forward, grad_output)

    return method


@dataclass(frozen=True)
@shapes_that_fit
class Network:
    """sizes (d, h, …, k). All parameters live in one flat vector theta, (p,).

    Layer l computes z[l] = a[l] W[l] + b[l] and a[l+1] = f(z[l]), for n examples at
    once.

    >>> Network((784, 16, 4)).size
    12628
    """

    sizes: tuple
    hidden: Activation = tanh
    output: Activation = identity

    def __post_init__(self):
        if not isinstance(self.sizes, tuple) or len(self.sizes) < 2:
            raise ValueError(
                f"sizes is {self.sizes}: "
                "expected at least two, inputs and outputs, as a tuple"
            )
        for units in self.sizes:
            check_integer("a layer's size", units, 1)
        for name in ("hidden", "output"):
            f = getattr(self, name)
            if not isinstance(f, Activation):
                raise TypeError(
                    f"{name} is {f!r}: expected an Activation, such as hg.relu"
                )

    @cached_property
    def size(self):
        """p, the number of parameters."""
        return self._slots[-1][-1].stop

    def init(self, rng, weights=lecun):
        """A first theta: weights from the initializer, biases zero."""
        check_rng("rng", rng)
        shapes = [shape for _, shape, _ in self._slots]
        return pack(Layer(drawn(weights, rng, *s), np.zeros(s[1])) for s in shapes)

    def layers(self, theta):
        """View theta as one Layer per step, without a copy. `pack` is the inverse."""
        if getattr(theta, "shape", None) != (self.size,):
            check_array("theta", theta)
            raise ValueError(
                f"theta has shape {theta.shape}: "
                f"sizes {self.sizes} need ({self.size},)"
            )
        slots = self._slots
        return [Layer(theta[W].reshape(shape), theta[b]) for W, shape, b in slots]

    def tensors(self, theta):
        """The same views by name, {"W[0]": …, "b[0]": …}.

        Gradients are checked tensor by tensor.
        """
        named = {}
        for l, layer in enumerate(self.layers(theta)):
            named |= {f"W[{l}]": layer.W, f"b[{l}]": layer.b}
        return named

    def without_biases(self, theta):
        """theta with every bias set to zero: what a penalty on the weights sees."""
        return pack(Layer(W, np.zeros_like(b)) for W, b in self.layers(theta))

    def forward(self, theta, X):
        """Run X, (n, d), through all layers, and keep z, a and slopes."""
        layers, z, a, slope = self.layers(theta), [], [X], []
        for (W, b), f in zip(layers, self._activations):
            z.append(a[-1] @ W + b)
            activation, derivative = f.value_and_slope(z[-1])
            a.append(activation)
            slope.append(derivative)
        return Forward(layers, z, a, slope)

    def predict(self, theta, X):
        """The prediction alone, (n, k)."""
        return self.forward(theta, X).a[-1]

    def backward(self, forward, grad_output):
        """Carry ∂J/∂a[-1], (n, k), back through every layer (Rumelhart et al. 1986).

        output error     δ[l] = ∂J/∂a[l+1] ⊙ f′(z[l])
        weight gradient  ∂J/∂W[l] = a[l]ᵀ δ[l]
        bias gradient    ∂J/∂b[l] = 1ᵀ δ[l], the sum over examples
        send back        ∂J/∂a[l] = δ[l] W[l]ᵀ
        """
        grad, ones = np.empty(self.size), numerics.ones(len(grad_output))
        grads, deltas, upstream = self.layers(grad), [], grad_output
        for l in reversed(range(len(grads))):
            delta = upstream * forward.slope[l]
            np.dot(forward.a[l].T, delta, out=grads[l].W)
            np.dot(ones, delta, out=grads[l].b)
            if l > 0:
                upstream = np.dot(delta, forward.layers[l].W.T)
            deltas.append(delta)
        return Backward(deltas[::-1], grads, grad)

    @cached_property
    def _slots(self):
        """Where each layer lies in theta: (slice of W, shape of W, slice of b)."""
        slots, start = [], 0
        for shape in zip(self.sizes, self.sizes[1:]):
            middle, stop = start + prod(shape), start + prod(shape) + shape[1]
            slots.append((slice(start, middle), shape, slice(middle, stop)))
            start = stop
        return slots

    @cached_property
    def _activations(self):
        return [self.hidden] * (len(self.sizes) - 2) + [self.output]


def drawn(weights, rng, fan_in, fan_out):
    """What an initializer gives, (fan_in, fan_out): anything else is refused."""
    W = as_numbers("weights", weights(rng, fan_in, fan_out))
    if W.shape != (fan_in, fan_out):
        raise ValueError(
            f"weights gave an array of shape {W.shape}: "
            f"expected (fan_in, fan_out), {(fan_in, fan_out)}"
        )
    return W


def pack(layers):
    """Concatenate layers into one flat vector, the inverse of Network.layers."""
    return np.concatenate([np.ravel(part) for layer in layers for part in layer])
