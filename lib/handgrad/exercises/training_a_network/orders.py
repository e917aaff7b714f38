"""The order in which examples come, and how it is cut into batches."""

import numpy as np

from handgrad.exercises.judge.verdict import Mistake
from handgrad.exercises.training_a_network.chance import has_pattern, share_groups

WHOLE_BATCHES = (
    "whole batches shuffled",
    "The batches come in a new order, but each holds neighbors: the same examples "
    "share a batch in every epoch.",
)

WHOLE_BATCHES = (
    "whole batches shuffled",
    "The batches come in a new order, but each holds neighbors: the same examples "
    "share a batch in every epoch.",
)


def each_once(order, lengths, n, size):
    """Each example comes once."""
    times = np.bincount(order, minlength=n)
    if (times > 1).any():
        raise Mistake(
            "drawn twice",
            "In one epoch, an example comes twice. Each should come once: as cards "
            "are dealt, not as dice fall.",
        )
    if (times == 1).all():
        return
    if len(order) == n - n % size and set(lengths) <= {size}:
        raise Mistake(
            "last batch",
            "The last, smaller batch is lost, and its examples with it: the size "
            "need not divide their number.",
        )
    raise Mistake("missing", "Some examples are in none of the batches.")


def right_sizes(rows, n, size):
    """All batches have `size` examples; the last has what is left."""
    lengths = list(map(len, rows))
    expected = [min(size, n - start) for start in range(0, n, size)]
    if lengths == expected:
        return
    if sorted(lengths) == sorted(expected) and all(map(neighbors_in_order, rows)):
        raise Mistake(*WHOLE_BATCHES)
    if len(lengths) == size:
        raise Mistake(
            "size for count",
            "There are as many batches as each of them should have examples: `size` "
            "is not their number.",
        )
    raise Mistake(
        "batch size",
        "The batches have other sizes: all but the last should have `size` examples, "
        "and the last has what is left.",
    )


def new_order(order, rows):
    """The order is a new one, across the batches and within them."""
    if np.array_equal(order, np.arange(len(order))):
        raise Mistake(
            "not shuffled",
            "The examples come in the order in which they were given. If they are "
            "sorted by digit, each batch knows one digit only.",
        )
    if len(rows) == 1 or len(rows) == len(order):
        return
    starts = [batch.min() for batch in rows]
    if all(map(neighbors_in_order, rows)):
        raise Mistake(*WHOLE_BATCHES)
    if starts == sorted(starts) and all(map(neighbors, rows)):
        raise Mistake(
            "shuffled within batches",
            "Each batch is shuffled, but holds the same examples in every epoch.",
        )


def no_rule(order, rows):
    """The order is one that chance gives: no part of it follows from the old one."""
    if 1 < len(rows) < len(order) and all(map(neighbors, rows)):
        raise Mistake(*WHOLE_BATCHES)
    if has_pattern(order):
        raise Mistake(
            "no shuffle",
            "The order is another one, but no shuffle: it keeps a part of the old "
            "one, or follows a rule. Each order should be as likely as any other.",
        )


def another_order(order, lengths, first):
    """With another generator, no part of an order stays as it was."""
    place_before = np.argsort(first)
    groups = np.repeat(np.arange(len(lengths)), lengths)
    both = groups[place_before], groups[np.argsort(order)]
    if has_pattern(place_before[order]) or share_groups(*both):
        raise Mistake(
            "rng",
            "With another generator, much of the order is the same: most of it does "
            "not come from rng.",
        )


def neighbors(batch):
    return np.ptp(batch) == len(batch) - 1


def neighbors_in_order(batch):
    return np.array_equal(batch, np.arange(batch.min(), batch.max() + 1))
