"""What leaves float64 is a result, infinite or nan: no call warns of it. Here, a warning is a failure."""

import numpy as np
import pytest

import handgrad as hg
from handgrad import landscapes
from handgrad.splits import Standardizer

NETWORK = hg.Network((2, 3, 2), hidden=hg.relu)
RIGHT = np.eye(2)
SURFACES = [hg.Rosenbrock(), hg.Himmelblau(), hg.Beale(), hg.Saddle(), hg.Rastrigin(), hg.Quadratic(np.eye(2))]
each_size = pytest.mark.parametrize("size", [1e200, 1e308, -1e308])


@each_size
@pytest.mark.parametrize("surface", SURFACES, ids=repr)
def test_differences_of_costs_that_overflow_are_silent(surface, size):
    x = np.array([size, size])
    assert not np.isfinite(hg.numerical_grad(surface.value, x)).all()
    assert np.isnan(hg.taylor_test(surface.value, surface.grad, x, np.ones(2)).order_with)


@each_size
def test_a_pass_through_a_network_that_overflows_is_silent(size):
    forward = NETWORK.forward(np.full(NETWORK.size, size), RIGHT * size)
    assert not np.isfinite(forward.a[-1]).all()
    assert not np.isfinite(NETWORK.backward(forward, RIGHT * size).grad).all()


@each_size
def test_value_and_slope_at_once_are_silent(size):
    value, slope = hg.gelu.value_and_slope(np.array([size]))
    assert (value, slope) == ((size, 1) if size > 0 else (0, 0))


@each_size
def test_a_weighted_cost_that_overflows_is_infinite_and_silent(size):
    cost = hg.Weighted(hg.MeanSquaredError(), [1.0, 2.0])
    assert cost.value(RIGHT * size, RIGHT) == np.inf
    assert cost.grad(RIGHT * size, RIGHT)[1, 1] == size


def test_weights_that_overflow_are_silent():
    heavy = hg.Weighted(hg.MeanSquaredError(), [1e308, 1.0])
    assert heavy.grad(RIGHT * 100, RIGHT)[0, 0] == np.inf
    assert hg.balanced([[5e-324, 1.0], [0.0, 1.0]])[0] == np.inf


@each_size
def test_directions_of_weights_whose_squares_overflow_are_silent(size):
    direction = landscapes.random_direction(NETWORK, np.full(NETWORK.size, size), np.random.default_rng(0))
    assert not np.isfinite(direction[:6]).all()
    path = np.array([[size, 1.0, 2.0], [1.0, size, 3.0], [0.0, 2.0, 1.0], [1.0, 1.0, 1.0]])
    assert not np.isfinite(landscapes.principal_directions(path).share).all()


@each_size
def test_a_spread_that_overflows_is_refused(size):
    with pytest.raises(ValueError, match=r"the std of X_train is inf at \(0,\): expected finite numbers"):
        Standardizer.fit([[size, 1.0], [0.0, 2.0]])
