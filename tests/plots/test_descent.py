"""The picture of a descent shows the recorded path over lines of equal cost."""

import numpy as np
import pytest
from matplotlib.figure import Figure

import handgrad as hg
from handgrad import plots
from handgrad.plots.descent import _dense, _place

BOWL = hg.Quadratic(np.diag([1.0, 10.0]))
DOMAIN = ((-3.0, 3.0), (-2.0, 2.0))


def run(optimizer, start=(2.0, 1.0), updates=20, objective=BOWL):
    return hg.train(objective, np.array(start), optimizer, updates)


def drawn(runs, domain=DOMAIN):
    return plots.descent(Figure().add_subplot(), runs, domain)


def lines(ax):
    return {line.get_label(): line for line in ax.get_lines() if not line.get_label().startswith("_")}


def marks(ax, path):
    """The single points drawn where the path starts and where it ends."""
    single = [line for line in ax.get_lines() if len(line.get_xydata()) == 1]
    return [[line for line in single if np.array_equal(line.get_xydata()[0], path[t])] for t in (0, -1)]


def test_the_path_is_the_recorded_one_with_a_ring_at_its_start_and_a_disk_at_its_end():
    record = run(hg.GradientDescent(0.19))
    ax = drawn({"rate": record})
    np.testing.assert_array_equal(lines(ax)["rate"].get_xydata(), record.theta)
    (start,), (end,) = marks(ax, record.theta)
    assert start.get_markerfacecolor() == "none"
    assert end.get_markerfacecolor() != "none"


def test_a_run_needs_no_name():
    record = run(hg.GradientDescent(0.1))
    ax = drawn(record)
    assert any(np.array_equal(line.get_xydata(), record.theta) for line in ax.get_lines())
    assert ax.get_label().startswith("20 updates from (2, 1), cost 7, to (")


def test_every_level_line_joins_points_of_the_cost_it_stands_for():
    ax = drawn(run(hg.GradientDescent(0.1)))
    (contour,) = ax.collections
    assert len(contour.levels) >= 8
    for level, path in zip(contour.levels, contour.get_paths(), strict=True):
        for point in path.vertices:
            assert BOWL.value(point) == pytest.approx(level, rel=0.02)


def test_costs_below_zero_are_written_with_a_minus_sign():
    ax = drawn(run(hg.GradientDescent(0.1), objective=hg.Saddle()))
    costs = [text.get_text() for text in ax.texts]
    assert any(cost.startswith("−") for cost in costs)
    assert not any("-" in cost for cost in costs)


def test_minima_in_the_picture_are_crosses_and_those_beyond_it_are_not_drawn():
    himmelblau = hg.Himmelblau()
    domain = ((0.0, 5.0), (-5.0, 5.0))
    ax = drawn(run(hg.GradientDescent(0.01), (1.0, 1.0), objective=himmelblau), domain)
    crosses = [line.get_xydata()[0] for line in ax.get_lines() if line.get_marker() == "+"]
    np.testing.assert_array_equal(crosses, himmelblau.minima[[0, 3]])


def test_runs_are_told_apart_by_dashes_and_named_beside_a_point_of_their_own():
    runs = {"plain": run(hg.GradientDescent(0.19)), "momentum": run(hg.Momentum(0.1, 0.5))}
    ax = drawn(runs)
    assert len({lines(ax)[name].get_linestyle() for name in runs}) == 2
    at = {text.get_text(): text.xy for text in ax.texts if text.get_text() in runs}
    for name, other in (("plain", "momentum"), ("momentum", "plain")):
        assert np.linalg.norm(runs[name].theta - at[name], axis=1).min() == 0
        assert np.linalg.norm(runs[other].theta - at[name], axis=1).min() > 0.3


def test_runs_are_told_apart_by_the_shapes_of_their_marks_too():
    ax = drawn({"plain": run(hg.GradientDescent(0.19)), "momentum": run(hg.Momentum(0.1, 0.5))})
    assert [lines(ax)[name].get_marker() for name in ("plain", "momentum")] == ["o", "s"]


def test_a_cost_on_a_level_line_covers_no_path_and_lies_in_the_picture():
    saddle, starts = hg.Saddle(), {"on the axis": (-1.0, 0.0), "beside it": (1.0, 0.001)}
    runs = {name: run(hg.GradientDescent(0.1), at, 40, saddle) for name, at in starts.items()}
    figure = plots.picture(plots.descent, runs, height=3.4, domain=((-1.4, 1.4), (-0.8, 1.8))).figure
    figure.draw_without_rendering()
    (ax,) = figure.axes
    boxes = [text.get_window_extent() for text in ax.texts if text.get_text() not in runs]
    assert boxes
    points = ax.transData.transform(np.concatenate([_dense(record.theta) for record in runs.values()]))
    for box in boxes:
        assert not any(box.contains(*point) for point in points)
        assert ax.bbox.xmin <= box.xmin < box.xmax <= ax.bbox.xmax
        assert ax.bbox.ymin <= box.ymin < box.ymax <= ax.bbox.ymax


def test_a_name_rather_covers_its_own_path_than_stand_where_two_runs_meet():
    meeting, alone = [0.0, 0.0], [80.0, 0.0]
    crowd = np.stack(np.meshgrid(np.arange(40.0, 120), np.arange(-20.0, 20)), axis=-1).reshape(-1, 2)
    drawn = {"own": np.vstack([meeting, crowd]), "other": np.array([meeting])}
    at, _ = _place("own", np.array([meeting, alone]), drawn, np.array([[-200, -200], [200, 200]]))
    assert at == 1


def test_a_run_that_diverges_is_drawn_as_long_as_it_is_finite_and_said_to():
    wild = run(hg.GradientDescent(5.0), updates=400)
    assert wild.diverged_at is not None
    ax = drawn({"wild": wild})
    assert np.abs(lines(ax)["wild"].get_xydata()).max() < 1e6
    assert ax.get_xlim() == DOMAIN[0]
    assert "wild: 400 updates from (2, 1), cost 7, to beyond all bounds" in ax.get_label()


def test_without_a_domain_all_of_the_path_is_in_the_picture():
    record = run(hg.GradientDescent(0.19))
    ax = drawn(record, None)
    (left, right), (low, high) = ax.get_xlim(), ax.get_ylim()
    assert left < record.theta[:, 0].min() < record.theta[:, 0].max() < right
    assert low < record.theta[:, 1].min() < record.theta[:, 1].max() < high


def test_three_parameters_are_refused():
    record = hg.train(hg.Quadratic(np.eye(3)), np.ones(3), hg.GradientDescent(0.1), 2)
    with pytest.raises(ValueError, match="runs have 3 parameters: expected 2"):
        drawn(record)


def test_a_domain_that_is_turned_around_is_refused():
    with pytest.raises(ValueError, match=r"domain has side \(3, -3\): expected \(low, high\)"):
        drawn(run(hg.GradientDescent(0.1)), ((3, -3), (-2, 2)))
