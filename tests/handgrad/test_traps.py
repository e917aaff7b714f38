"""Traps that no other file sets: each test here fails for a mutant that everything else let through."""

import dataclasses
import inspect

import numpy as np
import pytest

import handgrad as hg

RECORDS = [c for c in vars(hg).values() if inspect.isclass(c) and dataclasses.is_dataclass(c)]


@pytest.mark.parametrize("record", RECORDS)
def test_what_a_run_was_made_with_cannot_be_changed_afterwards(record):
    assert record.__dataclass_params__.frozen


def test_leaky_relu_is_the_identity_from_zero_up_not_only_from_one():
    np.testing.assert_array_equal(hg.leaky_relu.value(np.array([1e-9, 0.5, 1.0])), [1e-9, 0.5, 1.0])


@pytest.mark.parametrize(
    ("optimizer", "defaults"),
    [
        (hg.AdaGrad, {"rate": 1e-2, "eps": 1e-10}),
        (hg.RMSProp, {"rate": 1e-2, "rho": 0.99, "eps": 1e-8}),
        (hg.Adam, {"rate": 1e-3, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8}),
        (hg.AdamW, {"rate": 1e-3, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8, "weight_decay": 1e-2}),
    ],
)
def test_settings_not_given_are_those_of_pytorch(optimizer, defaults):
    assert dataclasses.asdict(optimizer()) == defaults


@pytest.mark.parametrize("optimizer", [hg.Momentum, hg.Nesterov])
def test_a_velocity_outlives_a_change_of_rate(optimizer):
    """With the rate inside the velocity, a rate that falls to zero would not stop what is still moving."""
    falling = hg.Scheduled(optimizer(rate=1.0), lambda t: 0.1 if t == 0 else 0.0)
    theta, state = np.array([1.0, -2.0]), falling.init(np.zeros(2))
    moved, state = falling.update(theta, np.ones(2), state)
    stopped, _ = falling.update(moved, np.ones(2), state)
    assert not np.array_equal(moved, theta)
    np.testing.assert_array_equal(stopped, moved)


def test_a_single_class_has_a_confusion_matrix():
    np.testing.assert_array_equal(hg.confusion([0, 0], [0, 0], classes=1), [[2]])


def test_a_gradient_that_rounding_drowns_is_negligible():
    """Differences of a billion resolve about 1e-2: whatever they say of a slope of 1e-3 is noise."""
    report = hg.check_grad(lambda x: 1e9 + 1e-3 * np.sum(x), lambda x: np.full(x.shape, 1e-3), np.ones(2))
    assert report.tensors[0].negligible


def test_a_gradient_that_is_zero_on_both_sides_agrees_and_proves_nothing():
    (tensor,) = hg.check_grad(lambda x: 1.0, np.zeros_like, np.ones(2)).tensors
    assert (tensor.error, tensor.negligible) == (0, True)


def test_the_report_says_too_small_of_negligible_tensors_only():
    assert "too small" not in str(hg.check_grad(lambda x: x @ x, lambda x: 2 * x, np.ones(2)))
    assert "too small to check here" in str(hg.check_grad(lambda x: x @ x, lambda x: 2 * x, np.zeros(2)))


def test_a_path_of_two_parameters_has_two_principal_directions():
    path = np.array([[3.0, 0.0], [0.0, 1.0], [0.0, 0.0]])
    np.testing.assert_allclose(hg.landscapes.principal_directions(path, count=2).share, [0.9, 0.1])


def test_one_cycle_starts_at_a_25th_and_ends_at_a_ten_thousandth_of_that_unless_told():
    rate = hg.schedules.one_cycle(1.0, 10)
    np.testing.assert_allclose([rate(0), rate(9)], [1 / 25, 1e-4 / 25], rtol=1e-12)


@pytest.mark.parametrize("total", [lambda x: np.sum(x, axis=1), lambda x: x.sum(axis=1), lambda x: x.sum(1)])
def test_the_tape_sums_along_rows_of_a_square(total):
    """Gradients of row sums go back along rows; a square would let them go back along columns."""
    grad = hg.tape.grad(lambda x: np.sum(total(x) * np.array([1.0, 10.0])), np.ones((2, 2)))
    np.testing.assert_array_equal(grad, [[1.0, 1.0], [10.0, 10.0]])


def test_the_tape_sums_everything_unless_told():
    np.testing.assert_array_equal(hg.tape.grad(lambda x: x.sum(), np.ones((2, 3))), np.ones((2, 3)))
