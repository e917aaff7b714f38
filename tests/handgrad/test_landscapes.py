"""Slices of the cost show the objective's own values, and directions that suit the network."""

import re

import numpy as np
import pytest

import handgrad as hg
from handgrad import landscapes

HIMMELBLAU = hg.Himmelblau()


def rng(seed=0):
    return np.random.default_rng(seed)


def relu_net():
    network = hg.Network((3, 5, 4, 2), hidden=hg.relu)
    objective = hg.Objective(network, hg.MeanSquaredError(), rng().normal(size=(8, 3)), rng(1).normal(size=(8, 2)))
    return objective, rng(2).normal(size=network.size)


# lines


def test_a_line_holds_the_values_of_the_objective():
    line = landscapes.line(HIMMELBLAU, [1, 2], [3.0, -1.0], np.linspace(-1, 1, 5))
    expected = [HIMMELBLAU.value(np.array([1 + 3 * s, 2 - s])) for s in (-1, -0.5, 0, 0.5, 1)]
    np.testing.assert_allclose(line.cost, expected, rtol=1e-14)


def test_distance_zero_is_theta_and_one_is_theta_plus_direction():
    objective, theta = relu_net()
    direction = rng(3).normal(size=theta.shape)
    line = landscapes.line(objective, theta, direction, [0, 1])
    assert line.cost.tolist() == [objective.value(theta), objective.value(theta + direction)]
    assert (line.theta.shape, line.direction.shape, line.distance.tolist()) == (theta.shape, theta.shape, [0, 1])


# planes


def test_a_plane_holds_the_values_of_the_objective_in_rows_of_y():
    x, y = np.linspace(-1, 1, 4), np.linspace(0, 2, 3)
    plane = landscapes.plane(HIMMELBLAU, [1, 2], [1, 1], [0, -1], x, y)
    assert plane.cost.shape == (3, 4)
    for i, b in enumerate(y):
        for j, a in enumerate(x):
            assert plane.cost[i, j] == pytest.approx(HIMMELBLAU.value(np.array([1 + a, 2 + a - b])), rel=1e-14)


def test_a_plane_along_the_axes_is_the_function_itself():
    x, y = np.linspace(-4, 4, 5), np.linspace(-3, 3, 4)
    plane = landscapes.plane(HIMMELBLAU, [0, 0], [1, 0], [0, 1], x, y)
    np.testing.assert_allclose(plane.cost, HIMMELBLAU.value(np.meshgrid(x, y)), rtol=1e-14)


def test_coordinates_invert_the_plane_even_where_its_directions_are_oblique():
    theta, u, v = rng().normal(size=(3, 6))
    plane = landscapes.plane(hg.Rastrigin(), theta, u, v, [0.0], [0.0])
    points = rng(1).normal(size=(7, 2))
    np.testing.assert_allclose(plane.coordinates(theta + points @ [u, v]), points, rtol=1e-12)


def test_coordinates_of_points_off_the_plane_are_those_of_their_projection():
    theta, u, v = rng().normal(size=(3, 6))
    plane = landscapes.plane(hg.Rastrigin(), theta, u, v, [0.0], [0.0])
    off = np.linalg.svd([u, v])[2][-1]  # orthogonal to both
    np.testing.assert_allclose(plane.coordinates([theta + 2 * u - v + 5 * off]), [[2, -1]], rtol=1e-12)


def test_costs_that_overflow_are_infinite_and_warn_of_nothing():
    line = landscapes.line(hg.Quadratic(np.eye(1)), [0.0], [1.0], [1e200, 0.0])
    assert line.cost.tolist() == [np.inf, 0]
    plane = landscapes.plane(HIMMELBLAU, [0, 0], [1, 0], [0, 1], [1e200], [0.0])
    assert plane.cost.tolist() == [[np.inf]]


def test_nothing_is_mutated():
    objective, theta = relu_net()
    before = theta.copy()
    u = landscapes.random_direction(objective.model, theta, rng())
    landscapes.plane(objective, theta, u, u, [0.0, 1.0], [0.0, 1.0])
    landscapes.principal_directions(np.stack([theta, u, 2 * u]))
    np.testing.assert_array_equal(theta, before)


# random directions, filter-normalized


def test_columns_of_a_random_direction_are_as_long_as_those_of_theta_and_biases_stay():
    objective, theta = relu_net()
    direction = landscapes.random_direction(objective.model, theta, rng())
    for layer, move in zip(objective.model.layers(theta), objective.model.layers(direction)):
        np.testing.assert_allclose(np.linalg.norm(move.W, axis=0), np.linalg.norm(layer.W, axis=0), rtol=1e-14)
        assert not move.b.any()


def test_random_directions_are_random_and_seeded():
    objective, theta = relu_net()
    same, again, other = (landscapes.random_direction(objective.model, theta, rng(seed)) for seed in (1, 1, 2))
    np.testing.assert_array_equal(same, again)
    assert abs(same @ other) < 0.9 * np.linalg.norm(same) * np.linalg.norm(other)


def test_units_without_weights_do_not_move():
    network = hg.Network((3, 2))
    theta = np.array([1.0, 0, 2, 0, 3, 0, 1, 1])
    assert not network.layers(landscapes.random_direction(network, theta, rng()))[0].W[:, 1].any()


def rescaled(network, theta, c):
    """The same function of X: relu(c z) = c relu(z), and the next layer takes c out again."""
    first, second, third = network.layers(theta)
    return hg.pack([hg.Layer(c * first.W, c * first.b), hg.Layer(second.W / c, second.b), third])


