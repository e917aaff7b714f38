"""The wrong answers that people give at each step of backpropagation, by formula.

Each function yields (mistake, array), the array laid out as the right answers of that
step are; mistake_words has the words for it.
"""

import numpy as np


def in_z(e, l):
    (W, b), a, z = e.forward.layers[l], e.forward.a[l][0], e.forward.z[l][0]
    yield "no bias", z - b
    yield "bias subtracted", z - 2 * b
    for row, activation in zip(W, a):
        yield "one connection", z - activation * row
    if same(W):
        yield "transposed", W @ a + b
    if l == 1:
        yield "z for a", e.forward.z[0][0] @ W + b
        if same(e.forward.layers[0].W):
            yield "other cache", e.forward.a[0][0] @ W + b
    yield "one step ahead", e.forward.a[l + 1][0]


def in_a(e, l):
    z, a, f = e.forward.z[l][0], e.forward.a[l + 1][0], activation(e, l)
    yield "not activated", z
    yield "activated twice", f.value(a)
    yield "slope for value", e.forward.slope[l][0]
    if f.name == "sigmoid":
        yield "sign in exponent", 1 - a
        yield "not inverted", 1 / a
    yield "wrong unit", np.roll(a, 1)


def in_cost(e):
    a, y, J = e.forward.a[-1], e.objective.y, e.objective.value(e.theta)
    if type(e.objective.cost).__name__ == "MeanSquaredError":
        yield "no half", 2 * J
        yield "not squared", np.sum(a - y)
        yield "not squared", np.sum(abs(a - y)) / 2
        for squared in (a - y)[0] ** 2 / 2:
            yield "one output", J - squared
    yield "mean of outputs", J / y.size
    yield "wrong sign", -J


def in_output_error(e):
    delta, g = e.backward.delta[1][0], e.grad_output
    yield "no slope", g
    yield "target minus output", -delta
    yield from in_slope(e, 1, g)
    if type(e.objective.cost).__name__.endswith("FromLogits"):
        a, y = e.forward.a[-1], e.objective.y
        p = (e.objective.cost.grad(a, y) + y)[0]
        yield "slope twice", delta * p * (1 - p)
        yield "not activated", (a - y)[0]
    yield "no half", 2 * delta
    yield "wrong unit", np.roll(delta, 1)


def in_slope(e, l, upstream):
    """Wrong slopes that a right ∂J/∂a may be multiplied by."""
    z, a, f = e.forward.z[l][0], e.forward.a[l + 1][0], activation(e, l)
    slope, other = e.forward.slope[l][0], e.forward.slope[1 - l][0]
    yield "slope of a", upstream * f.slope(a)
    wrong = {"sigmoid": z * (1 - z), "tanh": 1 - z**2, "relu": z * slope}
    if f.name in wrong:
        yield "formula on z", upstream * wrong[f.name]
    yield "slope twice", upstream * slope**2
    yield "slope alone", slope
    if other.shape == slope.shape:
        yield "other slope", upstream * other
    yield "wrong unit", upstream * np.roll(slope, 1)


def in_weight_gradient(e, l):
    a, delta = e.forward.a[l][0], e.backward.delta[l][0]
    W, g = e.forward.layers[l].W, e.backward.layers[l].W
    upstream = e.upstream if l == 0 else e.grad_output
    yield "wrong sign", -g
    yield "no activation", delta + 0 * g
    yield "no slope", np.outer(a, upstream)
    if l == 1:
        yield "z for a", np.outer(e.forward.z[0][0], delta)
    if len(e.forward.a[1 - l][0]) == len(a):
        yield "other cache", np.outer(e.forward.a[1 - l][0], delta)
    if same(W):
        yield "transposed", g.T
    yield "wrong unit", np.roll(g, 1, axis=0)
    yield "wrong delta", np.roll(g, 1, axis=1)
    if e.sizes(0)[1] == e.sizes(1)[1]:
        yield "other delta", np.outer(a, e.backward.delta[1 - l][0])
    yield "times weight", W * delta
    yield "rate already", e.rate * g
    if l == 0:
        for name, wrong in wrong_send_backs(e):
            yield name, np.outer(a, wrong * e.forward.slope[0][0])


