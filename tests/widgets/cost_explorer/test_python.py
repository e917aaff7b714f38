"""The explorer shows the library's costs: recorded on the axis, computed by Python, and by the page's program."""

import gzip
import json
from base64 import b64decode

import numpy as np
import pytest
import traitlets

import handgrad as hg
from handgrad.plots.numerals import short
from handgrad.widgets import CostExplorer
from handgrad.widgets.cost_explorer.records import along, at, library

KINDS = ["number", "class", "classes"]
CLASS = ["cross-entropy", "hinge", "squared-sigmoid"]


def unpack(packed):
    levels = np.frombuffer(b64decode(packed["data"]), f"<{np.dtype(packed['kind']).str[1:]}")
    return packed["low"] + packed["step"] * levels.astype(float).reshape(packed["shape"])


def row(*numbers):
    return np.array([numbers], dtype=float)


# what Python knows


@pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind in KINDS for name in library(kind)])
def test_each_gradient_is_the_slope_of_its_cost(kind, name):
    cost, (width, target) = library(kind)[name], (3, row(0, 0, 1)) if kind == "classes" else (1, row(1))
    prediction = row(-0.7, 0.4, 1.3)[:, :width]
    hg.assert_grad(lambda z: cost.value(z, target), lambda z: cost.grad(z, target), prediction)


@pytest.mark.parametrize("target", [0.0, 1.0])
def test_the_hinge_of_a_class_is_the_librarys_of_its_sign(target):
    value, grad = at(library("class")["hinge"], 0.3, target)
    sign = row(2 * target - 1)
    assert (value, grad) == (hg.Hinge().value(row(0.3), sign), hg.Hinge().grad(row(0.3), sign)[0])


def test_the_curves_of_a_number_are_the_librarys_over_the_error():
    record = CostExplorer(target=10.0).record["number"]
    errors = unpack(record["x"])
    assert {0.0, 1.0, -1.0} <= set(errors)  # the kinks
    assert errors[-1] == record["domain"][1] - record["domain"][0]
    for k, cost in enumerate(library("number").values()):
        value, grad = along(cost, 10.0 + errors, 10.0)
        np.testing.assert_allclose(unpack(record["value"])[k, 0], value, rtol=1e-6)
        np.testing.assert_allclose(unpack(record["grad"])[k, 0], grad, rtol=1e-6)


def test_the_curves_of_a_class_are_the_librarys_for_each_class():
    record = CostExplorer(costs=CLASS).record["class"]
    logits = unpack(record["x"])
    for k, cost in enumerate(library("class").values()):
        for target in (0, 1):
            value, grad = along(cost, logits, target)
            np.testing.assert_allclose(unpack(record["value"])[k, target], value, rtol=1e-6, atol=1e-12)
            np.testing.assert_allclose(unpack(record["grad"])[k, target], grad, rtol=1e-6, atol=1e-12)


def test_a_changed_prediction_is_answered_by_the_librarys_costs():
    explorer = CostExplorer(threshold=2.0)
    explorer.prediction = 4.0
    cost, there, goal = hg.Huber(2.0), row(4.0), row(1.0)
    assert explorer.shown["value"][2] == cost.value(there, goal)
    assert explorer.shown["grad"][2] == cost.grad(there, goal)[0].tolist()


def test_changed_logits_are_answered_for_every_class():
    explorer = CostExplorer("classes")
    explorer.prediction = [0.0, 0.0, 0.0]
    cost, z, y = hg.CategoricalCrossEntropyFromLogits(), row(0, 0, 0), row(0, 0, 1)
    assert explorer.shown["value"][0] == cost.value(z, y)
    assert explorer.shown["grad"][0] == cost.grad(z, y)[0].tolist()


def test_a_reader_may_change_the_kind_of_target_in_a_notebook():
    explorer = CostExplorer()
    prediction, target = explorer.record["class"]["start"]
    explorer.set_state({"kind": "class", "prediction": prediction, "target": target})
    assert explorer.shown["value"][0] == hg.BinaryCrossEntropyFromLogits().value(row(prediction), row(target))


def test_what_leaves_the_axis_ends_at_its_edge():
    explorer = CostExplorer()
    explorer.prediction, explorer.target = 1e6, -1e6
    assert [explorer.target, explorer.prediction] == explorer.record["number"]["domain"]
    classes = CostExplorer("classes")
    classes.prediction, classes.target = [99.0, 0.0, -99.0], 7
    assert (classes.prediction, classes.target) == ([6.0, 0.0, -6.0], 2)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"prediction": "x"}, "prediction holds 'x': expected finite numbers"),
        ({"prediction": [1.0, 2.0]}, r"prediction has shape \(2,\): expected \(\)"),
        ({"prediction": float("nan")}, "prediction holds nan"),
        ({"target": [1.0]}, r"target has shape \(1,\): expected a number"),
        ({"kind": "classes"}, "kind is 'classes': expected number or class"),
    ],
)
def test_a_front_end_that_sends_nonsense_is_refused_and_changes_nothing(values, message):
    explorer = CostExplorer()
    before = explorer.state
    with pytest.raises(traitlets.TraitError, match=message):
        explorer.set_state(values)
    assert explorer.state == before


# where it begins


def test_the_prediction_begins_off_the_target_on_the_wrong_side():
    assert CostExplorer(target=7.0).prediction == 9.5
    assert [CostExplorer(costs=CLASS, target=target).prediction for target in (0, 1)] == [3.0, -3.0]
    assert np.argmax(CostExplorer("classes").prediction) != CostExplorer("classes").target


def test_the_first_cost_says_which_kind_of_target_comes_first():
    assert CostExplorer(costs=["hinge", "squared"]).kind == "class"
    assert list(CostExplorer(costs=["hinge", "squared"]).record) == ["class", "number"]
    assert list(CostExplorer(costs=["huber"]).record) == ["number"]


