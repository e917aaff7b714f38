"""A penalty's gradient is that of its value: a lost or doubled half is the usual mistake."""

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

import handgrad as hg

THETA = np.array([3.0, -4.0, 0.5])
both = pytest.mark.parametrize("penalty", [hg.L2(0.3), hg.L1(0.3)], ids=repr)


def test_l2_by_hand():
    """λ = 2: ½ · 2 · (9 + 16 + ¼), and λθ."""
    assert hg.L2(2.0).value(THETA) == 25.25
    np.testing.assert_array_equal(hg.L2(2.0).grad(THETA), [6, -8, 1])


def test_l1_by_hand():
    assert hg.L1(2.0).value(THETA) == 15
    np.testing.assert_array_equal(hg.L1(2.0).grad(THETA), [2, -2, 2])


@both
def test_gradient_is_that_of_the_value(penalty):
    hg.assert_grad(penalty.value, penalty.grad, THETA, tolerance=1e-9)


@both
@settings(max_examples=25, deadline=None, derandomize=True)
@given(theta=arrays(float, 4, elements=st.floats(0.1, 10)), factor=st.floats(0.1, 10))
def test_value_grows_as_its_gradient_says_along_a_ray(penalty, theta, factor):
    """Euler: θ·∇R is the value times its degree, 2 for L2 and 1 for L1."""
    degree = {hg.L2: 2, hg.L1: 1}[type(penalty)]
    np.testing.assert_allclose(theta @ penalty.grad(theta), degree * penalty.value(theta), rtol=1e-12)
    np.testing.assert_allclose(penalty.value(factor * theta), factor**degree * penalty.value(theta))


def test_l1_has_slope_zero_at_its_kink():
    np.testing.assert_array_equal(hg.L1(0.3).grad(np.array([0.0, -0.0, 1.0])), [0, 0, 0.3])


@both
def test_zero_weights_cost_nothing(penalty):
    assert penalty.value(np.zeros(3)) == 0
    np.testing.assert_array_equal(penalty.grad(np.zeros(3)), 0)


@both
def test_strength_zero_costs_nothing(penalty):
    free = type(penalty)(0)
    assert free.value(THETA) == 0
    np.testing.assert_array_equal(free.grad(THETA), 0)


@both
def test_large_weights_are_silent(penalty):
    theta = np.array([1e4, -1e4])
    degree = {hg.L2: 2, hg.L1: 1}[type(penalty)]
    np.testing.assert_allclose(penalty.value(theta), 0.3 * 2 / degree * 1e4**degree)
    assert penalty.grad(theta).shape == (2,)


@both
def test_weights_may_have_any_shape(penalty):
    theta = np.arange(6.0).reshape(2, 3) - 2
    assert penalty.value(theta) == penalty.value(theta.ravel())
    np.testing.assert_array_equal(penalty.grad(theta), penalty.grad(theta.ravel()).reshape(2, 3))


@both
def test_whole_numbers_are_computed_in_float64(penalty):
    """|−128| is −128 in int8, and 100² is 16."""
    theta = np.array([-128, 100], dtype=np.int8)
    assert penalty.value(theta) == penalty.value([-128.0, 100.0]) > 0
    np.testing.assert_array_equal(penalty.grad(theta), penalty.grad([-128.0, 100.0]))


@both
def test_weights_are_not_changed(penalty):
    theta = THETA.copy()
    penalty.value(theta)
    penalty.grad(theta)[:] = 99
    np.testing.assert_array_equal(theta, THETA)


@both
@pytest.mark.parametrize("strength", [-1e-9, -1, np.nan, np.inf])
def test_a_strength_that_is_not_from_zero_up_is_refused(penalty, strength):
    with pytest.raises(ValueError, match=re.escape(f"strength is {strength}: expected a number in [0, inf)")):
        type(penalty)(strength)


@both
def test_a_strength_that_is_no_number_is_refused(penalty):
    with pytest.raises(TypeError, match=r"strength is '0\.1': expected a real number"):
        type(penalty)("0.1")
