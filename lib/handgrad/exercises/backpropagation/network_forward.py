"""network_forward(X, weights, biases): zs and activations, layer by layer."""

from handgrad.activations import relu, sigmoid, tanh
from handgrad.exercises.backpropagation import networks
from handgrad.exercises.backpropagation.overflow import no_exception, no_nan
from handgrad.exercises.backpropagation.tensors import equals, listed, tensor
from handgrad.exercises.judge.expect import Suspect, agree, parts, rows, value_of
from handgrad.exercises.judge.verdict import Mistake
from handgrad.exercises.runner.values import Case
from handgrad.numerics import softmax

POINTS = 3
NAMES = ("zs", "activations")


def cases(rng):
    """Equal widths first: there a wrong transpose has a value, and so a name."""
    yield network(rng, 4, (3, 3, 3, 3), "layers of one width")
    yield network(rng, 5, (4, 3, 5, 2))
    yield network(rng, 1, (2, 4, 3), "one example")
    yield network(rng, 3, (3, 2), "a single layer")
    yield network(rng, 3, (2, 4, 3, 5, 2), "four layers")
    yield network(rng, 4, (1, 1, 1), "layers of one neuron")
    far = rng.permuted([[1000.0], [-1000.0]], axis=0)
    weights, biases = networks.parameters(rng, (1, 3, 2))
    weights[0] = rng.uniform(1.0, 2.0, size=(1, 3))
    yield Case((far, weights, biases), "sums of a thousand")


def network(rng, n, sizes, about=""):
    X = networks.numbers(rng, n, sizes[0])
    return Case((X, *networks.parameters(rng, sizes)), about)


def judge(case, output):
    no_exception(case, output)
    zs, activations = parts(value_of(case, output), NAMES)
    right = networks.forward(*case.arguments)
    zs, activations = counted(zs, activations, right)
    if not equals(activations[0], right.a[0]):
        raise Mistake("no input", "activations[0] is not X, what goes into layer 0.")
    for l in range(len(zs)):
        weighted_sums(zs[l], right, l, case.about)
        layer_activations(activations[l + 1], right, l, case.about)


def counted(zs, activations, right):
    """Both lists, if they have the right lengths and begin with the first layer."""
    count, lengths = len(right.z), [len_of(each) for each in (zs, activations)]
    if lengths == [count + 1, count]:
        said = "The results stand in another order: activations come first, then zs."
        raise Mistake("order of results", said)
    zs = listed("zs", zs, count)
    if count > 1 and equals(zs[0], right.z[-1]) and equals(zs[-1], right.z[0]):
        said = "The lists begin with the last layer: layer 0 comes first."
        raise Mistake("order of layers", said)
    told = missing(activations, right)
    return zs, listed("activations", activations, count + 1, told)


def len_of(value):
    value = rows(value)
    return len(value) if isinstance(value, list) else None


def missing(activations, right):
    """What a list with one entry less leaves out."""
    if len_of(activations) != len(right.z):
        return None
    if equals(activations[0], right.a[0]):
        said = "activations ends too early: the outputs are missing."
        return Mistake("no output", said)
    said = "activations begins too late: X, what goes into layer 0, belongs to it."
    return Mistake("no input", said)


def weighted_sums(value, right, l, about):
    what = f"zs[{l}]"
    z = tensor(what, value, right.z[l].shape)
    no_nan(z, about)
    agree(what, z, right.z[l], of_sums(what, right, l), about=about)


def of_sums(what, right, l):
    a, (W, b) = right.a[l], right.layers[l]
    yield Suspect("no bias", a @ W, f"{what} is made without the biases.")
    if W.shape[0] == W.shape[1]:
        said = "uses W the wrong way round: a column leads into one neuron."
        yield Suspect("transposed", a @ W.T + b, f"{what} {said}")
    said = "holds activations already: a weighted sum has not been through f yet."
    yield Suspect("activation for z", sigmoid.value(right.z[l]), f"{what} {said}")
    if l > 0:
        said = "is made from the weighted sums of the layer before."
        yield Suspect("no activation", right.z[l - 1] @ W + b, f"{what} {said}")
    said = "mixes layers: its inputs, weights or biases belong to another one."
    for x, other, bias in mixed(right, l):
        yield Suspect("wrong layer", x @ other + bias, f"{what} {said}")


def mixed(right, l):
    """What layer l would compute with one part of another layer, where that fits."""
    a, (W, b) = right.a[l], right.layers[l]
    yield from ((x, W, b) for x in right.a[:-1] if x.shape == a.shape)
    for other in right.layers:
        if other.W.shape == W.shape:
            yield a, other.W, b
        if other.b.shape == b.shape:
            yield a, W, other.b


def layer_activations(value, right, l, about):
    what, last = f"activations[{l + 1}]", l == len(right.z) - 1
    a = tensor(what, value, right.a[l + 1].shape)
    no_nan(a, about)
    suspects = of_output(what, right.z[l]) if last else of_hidden(what, right.z[l])
    others = (
        Suspect("wrong layer", other, f"{what} belongs to another layer.")
        for other in right.a
    )
    agree(what, a, right.a[l + 1], [*suspects, *others], about=about)


def of_output(what, z):
    said = "went through an activation function: this network puts out logits."
    for value in (sigmoid.value(z), softmax(z), relu.value(z), tanh.value(z)):
        yield Suspect("output activation", value, f"{what} {said}")


def of_hidden(what, z):
    said = "has not been through the sigmoid."
    yield Suspect("no activation", z, f"{what} {said}")
    a = sigmoid.value(z)
    said = "went through the sigmoid twice."
    yield Suspect("sigmoid twice", sigmoid.value(a), f"{what} {said}")
    said = "holds slopes of the sigmoid: on the way forward its values are wanted."
    yield Suspect("slope for activation", a * (1 - a), f"{what} {said}")
    for other, name in ((relu.value(z), "a ReLU"), (tanh.value(z), "tanh")):
        said = f"went through {name}: the hidden layers have sigmoid units."
        yield Suspect("another activation", other, f"{what} {said}")
    said = "went through softmax: a hidden unit does not depend on its neighbors."
    yield Suspect("another activation", softmax(z), f"{what} {said}")
    said = "is the sigmoid of minus z: look at the sign in its exponent."
    yield Suspect("another activation", sigmoid.value(-z), f"{what} {said}")
