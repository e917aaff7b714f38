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
        a = [[1 / (1 + np.exp(-each)) if l < len(weights) - 1 else each for each in row] for row in z]
        zs.append(z)
        activations.append(a)
    return zs, activations


@bank.right
def with_the_bias_as_a_weight(X, weights, biases):
    f = [lambda z: np.exp(-np.logaddexp(0, -z))] * (len(weights) - 1) + [lambda z: z]
    zs, activations = (), (X,)
    for each, W, b in zip(f, weights, biases):
        ones = np.ones((len(X), 1))
        z = np.hstack([activations[-1], ones]) @ np.vstack([W, b])
        zs, activations = (*zs, z), (*activations, each(z))
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


@bank.wrong("output activation", "activations\\[3\\].*logits")
def a_sigmoid_everywhere(X, weights, biases):
    zs, activations = [], [X]
    for W, b in zip(weights, biases):
        zs.append(activations[-1] @ W + b)
        activations.append(1 / (1 + np.exp(-zs[-1])))
    return zs, activations


@bank.wrong("no activation", "zs\\[1\\].*layer before")
def weighted_sums_sent_on(X, weights, biases):
    z, zs, activations = X, [], [X]
    for W, b in zip(weights, biases):
        z = z @ W + b
        zs.append(z)
        activations.append(1 / (1 + np.exp(-z)))
    activations[-1] = z
    return zs, activations


@bank.wrong("activation for z", "zs\\[0\\].*activations already")
def activations_for_weighted_sums(X, weights, biases):
    zs, a = [], X
    for W, b in zip(weights, biases):
        z = a @ W + b
        a = 1 / (1 + np.exp(-z))
        zs.append(a)
    zs[-1] = z
    return zs, [X, *zs]


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


@bank.wrong("sigmoid twice", "twice")
def through_the_sigmoid_twice(X, weights, biases):
    zs, activations = [], [X]
    for W, b in zip(weights, biases):
        zs.append(activations[-1] @ W + b)
        a = 1 / (1 + np.exp(-zs[-1]))
        activations.append(1 / (1 + np.exp(-a)))
    activations[-1] = zs[-1]
    return zs, activations


@bank.wrong("another activation", "ReLU")
def with_relu(X, weights, biases):
    zs, activations = [], [X]
    for W, b in zip(weights, biases):
        zs.append(activations[-1] @ W + b)
        activations.append(np.maximum(zs[-1], 0))
    activations[-1] = zs[-1]
    return zs, activations


@bank.wrong("no input", "begins too late")
def without_the_inputs(X, weights, biases):
    a, zs, activations = X, [], []
    for W, b in zip(weights, biases):
        zs.append(a @ W + b)
        a = 1 / (1 + np.exp(-zs[-1]))
        activations.append(a)
    activations[-1] = zs[-1]
    return zs, activations


@bank.wrong("wrong layer", "zs\\[1\\].*mixes layers")
def every_layer_from_the_inputs(X, weights, biases):
    zs = [X @ W + b for W, b in zip(weights, biases)]
    return zs, [X] + [1 / (1 + np.exp(-z)) for z in zs[:-1]] + [zs[-1]]


@bank.wrong("count", "2 values")
def the_outputs_alone(X, weights, biases):
    for W, b in zip(weights[:-1], biases[:-1]):
        X = 1 / (1 + np.exp(-(X @ W + b)))
    return X @ weights[-1] + biases[-1]


bank.slip(
    "no bias",
    "zs\\[0\\].*without the biases",
    "np.maximum(zs[-1], 0",
    "1 / (1 + np.exp(-zs[-1])",
    " + b",
    "",
    ", b in zip(weights, biases)",
    " in weights",
    of=with_relu,
)
bank.slip(
    "output activation",
    "logits",
    "activations.append(1 / (1 + np.exp(-zs[-1])))",
    "activations.append(1 / (1 + np.exp(-zs[-1])))\n    e = np.exp(zs[-1] - zs[-1].max(axis=1, keepdims=True))\n    activations[-1] = e / e.sum(axis=1, keepdims=True)",
    of=a_sigmoid_everywhere,
)
bank.slip(
    "no activation", "activations\\[1\\].*sigmoid", "1 / (1 + np.exp(-zs[-1]))", "zs[-1]", of=a_sigmoid_everywhere
)
bank.slip("slope for activation", "slopes", "1 / (1 + np.exp(-a)", "a * (1 - a", of=through_the_sigmoid_twice)
bank.slip("another activation", "exponent", "np.maximum(zs[-1], 0", "1 / (1 + np.exp(zs[-1])", of=with_relu)
bank.slip(
    "no output",
    "outputs are missing",
    "return zs, activations",
    "return zs, activations[:-1]",
    of=a_sigmoid_everywhere,
)
bank.slip(
    "order of results",
    "another order",
    "return zs, activations",
    "activations[-1] = zs[-1]\n    return activations, zs",
    of=a_sigmoid_everywhere,
)
bank.slip(
    "order of layers",
    "last layer",
    "-1] = zs[-1",
    "0] = zs[0",
    "append(np.maximum(zs[-1], 0",
    "insert(0, 1 / (1 + np.exp(-zs[0])",
    "append(activations[-1",
    "insert(0, activations[0",
    of=with_relu,
)
bank.slip(
    "wrong layer",
    "mixes layers",
    "np.maximum(zs[-1], 0",
    "1 / (1 + np.exp(-zs[-1])",
    "b)",
    "biases[0])",
    ", b in zip(weights, biases)",
    " in weights",
    of=with_relu,
)
bank.slip(
    "wrong layer",
    "activations\\[1\\].*another layer",
    "activations.append(a)",
    "",
    "zs.append(a @ W + b)",
    "zs.append(a @ W + b)\n        activations.append(a)",
    "], []",
    "], [X]",
    of=without_the_inputs,
)
bank.slip(
    "transposed",
    "wrong way round",
    "np.maximum(zs[-1], 0",
    "1 / (1 + np.exp(-zs[-1])",
    "W +",
    "W.T +",
    of=with_relu,
)
bank.slip("sigmoid overflow", "overflows", "maximum(zs[-1], 0", "exp(zs[-1]) / (1 + np.exp(zs[-1])", of=with_relu)
bank.slip(
    "sigmoid overflow",
    "overflows",
    "(sigmoid(",
    "(np.vectorize(lambda z: 1 / (1 + math.exp(-z)))(",
    "def sigmoid(z):\n        return np.exp(np.minimum(z, 0)) / (1 + np.exp(-np.abs(z)))",
    "import math",
    of=with_a_stable_sigmoid,
)
bank.slip(
    "in place",
    "in place",
    "np.maximum(zs[-1], 0",
    "1 / (1 + np.exp(-zs[-1])",
    "W + b",
    "weights.pop(0) + biases.pop(0)",
    "for W, b in zip(weights, biases)",
    "while weights",
    of=with_relu,
)
bank.slip("exception", "line", "activations[-1] @ W", "W.T @ activations[-1]", of=a_sigmoid_everywhere)
bank.slip(
    "no input",
    "is not X",
    "np.maximum(zs[-1], 0",
    "1 / (1 + np.exp(-zs[-1])",
    "X]",
    "1 / (1 + np.exp(-X))]",
    of=with_relu,
)
