"""Does what an answer gives look drawn? Statistics that chance hardly ever reaches.

n places are in a random order. That k of them or more show one given step, such as
each place being three further than before, has a probability of 1/k! at most: so many
of n! orders are left for each choice of k places. Of 3 n steps none is that frequent,
but with a probability of 3 n/k!. For k = 17 and n = 200 that is 2e-12.

A mean of N products of independent numbers leaves eight of its standard errors,
1/√N, with a probability of 1e-15. All judgments of one answer together are wrong with
a probability below 1e-9.
"""

from itertools import combinations

import numpy as np

FREQUENT = 17  # places that show the same step
ERRORS = 8  # standard errors
LONG = 100  # places, for a correlation to say something


def has_pattern(order):
    """Whether an order of 0 … n − 1 repeats a step, or is nearly the old one."""
    n, place = len(order), np.arange(len(order))
    steps = (order - place, order + place, np.diff(order))
    most = max(np.bincount(each % n).max() for each in steps)
    return most >= FREQUENT or (n >= LONG and are_related(order, place))


def are_related(x, y):
    """Whether two equally long rows of numbers are correlated."""
    if min(map(np.std, (x, y))) < 1e-6 * min(map(np.max, map(np.abs, (x, y)))):
        return False  # one number, again and again
    return abs(np.corrcoef(x, y)[0, 1]) > ERRORS / np.sqrt(len(x))


def share_groups(one, other):
    """Whether two partitions, as a number of a group for each member, are alike.

    They are if four times as many pairs are together in both as by chance.
    """
    pairs = np.array([*combinations(range(len(one)), 2)]).T
    together = [each[pairs[0]] == each[pairs[1]] for each in (one, other)]
    by_chance = together[0].sum() * together[1].mean()
    return (together[0] & together[1]).sum() > 4 * by_chance


def same_numbers(x, y):
    """Whether many numbers of y are among those of x, where hardly two are equal."""
    return len(np.unique(x)) > len(x) / 2 and np.isin(y, x).mean() > 0.1


def hangs_together(W):
    """Whether a matrix is made of few numbers, by a product or a formula.

    The largest singular value of independent numbers of mean square 1 is √m + √n
    (Davidson & Szarek 2001); that of a product of two vectors is √(m n).
    """
    size = np.sqrt(np.mean(W**2))
    return np.linalg.norm(W, 2) > 2 * size * sum(np.sqrt(W.shape))
