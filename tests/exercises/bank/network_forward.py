import numpy as np

from answers import right, wrong


@right
def layer_by_layer(X, weights, biases):
    zs, activations = [], [X]
    for l in range(len(weights)):
        z = activations[l] @ weights[l] + biases[l]
        last = l == len(weights) - 1
        zs.append(z)
        activations.append(z if last else 1 / (1 + np.exp(-z)))
    return zs, activations


@right
def with_a_stable_sigmoid(X, weights, biases):
    def sigmoid(z):
        return np.exp(np.minimum(z, 0)) / (1 + np.exp(-np.abs(z)))

    zs, activations = [], [X]
    for W, b in zip(weights, biases):
        zs.append(activations[-1] @ W + b)
        activations.append(sigmoid(zs[-1]))
    activations[-1] = zs[-1]
    return zs, activations


@right
def recursive(X, weights, biases):
    z = X @ weights[0] + biases[0]
    if len(weights) == 1:
        return [z], [X, z]
    zs, activations = recursive(0.5 * (1 + np.tanh(z / 2)), weights[1:], biases[1:])
    return [z, *zs], [X, *activations]


@right
def example_by_example(X, weights, biases):
    zs = [np.empty((len(X), len(b))) for b in biases]
    activations = [X] + [np.empty((len(X), len(b))) for b in biases]
    for i in range(len(X)):
        for l in range(len(weights)):
            zs[l][i] = weights[l].T @ activations[l][i] + biases[l]
            activations[l + 1][i] = 1 / (1 + np.exp(-zs[l][i]))
        activations[-1][i] = zs[-1][i]
    return zs, activations


@right
def lists_of_lists(X, weights, biases):
    a, zs, activations = X.tolist(), [], [X.tolist()]
    for l, (W, b) in enumerate(zip(weights, biases)):
        columns = W.T.tolist()
        z = [[sum(x * w for x, w in zip(row, column)) + c for column, c in zip(columns, b)] for row in a]
        a = [[1 / (1 + np.exp(-each)) if l < len(weights) - 1 else each for each in row] for row in z]
        zs.append(z)
        activations.append(a)
    return zs, activations


@right
def with_the_bias_as_a_weight(X, weights, biases):
    f = [lambda z: np.exp(-np.logaddexp(0, -z))] * (len(weights) - 1) + [lambda z: z]
    zs, activations = (), (X,)
    for each, W, b in zip(f, weights, biases):
        ones = np.ones((len(X), 1))
        z = np.hstack([activations[-1], ones]) @ np.vstack([W, b])
        zs, activations = (*zs, z), (*activations, each(z))
    return zs, activations


@right
def in_single_precision(X, weights, biases):
    a = X.astype(np.float32)
    zs, activations = [], [a]
    while len(zs) < len(weights):
        W, b = weights[len(zs)].astype(np.float32), biases[len(zs)].astype(np.float32)
        zs.append(np.einsum("ni,ij->nj", a, W) + b)
        a = 1 / (1 + np.exp(-zs[-1]))
        activations.append(a)
    return zs, [*activations[:-1], zs[-1]]


@wrong("no bias", says=r"zs\[0\].*without the biases")
def without_biases(X, weights, biases):
    zs, activations = [], [X]
    for W in weights:
        zs.append(activations[-1] @ W)
        activations.append(1 / (1 + np.exp(-zs[-1])))
    activations[-1] = zs[-1]
    return zs, activations


@wrong("output activation", says=r"activations\[3\].*logits")
def a_sigmoid_everywhere(X, weights, biases):
    zs, activations = [], [X]
    for W, b in zip(weights, biases):
        zs.append(activations[-1] @ W + b)
        activations.append(1 / (1 + np.exp(-zs[-1])))
    return zs, activations


