"""An epoch's mini-batches: every row once, in an order that the seed decides."""

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import handgrad as hg


def rng(seed=0):
    return np.random.default_rng(seed)


def rows_of(batches):
    return [np.arange(batches.n)[rows].tolist() for rows in batches]


@given(n=st.integers(1, 40), data=st.data())
@settings(deadline=None)
def test_each_epoch_covers_every_row_once(n, data):
    size = data.draw(st.integers(1, n))
    for generator in (None, rng(n)):
        parts = rows_of(hg.Batches(n, size, generator))
        assert sorted(np.concatenate(parts)) == list(range(n))
        assert [len(part) for part in parts[:-1]] == [size] * (len(parts) - 1)
        assert len(hg.Batches(n, size)) == len(parts)


def test_without_a_generator_rows_come_in_order():
    assert rows_of(hg.Batches(5, 2)) == [[0, 1], [2, 3], [4]]


def test_each_epoch_is_shuffled_anew():
    batches = hg.Batches(50, 10, rng())
    assert rows_of(batches) != rows_of(batches)


def test_the_same_seed_gives_the_same_order_and_another_seed_another():
    assert rows_of(hg.Batches(50, 10, rng(1))) == rows_of(hg.Batches(50, 10, rng(1)))
    assert rows_of(hg.Batches(50, 10, rng(1))) != rows_of(hg.Batches(50, 10, rng(2)))


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ((5, 0), ValueError, "size is 0: expected at least 1"),
        ((5, -2), ValueError, "size is -2: expected at least 1"),
        ((5, 2.0), TypeError, "size is 2.0: expected an integer"),
        ((5, 6), ValueError, "size is 6: expected at most n, 5"),
        ((0, 1), ValueError, "n is 0: expected at least 1"),
        ((5.0, 1), TypeError, "n is 5.0: expected an integer"),
        ((5, 2, 7), TypeError, "rng is 7: expected a numpy.random.Generator"),
    ],
)
def test_bad_batches_are_refused(arguments, error, message):
    with pytest.raises(error, match=re.escape(message)):
        hg.Batches(*arguments)
