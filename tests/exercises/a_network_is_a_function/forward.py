import numpy as np

from support.answers import LIST, Bank

bank = Bank("forward")


@bank.right
def layer_by_layer(X, layers):
    *hidden, (W_last, b_last) = layers
    a = X
    for W, b in hidden:
        a = np.tanh(a @ W + b)
    return a @ W_last + b_last


@bank.right
def recursive(X, layers):
    W, b = layers[0]
    z = X @ W + b
    return z if len(layers) == 1 else recursive(np.tanh(z), layers[1:])


@bank.right
def bent_where_there_is_a_next(X, layers):
    for l, (W, b) in enumerate(layers):
        X = X @ W + b
        if l < len(layers) - 1:
            X = np.tanh(X)
    return X


@bank.right
def example_by_example(X, layers):
    answers = []
    for x in X:
        for W, b in layers[:-1]:
            x = np.tanh(W.T @ x + b)
        answers.append(layers[-1][0].T @ x + layers[-1][1])
    return np.array(answers)


@bank.right
def with_the_bias_as_a_weight(X, layers):
    f = [np.tanh] * (len(layers) - 1) + [lambda z: z]
    for g, (W, b) in zip(f, layers):
        X = g(np.hstack([X, np.ones((len(X), 1))]) @ np.vstack([W, b]))
    return X


@bank.right
def in_single_precision(X, layers):
    a = X.astype(np.float32)
    for W, b in layers[:-1]:
        a = np.tanh(a @ W.astype(np.float32) + b)
    return a @ layers[-1][0] + layers[-1][1]


HIDDEN, LAST = "np.tanh(a @ W + b)", "a @ W_last + b_last"
bank.slip("no activation", "pass on their sums", HIDDEN, "a @ W + b")
bank.slip("always X", "reads X", HIDDEN, "np.tanh(X @ W + b)", LAST, "X @ W_last + b_last")
bank.slip("always X", "last of them alone", HIDDEN, "np.tanh(X @ W + b)")
bank.slip("input bent", "before anybody", HIDDEN, "np.tanh(a) @ W + b", LAST, "np.tanh(a) @ W_last + b_last")
bank.slip("bias outside", "after the activation", HIDDEN, "np.tanh(a @ W) + b")
bank.slip("no bias", "Some of the biases", HIDDEN, "np.tanh(a @ W)")
bank.slip("no bias", "Some of the biases", LAST, "a @ W_last")
bank.slip("no bias", "The biases play no part", HIDDEN, "np.tanh(a @ W)", LAST, "a @ W_last")
bank.slip("threshold", "thresholds", HIDDEN, "np.tanh(a @ W - b)", LAST, "a @ W_last - b_last")
bank.slip("output activation", "bent, too", LAST, "np.tanh(a @ W_last + b_last)")
bank.slip("transposed", "one width", HIDDEN, "np.tanh(a @ W.T + b)")
bank.slip("transposed", "a transpose fits", HIDDEN, "np.tanh(a @ W.T + b)", LAST, "a @ W_last.T + b_last")
bank.slip("another activation", "is a tanh", HIDDEN, "np.maximum(a @ W + b, 0)")
bank.slip("another activation", "is a tanh", HIDDEN, "1 / (1 + np.exp(-(a @ W + b)))")
bank.slip("shape", "shape", LAST, "(a @ W_last + b_last)[0]")
bank.slip("nothing", "return", "return", "z =")
bank.slip("exception", "line", HIDDEN, "np.tanh(W @ a + b)")
bank.slip("in place", "in place", HIDDEN, "np.tanh(a @ W + b)\n        W *= 2")


@bank.wrong("bent once", "other hidden ones")
def bent_in_the_first_layer(X, layers):
    a = X
    for l, (W, b) in enumerate(layers):
        a = a @ W + b
        if l == 0 and len(layers) > 1:
            a = np.tanh(a)
    return a


bank.equivalent(example_by_example, "np.array(answers)", "answers", LIST)
