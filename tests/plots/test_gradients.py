"""Arrows show gradients: where, which way, and how steep."""

import numpy as np
import pytest
from matplotlib.figure import Figure

import handgrad as hg
from handgrad import plots

BOWL = hg.Quadratic(np.array([[2.0, 1.0], [1.0, 3.0]]))
POINTS = np.array([[1.0, 0.0], [0.5, -1.0], [-1.0, 1.0]])
DOMAIN = ((-2.0, 2.0), (-2.0, 2.0))


def drawn(points=POINTS):
    return plots.gradients(Figure().add_subplot(), BOWL, points, DOMAIN)


def quiver(ax):
    return ax.collections[-1]


def test_each_arrow_stands_at_its_point_and_is_the_gradient_there():
    arrows = quiver(drawn())
    np.testing.assert_array_equal(arrows.XY, POINTS)
    np.testing.assert_allclose(np.stack([arrows.U, arrows.V], axis=1), POINTS @ BOWL.A)


def test_right_angles_look_right_and_lengths_are_in_the_units_of_the_axes():
    ax = drawn()
    assert ax.get_aspect() == 1
    assert (quiver(ax).angles, quiver(ax).scale_units) == ("xy", "xy")
    longest = np.linalg.norm(POINTS @ BOWL.A, axis=1).max()
    assert longest / quiver(ax).scale == pytest.approx(0.16 * 4)


def test_the_alt_text_holds_the_least_and_the_largest_length():
    lengths = np.linalg.norm(POINTS @ BOWL.A, axis=1)
    assert f"length {lengths.min():.3g} to {lengths.max():.3g}" in drawn().get_label()


def test_points_of_another_shape_are_refused():
    with pytest.raises(ValueError, match=r"points has shape \(2,\): expected \(m, 2\)"):
        drawn(np.ones(2))