def test_rescaling_the_layers_of_a_relu_net_leaves_the_slice_unchanged():
    """Li et al. 2018: theta changes, the function does not, and neither must its picture."""
    objective, theta = relu_net()
    distance = np.linspace(-1, 1, 9)
    slices = []
    for c in (1, 10):
        start = rescaled(objective.model, theta, c)
        direction = landscapes.random_direction(objective.model, start, rng(4))
        slices.append(landscapes.line(objective, start, direction, distance).cost)
    np.testing.assert_allclose(slices[1], slices[0], rtol=1e-11)


def test_without_normalization_rescaling_changes_the_slice():
    objective, theta = relu_net()
    direction = rng(4).normal(size=theta.shape)
    slices = [
        landscapes.line(objective, rescaled(objective.model, theta, c), direction, [1.0]).cost for c in (1, 10)
    ]
    assert abs(slices[1] / slices[0] - 1) > 0.1


# principal directions


def test_a_path_in_a_plane_is_explained_by_two_orthonormal_directions():
    u, v, end = rng().normal(size=(3, 8))
    t = np.linspace(0, 1, 20)[:, None]
    path = end + np.cos(3 * t) * u + t**2 * v
    principal = landscapes.principal_directions(path)
    np.testing.assert_allclose(principal.directions @ principal.directions.T, np.eye(2), atol=1e-14)
    assert principal.share.sum() == pytest.approx(1, abs=1e-14)
    assert principal.share[0] > principal.share[1] > 0.001
    seen = landscapes.plane(hg.Rastrigin(), path[-1], *principal.directions, [0.0], [0.0])
    back = path[-1] + seen.coordinates(path) @ principal.directions
    np.testing.assert_allclose(back, path, atol=1e-13)


def test_a_straight_path_is_explained_by_its_own_direction():
    d = np.array([3.0, 4.0, 0.0]) / 5
    principal = landscapes.principal_directions(np.outer(np.linspace(0, 1, 6), d), count=1)
    np.testing.assert_allclose(abs(principal.directions @ d), [1], rtol=1e-14)
    assert principal.share == pytest.approx([1])


def test_shares_of_a_path_by_hand():
    """Seen from its end, at the origin, the path has 9 of its 10 squares along x and 1 along y."""
    principal = landscapes.principal_directions([[3.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 0.0]])
    np.testing.assert_allclose(principal.share, [0.9, 0.1], rtol=1e-14)
    np.testing.assert_allclose(abs(principal.directions), [[1, 0, 0], [0, 1, 0]], atol=1e-15)


def test_principal_directions_of_a_run():
    run = hg.train(hg.Quadratic(np.diag([1.0, 5.0, 5.0])), [3.0, 1.0, 0.0], hg.GradientDescent(0.1), 40)
    principal = landscapes.principal_directions(run.theta)
    assert principal.directions.shape == (2, 3)
    assert not principal.directions[:, 2].round(12).any()


# what is refused


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (([0, 0], [1.0, 0, 0], [0.0]), "direction has shape (3,), theta (2,)"),
        (([[0, 0]], [1.0, 0], [0.0]), "theta has shape (1, 2)"),
        (([0, np.nan], [1.0, 0], [0.0]), "theta is nan at (1,)"),
        (([0, 0], [np.inf, 0], [0.0]), "direction is inf at (0,)"),
        (([0, 0], [1.0, 0], 1.0), "distance has shape ()"),
        (([0, 0], [1.0, 0], []), "distance has shape (0,)"),
    ],
)
def test_bad_lines_are_refused(arguments, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        landscapes.line(HIMMELBLAU, *arguments)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"u": [1.0]}, "u has shape (1,), theta (2,)"),
        ({"v": [1.0, 0, 0]}, "v has shape (3,), theta (2,)"),
        ({"x": np.nan}, "x has shape ()"),
        ({"y": [np.nan]}, "y is nan at (0,)"),
    ],
)
def test_bad_planes_are_refused(changed, message):
    good = {"theta": [0, 0], "u": [1, 0], "v": [0, 1], "x": [0.0], "y": [0.0]}
    with pytest.raises(ValueError, match=re.escape(message)):
        landscapes.plane(HIMMELBLAU, **(good | changed))


def test_bad_arguments_of_a_random_direction_are_refused():
    objective, theta = relu_net()
    with pytest.raises(TypeError, match=r"rng is 0: expected a numpy.random.Generator"):
        landscapes.random_direction(objective.model, theta, 0)
    with pytest.raises(ValueError, match=re.escape("theta has shape (53,)")):
        landscapes.random_direction(objective.model, theta[1:], rng())


@pytest.mark.parametrize(
    ("thetas", "count", "message"),
    [
        (np.ones(5), 2, "thetas has shape (5,)"),
        (np.eye(2), 2, "thetas has shape (2, 2): expected (T, p) with T > 2"),
        (np.arange(5.0)[:, None], 2, "thetas has shape (5, 1)"),
        ([[0.0, 1.0], [np.nan, 0.0], [1.0, 1.0]], 2, "thetas is nan at (1, 0)"),
        (np.ones((5, 3)), 2, "thetas never move"),
        (np.eye(3), 0, "count is 0: expected at least 1"),
    ],
)
def test_bad_paths_are_refused(thetas, count, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        landscapes.principal_directions(thetas, count)
