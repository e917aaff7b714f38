import numpy as np

from support.answers import LIST, Bank

bank = Bank("layer")


@bank.right
def with_a_matrix_product(X, W, b):
    Z = X @ W + b
    return np.tanh(Z)


@bank.right
def row_by_row(X, W, b):
    return np.array([np.tanh(x @ W + b) for x in X])


@bank.right
def neuron_by_neuron(X, W, b):
    columns = [np.tanh(X @ W[:, c] + b[c]) for c in range(W.shape[1])]
    return np.stack(columns, axis=1)


@bank.right
def with_the_bias_as_a_row_of_weights(X, W, b):
    inputs = np.hstack([X, np.ones((len(X), 1))])
    return np.tanh(inputs @ np.vstack([W, b]))


@bank.right
def transposed(X, W, b):
    return np.tanh(W.T @ X.T + b[:, None]).T


@bank.right
def in_three_loops(X, W, b):
    (n, d), k = X.shape, W.shape[1]
    A = np.zeros((n, k))
    for i in range(n):
        for c in range(k):
            z = b[c]
            for j in range(d):
                z += X[i, j] * W[j, c]
            A[i, c] = np.tanh(z)
    return A


@bank.right
def in_single_precision(X, W, b):
    return np.tanh(np.einsum("ij,jc->ic", X.astype(np.float32), W.astype(np.float32)) + b)


@bank.wrong("no sum", "each input of each neuron")
def products_alone(X, W, b):
    return np.tanh(X[:, :, None] * W + b)


bank.slip("no activation", "weighted sums", "np.tanh(Z)", "Z")
bank.slip("no bias", "no part", " + b", "")
bank.slip("bias outside", "after the activation", " + b", "", "np.tanh(Z)", "np.tanh(Z) + b")
bank.slip("threshold", "thresholds", "+ b", "- b")
bank.slip("transposed", "every transpose fits", "X @ W", "X @ W.T")
bank.slip("transposed", "every transpose fits", "X @ W", "W @ X")
bank.slip("transposed", "every transpose fits", "np.tanh(Z)", "np.tanh(Z).T")
bank.slip("elementwise", "entry by entry", "X @ W", "X * W")
bank.slip("bias per example", "Each example", "+ b", "+ b[:, None]")
bank.slip("one bias", "same bias", "+ b", "+ b[0]")
bank.slip("one bias", "same bias", "+ b", "+ b.sum()")
bank.slip("bias per input", "once for each", "+ b", "+ X.shape[1] * b")
bank.slip("mean for the sum", "averaged", "X @ W", "X @ W / X.shape[1]")
bank.slip("another activation", "sigmoid", "np.tanh(Z)", "1 / (1 + np.exp(-Z))")
bank.slip("another activation", "ReLU", "np.tanh(Z)", "np.maximum(Z, 0)")
bank.slip("another activation", "softmax", "np.tanh(Z)", "np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)")
bank.slip("hard step", "which side", "np.tanh(Z)", "(Z > 0) * 1.0")
bank.slip("slope", "slopes", "np.tanh(Z)", "1 - np.tanh(Z) ** 2")
bank.slip("shape", "shape", "np.tanh(Z)", "np.tanh(Z)[0]")
bank.slip("in place", "in place", "Z = X @ W + b", "W += b\n    Z = X @ W")
bank.slip("nothing", "return", "return np", "A = np")
bank.equivalent(row_by_row, "np.array([np.tanh(x @ W + b) for x in X])", "[np.tanh(x @ W + b) for x in X]", LIST)
bank.equivalent(in_three_loops, "np.zeros(", "np.ones(", "each entry is written before it is read")
