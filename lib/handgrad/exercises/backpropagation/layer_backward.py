"""layer_backward(a, W, delta): the three gradients of one layer, z = a W + b."""

from handgrad.activations import relu, sigmoid, tanh
from handgrad.exercises.backpropagation import tensors
from handgrad.exercises.backpropagation.tensors import equals, gradient, tensor
from handgrad.exercises.judge.compare import ratio
from handgrad.exercises.judge.expect import Suspect, parts, value_of
from handgrad.exercises.judge.verdict import Mistake
from handgrad.exercises.runner.values import Case

POINTS = 3
NAMES = ("grad_W", "grad_b", "grad_a")


def cases(rng):
    """The square layer first: there a wrong transpose has a value, and so a name."""
    yield layer(rng, 4, (3, 3), "as many inputs as neurons")
    yield layer(rng, 5, (4, 2))
    yield layer(rng, 3, (3, 3), "as many examples as inputs and neurons")
    yield layer(rng, 1, (3, 2), "one example")
    yield layer(rng, 5, (3, 1), "one neuron")
    yield layer(rng, 5, (1, 2), "one input")


def layer(rng, n, shape, about=""):
    """One row of delta is negative, so that no bias gradient cancels to nothing."""
    delta = rng.uniform(0.5, 1.0, size=(n, shape[1]))
    delta[0] *= -1
    return Case(
        (rng.normal(size=(n, shape[0])), rng.normal(size=shape), delta), about
    )


def judge(case, output):
    a, W, delta = case.arguments
    values = parts(value_of(case, output), NAMES)
    rights = (a.T @ delta, delta.sum(axis=0), delta @ W.T)
    tensors.in_order(values, rights, NAMES)
    for given, right, one in zip(
        values, rights, (weights, biases, back), strict=True
    ):
        one(case, given, right)


def weights(case, value, right):
    a, W, delta = case.arguments
    what, n = "The weight gradient grad_W", len(a)
    turned = Mistake(
        "transposed", f"{what} is transposed: it belongs to W, entry by entry."
    )
    apart = tensors.unsummed(what)
    telling = {W.shape[::-1]: turned, (n, *W.shape): apart}
    x = tensor(what, value, W.shape, telling)
    gradient(what, x, right, of_weights(what, a, W, delta), n, case.about)


def of_weights(what, a, W, delta):
    yield from tensors.of_weights(what, a, delta)
    yield Suspect(
        "weight for activation",
        W * delta.sum(axis=0),
        f"{what} is made with the weights themselves. The layer computes a W + b: "
        "how fast does that grow with one weight?",
    )


def biases(case, value, right):
    *_, delta = case.arguments
    what, (n, k) = "The bias gradient grad_b", delta.shape
    if tensors.nothing(value):
        raise Mistake(
            "no bias gradient",
            f"{what} is missing or zero. The biases may be zero, but the cost "
            "changes with them.",
        )
    x = tensor(what, value, (k,), tensors.bias_shapes(what, n, k))
    gradient(what, x, right, tensors.of_biases(what, delta), n, case.about)


def back(case, value, right):
    a, W, delta = case.arguments
    what = "What is sent back, grad_a,"
    turned = Mistake("transposed", f"{what} is transposed: examples are rows.")
    summed = Mistake(
        "summed over examples",
        f"{what} sums over examples: each has a row of its own.",
    )
    telling = {a.shape[::-1]: turned, a.shape[1:]: summed}
    x = tensor(what, value, a.shape, telling)
    updated(what, x, right, case.arguments)
    gradient(what, x, right, of_back(what, a, W, delta), len(a), case.about)


def updated(what, x, right, arguments):
    """Whatever the rate: what is off is proportional to what an update changes."""
    a, _, delta = arguments
    if not equals(x, right) and ratio(right - x, delta @ (a.T @ delta).T):
        raise Mistake(
            "updated too early",
            f"{what} goes through updated weights: use the old ones until the whole "
            "gradient is there.",
        )


def of_back(what, a, W, delta):
    right = delta @ W.T
    if W.shape[0] == W.shape[1]:
        yield Suspect(
            "wrong connections",
            delta @ W,
            f"{what} goes along the wrong connections, which a square layer does not "
            "show. Forward, a neuron sums over those that lead in: and on the way "
            "back?",
        )
        said = f"{what} does not go through the weights."
        yield Suspect("not through the weights", delta, said)
    yield Suspect("transposed", right.T, f"{what} is transposed: examples are rows.")
    for slope in (
        a * (1 - a),
        1 - a * a,
        *(f.slope(a) for f in (relu, sigmoid, tanh)),
    ):
        said = "has a slope in it already: whose slope, and whose business is it?"
        yield Suspect("slope too early", right * slope, f"{what} {said}")
