import numpy as np

from support.answers import Bank

bank = Bank("collapse")


@bank.right
def layer_by_layer(layers):
    W, b = layers[0]
    for W_next, b_next in layers[1:]:
        W, b = W @ W_next, b @ W_next + b_next
    return W, b


@bank.right
def from_the_end(layers):
    W, b = layers[-1]
    for W_before, b_before in reversed(layers[:-1]):
        b = b + b_before @ W
        W = W_before @ W
    return W, b


@bank.right
def by_what_it_does(layers):
    def network(X):
        for W, b in layers:
            X = X @ W + b
        return X

    d = len(layers[0][0])
    b = network(np.zeros(d))
    return network(np.eye(d)) - b, b


@bank.right
def recursive(layers):
    W, b = layers[0]
    if layers[1:]:
        W_rest, b_rest = recursive(layers[1:])
        W, b = W @ W_rest, b @ W_rest + b_rest
    return W, b


@bank.right
def with_the_bias_as_a_row(layers):
    whole = None
    for W, b in layers:
        corner = np.zeros((len(W) + 1, 1))
        corner[-1] = 1
        matrix = np.hstack([np.vstack([W, b]), corner])
        whole = matrix if whole is None else whole @ matrix
    return whole[:-1, :-1], whole[-1, :-1]


@bank.right
def matrices_first(layers):
    W = np.eye(len(layers[0][0]))
    b = np.zeros(len(layers[0][0]))
    for own_W, own_b in layers:
        W = W @ own_W
        b = b @ own_W + own_b
    return [W, b]


STEP, RETURN = "W @ W_next, b @ W_next + b_next", "return W, b"
bank.slip("last bias alone", "last layer", STEP, "W @ W_next, b_next")
bank.slip("bias not carried", "as they are", STEP, "W @ W_next, b + b_next")
bank.slip("no bias", "first layer", STEP, "W @ W_next, b @ W_next")
bank.slip("no bias", "zero throughout", RETURN, "return W, 0 * b")
bank.slip("wrong order", "other order", STEP, "W_next @ W, b @ W_next + b_next")
bank.slip("wrong order", "lies before it", STEP, "W @ W_next, b + b_next @ W_next")
bank.slip("elementwise", "entry by entry", STEP, "W * W_next, b @ W_next + b_next")
bank.slip("matrices added", "added", STEP, "W + W_next, b @ W_next + b_next")
bank.slip("transposed", "wrong way round", STEP, "W @ W_next, W_next @ b + b_next")
bank.slip("transposed", "rows belong", RETURN, "return W.T, b")
bank.slip("one layer", "one of the layers", STEP, "W, b @ W_next + b_next")
bank.slip("bias first", "first", RETURN, "return b, W")
bank.slip("count", "expected 2", RETURN, "return W, b, 0")
bank.slip("nothing", "return", RETURN, "whole = W, b")
bank.slip("in place", "in place", STEP, "W @ W_next, b @ W_next + b_next\n        W_next *= 2")
bank.slip("one layer", "one of the layers", STEP, "W_next, b @ W_next + b_next")
