"""layer(X, W, b): tanh(X W + b), (n, k), for X (n, d), W (d, k) and biases b (k,)."""

import numpy as np

from handgrad.activations import relu, sigmoid, tanh
from handgrad.exercises.judge.expect import agree, array, shape_of, value_of
from handgrad.exercises.judge.verdict import Mistake
from handgrad.exercises.judge.wrong import Wrong, several, suspects
from handgrad.exercises.runner.values import Case
from handgrad.numerics import softmax

POINTS = 3


def cases(rng):
    """A square case first: there a wrong transpose has a value, and so a name."""
    yield case(rng, (3, 3, 3), "as many examples as inputs and neurons")
    yield case(rng, (5, 4, 3))
    yield case(rng, (1, 4, 2), "one example")
    yield case(rng, (4, 3, 1), "one neuron")
    yield case(rng, (4, 1, 3), "one input")


def case(rng, sizes, about=""):
    """Sums within ±1.2, where a tanh is neither flat nor straight."""
    n, d, k = sizes
    X = rng.uniform(0.5, 1.5, size=(n, d)) * rng.choice([-1, 1], size=(n, d))
    W = rng.uniform(0.2, 0.4, size=(d, k)) * rng.choice([-1, 1], size=(d, k)) / d**0.5
    b = rng.permutation(np.linspace(0.3, 0.6, k)) * rng.choice([-1, 1], size=k)
    return Case((X, W, b), about)


def judge(case, output):
    X, W, b = case.arguments
    value, shape = value_of(case, output), (len(X), W.shape[1])
    told_by_shape(value, X, W)
    a, right = array("The result", value, shape), np.tanh(X @ W + b)
    agree("The result", a, right, suspects(WRONG, case.arguments), about=case.about)


def told_by_shape(value, X, W):
    """Shapes that tell a mistake, where the result should be (n, k)."""
    (n, d), k = X.shape, W.shape[1]
    if shape_of(value) == (k, n) != (n, k):
        raise Mistake(
            "transposed",
            "It has a row for each neuron. Here rows are examples, and columns are "
            "neurons.",
        )
    if shape_of(value) == (n, d, k):
        raise Mistake(
            "no sum",
            "It has a number for each input of each neuron: the products are not "
            "added up.",
        )


WRONG = [
    Wrong(
        "no activation",
        lambda X, W, b: X @ W + b,
        "These are the weighted sums. What does each neuron do with its sum before "
        "it puts it out?",
    ),
    Wrong(
        "no bias",
        lambda X, W, b: np.tanh(X @ W),
        "The biases play no part.",
    ),
    Wrong(
        "bias outside",
        lambda X, W, b: np.tanh(X @ W) + b,
        "The biases are added after the activation. They belong to the sums that it "
        "bends.",
    ),
    Wrong(
        "threshold",
        lambda X, W, b: np.tanh(X @ W - b),
        "The biases are subtracted, as thresholds would be. In this book they are "
        "added.",
    ),
    *several(
        "transposed",
        [
            lambda X, W, b: np.tanh(X @ W.T + b),
            lambda X, W, b: np.tanh(X.T @ W + b),
            lambda X, W, b: np.tanh(W @ X + b),
            lambda X, W, b: np.tanh(X @ W + b).T,
        ],
        "Where n, d and k are equal, every transpose fits, and this one is wrong. "
        "Entry (j, c) of W leads from input j to neuron c, and rows of X are "
        "examples.",
    ),
    Wrong(
        "elementwise",
        lambda X, W, b: np.tanh(X * W + b),
        "X and W are multiplied entry by entry. A weighted sum runs over all inputs.",
    ),
    Wrong(
        "bias per example",
        lambda X, W, b: np.tanh(X @ W + b[:, None]),
        "Each example gets a bias of its own, and all neurons share it. It should be "
        "the other way around.",
    ),
    *several(
        "one bias",
        [
            lambda X, W, b: np.tanh(X @ W + b[0]),
            lambda X, W, b: np.tanh(X @ W + b.sum()),
            lambda X, W, b: np.tanh(X @ W + b.mean()),
        ],
        "All neurons get the same bias. Each has one of its own.",
    ),
    Wrong(
        "bias per input",
        lambda X, W, b: np.tanh(X @ W + X.shape[1] * b),
        "The bias is added once for each input. A neuron has one bias.",
    ),
    Wrong(
        "mean for the sum",
        lambda X, W, b: np.tanh(X @ W / X.shape[1] + b),
        "The products are averaged over the inputs: a neuron adds them up.",
    ),
    Wrong(
        "another activation",
        lambda X, W, b: sigmoid.value(X @ W + b),
        "That is the sigmoid of the sums. This layer's activation is a tanh.",
    ),
    Wrong(
        "another activation",
        lambda X, W, b: relu.value(X @ W + b),
        "That is the ReLU of the sums. This layer's activation is a tanh.",
    ),
    Wrong(
        "another activation",
        lambda X, W, b: softmax(X @ W + b),
        "That is a softmax: the neurons of a row share one sum. A tanh looks at each "
        "neuron alone.",
    ),
    *several(
        "hard step",
        [lambda X, W, b: X @ W + b > 0, lambda X, W, b: np.sign(X @ W + b)],
        "That says only on which side of zero each sum is. A tanh says how far, too.",
    ),
    Wrong(
        "slope",
        lambda X, W, b: tanh.slope(X @ W + b),
        "These are the slopes of the tanh. Its values are asked for.",
    ),
]
