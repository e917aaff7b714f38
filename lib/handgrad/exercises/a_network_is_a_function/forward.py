"""forward(X, layers): what a network of tanh units puts out, (n, k)."""

import numpy as np

from handgrad.activations import relu, sigmoid
from handgrad.exercises.a_network_is_a_function.layers import (
    layers,
    numbers,
    through,
)
from handgrad.exercises.judge.expect import agree, array, value_of
from handgrad.exercises.judge.wrong import Wrong, several, suspects
from handgrad.exercises.runner.values import Case

POINTS = 3
GIVEN = 3


def cases(rng):
    """Equal widths first: there a wrong transpose has a value, and so a name."""
    yield case(rng, 4, (3, 3, 3, 3), "layers of one width")
    yield case(rng, 5, (4, 6, 2), "one hidden layer")
    yield case(rng, 1, (2, 4, 3), "one example")
    yield case(rng, 3, (2, 5, 3, 4, 2), "four layers")
    yield case(rng, 3, (3, 2), "no hidden layer")


def case(rng, n, sizes, about):
    return Case((numbers(rng, n, sizes[0]), layers(rng, sizes)), about)


def sums(a, W, b):
    return a @ W + b


def bent(a, W, b):
    return np.tanh(a @ W + b)


def network(hidden=bent, output=sums):
    """The answer with these layers, right where none is given."""

    def answer(X, layers):
        return output(through(hidden, X, layers[:-1]), *layers[-1])

    return answer


def judge(case, output):
    X, layers = case.arguments
    shape = (len(X), len(layers[-1][1]))
    prediction = array("The result", value_of(case, output), shape)
    known = suspects(WRONG, case.arguments)
    agree("The result", prediction, network()(X, layers), known, about=case.about)


def all_read_the_input(X, layers):
    """Equal widths alone let every layer read X."""
    return X @ layers[-1][0] + layers[-1][1]


def hidden_read_the_input(X, layers):
    """What the last of several hidden layers makes of X, where X fits."""
    *hidden, last = layers
    return sums(bent(X, *hidden[-1]) if hidden else X, *last)


def bent_in_the_first_layer(X, layers):
    W, b = layers[0]
    return through(sums, bent(X, W, b), layers[1:])


WRONG = [
    Wrong(
        "no activation",
        network(hidden=sums),
        "The hidden layers pass on their sums: without a bend the whole is one "
        "layer.",
    ),
    Wrong(
        "output activation",
        network(output=bent),
        "The last layer is bent, too. This network puts out its last sums as they "
        "are.",
    ),
    Wrong(
        "no bias",
        network(lambda a, W, b: np.tanh(a @ W), lambda a, W, b: a @ W),
        "The biases play no part.",
    ),
    *several(
        "no bias",
        [
            network(output=lambda a, W, b: a @ W),
            network(hidden=lambda a, W, b: np.tanh(a @ W)),
        ],
        "Some of the biases play no part. Each layer has its own.",
    ),
    Wrong(
        "bias outside",
        network(hidden=lambda a, W, b: np.tanh(a @ W) + b),
        "The biases are added after the activation. They belong to the sums that it "
        "bends.",
    ),
    Wrong(
        "threshold",
        network(lambda a, W, b: np.tanh(a @ W - b), lambda a, W, b: a @ W - b),
        "The biases are subtracted, as thresholds would be. In this book they are "
        "added.",
    ),
    Wrong(
        "transposed",
        network(lambda a, W, b: np.tanh(a @ W.T + b), lambda a, W, b: a @ W.T + b),
        "Where all layers have one width, a transpose fits, and it is wrong. Entry "
        "(i, j) of W leads from unit i to unit j.",
    ),
    Wrong(
        "transposed",
        network(hidden=lambda a, W, b: np.tanh(a @ W.T + b)),
        "The hidden layers use W the wrong way round, which fits where all layers "
        "have one width.",
    ),
    Wrong(
        "always X",
        all_read_the_input,
        "Every layer reads X, so that the last one alone counts. What does a layer "
        "hand to the next?",
    ),
    Wrong(
        "always X",
        hidden_read_the_input,
        "Every hidden layer reads X, so that the last of them alone counts. What "
        "does a layer hand to the next?",
    ),
    Wrong(
        "input bent",
        network(
            lambda a, W, b: np.tanh(a) @ W + b, lambda a, W, b: np.tanh(a) @ W + b
        ),
        "The activation comes before the weights, so X is bent before anybody has "
        "read it.",
    ),
    Wrong(
        "bent once",
        bent_in_the_first_layer,
        "The first layer is bent and the other hidden ones are not.",
    ),
    *several(
        "another activation",
        [
            network(hidden=lambda a, W, b, f=f: f.value(a @ W + b))
            for f in (sigmoid, relu)
        ],
        "The hidden layers have another activation. This network's is a tanh.",
    ),
]
