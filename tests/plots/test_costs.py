"""Pictures of costs show the values and gradients of a record, and say them."""

import numpy as np
import pytest
from matplotlib.figure import Figure

from handgrad import plots
from handgrad.widgets.cost_explorer.records import ClassCosts, CostShapes

X = np.linspace(-4.0, 4.0, 9)
CURVES = np.array([X**2 / 2, np.abs(X)])
NOW = {"prediction": 3.0, "target": 0.0, "value": np.array([4.5, 3.0]), "grad": np.array([3.0, 1.0])}
NUMBER = CostShapes("number", ["squared", "absolute"], X, CURVES, **NOW)
CLASSES = ClassCosts(
    ["cross-entropy"], np.log([0.7, 0.2, 0.1]), 2, np.array([np.log(10)]), np.array([[0.7, 0.2, -0.9]])
)


def drawn(draw, record):
    return draw(Figure().add_subplot(), record)


def arrows(ax):
    return [(text.xyann, text.xy) for text in ax.texts if text.arrow_patch is not None]


def test_curves_are_the_record_and_are_told_apart_by_dashes():
    by_name = {line.get_label(): line for line in drawn(plots.cost_shapes, NUMBER).get_lines()}
    np.testing.assert_array_equal(by_name["squared error"].get_ydata(), NUMBER.curves[0])
    np.testing.assert_array_equal(by_name["absolute error"].get_ydata(), NUMBER.curves[1])
    assert len({by_name[name].get_linestyle() for name in ("squared error", "absolute error")}) == 2


def test_an_arrow_leaves_the_cost_at_the_prediction_and_goes_against_the_gradient():
    assert arrows(drawn(plots.cost_shapes, NUMBER)) == [((3.0, 4.5), (0.0, 4.5)), ((3.0, 3.0), (2.0, 3.0))]


def test_a_gradient_that_has_vanished_has_no_arrow():
    flat = NUMBER._replace(grad=np.array([0.1, 1.0]))
    assert arrows(drawn(plots.cost_shapes, flat)) == [((3.0, 3.0), (2.0, 3.0))]


def test_the_target_is_a_line_where_it_is_a_number_and_none_where_it_is_a_class():
    def targets(record):
        ax = drawn(plots.cost_shapes, record)
        return [line for line in ax.get_lines() if line.get_color() == plots.COLORS["target"]]

    (line,) = targets(NUMBER)
    assert list(line.get_xdata()) == [0.0, 0.0]
    assert targets(NUMBER._replace(kind="class")) == []


def test_the_words_of_a_picture_hold_each_cost_and_gradient():
    alt = plots.picture(plots.cost_shapes, NUMBER).alt
    assert alt == "Prediction 3, target 0. Cost and gradient: squared error 4.5, 3; absolute error 3, 1."


def test_bars_are_the_probabilities_and_the_target_stands_at_one():
    ax = drawn(plots.class_costs, CLASSES)
    heights = [bar.get_height() for bar in ax.patches]
    np.testing.assert_allclose(heights, [0.7, 0.2, 0.1, 1.0])
    assert ax.patches[-1].get_x() == pytest.approx(ax.patches[2].get_x())


def test_the_arrows_of_cross_entropy_lead_from_the_probabilities_to_the_target():
    pulls = arrows(drawn(plots.class_costs, CLASSES))
    np.testing.assert_allclose([start[1] for start, _ in pulls], [0.7, 0.2, 0.1])
    np.testing.assert_allclose([end[1] for _, end in pulls], [0, 0, 1], atol=1e-12)


def test_the_words_of_a_picture_of_classes_hold_probabilities_cost_and_gradient():
    alt = plots.picture(plots.class_costs, CLASSES).alt
    assert alt.startswith("Probabilities: class 0 0.7, class 1 0.2, class 2 0.1; the target is class 2.")
    assert alt.endswith("cross-entropy 2.3, −0.9.")