def test_the_axis_has_room_for_the_start_and_keeps_round_numbers():
    assert CostExplorer(target=100.0, prediction=120.0).record["number"]["domain"] == [75.0, 125.0]
    assert CostExplorer(costs=CLASS, prediction=-40.0).record["class"]["domain"] == [-50.0, 50.0]
    assert CostExplorer(target=1.0, prediction=5.0).record["number"]["domain"] == [-4.0, 6.0]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"view": "bars"}, 'view is \'bars\': expected "number" or "classes"'),
        ({"costs": ["mse"]}, "costs holds 'mse': expected some of squared, absolute, huber, cross-entropy"),
        ({"costs": []}, "costs is empty"),
        (
            {"view": "classes", "costs": ["hinge"]},
            "costs holds 'hinge': expected some of cross",
        ),
        ({"target": np.inf}, "target is inf: expected a finite number"),
        ({"prediction": "3"}, "prediction is '3': expected a finite number"),
        ({"costs": CLASS, "target": 2}, "target is 2: expected a class, 0 to 1"),
        ({"costs": CLASS, "target": 0.5}, "target is 0.5: expected a class"),
        ({"view": "classes", "target": 3}, "target is 3: expected a class, 0 to 2"),
        ({"view": "classes", "prediction": [1.0]}, "prediction has 1 logits: expected 2 to 10"),
        ({"view": "classes", "prediction": [1.0, np.nan]}, r"prediction is nan at \(1,\)"),
        ({"threshold": -1.0}, "threshold is -1.0"),
    ],
)
def test_a_bad_start_is_refused(options, message):
    with pytest.raises(ValueError, match=message):
        CostExplorer(**options)


@pytest.mark.parametrize(
    ("cost", "prediction", "target", "name"),
    [
        (hg.MeanSquaredError(), row(2.0), row(5.0), "squared"),
        (hg.MeanAbsoluteError(), row(2.0), row(5.0), "absolute"),
        (hg.Huber(0.5), row(2.0), row(5.0), "huber"),
        (hg.BinaryCrossEntropyFromLogits(), row(-2.0), row(0), "cross-entropy"),
        (hg.Hinge(), row(0.4), row(-1), "hinge"),
        (hg.CategoricalCrossEntropyFromLogits(), row(1.0, 2.0, -1.0), row(0, 0, 1), "cross-entropy"),
    ],
)
def test_it_opens_at_an_example_of_a_library_cost(cost, prediction, target, name):
    explorer = CostExplorer.of(cost, prediction, target)
    assert explorer.chosen == name
    k = explorer.record[explorer.kind]["names"].index(name)
    assert explorer.shown["value"][k] == cost.value(prediction, target)
    assert explorer.shown["grad"][k] == cost.grad(prediction, target)[0].tolist()


@pytest.mark.parametrize(
    ("cost", "prediction", "target", "message"),
    [
        (
            hg.KLDivergence(),
            row(0.5, 0.5),
            row(0, 1),
            r"cost is KLDivergence\(.*\): expected one of Mean",
        ),
        (hg.MeanSquaredError(), row(1, 2), row(1, 2), r"prediction has shape \(1, 2\): expected \(1, 1\)"),
        (
            hg.MeanSquaredError(),
            np.ones((2, 1)),
            np.ones((2, 1)),
            r"shape \(2, 1\): expected \(1, 1\), one",
        ),
        (hg.CategoricalCrossEntropyFromLogits(), row(1, 2), row(0.5, 0.5), "expected one entry of 1"),
        (hg.BinaryCrossEntropyFromLogits(), row(1), row(0.5), "target is 0.5: expected a class, 0 to 1"),
        (hg.Hinge(), row(1), row(0), "expected labels -1 or 1"),
    ],
)
def test_an_example_that_it_cannot_show_is_refused(cost, prediction, target, message):
    with pytest.raises(ValueError, match=message):
        CostExplorer.of(cost, prediction, target)


# on the page


@pytest.mark.parametrize("options", [{}, {"costs": CLASS}, {"view": "classes", "prediction": range(10)}])
def test_its_state_is_small_enough_for_a_page(options):
    text = json.dumps(CostExplorer(**options).state)
    assert len(gzip.compress(text.encode())) < 15_000


def test_its_picture_says_what_the_library_says():
    explorer = CostExplorer(costs=["cross-entropy"], prediction=-3.0)
    grad = hg.BinaryCrossEntropyFromLogits().grad(row(-3.0), row(1))[0, 0]
    assert (
        explorer.picture().alt == f"Logit −3, target class 1. Cost and gradient: cross-entropy 3.05, {short(grad)}."
    )
    classes = CostExplorer("classes").picture().alt
    assert "class 0 0.954" in classes
    assert "cross-entropy 4.05, −0.983; squared error of p 0.938, −0.0328." in classes


def test_a_page_holds_the_widget_and_its_picture():
    html = CostExplorer().html()
    assert 'data-widget="cost_explorer" data-shared="kind prediction target chosen"' in html
    assert "<figure" in html


def test_the_program_of_the_page_shows_what_python_recorded_and_says_what_it_means(node):
    explorer = CostExplorer(target=2.0, prediction=0.5)
    classes = CostExplorer(costs=CLASS, target=0)
    fixture = {
        "number": {**explorer.state, "live": False},
        "class": {**classes.state, "live": False},
        "several": CostExplorer("classes").state,
        "curve": [along(cost, np.linspace(-2.0, 6.0, 129), 2.0)[0].tolist() for cost in library("number").values()],
    }
    node("program.test.mjs", fixture)
