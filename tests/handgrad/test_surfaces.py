"""Test functions: their gradients, their known minima, and the facts that are published about them."""

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import handgrad as hg

BOWL = hg.Quadratic([[3.0, 1.0], [1.0, 2.0]])
SURFACES = [BOWL, hg.Rosenbrock(), hg.Himmelblau(), hg.Beale(), hg.Saddle(), hg.Rastrigin()]
every_surface = pytest.mark.parametrize("surface", SURFACES, ids=lambda s: type(s).__name__)


def hessian(surface, theta, h=1e-5):
    """Central differences of the gradient."""
    rows = [(surface.grad(theta + step) - surface.grad(theta - step)) / (2 * h) for step in h * np.eye(len(theta))]
    return np.array(rows)


@every_surface
def test_gradients_match_differences(surface):
    for theta in ([0.7, -1.3], [-2.1, 0.4], [3.2, 2.9]):
        hg.assert_grad(surface.value, surface.grad, theta)


@every_surface
def test_gradients_match_the_complex_step_to_rounding(surface):
    assert hg.check_grad(surface.value, surface.grad, [0.7, -1.3], method="complex").passes(1e-14)


@every_surface
def test_minima_cost_nothing_and_are_minima(surface):
    for theta in surface.minima:
        assert surface.value(theta) == pytest.approx(0, abs=1e-12)
        np.testing.assert_allclose(surface.grad(theta), 0, atol=1e-10)
        assert np.linalg.eigvalsh(hessian(surface, theta)).min() > 0


@every_surface
def test_minima_are_rows(surface):
    assert surface.minima.shape == (len(surface.minima), 2)
    assert len(np.unique(surface.minima, axis=0)) == len(surface.minima)


@given(x=st.floats(-4, 4), y=st.floats(-4, 4))
@settings(deadline=None)
def test_no_point_costs_less_than_a_minimum(x, y):
    for surface in SURFACES:
        if len(surface.minima):
            assert surface.value(np.array([x, y])) >= -1e-15


@every_surface
def test_theta_is_not_mutated(surface):
    theta = np.array([0.7, -1.3])
    surface.value(theta), surface.grad(theta)
    assert theta.tolist() == [0.7, -1.3]


@pytest.mark.parametrize(
    ("surface", "theta", "value", "grad"),
    [
        (BOWL, [1, 2], 0.5 * (3 + 4 + 8), [5, 5]),
        (hg.Rosenbrock(), [-1, 2], 4 + 100, [-4 + 400, 200]),
        (hg.Himmelblau(), [0, 0], 121 + 49, [-14, -22]),
        (hg.Beale(), [1, 0], 0.25 + 1.25**2 + 1.625**2, [-2 * (0.5 + 1.25 + 1.625), 2 * 0.5]),
        (hg.Saddle(), [3, 2], 5, [6, -4]),
        (hg.Rastrigin(), [0.5, 0], 0.25 + 20, [1, 0]),
    ],
    ids=lambda part: type(part).__name__ if part in SURFACES else "",
)
def test_values_and_gradients_by_hand(surface, theta, value, grad):
    theta = np.array(theta, dtype=float)
    assert surface.value(theta) == pytest.approx(value)
    np.testing.assert_allclose(surface.grad(theta), grad, atol=1e-12)


# facts


def test_rosenbrock_is_2500_times_steeper_across_its_valley_than_along_it():
    np.testing.assert_allclose(
        np.linalg.eigvalsh(hessian(hg.Rosenbrock(), np.ones(2))), [0.39936, 1001.60], rtol=1e-5
    )


def test_himmelblau_has_four_minima_and_one_maximum_between_them():
    top = np.array([-0.270845, -0.923039])
    himmelblau = hg.Himmelblau()
    assert len(himmelblau.minima) == 4
    assert himmelblau.value(top) == pytest.approx(181.617, abs=5e-4)
    np.testing.assert_allclose(himmelblau.grad(top), 0, atol=1e-4)
    assert np.linalg.eigvalsh(hessian(himmelblau, top)).max() < 0


def test_the_saddle_is_flat_at_the_origin_and_has_no_minimum():
    saddle = hg.Saddle()
    assert len(saddle.minima) == 0
    assert not saddle.grad(np.zeros(2)).any()
    assert np.sign(np.linalg.eigvalsh(hessian(saddle, np.zeros(2)))).tolist() == [-1, 1]
    assert saddle.value(np.array([0.0, 1e6])) == -1e12


