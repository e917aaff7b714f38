"""A clipped gradient keeps its direction and loses its length."""

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

import handgrad as hg


def step(grad, longest):
    """What gradient descent at rate 1 is given."""
    theta, _ = hg.Clipped(hg.GradientDescent(1.0), longest).update(np.zeros(np.shape(grad)), grad, None)
    return -theta


def test_a_long_gradient_by_hand():
    """‖(3, −4)‖ is 5."""
    np.testing.assert_allclose(step(np.array([3.0, -4.0]), 1.0), [0.6, -0.8], rtol=1e-15)
    np.testing.assert_array_equal(step(np.array([3.0, -4.0]), 5.0), [3, -4])
    np.testing.assert_array_equal(step(np.array([3.0, -4.0]), 7.0), [3, -4])


@settings(max_examples=50, deadline=None, derandomize=True)
@given(grad=arrays(float, 4, elements=st.floats(-1e6, 1e6)), longest=st.floats(1e-3, 1e3))
def test_no_gradient_is_longer_and_each_keeps_its_direction(grad, longest):
    clipped, length = step(grad, longest), np.linalg.norm(grad)
    assert np.linalg.norm(clipped) == pytest.approx(min(length, longest), rel=1e-12, abs=1e-300)
    np.testing.assert_allclose(clipped * length, grad * np.linalg.norm(clipped), rtol=1e-9, atol=1e-300)


@pytest.mark.parametrize("size", [1e200, 1e308, 1e-200])
def test_lengths_whose_squares_leave_float64_are_right(size):
    grad = size * np.array([0.3, 0.0, -0.4])  # ‖(.3, −.4)‖ is ½
    np.testing.assert_allclose(step(grad, 1e-250), [0.6e-250, 0, -0.8e-250], rtol=1e-14, atol=0)


def test_a_length_that_leaves_float64_is_clipped():
    np.testing.assert_allclose(step(np.full(4, 1.5e308), 1.0), np.full(4, 0.5), rtol=1e-15)


def test_the_smallest_number_is_short():
    assert step(np.array([5e-324, 0.0]), 1.0).tolist() == [5e-324, 0]


def test_all_entries_share_one_length_whatever_the_shape():
    grad = np.arange(6.0).reshape(2, 3)
    np.testing.assert_allclose(step(grad, 1.0), grad / np.sqrt(55), rtol=1e-15)


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_a_gradient_that_is_not_finite_is_passed_on(bad):
    """A run that diverges is seen, and does not stand still instead."""
    assert not np.isfinite(step(np.array([bad, 1.0]), 1.0)).all()


def test_the_state_is_that_of_the_optimizer():
    inner = hg.Adam(0.1)
    clipped = hg.Clipped(inner, 1.0)
    theta, grad = np.array([1.0, 2.0]), np.array([30.0, -40.0])
    ours, state = clipped.update(theta, grad, clipped.init(theta))
    right, expected = inner.update(theta, grad / 50, inner.init(theta))
    np.testing.assert_allclose(ours, right, rtol=1e-14)
    np.testing.assert_allclose(state[1], expected[1], rtol=1e-14)


def test_descent_that_flies_apart_is_held():
    """On the wall of Rosenbrock's valley the gradient is 232 long, and the rate too high for it."""
    start, rule = [-1.2, 1.0], hg.GradientDescent(0.01)
    assert hg.train(hg.Rosenbrock(), start, rule, 50).diverged_at is not None
    held = hg.train(hg.Rosenbrock(), start, hg.Clipped(rule, 1.0), 50)
    assert held.diverged_at is None
    assert held.cost[-1] < held.cost[0]
    assert np.linalg.norm(np.diff(held.theta, axis=0), axis=1).max() <= 0.01 * (1 + 1e-12)


def test_a_schedule_goes_inside():
    rule = hg.Clipped(hg.Scheduled(hg.GradientDescent(1.0), lambda t: 0.5**t), 1.0)
    run = hg.train(hg.Quadratic([[100.0]]), [1.0], rule, 2)
    np.testing.assert_allclose(run.theta[:, 0], [1, 0, 0])
    with pytest.raises(TypeError, match="expected one with init and update and rate"):
        hg.Scheduled(hg.Clipped(hg.GradientDescent(1.0), 1.0), lambda t: 0.1)


def test_the_gradient_is_not_changed():
    grad = np.array([3.0, 4.0])
    step(grad, 1.0)
    assert grad.tolist() == [3, 4]


@pytest.mark.parametrize(("longest", "expected"), [(0, "a number above zero"), (-1.0, "a number in [0, inf)")])
def test_a_length_that_is_not_above_zero_is_refused(longest, expected):
    with pytest.raises(ValueError, match=re.escape(f"longest is {longest}: expected {expected}")):
        hg.Clipped(hg.GradientDescent(0.1), longest)


def test_what_is_no_optimizer_is_refused():
    with pytest.raises(TypeError, match="optimizer is the class Adam: expected an instance"):
        hg.Clipped(hg.Adam)
