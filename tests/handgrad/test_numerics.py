"""Exponentials that do not overflow, logarithms that keep their digits, and 0 log 0 = 0."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from handgrad import numerics
from handgrad.numerics import (
    log_softmax,
    log_sum_exp,
    sigmoid,
    softmax,
    softplus,
    x_log1p_y,
    x_log_y,
    x_over_y,
    x_times_y,
)

EXTREME = np.array([[1e4, -1e4, 0.0], [-1e4, -1e4, -1e4], [1e4, 1e4, 1e4]])

quick = settings(max_examples=25, deadline=None, derandomize=True)
rows = arrays(float, array_shapes(min_dims=2, max_dims=2, max_side=5), elements=st.floats(-50, 50))


def close(actual, expected, rtol=1e-14, atol=0.0):
    np.testing.assert_allclose(actual, expected, rtol=rtol, atol=atol)


# softmax and its logarithm


def test_softmax_by_hand():
    close(softmax(np.log([[1.0, 2.0, 5.0], [3.0, 3.0, 6.0]])), [[0.125, 0.25, 0.625], [0.25, 0.25, 0.5]])


def test_log_sum_exp_by_hand():
    close(log_sum_exp(np.log([[1.0, 2.0, 5.0], [3.0, 3.0, 6.0]])), np.log([[8.0], [12.0]]))


def test_log_softmax_by_hand():
    close(log_softmax(np.log([[1.0, 3.0]])), np.log([[0.25, 0.75]]))


@pytest.mark.parametrize("k", [1, 2, 4, 10, 1000])
def test_equal_logits_make_equal_probabilities(k):
    close(softmax(np.full((2, k), 3.7)), 1 / k)
    close(log_sum_exp(np.zeros((2, k))), np.full((2, 1), np.log(k)))


def test_softmax_of_extreme_logits_is_the_winner():
    close(softmax(EXTREME), [[1, 0, 0], [1 / 3] * 3, [1 / 3] * 3])


def test_log_softmax_of_extreme_logits_keeps_their_distance():
    third = [-np.log(3)] * 3
    close(log_softmax(EXTREME), [[0, -2e4, -1e4], third, third], rtol=1e-11)


def test_log_sum_exp_of_extreme_logits_is_near_their_maximum():
    close(log_sum_exp(EXTREME), [[1e4], [-1e4 + np.log(3)], [1e4 + np.log(3)]])


def test_logits_one_apart_far_from_zero_keep_their_ratio():
    close(softmax(np.array([[1e4, 1e4 + 1]])), softmax(np.array([[0.0, 1.0]])), rtol=1e-11)


@quick
@given(rows)
def test_rows_of_softmax_are_distributions(z):
    p = softmax(z)
    assert p.shape == z.shape
    assert ((p >= 0) & (p <= 1)).all()
    close(p.sum(axis=1), 1)


@quick
@given(rows, st.floats(-100, 100))
def test_softmax_does_not_see_a_shift(z, shift):
    close(softmax(z + shift), softmax(z), rtol=1e-12)


@quick
@given(rows, st.floats(-100, 100))
def test_log_sum_exp_shifts_along(z, shift):
    close(log_sum_exp(z + shift), log_sum_exp(z) + shift, rtol=1e-13, atol=1e-12)


@quick
@given(rows)
def test_log_sum_exp_lies_between_the_maximum_and_log_k_above_it(z):
    above = log_sum_exp(z) - z.max(axis=1, keepdims=True)
    assert above.shape == (len(z), 1)
    assert (above >= 0).all()
    assert (above <= np.log(z.shape[1]) + 1e-13).all()


@quick
@given(rows)
def test_log_softmax_is_the_logarithm_of_softmax(z):
    close(np.exp(log_softmax(z)), softmax(z), rtol=1e-12)


@quick
@given(rows, st.randoms(use_true_random=False))
def test_rows_do_not_see_one_another(z, random):
    order = random.sample(range(len(z)), len(z))
    for f in (softmax, log_softmax, log_sum_exp):
        np.testing.assert_array_equal(f(z[order]), f(z)[order])


# sigmoid and softplus


def test_sigmoid_by_hand():
    close(sigmoid(np.log([1.0, 3.0, 1 / 3])), [0.5, 0.75, 0.25])


def test_sigmoid_of_extreme_logits_is_zero_or_one():
    np.testing.assert_array_equal(sigmoid(np.array([-1e4, 1e4])), [0, 1])


def test_sigmoid_keeps_the_digits_of_small_probabilities():
    """Far below zero it is eᶻ, to every digit, down to the smallest numbers there are."""
    z = np.array([-700.0, -300.0, -40.0])
    close(sigmoid(z), np.exp(z))


@quick
@given(st.floats(-700, 700))
def test_sigmoid_of_the_opposite_is_the_complement(z):
    close(sigmoid(-z), 1 - sigmoid(z), atol=1e-16)


@quick
@given(st.floats(-500, 500))
def test_two_class_softmax_is_the_sigmoid_of_the_difference(z):
    close(softmax(np.array([[0.0, z]]))[0, 1], sigmoid(z), rtol=1e-12)


def test_sigmoid_is_analytic():
    """The complex step reads a slope out of it, σ(z) (1 − σ(z)), on both sides of zero."""
    z = np.array([-3.0, -0.5, 0.5, 3.0])
    close(sigmoid(z + 1e-20j).imag / 1e-20, sigmoid(z) * (1 - sigmoid(z)))


def test_softplus_by_hand():
    close(softplus(np.log([1.0, 3.0, 1 / 3])), np.log([2, 4, 4 / 3]))


def test_softplus_of_extreme_logits_is_zero_or_the_logit():
    np.testing.assert_array_equal(softplus(np.array([-1e4, 1e4])), [0, 1e4])


def test_softplus_keeps_the_digits_of_small_values():
    z = np.array([-700.0, -300.0, -40.0])
    close(softplus(z), np.exp(z))


@quick
@given(st.floats(-700, 700))
def test_softplus_less_that_of_the_opposite_is_the_logit(z):
    close(softplus(z) - softplus(-z), z, rtol=1e-12, atol=1e-14)


# zero times log zero


def test_zero_log_zero_is_zero():
    close(x_log_y(np.array([0.0, 0.0, 2.0]), np.array([0.0, 0.5, 0.25])), [0, 0, 2 * np.log(0.25)])


def test_log_of_zero_is_minus_infinity_without_a_warning():
    np.testing.assert_array_equal(x_log_y(np.array([1.0, 1e-300]), np.zeros(2)), -np.inf)


def test_zero_over_zero_is_zero():
    close(x_over_y(np.array([0.0, 0.0, 2.0]), np.array([0.0, 0.5, 0.25])), [0, 0, 8])


def test_over_zero_is_infinite_without_a_warning():
    np.testing.assert_array_equal(x_over_y(np.array([1.0, 1e-300]), np.zeros(2)), np.inf)


def test_over_the_smallest_number_is_infinite_without_a_warning():
    """1 / 5e-324 overflows; softmax makes such probabilities of logits 745 apart."""
    np.testing.assert_array_equal(x_over_y(np.ones(1), np.array([5e-324])), np.inf)


# all of them


@pytest.mark.parametrize("name", ["softmax", "log_softmax", "log_sum_exp", "sigmoid", "softplus"])
def test_input_is_not_changed(name):
    z = EXTREME.copy()
    getattr(numerics, name)(z)
    np.testing.assert_array_equal(z, EXTREME)


# what goes in


OF_ROWS = [softmax, log_softmax, log_sum_exp]
ELEMENTWISE = [sigmoid, softplus]


@pytest.mark.parametrize("f", [*OF_ROWS, *ELEMENTWISE], ids=lambda f: f.__name__)
@pytest.mark.parametrize("dtype", [np.int8, np.uint8, np.int16, np.float32, bool])
def test_numbers_of_other_kinds_are_computed_in_float64(f, dtype):
    """In int8, 127 − −128 is −1; in uint8, −z is 256 − z."""
    z = np.array([[-128, 127, 0], [3, 200, 1]]).astype(dtype)
    assert f(z).dtype == np.float64
    np.testing.assert_array_equal(f(z), f(z.astype(float)))
    np.testing.assert_array_equal(f(z.tolist()), f(z.astype(float)))


@pytest.mark.parametrize("f", OF_ROWS, ids=lambda f: f.__name__)
@pytest.mark.parametrize("z", [1.0, [1.0, 2.0], np.ones((2, 2, 2)), []], ids=["number", "row", "stack", "nothing"])
def test_what_has_no_rows_is_refused(f, z):
    with pytest.raises(ValueError, match=r"z has shape \(.*\): expected \(n, k\), one example a row, not empty"):
        f(z)


@pytest.mark.parametrize("f", [*OF_ROWS, *ELEMENTWISE], ids=lambda f: f.__name__)
def test_words_are_refused(f):
    with pytest.raises(TypeError, match="z has dtype <U1: expected numbers"):
        f([["a"]])


def test_log_softmax_of_logits_of_1e16_keeps_the_sum():
    """z − (max + log 2) would round to 0."""
    close(log_softmax([[1e16, 1e16]]), [[-np.log(2), -np.log(2)]])
    close(log_softmax([[1e15, 1e15 - 1]]), log_softmax([[0.0, -1.0]]))


def test_a_logit_of_minus_infinity_has_no_share():
    close(softmax([[-np.inf, 0, 0]]), [[0, 0.5, 0.5]])
    close(log_softmax([[-np.inf, 0, 0]]), [[-np.inf, -np.log(2), -np.log(2)]])


@pytest.mark.parametrize("f", OF_ROWS, ids=lambda f: f.__name__)
@pytest.mark.parametrize("z", [[[np.inf, 0.0]], [[-np.inf, -np.inf]], [[np.nan, 0.0]]])
def test_logits_that_overflowed_are_silent(f, z):
    assert f(z).shape[0] == 1


def test_the_products_of_nothing_are_nothing():
    inf = np.inf
    close(x_times_y(np.array([0.0, 2.0, 2.0]), np.array([-inf, -inf, 3.0])), [0, -inf, 6])
    close(x_log1p_y(np.array([0.0, 1.0, 2.0]), np.array([-1.0, -1.0, 1e-17])), [0, -inf, 2e-17])
