"""Slips of a backward pass, as functions of the Place where they happen.

Their sentences go on after what they are about.
"""

from dataclasses import replace

from handgrad.activations import relu, sigmoid, tanh
from handgrad.exercises.backpropagation import networks, output_slips, tensors
from handgrad.exercises.judge.wrong import Wrong, several


def times(slope):
    """The delta of hidden units that have this slope."""
    return lambda at: at.upstream * slope(at.z)


def times_slope_of(point, slope):
    """The delta with a slope somewhere else than at z."""
    return lambda at: at.upstream * slope(point(at))


HIDDEN = [
    Wrong(
        "no slope",
        lambda at: at.upstream,
        "comes from a delta without the slope of the hidden units.",
    ),
    Wrong(
        "slope at a",
        times(lambda z: sigmoid.slope(sigmoid.value(z))),
        "comes from a delta with the slope at the activation: that has been through "
        "the sigmoid.",
    ),
    Wrong(
        "slope from z",
        times(lambda z: z * (1 - z)),
        "comes from a delta with the short form of the slope, but z where the "
        "activation belongs.",
    ),
    *several(
        "times z",
        [times(sigmoid.value), times(lambda z: z)],
        "comes from a delta with the activation, or z, in place of a slope.",
    ),
    *several(
        "slope of the error",
        [
            lambda at: at.upstream * at.upstream * (1 - at.upstream),
            times_slope_of(lambda at: at.upstream, sigmoid.slope),
            lambda at: at.upstream * (1 - at.upstream),
            lambda at: sigmoid.slope(at.upstream),
            lambda at: at.upstream * at.after.delta * (1 - at.after.delta),
            times_slope_of(lambda at: at.after.delta, sigmoid.slope),
        ],
        "comes from a delta with a slope at the error that is sent back: a slope "
        "belongs to where the neuron was on the way forward.",
    ),
    *several(
        "another slope",
        [
            times(lambda z: 1 - sigmoid.value(z) ** 2),
            times(tanh.slope),
            times(relu.slope),
            times(lambda z: 1 - sigmoid.value(z)),
        ],
        "comes from a delta with the slope of another activation function.",
    ),
    *several(
        "wrong layer",
        [
            lambda at, k=k: at.upstream * sigmoid.slope(at.forward.z[k])
            for k in range(3)
        ],
        "comes from a delta with the slope of another layer.",
    ),
    Wrong(
        "wrong connections",
        lambda at: at.after.delta @ at.after.W * at.slope,
        "comes from a delta that was sent along the wrong connections, which a "
        "square W hides.",
    ),
    Wrong(
        "not through the weights",
        lambda at: at.after.delta * at.slope,
        "comes from a delta that was not sent through the weights.",
    ),
]


def at_places(slips):
    """Slips of one layer's gradients as functions of its Place."""
    return [
        replace(slip, function=lambda at, f=slip.function: f(at.a, at.W, at.delta))
        for slip in slips
    ]


def layer_values(at):
    return [*at.forward.a, *at.forward.z]


WEIGHTS = [
    *several(
        "wrong layer",
        [lambda at, k=k: layer_values(at)[k].T @ at.delta for k in range(7)],
        "is made with what another layer kept: what went into this one?",
    ),
    *at_places(tensors.WEIGHT_SLIPS),
]
BIASES = [
    *several(
        "wrong layer",
        [lambda at, k=k: at.backward.delta[k].sum(axis=0) for k in range(3)],
        "comes from the delta of another layer.",
    ),
    *at_places(tensors.BIAS_SLIPS),
]
STEPS = {  # what each makes wrong, where the layers after it are right
    "output": output_slips.SLIPS,
    "hidden": HIDDEN,
    "weights": WEIGHTS,
    "biases": BIASES,
}


def delta_of(at):
    return at.delta


def weights_of(at):
    return at.a.T @ at.delta


def biases_of(at):
    return at.delta.sum(axis=0)


def answer(output=delta_of, hidden=delta_of, weights=weights_of, biases=biases_of):
    """The answer with these functions of each Place: a delta, and its gradients.

    Biases of the output are those of its delta, whose entries add up to zero over the
    neurons: a sum of them all is met by another sentence there.
    """

    def function(*arguments):
        places = [
            at._replace(delta=(output if at.last else hidden)(at))
            for at in reversed(networks.places_back(*arguments))
        ]
        *inner, last = places
        return list(map(weights, places)), [*map(biases, inner), biases_of(last)]

    return function


def slips_of(step, at):
    """Slips of one gradient at a Place: those of its delta, and its own."""
    gradient = {"weights": weights_of, "biases": biases_of}[step]
    deltas = STEPS["output" if at.last else "hidden"]
    through = [
        slip.after(lambda delta: gradient(at._replace(delta=delta)))
        for slip in deltas
    ]
    return through + STEPS[step]
