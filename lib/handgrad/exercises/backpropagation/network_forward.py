"""network_forward(X, weights, biases): zs and activations, layer by layer."""

from dataclasses import replace

from handgrad.exercises.backpropagation import networks
from handgrad.exercises.backpropagation.forward_slips import STEPS
from handgrad.exercises.backpropagation.overflow import no_exception, no_nan
from handgrad.exercises.backpropagation.tensors import (
    as_list,
    equals,
    suspects_of,
    tensor,
)
from handgrad.exercises.judge.expect import agree, parts, rows, value_of
from handgrad.exercises.judge.verdict import Mistake
from handgrad.exercises.runner.values import Case

POINTS = 3
GIVEN = 5
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


def answer(z=lambda at: at.z, hidden=lambda at: at.out, output=lambda at: at.out):
    """The answer with these values at each Place, right where none is given."""

    def function(X, weights, biases):
        places = networks.places(X, weights, biases)
        outs = [(output if at.last else hidden)(at) for at in places]
        return [z(at) for at in places], [X, *outs]

    return function


WRONG = [
    replace(slip, function=answer(**{step: slip.function}))
    for step, slips in STEPS.items()
    for slip in slips
]


def judge(case, output):
    no_exception(case, output)
    zs, activations = parts(value_of(case, output), NAMES)
    places = networks.places(*case.arguments)
    zs, activations = lists_of(zs, activations, places[0].forward)
    if not equals(activations[0], places[0].a):
        raise Mistake("no input", "activations[0] is not X, what goes into layer 0.")
    for at in places:
        weighted_sums(zs[at.l], at, case.about)
        layer_activations(activations[at.l + 1], at, case.about)


def lists_of(zs, activations, right):
    """Both lists, if they have the right lengths and begin with the first layer."""
    count = len(right.z)
    if [len_of(zs), len_of(activations)] == [count + 1, count]:
        raise Mistake(
            "order of results",
            "The results stand in another order: activations come first, then zs.",
        )
    zs = as_list("zs", zs, count)
    if count > 1 and equals(zs[0], right.z[-1]) and equals(zs[-1], right.z[0]):
        raise Mistake(
            "order of layers",
            "The lists begin with the last layer: layer 0 comes first.",
        )
    telling = missing(activations, right)
    return zs, as_list("activations", activations, count + 1, telling)


def len_of(value):
    value = rows(value)
    return len(value) if isinstance(value, list) else None


def missing(activations, right):
    """What a list with one entry less leaves out."""
    if len_of(activations) != len(right.z):
        return None
    if equals(activations[0], right.a[0]):
        return Mistake(
            "no output", "activations ends too early: the outputs are missing."
        )
    return Mistake(
        "no input",
        "activations begins too late: X, what goes into layer 0, belongs to it.",
    )


def weighted_sums(value, at, about):
    what = f"zs[{at.l}]"
    z = tensor(what, value, at.z.shape)
    no_nan(z, about)
    agree(what, z, at.z, suspects_of(what, STEPS["z"], at), about=about)


def layer_activations(value, at, about):
    what, slips = f"activations[{at.l + 1}]", STEPS["output" if at.last else "hidden"]
    a = tensor(what, value, at.out.shape)
    no_nan(a, about)
    agree(what, a, at.out, suspects_of(what, slips, at), about=about)
