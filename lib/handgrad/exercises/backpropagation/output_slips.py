"""Slips of an output error, as functions of the last Place: they give a wrong delta.

Their sentences go on after what they are about.
"""

import numpy as np

from handgrad.activations import sigmoid
from handgrad.exercises.judge.wrong import Wrong, several
from handgrad.numerics import softmax


def extra(slope):
    """The output error with a slope too many."""
    return lambda at: at.delta * slope(at.z)


def through_softmax(at):
    p = softmax(at.z)
    return p * (at.delta - np.sum(at.delta * p, axis=1, keepdims=True))


def error(probabilities):
    """The output error of these probabilities."""
    return lambda at: (probabilities(at.z) - at.y) / len(at.y)


def softmax_of_all(z):
    e = np.exp(z - z.max())
    return e / e.sum()


SLIPS = [
    *several(
        "extra slope",
        [
            extra(lambda z: softmax(z) * (1 - softmax(z))),
            extra(sigmoid.slope),
            through_softmax,
        ],
        "comes from an output error with a slope too many. It belongs to another "
        "cost: with cross-entropy of logits there is none.",
    ),
    Wrong(
        "softmax missing",
        error(lambda z: z),
        "compares logits with targets, which are probabilities.",
    ),
    Wrong(
        "sigmoid for softmax",
        error(sigmoid.value),
        "has a sigmoid in place of softmax.",
    ),
    Wrong(
        "axis",
        error(lambda z: softmax(z.T).T),
        "has a softmax of columns: each row is one example.",
    ),
    Wrong(
        "axis",
        error(softmax_of_all),
        "has a softmax of the whole array: each row is one example.",
    ),
    Wrong(
        "softmax twice",
        error(lambda z: softmax(softmax(z))),
        "has softmax applied twice.",
    ),
    Wrong(
        "target unused",
        lambda at: softmax(at.z) / len(at.z),
        "does not know the targets: they belong to the output error.",
    ),
    Wrong(
        "precedence",
        lambda at: softmax(at.z) - at.y / len(at.y),
        "comes from an output error in which only the targets are divided by the "
        "number of examples: in p - y / n the division comes first.",
    ),
    Wrong(
        "right class alone",
        lambda at: at.y * at.delta,
        "comes from an output error of the right classes alone: the logits of the "
        "others have a slope, too.",
    ),
    Wrong(
        "mean over classes",
        lambda at: at.delta / at.z.shape[1],
        "is divided by the number of classes too: the mean is over examples alone.",
    ),
]
