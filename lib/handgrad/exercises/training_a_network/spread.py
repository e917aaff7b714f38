"""How large the weights of each layer are, and what mistake makes them so."""

import numpy as np

from handgrad.exercises.judge.verdict import Mistake
from handgrad.exercises.judge.wrong import Wrong, several, suspects

BAND = 8  # standard errors: no right answer is ever so far off
VARIANCES = [  # the variance, layer by layer, that a known mistake gives
    Wrong(
        "fan-out",
        lambda fan_in, fan_out: 2 / fan_out,
        "The spread follows the number of units that a layer has. What counts is how "
        "many terms one of them adds up.",
    ),
    Wrong(
        "LeCun",
        lambda fan_in, fan_out: 1 / fan_in,
        "The variance is half of what it should be. That suits units that let "
        "everything pass; a ReLU keeps only a part.",
    ),
    Wrong(
        "Glorot",
        lambda fan_in, fan_out: 2 / (fan_in + fan_out),
        "These are Glorot's weights: they look at both sides of a layer, and are "
        "made for tanh. Here the units are ReLU.",
    ),
    *several(
        "variance for deviation",
        [
            lambda fan_in, fan_out: (2 / fan_in) ** 2,
            lambda fan_in, fan_out: 2 / fan_in**2,
        ],
        "The weights are much too small. Is it a variance where a standard deviation "
        "belongs?",
    ),
    Wrong(
        "precedence",
        lambda fan_in, fan_out: 1 / fan_in**2,
        "The weights are much too small. Is a root written as ** 1 / 2? Python takes "
        "the power first, and then the half.",
    ),
    Wrong(
        "one fan-in",
        lambda fan_in, fan_out: np.full(len(fan_in), 2 / fan_in[0]),
        "The spread that suits the first layer was taken for all of them.",
    ),
    Wrong(
        "limit",
        lambda fan_in, fan_out: 2 / fan_in / 3,
        "A uniform draw between minus and plus a standard deviation spreads less "
        "than that deviation: its limits lie further out.",
    ),
    Wrong(
        "unscaled",
        lambda fan_in, fan_out: np.ones(len(fan_in)),
        "The weights have standard deviation one in every layer: they are not scaled "
        "to the size of the layer.",
    ),
]


def right_spread(weights):
    """Is the mean square of each layer's weights that of He et al. 2015?"""
    fan_in, fan_out = np.array([W.shape for W in weights]).T
    square = np.array([np.mean(W**2) for W in weights])
    band = BAND * np.sqrt(2 / (fan_in * fan_out))  # relative, for normal weights
    off = square / (2 / fan_in) - 1
    if (np.abs(off) <= band).all():
        return
    for suspect in suspects(VARIANCES, (fan_in, fan_out)):
        if (np.abs(square / suspect.value - 1) <= band).all():
            raise Mistake(suspect.name, suspect.message)
    if (off > band).all():
        raise Mistake(
            "large weights",
            "The weights are too large: signals grow from layer to layer, and the "
            "first cost is far from that of equal odds.",
        )
    if (off < -band).all():
        raise Mistake(
            "small weights",
            "The weights are too small: signals fade from layer to layer.",
        )
    raise Mistake(
        "scale",
        "The size of the weights does not suit every layer. Is there one that is "
        "drawn in another way?",
    )
