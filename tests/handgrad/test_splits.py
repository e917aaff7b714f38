"""Rows stay with their targets, each row is in one part, and the training part alone sets the scale."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from handgrad import splits


def rng(seed=0):
    return np.random.default_rng(seed)


def encoded(n):
    """X whose rows tell which y is theirs."""
    y = np.arange(n, dtype=float)[:, None]
    return np.hstack([y, y**2, -y]), y


# split


@given(n=st.integers(2, 60), test=st.floats(0.05, 0.95), seed=st.integers(0, 99))
def test_rows_stay_with_their_targets_and_each_is_in_one_part(n, test, seed):
    X, y = encoded(n)
    if not 0 < round(test * n) < n:
        return
    parts = splits.split(X, y, rng(seed), test)
    for rows, targets in ((parts.X_train, parts.y_train), (parts.X_test, parts.y_test)):
        np.testing.assert_array_equal(rows, np.hstack([targets, targets**2, -targets]))
    everything = np.vstack([parts.y_train, parts.y_test])
    np.testing.assert_array_equal(np.sort(everything, axis=0), y)
    assert len(parts.y_test) == round(test * n)


def test_fields_come_in_the_order_train_then_test():
    X_train, y_train, X_test, y_test = splits.split(*encoded(10), rng(), test=0.3)
    assert (X_train.shape, y_train.shape, X_test.shape, y_test.shape) == ((7, 3), (7, 1), (3, 3), (3, 1))


def test_a_fifth_is_for_the_test_unless_told():
    assert len(splits.split(*encoded(100), rng()).X_test) == 20


def test_both_parts_are_mixed():
    parts = splits.split(*encoded(100), rng(), test=0.5)
    for targets in (parts.y_train, parts.y_test):
        assert not (np.diff(targets[:, 0]) > 0).all()
        assert targets.min() < 20
        assert targets.max() > 80


def test_every_row_is_as_likely_to_be_tested():
    """In 400 halvings of ten rows each is tested 200 times, give or take five standard deviations of 10."""
    generator, X_and_y = rng(), encoded(10)
    drawn = np.concatenate([splits.split(*X_and_y, generator, test=0.5).y_test[:, 0] for _ in range(400)])
    assert abs(np.bincount(drawn.astype(int)) - 200).max() < 50


def test_one_seed_gives_one_split_and_another_another():
    X, y = encoded(30)
    first, same, other = (splits.split(X, y, rng(seed)).y_test for seed in (1, 1, 2))
    np.testing.assert_array_equal(first, same)
    assert not np.array_equal(first, other)


def test_split_is_not_stratified():
    """It says so: with 3 of 30 in a class, the test part has 0, 1, 2 or 3 of them, as chance has it."""
    X, y = encoded(30)[0], (np.arange(30.0) < 3)[:, None]
    assert {int(splits.split(X, y, rng(seed)).y_test.sum()) for seed in range(100)} >= {0, 1, 2}


def test_split_neither_changes_nor_shares_its_input():
    X, y = encoded(10)
    before = X.copy(), y.copy()
    parts = splits.split(X, y, rng())
    for part in parts:
        assert not np.shares_memory(part, X)
        assert not np.shares_memory(part, y)
        part[:] = -1
    np.testing.assert_array_equal(X, before[0])
    np.testing.assert_array_equal(y, before[1])


@pytest.mark.parametrize(
    ("test", "message"),
    [
        (0, "test is 0, or 0 of 10 rows: expected some rows in either part"),
        (0.01, "test is 0.01, or 0 of 10 rows: expected some rows in either part"),
        (0.99, "test is 0.99, or 10 of 10 rows: expected some rows in either part"),
        (1.0, "test is 1.0: expected a number in [0, 1)"),
        (-0.2, "test is -0.2: expected a number in [0, 1)"),
        (3, "test is 3: expected a number in [0, 1)"),
        (np.nan, "test is nan: expected a number in [0, 1)"),
    ],
)
def test_split_refuses_a_share_that_leaves_a_part_empty(test, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        splits.split(*encoded(10), rng(), test)


@pytest.mark.parametrize(
    ("X", "y", "message"),
    [
        (np.ones((4, 2)), np.ones((5, 1)), "y has 5 rows, X 4: they must be equal"),
        (np.ones((4, 2)), np.ones(4), "y has shape (4,): expected (n, k)"),
        (np.ones(4), np.ones((4, 1)), "X has shape (4,): expected (n, k)"),
        (np.empty((0, 2)), np.empty((0, 1)), "X has shape (0, 2): expected (n, k)"),
        ([[1.0], [np.nan]], np.ones((2, 1)), "X is nan at (1, 0): expected finite numbers"),
        (np.ones((2, 1)), [[1.0], [np.inf]], "y is inf at (1, 0): expected finite numbers"),
    ],
)
def test_split_refuses_examples_that_are_not(X, y, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        splits.split(X, y, rng())


@pytest.mark.parametrize(
    ("generator", "test", "message"),
    [
        (0, 0.2, "rng is 0: expected a numpy.random.Generator"),
        (rng(), "a", "test is 'a': expected a real number"),
    ],
)
def test_split_refuses_wrong_types(generator, test, message):
    with pytest.raises(TypeError, match=re.escape(message)):
        splits.split(*encoded(10), generator, test)


# Standardizer


def test_standardizer_by_hand():
    scale = splits.Standardizer.fit([[1.0, 0.0], [3.0, 8.0]])
    np.testing.assert_array_equal(scale.mean, [2, 4])
    np.testing.assert_array_equal(scale.std, [1, 4])
    np.testing.assert_array_equal(scale.apply([[4.0, 0.0]]), [[2.0, -1.0]])


def test_training_part_has_mean_zero_and_deviation_one():
    X = rng().normal(50, [1, 100, 1e-6], (200, 3))
    scaled = splits.Standardizer.fit(X).apply(X)
    np.testing.assert_allclose(scaled.mean(axis=0), 0, atol=1e-7)
    np.testing.assert_allclose(scaled.std(axis=0), 1)


def test_test_part_is_scaled_by_the_numbers_of_the_training_part():
    train, test = rng(0).normal(3, 2, (100, 2)), rng(1).normal(-5, 9, (50, 2))
    scaled = splits.Standardizer.fit(train).apply(test)
    np.testing.assert_allclose(scaled, (test - train.mean(axis=0)) / train.std(axis=0))
    assert abs(scaled.mean()) > 1


@pytest.mark.parametrize("value", [0.0, 0.1, -1e9, 1e-300])
def test_constant_column_becomes_exactly_zero(value):
    """Ten times 0.1 has the standard deviation 1e-17: dividing by it would make noise into a feature."""
    X = np.column_stack([np.full(10, value), np.arange(10.0)])
    scale = splits.Standardizer.fit(X)
    assert (scale.mean[0], scale.std[0]) == (value, 1.0)
    np.testing.assert_array_equal(scale.apply(X)[:, 0], 0.0)


def test_single_example_becomes_zero():
    np.testing.assert_array_equal(splits.Standardizer.fit([[3.0, 4.0]]).apply([[3.0, 4.0]]), [[0.0, 0.0]])


def test_standardizer_neither_changes_nor_shares_its_input():
    X = rng().normal(size=(5, 2))
    before = X.copy()
    scale = splits.Standardizer.fit(X)
    scaled = scale.apply(X)
    assert not any(np.shares_memory(X, a) for a in (*scale, scaled))
    np.testing.assert_array_equal(X, before)


@given(st.floats(-100, 100), st.floats(0.01, 100))
def test_units_do_not_matter(shift, factor):
    X = rng().normal(size=(20, 2))
    other = shift + factor * X
    ours, theirs = splits.Standardizer.fit(X).apply(X), splits.Standardizer.fit(other).apply(other)
    np.testing.assert_allclose(ours, theirs, atol=1e-9)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: splits.Standardizer.fit([[np.nan]]), "X_train is nan at (0, 0): expected finite numbers"),
        (lambda: splits.Standardizer.fit([1.0, 2.0]), "X_train has shape (2,): expected (n, k)"),
        (lambda: splits.Standardizer.fit([[1.0]]).apply([[np.inf]]), "X is inf at (0, 0): expected finite"),
        (
            lambda: splits.Standardizer.fit([[1.0]]).apply([[1.0, 2.0]]),
            "X has 2 columns: expected 1, as in training",
        ),
    ],
)
def test_standardizer_refuses(call, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        call()
