import numpy as np

from support.answers import Bank

bank = Bank("network_backward")


@bank.right
def a_sigmoid_in_every_layer(X, y, weights, biases):
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
        delta = delta @ weights[l].T * a * (1 - a)
    return grad_weights, grad_biases


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
        e = [np.exp(x - max(row)) for x in row]
        delta.append([(x / sum(e) - t) / len(y) for x, t in zip(e, target)])
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


SOFTMAX = """e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
"""
ERROR, W_GRAD, B_GRAD = "(p - y) / len(X)", "a.T @ delta", "delta.sum(axis=0)"
DELTA = "delta @ weights[l].T * a * (1 - a)"
LISTS = "return grad_weights, grad_biases"

bank.slip("softmax missing", "logits", f"{SOFTMAX}    delta = {ERROR}", "delta = (z - y) / len(X)")
bank.slip("sigmoid for softmax", "sigmoid", ERROR, "(activations[-1] - y) / len(X)")
bank.slip("axis", "columns", SOFTMAX, "e = np.exp(z - z.max(axis=0))\n    p = e / e.sum(axis=0)\n")
bank.slip("axis", "whole array", SOFTMAX, "e = np.exp(z - z.max())\n    p = e / e.sum()\n")
bank.slip("softmax twice", "twice", SOFTMAX, f"{SOFTMAX}    p = np.exp(p) / np.exp(p).sum(axis=1, keepdims=True)\n")
bank.slip("overflow", "logits of a thousand", "np.exp(z - z.max(axis=1, keepdims=True))", "np.exp(z)")
bank.slip("overflow", "rows far apart", "z.max(axis=1, keepdims=True)", "z.max()")
bank.slip("target unused", "targets", ERROR, "p / len(X)")
bank.slip("mean over classes", "classes", ERROR, "(p - y) / p.size")
bank.slip("sum for mean", "weights of layer 2.*number of examples", ERROR, "p - y")
bank.slip("sign", "weights of layer 2.*wrong sign", ERROR, "(y - p) / len(X)")
bank.slip("extra slope", "weights of layer 2.*a slope too many", ERROR, "(p - y) * p * (1 - p) / len(X)")
bank.slip("extra slope", "a slope too many", ERROR, "(p - y) * activations[-1] * (1 - activations[-1]) / len(X)")
bank.slip("extra slope", "another cost", ERROR, "p * (p - y - ((p - y) * p).sum(axis=1, keepdims=True)) / len(X)")
bank.slip("sigmoid overflow", "sums of a thousand", "1 / (1 + np.exp(-z))", "np.exp(z) / (1 + np.exp(z))")

bank.slip("mean twice", "weights of layer 2.*twice", W_GRAD, "a.T @ delta / len(X)")
bank.slip("transposed", "weights of layer 2.*transposed", W_GRAD, "delta.T @ a")
bank.slip("one example", "weights of layer 2.*one example", W_GRAD, "np.outer(a[-1], delta[-1])")
bank.slip("wrong layer", "weights of layer 2.*another layer", W_GRAD, "X.T @ delta")
bank.slip(
    "wrong layer",
    "weights of layer 2.*another layer",
    W_GRAD,
    "activations[l + 1].T @ delta",
    SOFTMAX,
    f"activations[-1] = z\n    {SOFTMAX}",
)
bank.slip(
    "wrong layer",
    "biases of layer 2.*delta of another layer",
    f"grad_biases.insert(0, {B_GRAD})\n        delta = {DELTA}",
    f"delta = {DELTA}\n        grad_biases.insert(0, {B_GRAD})",
)
bank.slip("mean twice", "biases of layer 2.*twice", B_GRAD, "delta.mean(axis=0)")
bank.slip("one bias for all", "biases of layer 2.*its own", B_GRAD, "delta.sum()")
bank.slip("one bias for all", "biases of layer 2.*its own", B_GRAD, "np.full(len(biases[l]), delta.sum())")
bank.slip("no bias gradient", "biases of layer 2.*zero", B_GRAD, "np.zeros(len(biases[l]))")
bank.slip("no bias gradient", "missing", B_GRAD, "None")
bank.slip("shape", "biases of layer 2.*shape \\(1, 3\\)", B_GRAD, "delta.sum(axis=0, keepdims=True)")
bank.slip("one example", "biases of layer 2.*one example", B_GRAD, "delta[-1]")
bank.slip("over the neurons", "biases of layer 2.*over neurons", B_GRAD, "delta.sum(axis=1)")