def in_bias_gradient(e, l):
    delta, b = e.backward.delta[l][0], e.forward.layers[l].b
    yield "no bias gradient", 0 * delta
    yield "wrong sign", -delta
    yield "no slope", e.upstream if l == 0 else e.grad_output
    for activation in e.forward.a[l][0]:
        yield "times activation", activation * delta
    yield "times bias", b * delta
    yield "summed over units", delta.sum() + 0 * delta
    yield "wrong delta", np.roll(delta, 1)
    yield "rate already", e.rate * delta


def in_send_back(e):
    yield "one step ahead", e.backward.delta[0][0]
    yield "wrong sign", -e.upstream
    yield from wrong_send_backs(e)
    yield "no weights", e.backward.delta[1][0].sum() + 0 * e.upstream
    yield "wrong unit", np.roll(e.upstream, 1)


def wrong_send_backs(e):
    W, delta = e.forward.layers[1].W, e.backward.delta[1][0]
    if same(W):
        yield "transposed", W.T @ delta
    yield "updated before", new_output_weights(e) @ delta
    if len(delta) > 1:
        for column, d in zip(W.T, delta):
            yield "one path", e.upstream - column * d
        yield "mean of paths", e.upstream / len(delta)
    yield "before delta", W @ e.grad_output


def in_hidden_error(e):
    slope = e.forward.slope[0][0]
    yield "no slope", e.upstream
    yield from in_slope(e, 0, e.upstream)
    for name, wrong in wrong_send_backs(e):
        yield name, wrong * slope
    yield "wrong sign", -e.backward.delta[0][0]


def in_new_weights(e, l):
    W, g = e.forward.layers[l].W, e.backward.layers[l].W
    yield from in_update(e, W, g)
    if same(W):
        yield "transposed", W - e.rate * g.T
    yield "wrong gradient", W - e.rate * np.roll(g, 1, axis=1)
    if l == 0:
        yield "updated before", e.layers(e.update(late_grad(e)))[0].W


def in_new_biases(e, l):
    yield from in_update(e, e.forward.layers[l].b, e.backward.layers[l].b)
    if l == 0:
        yield "updated before", e.layers(e.update(late_grad(e)))[0].b


def in_update(e, value, g):
    yield "not updated", value
    yield "uphill", value + e.rate * g
    yield "no rate", value - g
    yield "change alone", e.rate * g
    yield "change alone", -e.rate * g
    yield "scaled", value * (1 - e.rate * g)


def in_new_cost(e):
    g = e.backward.grad
    yield "cost before", e.objective.value(e.theta)
    yield "updated before", e.objective.value(e.update(late_grad(e)))
    yield "uphill", e.objective.value(e.update(-g))
    yield "no rate", e.objective.value(e.theta - e.movable * g)
    yield "last layer only", e.objective.value(e.update(last_layer_only(e, g)))
    weights = e.objective.model.without_biases(g)
    moved = weights if e.movable.all() else g
    yield "other biases", e.objective.value(e.theta - e.rate * moved)
    yield "no half", 2 * e.objective.value(e.update(g))


def last_layer_only(e, g):
    g = g.copy()
    g[: sum(part.size for part in e.forward.layers[0])] = 0
    return g


def new_output_weights(e):
    return e.layers(e.update(e.backward.grad))[1].W


def late_grad(e):
    """The gradient when δ is sent through output weights that are updated already."""
    first, second = e.forward.layers
    layers = [first, second._replace(W=new_output_weights(e))]
    late = e.forward._replace(layers=layers)
    return e.objective.model.backward(late, e.grad_output[None]).grad


def activation(e, l):
    return (e.objective.model.hidden, e.objective.model.output)[l]


def same(W):
    return W.shape[0] == W.shape[1]
