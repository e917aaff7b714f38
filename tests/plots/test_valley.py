"""The picture of a descent in one dimension shows its points on the curve."""

import numpy as np
import pytest
from matplotlib.figure import Figure

import handgrad as hg
from handgrad import plots

PARABOLA = hg.Quadratic([[2.0]])


def run(rate, start=1.5, updates=12):
    return hg.train(PARABOLA, np.array([start]), hg.GradientDescent(rate), updates)


def drawn(runs, domain=(-2.0, 2.0)):
    return plots.valley(Figure().add_subplot(), runs, domain)


def path(ax):
    (line,) = [line for line in ax.get_lines() if line.get_label() == "path"]
    return line.get_xydata()


def test_the_points_are_the_recorded_ones_and_the_curve_is_the_objective():
    record = run(0.1)
    ax = drawn(record)
    np.testing.assert_array_equal(path(ax), np.column_stack([record.theta, record.cost]))
    x, y = ax.get_lines()[0].get_xydata().T
    np.testing.assert_allclose(y, x**2)


def test_the_straight_line_touches_the_curve_with_the_gradient_as_its_slope():
    record = run(0.1)
    ax = drawn(record)
    (line,) = [line for line in ax.get_lines() if line.get_color() == plots.COLORS["gradient"]]
    (x0, y0), (x1, y1) = line.get_xydata()
    assert (y1 - y0) / (x1 - x0) == pytest.approx(record.grad[0, 0])
    assert (y0 + y1) / 2 == pytest.approx(record.cost[0])
    assert [text.get_text() for text in ax.texts] == ["slope 3"]


def test_several_runs_stand_in_panels_of_one_scale_with_their_names():
    runs = {"slow": run(0.02), "fast": run(0.4), "wild": run(1.2)}
    panels = drawn(runs).child_axes
    assert [panel.get_title("left") for panel in panels] == list(runs)
    assert len({(panel.get_xlim(), panel.get_ylim()) for panel in panels}) == 1
    np.testing.assert_array_equal(path(panels[1])[:, 0], runs["fast"].theta[:, 0])


def test_points_beyond_the_domain_are_left_out():
    record = run(1.2)
    shown = path(drawn(record))[:, 0]
    np.testing.assert_array_equal(np.isnan(shown), np.abs(record.theta[:, 0]) > 2)
    assert np.isnan(shown).any()


def test_the_alt_text_holds_the_first_slope_and_the_last_point():
    record = run(0.1)
    said = drawn({"rate 0.1": record}).get_label()
    assert said.startswith("rate 0.1: 12 updates from θ = 1.5, where the slope is 3 and the cost 2.25")
    assert f"to θ = {record.theta[-1, 0]:.3g}, cost {record.cost[-1]:.3g}." in said


def test_two_parameters_are_refused():
    record = hg.train(hg.Quadratic(np.eye(2)), np.ones(2), hg.GradientDescent(0.1), 2)
    with pytest.raises(ValueError, match="runs have 2 parameters: expected 1"):
        drawn(record)
