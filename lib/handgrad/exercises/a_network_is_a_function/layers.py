"""Layers with random parameters, as lists of [W, b]."""

from itertools import pairwise


def numbers(rng, *shape):
    """Of both signs and none near zero, so that every mistake shows."""
    return rng.choice([-1.0, 1.0], size=shape) * rng.uniform(0.3, 1.0, size=shape)


def layers(rng, sizes):
    """One [W (fan_in, fan_out), b (fan_out,)] a layer, none near zero.

    Weights are divided by the root of fan_in, so that no tanh is flat.
    """
    return [
        [numbers(rng, fan_in, fan_out) / fan_in**0.5, numbers(rng, fan_out)]
        for fan_in, fan_out in pairwise(sizes)
    ]


def through(f, a, layers):
    """a (n, d) after these layers, each with the function f(a, W, b)."""
    for W, b in layers:
        a = f(a, W, b)
    return a
