"""batches(X, y, size, rng): all examples in a new order, cut into mini-batches."""

import numpy as np

from handgrad.exercises.judge.expect import array, value_of
from handgrad.exercises.judge.verdict import Mistake
from handgrad.exercises.runner.values import Case, Foreign
from handgrad.exercises.training_a_network.orders import (
    another_order,
    each_once,
    new_order,
    no_rule,
    right_sizes,
)
from handgrad.exercises.training_a_network.seeds import (
    follow_rng,
    is_with_another_seed,
    repetitions,
    seed,
)

POINTS = 3
GIVEN = 3
MANY = 24  # examples: shuffled, they do not come in the old order by chance
APART = 0.01  # numbers of the examples differ by far more, float32 by far less


def cases(rng):
    yield Case((*examples(rng, 50), 8, seed(rng)), "a last batch that is smaller")
    yield Case((*examples(rng, 40), 8, seed(rng)), "a size that divides n")
    yield Case((*examples(rng, 30), 1, seed(rng)), "batches of one example")
    yield Case((*examples(rng, 25), 25, seed(rng)), "a full batch")
    yield Case((*examples(rng, 25), 40, seed(rng)), "a size larger than n")
    yield Case((*examples(rng, 1), 4, seed(rng)), "a single example")
    yield from repetitions((*examples(rng, 200), 16), rng)


def examples(rng, n):
    """X (n, 3) and y (n, 2): no number twice, so that each row can be recognized."""
    numbers = rng.permutation(5 * n) + rng.uniform(0, 0.5, 5 * n)
    return numbers[: 3 * n].reshape(n, 3), numbers[3 * n :].reshape(n, 2)


def judge(case, output):
    X, y, size, _ = case.arguments
    pairs = pairs_of(value_of(case, output), len(X))
    rows = [rows_of(pair, X, y) for pair in pairs]
    order = np.concatenate([np.empty(0, int), *rows])
    lengths = list(map(len, rows))
    each_once(order, lengths, len(X), size)
    right_sizes(rows, len(X), size)
    if len(X) >= MANY:
        new_order(order, rows)
        no_rule(order, rows)
    follow_rng(case, "batches", order)
    if is_with_another_seed(case):
        another_order(order, lengths, case.first["drawn"])


def pairs_of(value, n):
    """The list of pairs, if it is one."""
    if not isinstance(value, list):
        kind = value.kind if isinstance(value, Foreign) else type(value).__name__
        raise Mistake("type", f"The result is of type {kind}: expected a list.")
    if len(value) == 2 and all(length(part) > 2 for part in value):
        raise Mistake(
            "two parts",
            "It returned X in one part and y in the other: expected one list, in "
            "which each entry holds both parts of one batch.",
        )
    if not all(isinstance(pair, list) and len(pair) == 2 for pair in value):
        raise Mistake(
            "pair",
            "An entry of the list is no pair: each should hold some rows of X and "
            "the same rows of y.",
        )
    if sum(length(X_part) for X_part, _ in value) > 2 * n:
        raise Mistake("drawn twice", "An epoch has more examples than there are.")
    return value


def rows_of(pair, X, y):
    """The numbers of the rows that a batch holds, the same in X and in y."""
    if length(pair[0]) == 0:
        raise Mistake("empty batch", "One of the batches is empty: it has no mean.")
    in_X, in_y = numbers_of("X", pair, X, 0), numbers_of("y", pair, y, 1)
    if not np.array_equal(in_X, in_y):
        raise Mistake(
            "torn pairs",
            "Inputs and targets no longer belong together: the row of y beside a row "
            "of X is that of another example.",
        )
    return in_X


def numbers_of(what, pair, source, i):
    """For each row of a part of a batch, its number in the array it comes from."""
    shape = length(pair[0]), source.shape[1]
    rows = array(f"The {what} of a batch", pair[i], shape)
    off = np.abs(rows[:, None] - source).max(axis=2)
    if not (off.min(axis=1) < APART).all():
        raise Mistake(
            "torn rows",
            f"A batch holds a row that is no row of {what}: it was torn apart.",
        )
    return off.argmin(axis=1)


def length(value):
    """The number of rows; none for what has no rows."""
    if isinstance(value, list) or (isinstance(value, np.ndarray) and value.ndim):
        return len(value)
    return 0
