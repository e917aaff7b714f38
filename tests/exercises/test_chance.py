"""What looks drawn is let through, with a certainty that can be computed; what follows a rule is not."""

from math import erfc, factorial, sqrt

import numpy as np
import pytest

from handgrad.exercises.catalog import EXERCISES
from handgrad.exercises.judge.judging import PRACTICE, generator
from handgrad.exercises.training_a_network import chance


def test_all_judgments_of_a_right_answer_are_wrong_with_a_probability_below_one_in_a_billion():
    sizes = [
        len(case.arguments[0]) for case in EXERCISES["batches"].cases(generator(PRACTICE, EXERCISES["batches"]))
    ]
    assert max(sizes) == 200
    patterns = 2 * (len(sizes) + 1)  # practice and secret cases, and two orders compared
    correlations = 2 * 30
    alarm = patterns * 3 * max(sizes) / factorial(chance.FREQUENT) + correlations * erfc(chance.ERRORS / sqrt(2))
    assert alarm < 1e-9


def test_steps_are_as_rare_as_the_bound_says():
    rng, n, place = np.random.default_rng(0), 60, np.arange(60)
    most = []
    for _ in range(4000):
        order = rng.permutation(n)
        steps = (order - place, order + place, np.diff(order))
        most.append(max(np.bincount(each % n).max() for each in steps))
    for k in (6, 7, 8):
        bound = 3 * n / factorial(k)
        assert np.mean(np.array(most) >= k) < bound + 4 * sqrt(bound / len(most))


RULES = {
    "backwards": lambda n, rng: np.arange(n)[::-1],
    "from elsewhere": lambda n, rng: np.roll(np.arange(n), 7),
    "every seventh": lambda n, rng: np.argsort(np.arange(n) % 7, kind="stable"),
    "a multiple": lambda n, rng: (np.arange(n) * 77 + 5) % n,
    "two exchanged": lambda n, rng: np.array([1, 0, *range(2, n)]),
    "half of it": lambda n, rng: np.r_[rng.permutation(n // 2), n // 2 : n],
    "each half": lambda n, rng: np.r_[rng.permutation(n // 2), n // 2 + rng.permutation(n - n // 2)],
    "pairs": lambda n, rng: np.arange(n).reshape(-1, 2)[rng.permutation(n // 2)].ravel(),
    "in a buffer": lambda n, rng: np.argsort(np.arange(n) + rng.uniform(0, n / 3, n)),
}


@pytest.mark.parametrize("rule", RULES)
def test_an_order_by_a_rule_is_none_that_is_drawn(rule):
    order = RULES[rule](200, np.random.default_rng(0))
    assert sorted(order) == [*range(200)]
    assert chance.has_pattern(order)


def test_numbers_of_one_size_are_not_related():
    signs = np.random.default_rng(0).choice([-0.1, 0.1], (2, 3000))
    assert not chance.are_related(*signs)
    assert not chance.are_related(*np.abs(signs))
    assert not chance.same_numbers(*signs)
