"""parameters(sizes): how many weights and biases a network of these sizes has."""

from itertools import combinations, pairwise
from math import prod

from handgrad.exercises.judge.expect import agree, number, value_of
from handgrad.exercises.judge.wrong import Wrong, several, suspects
from handgrad.exercises.runner.values import Case
from handgrad.network import Network

POINTS = 2
GIVEN = 3


def cases(rng):
    yield Case(([784, 16, 4],), "the network of the chapter")
    yield Case(([1, 10, 1],), "one input and one output")
    yield Case(([3, 7],), "a single layer")
    sizes = rng.choice([2, 3, 5, 6, 7, 9], size=5, replace=False)
    yield Case(([int(size) for size in sizes],), "four layers")


def right(sizes):
    return Network(tuple(sizes)).size


def judge(case, output):
    (sizes,) = case.arguments
    count = number("The result", value_of(case, output))
    known = suspects(WRONG, case.arguments)
    agree("The result", count, right(sizes), known, about=case.about)


def weights(sizes):
    return sum(fan_in * fan_out for fan_in, fan_out in pairwise(sizes))


WRONG = [
    Wrong("no bias", weights, "That counts the weights. What else does a unit have?"),
    Wrong(
        "biases of the input",
        lambda sizes: weights(sizes) + sum(sizes),
        "The inputs got biases, too. They are given: only units have a bias.",
    ),
    Wrong(
        "bias per input",
        lambda sizes: weights(sizes) + sum(sizes[:-1]),
        "There is a bias for each thing that is read, and not for each unit that "
        "reads.",
    ),
    Wrong(
        "one bias a layer",
        lambda sizes: weights(sizes) + len(sizes) - 1,
        "Each layer got a single bias. Each of its units has one of its own.",
    ),
    *several(
        "one layer",
        [
            lambda sizes: (sizes[0] + 1) * sizes[1],
            lambda sizes: (sizes[-2] + 1) * sizes[-1],
        ],
        "That is one layer of the network. There is a layer for each pair of "
        "neighbors in the list.",
    ),
    Wrong(
        "units for connections",
        sum,
        "That counts units. Weights stand on connections: how many lead from one "
        "layer to the next?",
    ),
    Wrong(
        "product of sizes",
        prod,
        "All sizes are multiplied with one another: that counts ways through the "
        "whole network.",
    ),
    Wrong(
        "every pair",
        lambda sizes: (
            sum(fan_in * fan_out for fan_in, fan_out in combinations(sizes, 2))
            + sum(sizes[1:])
        ),
        "Every layer is connected with all later ones. Here each reads the one "
        "before it, and no other.",
    ),
]
