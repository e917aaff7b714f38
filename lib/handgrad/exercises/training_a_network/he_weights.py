"""he_weights(sizes, rng): weights that keep a signal's size from ReLU to ReLU.

The answer is drawn at random, by whatever route, so its statistics are judged, on
layers so large that no right answer falls out of the bands by chance.
"""

from dataclasses import replace
from itertools import combinations, pairwise

import numpy as np

from handgrad.exercises.judge.expect import array, finite, parts, value_of
from handgrad.exercises.judge.verdict import Mistake
from handgrad.exercises.runner.values import Case
from handgrad.exercises.training_a_network.chance import (
    are_related,
    hangs_together,
    same_numbers,
)
from handgrad.exercises.training_a_network.seeds import (
    follow_rng,
    is_with_another_seed,
    repetitions,
    seed,
)
from handgrad.exercises.training_a_network.spread import VARIANCES, right_spread

POINTS = 2
GIVEN = 3
ENOUGH = 2500  # weights in a layer, for its statistics to be certain


def cases(rng):
    yield Case(([160, 60, 160], seed(rng)))
    yield Case(([50, 50, 50, 50], seed(rng)), "layers of equal size")
    yield Case(([2500, 1, 2500], seed(rng)), "a layer of one unit")
    yield Case(([20, 10, 5, 2], seed(rng)), "small layers")
    yield from repetitions(([60, 50, 50],), rng)


def weights_of(variance):
    """Normal weights, of a variance that depends on fan-in and fan-out."""

    def function(sizes, rng):
        fan_in, fan_out = np.array([sizes[:-1], sizes[1:]])
        deviations = np.sqrt(variance(fan_in, fan_out))
        shapes = pairwise(sizes)
        return [rng.normal(0, *pair) for pair in zip(deviations, shapes, strict=True)]

    return function


WRONG = [replace(slip, function=weights_of(slip.function)) for slip in VARIANCES]


def judge(case, output):
    sizes, _ = case.arguments
    weights = matrices(value_of(case, output), sizes)
    if min(W.size for W in weights) >= ENOUGH:
        for W in weights:
            broken_symmetry(W)
            zero_mean(W)
            of_few_numbers(W)
        right_spread(weights)
        unrelated(weights)
    drawn = np.concatenate([W.ravel() for W in weights])
    follow_rng(case, "weights", drawn)
    if is_with_another_seed(case):
        other_weights(drawn, case.first["drawn"], sizes)


def matrices(value, sizes):
    """The weights of each layer, one array each."""
    names = [f"weights[{l}]" for l in range(len(sizes) - 1)]
    given, weights = parts(value, names), []
    for name, W, shape in zip(names, given, pairwise(sizes), strict=True):
        weights.append(array(name, W, shape))
        finite(name, weights[-1])
    return weights


def broken_symmetry(W):
    """Units that start equal stay equal."""
    if not W.any():
        raise Mistake(
            "zero weights",
            "All weights are zero, so every unit of a layer computes the same, gets "
            "the same gradient, and stays the twin of its neighbors.",
        )
    if not np.ptp(W):
        raise Mistake(
            "equal weights",
            "All weights of a layer are equal, so its units get the same gradient "
            "and stay equal, however long you train.",
        )
    if repeats(W) or repeats(W.T):
        raise Mistake(
            "equal weights",
            "Within a layer, one row or column of weights is repeated: each "
            "connection needs a draw of its own.",
        )


def repeats(W):
    """Whether two rows are equal. Short ones may be, by chance, of weights ±c."""
    return W.shape[1] > 40 and len({row.tobytes() for row in W}) < len(W)


def of_few_numbers(W):
    if hangs_together(W):
        raise Mistake(
            "related weights",
            "The weights of a layer hang together, as if a formula or a product made "
            "them of few numbers: each connection needs a draw of its own.",
        )


def other_weights(drawn, first, sizes):
    """With another generator, nothing about a weight is as it was."""
    ends = np.cumsum([a * b for a, b in pairwise(sizes)])[:-1]
    for x, y in zip(np.split(first, ends), np.split(drawn, ends), strict=True):
        related = are_related(x, y) or are_related(np.abs(x), np.abs(y))
        if related or same_numbers(x, y):
            raise Mistake(
                "rng",
                "With another generator, much of the weights is the same: most of it "
                "does not come from rng.",
            )


def zero_mean(W):
    """A mean ten standard errors from zero never happens by chance."""
    if abs(W.mean()) * W.size**0.5 > 10 * np.sqrt(np.mean(W**2)):
        raise Mistake(
            "off center",
            "The weights are not centered: their mean is far from zero, as if most "
            "had one sign.",
        )


def unrelated(weights):
    """Layers of the same numbers were drawn from generators in the same state."""
    for one, other in combinations(weights, 2):
        k = min(one.size, other.size)
        if are_related(one.ravel()[:k], other.ravel()[:k]):
            raise Mistake(
                "same numbers",
                "The layers are scaled copies of the same numbers. Is a generator "
                "made anew for each of them?",
            )
