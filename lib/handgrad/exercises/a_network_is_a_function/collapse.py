"""collapse(layers): the one layer [W, b] that does what layers without a bend do."""

import numpy as np

from handgrad.exercises.a_network_is_a_function.layers import layers
from handgrad.exercises.judge.expect import agree, array, parts, shape_of, value_of
from handgrad.exercises.judge.verdict import Mistake
from handgrad.exercises.judge.wrong import Wrong, several, suspects
from handgrad.exercises.runner.values import Case

POINTS = 4
NAMES = ("W", "b")


def cases(rng):
    """Equal widths first: there another order has a value, and so a name."""
    yield Case((layers(rng, (3, 3, 3)),), "two layers of one width")
    yield Case((layers(rng, (4, 6, 2)),), "two layers")
    yield Case((layers(rng, (2, 5, 3, 4)),), "three layers")
    yield Case((layers(rng, (3, 3, 3, 3)),), "three layers of one width")
    yield Case((layers(rng, (3, 2)),), "a single layer")
    yield Case((layers(rng, (1, 4, 1)),), "one input and one output")


def right(layers):
    (W, b), *others = layers
    for W_next, b_next in others:
        W, b = W @ W_next, b @ W_next + b_next
    return W, b


def judge(case, output):
    (given,) = case.arguments
    W, b = parts(value_of(case, output), NAMES)
    right_W, right_b = right(given)
    if shape_of(W) == right_b.shape and shape_of(b) == right_W.shape:
        raise Mistake("bias first", "The bias came first: W comes first here.")
    W, b = array("W", W, right_W.shape), array("b", b, right_b.shape)
    agree("W", W, right_W, suspects(OF_W, (given,)), about=case.about)
    agree("b", b, right_b, suspects(OF_B, (given,)), about=case.about)


def product(matrices):
    W = matrices[0]
    for each in matrices[1:]:
        W = W @ each
    return W


def in_turn(layers, step):
    """What is left of the biases when each layer does step(b, W, its own b)."""
    b = layers[0][1]
    for W_next, b_next in layers[1:]:
        b = step(b, W_next, b_next)
    return b


def entries(layers):
    W = layers[0][0]
    for W_next, _ in layers[1:]:
        W = W * W_next
    return W


OF_W = [
    Wrong(
        "wrong order",
        lambda layers: product([W for W, _ in layers[::-1]]),
        "The matrices are multiplied in the other order, which fits where all have "
        "one shape. Which of them meets the input first?",
    ),
    Wrong(
        "elementwise",
        entries,
        "Matrices are multiplied entry by entry. A layer adds up over all units of "
        "the one before.",
    ),
    Wrong(
        "matrices added",
        lambda layers: sum(W for W, _ in layers),
        "The matrices are added. What becomes of x in the first layer, and of that "
        "in the second?",
    ),
    Wrong(
        "transposed",
        lambda layers: right(layers)[0].T,
        "W is transposed: its rows belong to the inputs.",
    ),
    *several(
        "one layer",
        [lambda layers: layers[0][0], lambda layers: layers[-1][0]],
        "W is that of one of the layers. All of them have to be in it.",
    ),
]
OF_B = [
    Wrong(
        "last bias alone",
        lambda layers: layers[-1][1],
        "b is the bias of the last layer. What do the others add to the outputs, if "
        "X is zero?",
    ),
    Wrong(
        "bias not carried",
        lambda layers: sum(b for _, b in layers),
        "The biases are added as they are. An early one goes through all layers "
        "behind it.",
    ),
    Wrong(
        "no bias",
        lambda layers: np.zeros_like(layers[-1][1]),
        "b is zero throughout: the biases play no part.",
    ),
    Wrong(
        "no bias",
        lambda layers: in_turn(layers, lambda b, W, own: b @ W),
        "b has only what comes from the first layer. Each later one adds its own.",
    ),
    Wrong(
        "transposed",
        lambda layers: in_turn(layers, lambda b, W, own: W @ b + own),
        "The biases go through the matrices the wrong way round.",
    ),
    *several(
        "wrong order",
        [
            lambda layers: in_turn(layers, lambda b, W, own: b + own @ W),
            lambda layers: layers[0][1] + layers[-1][1] @ layers[0][0],
        ],
        "A bias goes through a matrix that lies before it, and not through those "
        "behind it.",
    ),
]
WRONG = [wrong.as_part(0, right) for wrong in OF_W]
WRONG += [wrong.as_part(1, right) for wrong in OF_B]
