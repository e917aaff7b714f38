"""Turning knobs without a slope: what helps is kept, nothing else, and every attempt is counted."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import handgrad as hg
from handgrad.search import Search

BOWL = hg.Quadratic(np.diag([1.0, 4.0, 0.5]))
NEAR = st.floats(-5, 5).map(lambda x: round(x, 3))


def counted(cost):
    """The cost, and the list of the points that it is called at."""
    calls = []

    def function(theta):
        calls.append(theta.copy())
        return cost(theta)

    return function, calls


def test_a_round_by_hand():
    """From (0, 5): up to 1 helps; up to 6 does not, down to 4 does."""
    cost, calls = counted(lambda theta: np.sum((theta - 3) ** 2))
    np.testing.assert_array_equal(hg.adjust(cost, [0, 5], 1), [1, 4])
    np.testing.assert_array_equal(calls, [[0, 5], [1, 5], [1, 6], [1, 4]])


def test_each_knob_is_tried_from_where_the_last_one_was_left():
    """Together they must add up to 1: once the first is turned, the second has no need."""
    np.testing.assert_array_equal(hg.adjust(lambda theta: (theta.sum() - 1) ** 2, [0.0, 0.0], 1), [1, 0])


def test_a_knob_that_changes_nothing_stays():
    np.testing.assert_array_equal(hg.adjust(lambda theta: theta[0] ** 2, [2.0, 7.0], 1), [1, 7])


def test_at_the_minimum_nothing_helps_and_both_ways_are_tried():
    cost, calls = counted(BOWL.value)
    np.testing.assert_array_equal(hg.adjust(cost, np.zeros(3), 1), np.zeros(3))
    assert len(calls) == 2 * 3 + 1


@settings(max_examples=40, deadline=None, derandomize=True)
@given(theta=st.lists(NEAR, min_size=3, max_size=3), step=st.floats(0.01, 2))
def test_a_round_never_raises_the_cost_and_turns_no_knob_by_more_than_the_step(theta, step):
    theta, cost = np.array(theta), counted(BOWL.value)
    after = hg.adjust(cost[0], theta, step)
    assert BOWL.value(after) <= BOWL.value(theta)
    assert np.all(np.abs(after - theta) <= step + 1e-12)
    assert 3 + 1 <= len(cost[1]) <= 2 * 3 + 1


def test_an_overflow_is_no_help():
    assert hg.adjust(lambda theta: np.nan if theta[0] else 1.0, [0.0], 1) == 0


def test_a_start_that_overflows_is_left_for_any_number():
    def cost(theta):
        return np.nan if theta[0] < 1 else theta @ theta

    np.testing.assert_array_equal(hg.adjust(cost, [0.0, 3.0], 1), [1, 2])
    found = hg.search(cost, [0.0, 3.0], 1, 30)
    assert np.isnan(found.cost[0])
    assert np.isnan(found.best[0])
    assert found.best[-1] == 1


def test_an_overflow_on_the_way_does_not_spoil_the_best():
    np.testing.assert_array_equal(Search(np.zeros((4, 1)), np.array([3.0, np.nan, 1, 2])).best, [3, 3, 1, 1])


@pytest.mark.parametrize("nothing", [None, np.zeros(2), np.zeros(1), "3", [1.0], 1j])
def test_a_cost_that_returns_no_number_is_named(nothing):
    with pytest.raises(TypeError, match=r"cost returned .*: expected a number"):
        hg.adjust(lambda theta: nothing, [0.0], 1)
    with pytest.raises(TypeError, match=r"cost returned .*: expected a number"):
        hg.search(lambda theta: nothing, [0.0], 1, 9)


def test_what_is_given_stays_as_it_was():
    theta = np.array([0.0, 5.0])
    hg.adjust(lambda theta: theta @ theta, theta, 1)
    hg.search(lambda theta: theta @ theta, theta, 1, 9)
    np.testing.assert_array_equal(theta, [0, 5])


# A search


def test_a_search_keeps_every_attempt_and_no_more_than_it_may():
    cost, calls = counted(BOWL.value)
    for most in (1, 2, 7, 30):
        calls.clear()
        found = hg.search(cost, np.ones(3), 0.5, most)
        np.testing.assert_array_equal(found.theta, calls)
        np.testing.assert_array_equal(found.cost, [BOWL.value(theta) for theta in calls])
        assert len(calls) == most


def test_a_search_is_rounds_of_adjust_and_halves_the_step_where_none_helps():
    theta, step = np.array([1.0, -2.0, 3.3]), 0.7
    for _ in range(40):
        after = hg.adjust(BOWL.value, theta, step)
        step = step if BOWL.value(after) < BOWL.value(theta) else step / 2
        theta = after
    found = hg.search(BOWL.value, [1.0, -2.0, 3.3], 0.7, 2000)
    assert any(np.array_equal(tried, theta) for tried in found.theta)
    assert found.best[-1] <= BOWL.value(theta)


def test_a_search_comes_as_near_as_one_likes():
    found = hg.search(BOWL.value, np.ones(3), 0.3, 500)
    assert found.best[-1] < 1e-12
    assert np.all(np.diff(found.best) <= 0)


def test_a_search_takes_evaluations_in_proportion_to_the_knobs():
    """The bowl is round, so that rounds are equally many: each asks twice as much of twice as many."""

    def needed(p):
        found = hg.search(lambda theta: theta @ theta, np.full(p, 0.9), 0.4, 100 * p)
        return np.argmax(found.cost < 1e-4 * found.cost[0])

    assert needed(40) / needed(20) == pytest.approx(2, abs=0.1)


def test_the_best_so_far_is_the_least_of_what_was_tried():
    np.testing.assert_array_equal(Search(np.zeros((4, 1)), np.array([3.0, 4, 1, 2])).best, [3, 3, 1, 1])


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ((3, [0.0], 1), TypeError, "cost is 3: expected a function of theta"),
        ((BOWL.value, [0.0], 0), ValueError, "step is 0: expected a number above zero"),
        ((BOWL.value, [0.0], -1), ValueError, r"step is -1: expected a number in \[0, inf\)"),
        ((abs, [np.nan], 1), ValueError, r"theta is nan at \(0,\)"),
        ((abs, 0.0, 1), ValueError, r"theta has shape \(\): expected \(p,\)"),
    ],
)
def test_what_cannot_be_turned_is_refused(arguments, error, message):
    with pytest.raises(error, match=message):
        hg.adjust(*arguments)
    with pytest.raises(error, match=message):
        hg.search(*arguments, 5)


def test_a_search_takes_at_least_one_evaluation():
    with pytest.raises(ValueError, match="evaluations is 0: expected at least 1"):
        hg.search(BOWL.value, np.ones(3), 1, 0)