@wrong("output activation", says="logits")
def softmax_at_the_end(X, weights, biases):
    zs, activations = [], [X]
    for W, b in zip(weights, biases):
        zs.append(activations[-1] @ W + b)
        activations.append(1 / (1 + np.exp(-zs[-1])))
    e = np.exp(zs[-1] - zs[-1].max(axis=1, keepdims=True))
    activations[-1] = e / e.sum(axis=1, keepdims=True)
    return zs, activations


@wrong("no activation", says=r"activations\[1\].*sigmoid")
def a_linear_network(X, weights, biases):
    zs, activations = [], [X]
    for W, b in zip(weights, biases):
        zs.append(activations[-1] @ W + b)
        activations.append(zs[-1])
    return zs, activations


@wrong("no activation", says=r"zs\[1\].*layer before")
def weighted_sums_sent_on(X, weights, biases):
    z, zs, activations = X, [], [X]
    for W, b in zip(weights, biases):
        z = z @ W + b
        zs.append(z)
        activations.append(1 / (1 + np.exp(-z)))
    activations[-1] = z
    return zs, activations


@wrong("activation for z", says=r"zs\[0\].*activations already")  # W7
def activations_for_weighted_sums(X, weights, biases):
    zs, a = [], X
    for W, b in zip(weights, biases):
        z = a @ W + b
        a = 1 / (1 + np.exp(-z))
        zs.append(a)
    zs[-1] = z
    return zs, [X, *zs]


@wrong("activation for z", says="activations already")  # W7
def one_array_for_both(X, weights, biases):
    zs, activations = [], [X]
    for l, (W, b) in enumerate(zip(weights, biases)):
        z = activations[-1] @ W + b
        zs.append(z)
        if l < len(weights) - 1:
            z[:] = 1 / (1 + np.exp(-z))
        activations.append(z)
    return zs, activations


@wrong("sigmoid twice", says="twice")  # W7
def through_the_sigmoid_twice(X, weights, biases):
    zs, activations = [], [X]
    for W, b in zip(weights, biases):
        zs.append(activations[-1] @ W + b)
        a = 1 / (1 + np.exp(-zs[-1]))
        activations.append(1 / (1 + np.exp(-a)))
    activations[-1] = zs[-1]
    return zs, activations


@wrong("slope for activation", says="slopes")
def slopes_for_activations(X, weights, biases):
    zs, activations = [], [X]
    for W, b in zip(weights, biases):
        zs.append(activations[-1] @ W + b)
        a = 1 / (1 + np.exp(-zs[-1]))
        activations.append(a * (1 - a))
    activations[-1] = zs[-1]
    return zs, activations


@wrong("another activation", says="ReLU")
def with_relu(X, weights, biases):
    zs, activations = [], [X]
    for W, b in zip(weights, biases):
        zs.append(activations[-1] @ W + b)
        activations.append(np.maximum(zs[-1], 0))
    activations[-1] = zs[-1]
    return zs, activations


@wrong("another activation", says="exponent")
def a_sign_in_the_sigmoid(X, weights, biases):
    zs, activations = [], [X]
    for W, b in zip(weights, biases):
        zs.append(activations[-1] @ W + b)
        activations.append(1 / (1 + np.exp(zs[-1])))
    activations[-1] = zs[-1]
    return zs, activations


@wrong("no input", says="begins too late")
def without_the_inputs(X, weights, biases):
    a, zs, activations = X, [], []
    for W, b in zip(weights, biases):
        zs.append(a @ W + b)
        a = 1 / (1 + np.exp(-zs[-1]))
        activations.append(a)
    activations[-1] = zs[-1]
    return zs, activations


@wrong("no output", says="outputs are missing")
def without_the_outputs(X, weights, biases):
    zs, activations = [], [X]
    for W, b in zip(weights, biases):
        zs.append(activations[-1] @ W + b)
        activations.append(1 / (1 + np.exp(-zs[-1])))
    return zs, activations[:-1]


@wrong("order of results", says="another order")
def activations_first(X, weights, biases):
    zs, activations = [], [X]
    for W, b in zip(weights, biases):
        zs.append(activations[-1] @ W + b)
        activations.append(1 / (1 + np.exp(-zs[-1])))
    activations[-1] = zs[-1]
    return activations, zs


