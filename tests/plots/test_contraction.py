"""The measured factors lie where the eigenvalues say."""

import numpy as np
import pytest
from matplotlib.figure import Figure

import handgrad as hg
from handgrad import plots
from handgrad.plots.style import WIDTH, style

BOWL = hg.Quadratic(np.diag([1.0, 10.0]))
RATES = (0.02, 0.15, 0.19, 0.21)
RUNS = [hg.train(BOWL, np.ones(2), hg.GradientDescent(rate), 100) for rate in RATES]


def drawn():
    return plots.contraction(Figure().add_subplot(), RUNS)


def lines(ax):
    return [line.get_xydata() for line in ax.get_lines() if len(line.get_xydata()) > 100]


def test_the_lines_are_those_of_the_least_and_the_largest_eigenvalue():
    for (rates, factor), eigenvalue in zip((line.T for line in lines(drawn())), (1, 10), strict=True):
        np.testing.assert_allclose(factor, np.abs(1 - eigenvalue * rates), atol=1e-12)


def test_a_dot_is_the_last_distance_over_the_one_before():
    (dots,) = [line for line in drawn().get_lines() if line.get_marker() == "o"]
    rates, factor = dots.get_xydata().T
    np.testing.assert_array_equal(rates, RATES)
    np.testing.assert_allclose(factor, [0.98, 0.85, 0.9, 1.1], rtol=1e-9)


def test_the_limit_stands_where_the_larger_line_crosses_one():
    ax = drawn()
    upright = [line for line in ax.get_lines() if np.ptp(line.get_xdata()) == 0 and len(line.get_xdata()) == 2]
    assert [line.get_xdata()[0] for line in upright] == pytest.approx([0.2])
    assert {"λ = 1", "λ = 10", "limit 0.2"} == {text.get_text() for text in ax.texts}


def test_the_alt_text_lists_every_measured_factor():
    said = drawn().get_label()
    assert "0.98 at rate 0.02, 0.85 at rate 0.15, 0.9 at rate 0.19, 1.1 at rate 0.21" in said


def test_no_line_and_no_dot_runs_through_a_name():
    with style():
        ax = plots.contraction(Figure(figsize=(WIDTH, 2.8), layout="constrained").add_subplot(), RUNS)
    ax.figure.draw_without_rendering()
    for text in ax.texts:
        (left, low), (right, high) = text.get_window_extent().get_points()
        for line in ax.get_lines():
            x, y = line.get_transform().transform(dense(line.get_xydata())).T
            assert not np.any((left < x) & (x < right) & (low < y) & (y < high)), text.get_text()


def dense(points):
    """Points on the lines that join the given ones, too."""
    steps = np.linspace(0, len(points) - 1, 20 * len(points))
    return np.stack([np.interp(steps, range(len(points)), x) for x in points.T], axis=1)