def test_rastrigin_has_a_local_minimum_near_every_whole_number():
    rastrigin = hg.Rastrigin()
    run = hg.train(rastrigin, [1.1, -2.1], hg.GradientDescent(1e-3), 500, record=500)
    np.testing.assert_allclose(run.theta[-1], [1, -2], atol=0.02)
    assert 4 < run.cost[-1] < 6


def test_rastrigin_takes_any_number_of_parameters():
    theta = np.array([0.3, -0.6, 1.2, 0.1])
    hg.assert_grad(hg.Rastrigin().value, hg.Rastrigin().grad, theta)


@pytest.mark.parametrize(("surface", "start"), [(hg.Himmelblau(), [1.0, 1.0]), (hg.Beale(), [2.0, 0.0])], ids=repr)
def test_descent_finds_a_minimum(surface, start):
    run = hg.train(surface, start, hg.Adam(0.02), 5000, record=5000)
    assert np.linalg.norm(surface.minima - run.theta[-1], axis=1).min() < 1e-6


# grids, and numbers of other kinds


PLANE = [surface for surface in SURFACES if surface is not BOWL]


@pytest.mark.parametrize("surface", PLANE, ids=lambda s: type(s).__name__)
def test_a_grid_has_a_value_and_a_gradient_at_every_point(surface):
    grid = np.stack(np.meshgrid(np.linspace(-2, 2, 4), np.linspace(-1, 3, 3)))
    assert surface.value(grid).shape == (3, 4)
    assert surface.grad(grid).shape == (2, 3, 4)
    for i in np.ndindex(3, 4):
        point = grid[(slice(None), *i)]
        assert surface.value(grid)[i] == pytest.approx(surface.value(point), rel=1e-14)
        np.testing.assert_allclose(surface.grad(grid)[(slice(None), *i)], surface.grad(point), rtol=1e-13)


@every_surface
@pytest.mark.parametrize("dtype", [np.int8, np.uint8, np.int64, np.float32])
def test_whole_numbers_and_float32_are_computed_in_float64(surface, dtype):
    """Rosenbrock of int8 (120, 100) would wrap around."""
    theta = np.array([120, 100], dtype=dtype)
    assert surface.value(theta) == surface.value(theta.astype(float))
    np.testing.assert_array_equal(surface.grad(theta), surface.grad(theta.astype(float)))
    assert surface.grad(theta.tolist()).dtype == np.float64


@pytest.mark.parametrize("shape", [(), (3,), (2, 2)])
def test_a_point_of_another_size_is_refused_by_a_bowl(shape):
    with pytest.raises(ValueError, match=re.escape(f"theta has shape {shape}: expected (2,)")):
        BOWL.value(np.ones(shape))


def test_a_number_is_no_point():
    with pytest.raises(ValueError, match=re.escape("theta has shape (): expected (p,)")):
        hg.Rastrigin().value(1.0)


def test_an_imaginary_part_of_a_bowl_is_not_dropped():
    with pytest.raises(TypeError, match="A has dtype complex128: expected real numbers"):
        hg.Quadratic([[1.0, 1j], [-1j, 1.0]])


# quadratics


def test_a_quadratic_takes_lists_and_keeps_floats():
    assert hg.Quadratic([[2, 0], [0, 4]]).value(np.array([1.0, 1.0])) == 3
    assert hg.Quadratic([[2, 0], [0, 4]]).A.dtype == np.float64


def test_a_quadratic_has_any_size():
    bowl = hg.Quadratic(np.diag([1.0, 2.0, 3.0]))
    assert bowl.minima.tolist() == [[0, 0, 0]]
    assert bowl.grad(np.ones(3)).tolist() == [1, 2, 3]


@pytest.mark.parametrize(
    "A",
    [
        [[1.0, 2.0], [0.0, 1.0]],
        np.ones((2, 3)),
        np.ones(3),
        np.array(2.0),
        [[np.nan, 0.0], [0.0, 1.0]],
    ],
    ids=["asymmetric", "not square", "a vector", "a number", "nan"],
)
def test_a_matrix_that_is_not_symmetric_is_refused(A):
    """Its gradient would be ½(A + Aᵀ)θ, not Aθ."""
    with pytest.raises(ValueError, match=re.escape("expected a symmetric matrix (p, p)")):
        hg.Quadratic(A)