bank.slip("wrong connections", "weights of layer 1.*wrong connections", "weights[l].T", "weights[l]")
bank.slip("not through the weights", "not sent through", DELTA, "delta * a * (1 - a)")
bank.slip("no slope", "weights of layer 1.*without the slope", DELTA, "delta @ weights[l].T")
bank.slip("times z", "weights of layer 1.*in place of a slope", DELTA, "delta @ weights[l].T * a")
bank.slip("another slope", "weights of layer 1.*another activation", DELTA, "delta @ weights[l].T * (1 - a**2)")
bank.slip("sign", "weights of layer 1.*wrong sign", DELTA, "delta @ weights[l].T * a * (a - 1)")
bank.slip("only the last layer", "weights of layer 1.*all layers", DELTA, "0 * delta @ weights[l].T")
bank.slip(
    "slope at a",
    "weights of layer 1.*at the activation",
    f"delta = {DELTA}",
    "s = 1 / (1 + np.exp(-a))\n        delta = delta @ weights[l].T * s * (1 - s)",
)
bank.slip(
    "slope from z",
    "weights of layer 1.*short form",
    "a * (1 - a)",
    "zs[l] * (1 - zs[l])",
    "activations = [X]",
    "activations, zs = [X], [X]",
    "activations.append(",
    "zs.append(z)\n        activations.append(",
)
bank.slip(
    "wrong layer",
    "weights of layer 1.*slope of another layer",
    f"delta = {DELTA}",
    f"a = activations[l + 1]\n        delta = {DELTA}",
)
bank.slip(
    "updated too early",
    "weights of layer 1.*updated weights",
    f"delta = {DELTA}",
    "W = weights[l] - 0.5 * grad_weights[0]\n        delta = delta @ W.T * a * (1 - a)",
)
bank.slip(
    "in place", "in place", f"delta = {DELTA}", f"weights[l] -= 0.5 * grad_weights[0]\n        delta = {DELTA}"
)

bank.slip("order of layers", "last layer", LISTS, "return grad_weights[::-1], grad_biases[::-1]")
bank.slip("order of results", "another order", LISTS, "return grad_biases, grad_weights")
bank.slip("count", "3 values, expected 2", LISTS, "return list(zip(grad_weights, grad_biases))")
bank.slip("nothing", "return", LISTS, "")
bank.slip("nothing", "grad_biases is None", LISTS, "return grad_weights, None")
bank.slip("nothing", "weights of layer 2 is None", LISTS, "return [None] * len(weights), grad_biases")
bank.slip(
    "type", "grad_weights is no list", LISTS, "return dict(enumerate(grad_weights)), dict(enumerate(grad_biases))"
)
bank.slip(
    "only the last layer",
    "missing",
    LISTS,
    "hidden = [None] * (len(weights) - 1)\n    return [*hidden, grad_weights[-1]], [*hidden, grad_biases[-1]]",
)

bank.slip("precedence", "only the targets", ERROR, "p - y / len(X)")
bank.slip("right class alone", "right classes alone", ERROR, "y * (p - y) / len(X)")
bank.slip("sum for mean", "weights of layer 2.*sign is wrong", ERROR, "y - p")
bank.slip(
    "extra slope", "another cost.*examples is missing", ERROR, "(p - y) * activations[-1] * (1 - activations[-1])"
)
bank.slip(
    "slope of the error",
    "weights of layer 1.*way forward",
    f"delta = {DELTA}",
    "back = delta @ weights[l].T\n        delta = back * back * (1 - back)",
)
for slope in ("back * (1 - back)", "1 / (2 + np.exp(-back) + np.exp(back))"):
    bank.slip(
        "slope of the error",
        "weights of layer 1.*way forward",
        f"delta = {DELTA}",
        f"back = delta @ weights[l].T\n        delta = {slope}",
    )
bank.slip(
    "slope of the error",
    "weights of layer 1.*way forward",
    DELTA,
    "delta @ weights[l].T * (delta * (1 - delta) if l == 2 and len(weights) == 3 else a * (1 - a))",
)
bank.slip(
    "one example",
    "weights of layer 2.*one example.*examples is missing",
    *(ERROR, "p - y"),
    *(W_GRAD, "np.outer(a[-1], delta[-1])"),
    *(B_GRAD, "delta[-1]"),
)
bank.slip(
    "transposed",
    "weights of layer 2 is transposed.*biases of layer 2.*twice",
    *(W_GRAD, "delta.T @ a"),
    *(B_GRAD, "delta.mean(axis=0)"),
)
bank.slip(
    "stub left", "take that line out", "activations = [X]", "activations = [X]\n    raise NotImplementedError"
)


@bank.wrong("finite differences", "formula is asked for")
def by_differences(X, y, weights, biases):
    def cost(parameters):
        a = X
        for W, b in zip(parameters[::2], parameters[1::2]):
            z = a @ W + b
            a = 1 / (1 + np.exp(-z))
        return np.mean(np.logaddexp.reduce(z, axis=1) - np.sum(z * y, axis=1))

    def moved(i, place, h):
        parameters = [each.copy() for pair in zip(weights, biases) for each in pair]
        parameters[i][place] += h
        return cost(parameters)

    grads = []
    for i, each in enumerate(each for pair in zip(weights, biases) for each in pair):
        slopes = [(moved(i, at, 1e-5) - moved(i, at, -1e-5)) / 2e-5 for at in np.ndindex(each.shape)]
        grads.append(np.reshape(slopes, each.shape))
    return grads[::2], grads[1::2]
