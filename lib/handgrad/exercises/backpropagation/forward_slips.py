"""Slips of a forward pass, as functions of the Place where they happen.

Their sentences go on after what they are about.
"""

import numpy as np

from handgrad.activations import relu, sigmoid, tanh
from handgrad.exercises.judge.wrong import Wrong, several
from handgrad.numerics import softmax

MIXED = [
    mixed
    for k in range(3)
    for mixed in (
        lambda at, k=k: at.forward.a[k] @ at.W + at.b,
        lambda at, k=k: at.a @ at.forward.layers[k].W + at.b,
        lambda at, k=k: at.a @ at.W + at.forward.layers[k].b,
    )
]
SUMS = [
    Wrong("no bias", lambda at: at.a @ at.W, "is made without the biases."),
    Wrong(
        "transposed",
        lambda at: at.a @ at.W.T + at.b,
        "uses W the wrong way round: a column leads into one neuron.",
    ),
    Wrong(
        "activation for z",
        lambda at: sigmoid.value(at.z),
        "holds activations already: a weighted sum has not been through f yet.",
    ),
    Wrong(
        "no activation",
        lambda at: [at.forward.a[0], *at.forward.z][at.l] @ at.W + at.b,
        "is made from the weighted sums of the layer before.",
    ),
    *several(
        "wrong layer",
        MIXED,
        "mixes layers: its inputs, weights or biases belong to another one.",
    ),
]


def through(f):
    return lambda at: f(at.z)


OTHER_LAYERS = several(
    "wrong layer",
    [lambda at, k=k: at.forward.a[k] for k in range(4)],
    "belongs to another layer.",
)
OUTPUT = [
    *several(
        "output activation",
        map(through, (sigmoid.value, softmax, relu.value, tanh.value)),
        "went through an activation function: this network puts out logits.",
    ),
    *OTHER_LAYERS[:3],
]
HIDDEN = [
    Wrong("no activation", lambda at: at.z, "has not been through the sigmoid."),
    Wrong(
        "sigmoid twice",
        lambda at: sigmoid.value(at.out),
        "went through the sigmoid twice.",
    ),
    Wrong(
        "slope for activation",
        through(sigmoid.slope),
        "holds slopes of the sigmoid: on the way forward its values are wanted.",
    ),
    Wrong(
        "another activation",
        through(relu.value),
        "went through a ReLU: the hidden layers have sigmoid units.",
    ),
    Wrong(
        "another activation",
        through(tanh.value),
        "went through tanh: the hidden layers have sigmoid units.",
    ),
    Wrong(
        "another activation",
        through(softmax),
        "went through softmax: a hidden unit does not depend on its neighbors.",
    ),
    Wrong(
        "another activation",
        lambda at: sigmoid.value(-at.z),
        "is one minus the sigmoid: look at the sign of the exponent, or, with two "
        "exponentials, at what stands above the line.",
    ),
    Wrong(
        "precedence",
        lambda at: 1 + np.exp(-at.z),
        "is above one: Python reads 1 / 1 + x from the left, and divides before it "
        "adds.",
    ),
    *OTHER_LAYERS,
]
STEPS = {"z": SUMS, "hidden": HIDDEN, "output": OUTPUT}