@wrong("order of layers", says="last layer")  # W38
def in_reverse(X, weights, biases):
    zs, activations = [], [X]
    for W, b in zip(weights, biases):
        zs.insert(0, activations[0] @ W + b)
        activations.insert(0, 1 / (1 + np.exp(-zs[0])))
    activations[0] = zs[0]
    return zs, activations


@wrong("wrong layer", says=r"zs\[1\].*mixes layers")  # W38
def every_layer_from_the_inputs(X, weights, biases):
    zs = [X @ W + b for W, b in zip(weights, biases)]
    return zs, [X] + [1 / (1 + np.exp(-z)) for z in zs[:-1]] + [zs[-1]]


@wrong("wrong layer", says="mixes layers")  # W38
def the_first_bias_everywhere(X, weights, biases):
    zs, activations = [], [X]
    for W in weights:
        zs.append(activations[-1] @ W + biases[0])
        activations.append(1 / (1 + np.exp(-zs[-1])))
    activations[-1] = zs[-1]
    return zs, activations


@wrong("wrong layer", says=r"activations\[1\].*another layer")  # W38
def activations_one_place_late(X, weights, biases):
    a, zs, activations = X, [], [X]
    for W, b in zip(weights, biases):
        zs.append(a @ W + b)
        activations.append(a)
        a = 1 / (1 + np.exp(-zs[-1]))
    activations[-1] = zs[-1]
    return zs, activations


@wrong("transposed", says="wrong way round")  # W6
def rows_into_neurons(X, weights, biases):
    zs, activations = [], [X]
    for W, b in zip(weights, biases):
        zs.append(activations[-1] @ W.T + b)
        activations.append(1 / (1 + np.exp(-zs[-1])))
    activations[-1] = zs[-1]
    return zs, activations


@wrong("sigmoid overflow", says="overflows")
def a_sigmoid_that_overflows(X, weights, biases):
    zs, activations = [], [X]
    for W, b in zip(weights, biases):
        zs.append(activations[-1] @ W + b)
        activations.append(np.exp(zs[-1]) / (1 + np.exp(zs[-1])))
    activations[-1] = zs[-1]
    return zs, activations


@wrong("sigmoid overflow", says="overflows")
def a_sigmoid_that_raises(X, weights, biases):
    import math

    zs, activations = [], [X]
    for W, b in zip(weights, biases):
        zs.append(activations[-1] @ W + b)
        activations.append(np.vectorize(lambda z: 1 / (1 + math.exp(-z)))(zs[-1]))
    activations[-1] = zs[-1]
    return zs, activations


@wrong("count", says="2 values")
def the_outputs_alone(X, weights, biases):
    for W, b in zip(weights[:-1], biases[:-1]):
        X = 1 / (1 + np.exp(-(X @ W + b)))
    return X @ weights[-1] + biases[-1]


@wrong("in place", says="in place")
def taking_weights_off_the_list(X, weights, biases):
    zs, activations = [], [X]
    while weights:
        zs.append(activations[-1] @ weights.pop(0) + biases.pop(0))
        activations.append(1 / (1 + np.exp(-zs[-1])))
    activations[-1] = zs[-1]
    return zs, activations


@wrong("exception", says="line")
def inputs_in_columns(X, weights, biases):
    zs, activations = [], [X]
    for W, b in zip(weights, biases):
        zs.append(W.T @ activations[-1] + b)
        activations.append(1 / (1 + np.exp(-zs[-1])))
    return zs, activations


@wrong("no input", says="is not X")
def inputs_through_the_sigmoid(X, weights, biases):
    zs, activations = [], [1 / (1 + np.exp(-X))]
    for W, b in zip(weights, biases):
        zs.append(activations[-1] @ W + b)
        activations.append(1 / (1 + np.exp(-zs[-1])))
    activations[-1] = zs[-1]
    return zs, activations
