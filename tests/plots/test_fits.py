"""A fit shows its points, its curve and its joints where they are, and says so."""

import numpy as np
import pytest
from matplotlib.figure import Figure

from handgrad import plots
from handgrad.plots.fits import LOW, SIDE, heaps

X = np.linspace(-2, 2, 9)
POINTS = X, np.sin(X)
FINE = np.linspace(-2, 2, 41)
CURVES = {"first": (FINE, 0 * FINE), "then": (FINE, np.abs(FINE))}
JOINTS = {"then": [0.5, -0.25]}


def drawn(**options):
    return plots.fits(Figure().add_subplot(), CURVES, points=POINTS, joints=JOINTS, **options)


def test_every_curve_stands_over_all_points():
    for part, (x, prediction) in zip(drawn().child_axes, CURVES.values(), strict=True):
        points, curve = part.lines
        np.testing.assert_array_equal(points.get_xydata(), np.transpose(POINTS))
        np.testing.assert_array_equal(curve.get_xydata(), np.transpose([x, prediction]))
        assert points.get_marker() == "o"
        assert points.get_markerfacecolor() == "none"


def test_joints_are_squares_below_the_curve():
    first, then = drawn().child_axes
    assert len(first.patches) == 0
    assert sorted(square.get_x() + square.get_width() / 2 for square in then.patches) == pytest.approx([-0.25, 0.5])
    assert max(square.get_y() + square.get_height() for square in then.patches) <= LOW + 1e-12
    assert then.get_ylim()[0] == first.get_ylim()[0] == LOW - SIDE


def test_joints_that_would_cover_one_another_are_a_pile_of_squares():
    assert heaps([0.5, -0.19, -0.4, -0.45, -0.36]) == [
        (pytest.approx(-0.403, abs=1e-3), 3),
        (-0.19, 1),
        (0.5, 1),
    ]
    ax = plots.fits(Figure().add_subplot(), CURVES, joints={"then": np.zeros(10)})
    squares = ax.child_axes[1].patches
    assert len(squares) == 10
    np.testing.assert_allclose(np.diff(sorted(square.get_y() for square in squares)), SIDE)


def test_curves_may_be_shown_without_points():
    ax = plots.fits(Figure().add_subplot(), CURVES)
    assert all(len(part.lines) == 1 for part in ax.child_axes)
    assert ax.get_label().startswith("first: at x = −2, 0, 2 the curve is at 0, 0, 0. then: ")


def test_curves_that_do_not_fit_into_a_row_stand_below():
    left, below = (part.get_position() for part in drawn(across=1).child_axes)
    assert left.x0 == below.x0
    assert below.y1 < left.y0


def test_the_dust_of_rounding_is_told_as_zero():
    label = plots.fits(Figure().add_subplot(), {"flat": (FINE, 0 * FINE - 1e-17)}, points=POINTS).get_label()
    assert "the curve is at 0, 0, 0," in label


def test_the_alt_text_compares_each_curve_with_its_points_and_lists_its_joints():
    label = drawn().get_label()
    assert "first: at x = −2, 0, 2 the curve is at 0, 0, 0, the points at −0.909, 0, 0.909." in label
    assert label.endswith("the points at −0.909, 0, 0.909; joints at −0.25, 0.5.")
