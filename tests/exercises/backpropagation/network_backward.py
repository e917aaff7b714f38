import numpy as np

from support.answers import Bank

bank = Bank("network_backward")


@bank.right
def from_last_to_first(X, y, weights, biases):
    a, activations = X, [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        a = 1 / (1 + np.exp(-(a @ W + b)))
        activations.append(a)
    z = a @ weights[-1] + biases[-1]
    e = np.exp(z - z.max(axis=1, keepdims=True))
    delta = (e / e.sum(axis=1, keepdims=True) - y) / len(X)
    grad_weights, grad_biases = [], []
    for l in reversed(range(len(weights))):
        a = activations[l]
        grad_weights.insert(0, a.T @ delta)
        grad_biases.insert(0, delta.sum(axis=0))
        delta = delta @ weights[l].T * a * (1 - a)
    return grad_weights, grad_biases


@bank.right
def dividing_at_the_end(X, y, weights, biases):
    n, L = X.shape[0], len(weights)
    activations = [X]
    for l in range(L - 1):
        activations.append(0.5 * (1 + np.tanh((activations[l] @ weights[l] + biases[l]) / 2)))
    z = activations[-1] @ weights[-1] + biases[-1]
    delta = np.exp(z - np.logaddexp.reduce(z, axis=1)[:, None]) - y
    grad_weights, grad_biases = [None] * L, [None] * L
    for l in range(L - 1, -1, -1):
        grad_weights[l] = np.dot(activations[l].T, delta) / n
        grad_biases[l] = delta.mean(axis=0)
        delta = np.dot(delta, weights[l].T) * activations[l] * (1 - activations[l])
    return grad_weights, grad_biases


@bank.right
def recursive(X, y, weights, biases):
    def descend(a, weights, biases):
        W = weights[0]
        z = a @ W + biases[0]
        if len(weights) == 1:
            e = np.exp(z - z.max(axis=1, keepdims=True))
            delta = (e / e.sum(axis=1, keepdims=True) - y) / len(y)
            return [a.T @ delta], [delta.sum(axis=0)], delta @ W.T
        out = 1 / (1 + np.exp(-z))
        grad_weights, grad_biases, upstream = descend(out, weights[1:], biases[1:])
        delta = upstream * out * (1 - out)
        return [a.T @ delta, *grad_weights], [delta.sum(axis=0), *grad_biases], delta @ W.T

    return descend(X, weights, biases)[:2]


@bank.right
def example_by_example(X, y, weights, biases):
    grad_weights = [np.zeros_like(W) for W in weights]
    grad_biases = [np.zeros_like(b) for b in biases]
    for x, target in zip(X, y):
        activations = [x]
        for W, b in zip(weights, biases):
            z = activations[-1] @ W + b
            activations.append(1 / (1 + np.exp(-z)))
        e = np.exp(z - max(z))
        delta = (e / sum(e) - target) / len(X)
        for l in reversed(range(len(weights))):
            grad_weights[l] += np.outer(activations[l], delta)
            grad_biases[l] += delta
            slope = activations[l] * (1 - activations[l])
            delta = slope * (weights[l] @ delta)
    return grad_weights, grad_biases


@bank.right
def with_slopes_kept(X, y, weights, biases):
    activations, slopes = [X], []
    for W, b in zip(weights, biases):
        z = activations[-1] @ W + b
        e = np.exp(-np.abs(z))
        activations.append(np.exp(np.minimum(z, 0)) / (1 + e))
        slopes.append(e / (1 + e) ** 2)
    p = np.exp(z - z.max(axis=1)[:, None])
    p = p / p.sum(axis=1)[:, None]
    deltas = [(p - y) / y.shape[0]]
    for W, slope in zip(weights[:0:-1], slopes[-2::-1]):
        deltas.append(slope * np.einsum("nj,ij->ni", deltas[-1], W))
    pairs = list(zip(activations, deltas[::-1]))
    return [np.einsum("ni,nj->ij", a, d) for a, d in pairs], [np.ones(len(X)) @ d for _, d in pairs]


@bank.right
def lists_of_lists(X, y, weights, biases):
    activations = [X]
    for W, b in zip(weights, biases):
        z = activations[-1] @ W + b
        activations.append(1 / (1 + np.exp(-z)))
    delta = []
    for row, target in zip(z, y):
        e = [np.exp(each - max(row)) for each in row]
        delta.append([(each / sum(e) - t) / len(y) for each, t in zip(e, target)])
    grad_weights, grad_biases = (), ()
    for W, a in zip(weights[::-1], activations[-2::-1]):
        columns = list(zip(*delta))
        grad_weights = (
            [[sum(x * d for x, d in zip(unit, column)) for column in columns] for unit in a.T],
            *grad_weights,
        )
        grad_biases = ([sum(column) for column in columns], *grad_biases)
        sent = [[sum(w * d for w, d in zip(unit, row)) for unit in W] for row in delta]
        delta = [[g * x * (1 - x) for g, x in zip(*rows)] for rows in zip(sent, a)]
    return grad_weights, grad_biases


@bank.right
def in_single_precision(X, y, weights, biases):
    activations = [X.astype(np.float32)]
    for W, b in zip(weights, biases):
        z = activations[-1] @ W.astype(np.float32) + b.astype(np.float32)
        activations.append(1 / (1 + np.exp(-z)))
    e = np.exp(z - z.max(axis=1, keepdims=True))
    delta = (e / e.sum(axis=1, keepdims=True) - y.astype(np.float32)) / np.float32(len(X))
    grads = []
    for W, a in reversed(list(zip(weights, activations))):
        grads.append((a.T @ delta, delta.sum(axis=0)))
        delta = delta @ W.T.astype(np.float32) * a * (1 - a)
    return [W for W, _ in grads[::-1]], [b for _, b in grads[::-1]]


@bank.wrong("wrong connections", "weights of layer 1.*wrong connections")
def without_the_transpose(X, y, weights, biases):
    activations = [X]
    for W, b in zip(weights, biases):
        z = activations[-1] @ W + b
        activations.append(1 / (1 + np.exp(-z)))
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    delta = (p - y) / len(X)
    grad_weights, grad_biases = [], []
    for l in reversed(range(len(weights))):
        a = activations[l]
        grad_weights.insert(0, a.T @ delta)
        grad_biases.insert(0, delta.sum(axis=0))
        delta = delta @ weights[l] * a * (1 - a)
    return grad_weights, grad_biases


bank.slip("one bias for all", "biases of layer 2.*its own", "] *", "].T *", "axis=0", "", of=without_the_transpose)
bank.slip(
    "one bias for all",
    "biases of layer 2.*its own",
    "] *",
    "].T *",
    "delta.sum(axis=0",
    "np.full(len(biases[l]), delta.sum()",
    of=without_the_transpose,
)
bank.slip(
    "mean twice",
    "biases of layer 2.*twice",
    "] *",
    "].T *",
    "delta.sum(axis",
    "delta.mean(axis",
    of=without_the_transpose,
)
bank.slip(
    "mean twice",
    "weights of layer 2.*twice",
    "] *",
    "].T *",
    "delta.sum(axis",
    "delta.mean(axis",
    "delta)",
    "delta / len(X))",
    of=without_the_transpose,
)
bank.slip(
    "extra slope",
    "weights of layer 2.*a slope too many",
    "] *",
    "].T *",
    ") /",
    ") * p * (1 - p) /",
    of=without_the_transpose,
)
bank.slip(
    "extra slope",
    "a slope too many",
    "] *",
    "].T *",
    ") /",
    ") * activations[-1] * (1 - activations[-1]) /",
    of=without_the_transpose,
)
bank.slip(
    "extra slope",
    "another cost",
    "] *",
    "].T *",
    "delta = (p - y) / len(X)",
    "error = p - y\n    delta = p * (error - (error * p).sum(axis=1, keepdims=True)) / len(X)",
    of=without_the_transpose,
)
bank.slip(
    "no bias gradient",
    "biases of layer 2.*zero",
    "] *",
    "].T *",
    "delta.sum(axis=0",
    "np.zeros(len(biases[l])",
    of=without_the_transpose,
)
bank.slip("no bias gradient", "missing", "] *", "].T *", "delta.sum(axis=0)", "None", of=without_the_transpose)
bank.slip(
    "slope at a",
    "weights of layer 1.*at the activation",
    "delta = delta @ weights[l] * a * (1 - a)",
    "s = 1 / (1 + np.exp(-a))\n        delta = delta @ weights[l].T * s * (1 - s)",
    of=without_the_transpose,
)
bank.slip("no slope", "weights of layer 1.*without the slope", " * a * (1 - a)", ".T", of=without_the_transpose)
bank.slip(
    "only the last layer",
    "weights of layer 1.*all layers",
    "delta @ weights[l] * a * (1 - a)",
    "0 * delta @ weights[l].T",
    of=without_the_transpose,
)
bank.slip(
    "only the last layer",
    "missing",
    "delta = delta @ weights[l] * a * (1 - a)\n    return grad_weights, grad_biases",
    "delta = delta @ weights[l].T * a * (1 - a)\n    hidden = [None] * (len(weights) - 1)\n    return [*hidden, grad_weights[-1]], [*hidden, grad_biases[-1]]",
    of=without_the_transpose,
)
bank.slip(
    "slope from z",
    "weights of layer 1.*short form",
    " * a * (1 - a",
    ".T * zs[l] * (1 - zs[l]",
    "z = activations[-1] @ W + b",
    "z = activations[-1] @ W + b\n        zs.append(z)",
    "activations = [",
    "activations, zs = [X], [",
    of=without_the_transpose,
)
bank.slip(
    "sum for mean",
    "weights of layer 2.*number of examples",
    "] *",
    "].T *",
    "(p - y) / len(X)",
    "p - y",
    of=without_the_transpose,
)
bank.slip("sign", "weights of layer 2.*wrong sign", "] *", "].T *", "p - y", "y - p", of=without_the_transpose)
bank.slip("sign", "weights of layer 1.*wrong sign", " * a * (1 - a", ".T * a * (a - 1", of=without_the_transpose)
bank.slip(
    "updated too early",
    "weights of layer 1.*updated weights",
    "delta = delta @ weights[l] * a * (1 - a)",
    "W = weights[l] - 0.5 * grad_weights[0]\n        delta = delta @ W.T * a * (1 - a)",
    of=without_the_transpose,
)
bank.slip(
    "in place",
    "in place",
    "delta = delta @ weights[l] * a * (1 - a)",
    "weights[l] -= 0.5 * grad_weights[0]\n        delta = delta @ weights[l].T * a * (1 - a)",
    of=without_the_transpose,
)
bank.slip(
    "axis",
    "columns",
    "] *",
    "].T *",
    "sum(axis=1, keepdims=True)",
    "sum(axis=0)",
    "1, keepdims=True",
    "0",
    of=without_the_transpose,
)
bank.slip(
    "axis",
    "whole array",
    "] *",
    "].T *",
    "sum(axis=1, keepdims=True)",
    "sum()",
    "axis=1, keepdims=True",
    "",
    of=without_the_transpose,
)
bank.slip(
    "softmax twice",
    "twice",
    "] *",
    "].T *",
    "p = e / e.sum(axis=1, keepdims=True)",
    "p = e / e.sum(axis=1, keepdims=True)\n    e = np.exp(p)\n    p = e / e.sum(axis=1, keepdims=True)",
    of=without_the_transpose,
)
bank.slip(
    "overflow",
    "logits of a thousand",
    "] *",
    "].T *",
    " - z.max(axis=1, keepdims=True)",
    "",
    of=without_the_transpose,
)
bank.slip("overflow", "rows far apart", "] *", "].T *", "(axis=1, keepdims=True))", "())", of=without_the_transpose)
bank.slip(
    "sigmoid overflow",
    "sums of a thousand",
    "] *",
    "].T *",
    "1 / (1 + np.exp(-",
    "np.exp(z) / (1 + np.exp(",
    of=without_the_transpose,
)
bank.slip(
    "wrong layer",
    "weights of layer 2.*another layer",
    "] *",
    "].T *",
    ", a.",
    ", activations[l + 1].",
    "activations.append(1 / (1 + np.exp(-z)))",
    "activations.append(1 / (1 + np.exp(-z)))\n    activations[-1] = z",
    of=without_the_transpose,
)
bank.slip(
    "wrong layer", "weights of layer 2.*another layer", "] *", "].T *", ", a.", ", X.", of=without_the_transpose
)
bank.slip(
    "wrong layer",
    "weights of layer 1.*slope of another layer",
    "delta = delta @ weights[l] * a * (1 - a)",
    "a = activations[l + 1]\n        delta = delta @ weights[l].T * a * (1 - a)",
    of=without_the_transpose,
)
bank.slip(
    "wrong layer",
    "biases of layer 2.*delta of another layer",
    "delta = delta @ weights[l] * a * (1 - a)",
    "",
    "grad_weights.insert(0, a.T @ delta)",
    "grad_weights.insert(0, a.T @ delta)\n        delta = delta @ weights[l].T * a * (1 - a)",
    of=without_the_transpose,
)
bank.slip(
    "order of layers",
    "last layer",
    "] *",
    "].T *",
    "insert(0, delta",
    "append(delta",
    "insert(0, ",
    "append(",
    of=without_the_transpose,
)
bank.slip(
    "order of results",
    "another order",
    "return grad_weights, grad_biases",
    "return grad_biases, grad_weights",
    "] *",
    "].T *",
    of=without_the_transpose,
)
bank.slip(
    "count",
    "3 values, expected 2",
    "return grad_weights, grad_biases",
    "return list(zip(grad_weights, grad_biases))",
    "] *",
    "].T *",
    of=without_the_transpose,
)
bank.slip(
    "transposed",
    "weights of layer 2.*transposed",
    "] *",
    "].T *",
    "a.T @ delta",
    "delta.T @ a",
    of=without_the_transpose,
)
bank.slip(
    "times z", "weights of layer 1.*in place of a slope", " * a * (1 - a)", ".T * a", of=without_the_transpose
)
bank.slip(
    "another slope",
    "weights of layer 1.*another activation",
    " * a * (1 - a",
    ".T * (1 - a**2",
    of=without_the_transpose,
)
bank.slip("not through the weights", "not sent through", "@ weights[l] ", "", of=without_the_transpose)
bank.slip(
    "softmax missing",
    "logits",
    "] *",
    "].T *",
    "e = np.exp(z - z.max(axis=1, keepdims=True))\n    p = e / e.sum(axis=1, keepdims=True)\n    delta = (p - y) / len(X)",
    "delta = (z - y) / len(X)",
    of=without_the_transpose,
)
bank.slip(
    "sigmoid for softmax",
    "sigmoid",
    "] *",
    "].T *",
    "e = np.exp(z - z.max(axis=1, keepdims=True))\n    p = e / e.sum(axis=1, keepdims=True)\n    delta = (p - y) / len(X)",
    "delta = (activations[-1] - y) / len(X)",
    of=without_the_transpose,
)
bank.slip("target unused", "targets", "] *", "].T *", "(p - y)", "p", of=without_the_transpose)
bank.slip("mean over classes", "classes", "] *", "].T *", "len(X)", "p.size", of=without_the_transpose)
bank.slip(
    "one example",
    "weights of layer 2.*one example",
    "] *",
    "].T *",
    "a.T @ delta",
    "np.outer(a[-1], delta[-1])",
    of=without_the_transpose,
)
bank.slip(
    "shape",
    "biases of layer 2.*shape \\(1, 3\\)",
    "] *",
    "].T *",
    "0)",
    "0, keepdims=True)",
    of=without_the_transpose,
)
bank.slip(
    "nothing",
    "return",
    "delta = delta @ weights[l] * a * (1 - a)\n    return grad_weights, grad_biases",
    "delta = delta @ weights[l].T * a * (1 - a)",
    of=without_the_transpose,
)
bank.slip(
    "one example",
    "biases of layer 2.*one example",
    "] *",
    "].T *",
    ".sum(axis=0)",
    "[-1]",
    of=without_the_transpose,
)
bank.slip(
    "over the neurons", "biases of layer 2.*over neurons", "] *", "].T *", "0)", "1)", of=without_the_transpose
)
bank.slip(
    "nothing",
    "grad_biases is None",
    "return grad_weights, grad_biases",
    "return grad_weights, None",
    "] *",
    "].T *",
    of=without_the_transpose,
)
bank.slip(
    "nothing",
    "weights of layer 2 is None",
    "return grad_weights,",
    "return [None] * len(weights),",
    "] * a",
    "].T * a",
    of=without_the_transpose,
)
bank.slip(
    "type",
    "grad_weights is no list",
    "return grad_weights, grad_biases",
    "return dict(enumerate(grad_weights)), dict(enumerate(grad_biases))",
    "] *",
    "].T *",
    of=without_the_transpose,
)
