import numpy as np

from support.answers import Bank

bank = Bank("network_forward")


@bank.right
def layer_by_layer(X, weights, biases):
    zs, activations = [], [X]
    for l in range(len(weights)):
        z = activations[l] @ weights[l] + biases[l]
        last = l == len(weights) - 1
        zs.append(z)
        activations.append(z if last else 1 / (1 + np.exp(-z)))
    return zs, activations


@bank.right
def with_a_stable_sigmoid(X, weights, biases):
    def sigmoid(z):
        return np.exp(np.minimum(z, 0)) / (1 + np.exp(-np.abs(z)))

    zs, activations = [], [X]
    for W, b in zip(weights, biases):
        zs.append(activations[-1] @ W + b)
        activations.append(sigmoid(zs[-1]))
    activations[-1] = zs[-1]
    return zs, activations


@bank.right
def recursive(X, weights, biases):
    z = X @ weights[0] + biases[0]
    if len(weights) == 1:
        return [z], [X, z]
    zs, activations = recursive(0.5 * (1 + np.tanh(z / 2)), weights[1:], biases[1:])
    return [z, *zs], [X, *activations]


@bank.right
def example_by_example(X, weights, biases):
    zs = [np.empty((len(X), len(b))) for b in biases]
    activations = [X] + [np.empty((len(X), len(b))) for b in biases]
    for i in range(len(X)):
        for l in range(len(weights)):
            zs[l][i] = weights[l].T @ activations[l][i] + biases[l]
            activations[l + 1][i] = 1 / (1 + np.exp(-zs[l][i]))
        activations[-1][i] = zs[-1][i]
    return zs, activations


@bank.right
def lists_of_lists(X, weights, biases):
    a, zs, activations = X.tolist(), [], [X.tolist()]
    for l, (W, b) in enumerate(zip(weights, biases)):
        columns = W.T.tolist()
        z = [[sum(x * w for x, w in zip(row, column)) + c for column, c in zip(columns, b)] for row in a]
        a = [[1 / (1 + np.exp(-s)) if l < len(weights) - 1 else s for s in row] for row in z]
        zs.append(z)
        activations.append(a)
    return zs, activations


@bank.right
def with_the_bias_as_a_weight(X, weights, biases):
    f = [lambda z: np.exp(-np.logaddexp(0, -z))] * (len(weights) - 1) + [lambda z: z]
    zs, activations = (), (X,)
    for g, W, b in zip(f, weights, biases):
        ones = np.ones((len(X), 1))
        z = np.hstack([activations[-1], ones]) @ np.vstack([W, b])
        zs, activations = (*zs, z), (*activations, g(z))
    return zs, activations


@bank.right
def in_single_precision(X, weights, biases):
    a = X.astype(np.float32)
    zs, activations = [], [a]
    while len(zs) < len(weights):
        W, b = weights[len(zs)].astype(np.float32), biases[len(zs)].astype(np.float32)
        zs.append(np.einsum("ni,ij->nj", a, W) + b)
        a = 1 / (1 + np.exp(-zs[-1]))
        activations.append(a)
    return zs, [*activations[:-1], zs[-1]]


@bank.wrong("activation for z", "activations already")
def one_array_for_both(X, weights, biases):
    zs, activations = [], [X]
    for l, (W, b) in enumerate(zip(weights, biases)):
        z = activations[-1] @ W + b
        zs.append(z)
        if l < len(weights) - 1:
            z[:] = 1 / (1 + np.exp(-z))
        activations.append(z)
    return zs, activations


@bank.wrong("count", "2 values")
def the_outputs_alone(X, weights, biases):
    for W, b in zip(weights[:-1], biases[:-1]):
        X = 1 / (1 + np.exp(-(X @ W + b)))
    return X @ weights[-1] + biases[-1]


SUM, SIGMOID = "activations[l] @ weights[l] + biases[l]", "1 / (1 + np.exp(-z))"
ACTIVATION, LISTS = "z if last else 1 / (1 + np.exp(-z))", "return zs, activations"
STABLE = "np.exp(np.minimum(z, 0)) / (1 + np.exp(-np.abs(z)))"

bank.slip("no bias", r"zs\[0\].*without the biases", SUM, "activations[l] @ weights[l]")
bank.slip("transposed", "wrong way round", SUM, "activations[l] @ weights[l].T + biases[l]")
bank.slip("exception", "line", SUM, "weights[l].T @ activations[l] + biases[l]")
bank.slip("wrong layer", "mixes layers", SUM, "activations[l] @ weights[l] + biases[0]")
bank.slip("wrong layer", r"zs\[1\].*mixes layers", SUM, "X @ weights[l] + biases[l]")
bank.slip("no activation", r"zs\[1\].*layer before", SUM, "(zs[-1] if zs else X) @ weights[l] + biases[l]")
bank.slip("in place", "in place", SUM, "activations[l] @ weights[l] + biases.pop(0)")
bank.slip("activation for z", r"zs\[0\].*activations already", "zs.append(z)", f"zs.append({SIGMOID})")
bank.slip("no activation", r"activations\[1\].*sigmoid", ACTIVATION, "z")
bank.slip("output activation", r"activations\[3\].*logits", ACTIVATION, SIGMOID)
bank.slip("output activation", "logits", "z if", "np.exp(z) / np.exp(z).sum(axis=1, keepdims=True) if")
bank.slip("sigmoid twice", "twice", SIGMOID, f"1 / (1 + np.exp(-{SIGMOID}))")
bank.slip("slope for activation", "slopes", SIGMOID, "np.exp(-z) / (1 + np.exp(-z)) ** 2")
bank.slip("another activation", "ReLU", SIGMOID, "np.maximum(z, 0)")
bank.slip("another activation", "exponent", SIGMOID, "1 / (1 + np.exp(z))")
bank.slip("sigmoid overflow", "overflows", SIGMOID, "np.exp(z) / (1 + np.exp(z))")
bank.slip(
    "sigmoid overflow",
    "overflows",
    f"return {STABLE}",
    "import math\n\n        return np.vectorize(lambda x: 1 / (1 + math.exp(-x)))(z)",
    of=with_a_stable_sigmoid,
)
bank.slip("no input", "is not X", "[X]", "[1 / (1 + np.exp(-X))]")
bank.slip("no input", "begins too late", LISTS, "return zs, activations[1:]")
bank.slip("no output", "outputs are missing", LISTS, "return zs, activations[:-1]")
bank.slip("order of results", "another order", LISTS, "return activations, zs")
bank.slip("order of layers", "last layer", LISTS, "return zs[::-1], activations[::-1]")
bank.slip("wrong layer", r"activations\[1\].*another layer", LISTS, "return zs, [X, *activations[:-1]]")
bank.slip("another activation", "one minus the sigmoid.*above the line", SIGMOID, "np.exp(-z) / (1 + np.exp(-z))")
bank.slip("precedence", "divides before it adds", SIGMOID, "1 / 1 + np.exp(-z)")
bank.slip(
    "one number",
    "takes one number",
    SIGMOID,
    "1 / (1 + math.exp(-z))",
    "zs, activations = [], [X]",
    "import math\n\n    zs, activations = [], [X]",
)
