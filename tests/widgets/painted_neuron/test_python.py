"""The sheet's text, the recorded training, and the page's neuron are those of the library."""

import gzip
import json

import numpy as np
import pytest

import handgrad as hg
from handgrad.widgets import PaintedNeuron
from handgrad.widgets.painted_neuron import records

RNG = np.random.default_rng(5)


def some(n):
    return RNG.uniform(size=(n, 16))


@pytest.fixture(scope="module")
def digits():
    X, y = hg.datasets.mnist(classes=range(2))
    digit = hg.labels(y)
    return X[digit == 0], X[digit == 1]


def right_of(z, is_one, at):
    return int(np.sum((z > at) == is_one))


@pytest.mark.parametrize("case", range(30))
def test_no_threshold_tells_more_apart_than_the_best(case):
    rng = np.random.default_rng(case)
    z, is_one = rng.normal(size=12).round(1), rng.random(12) < 0.5
    at, right = records.threshold(z, is_one)
    tried = np.concatenate([np.linspace(-4, 4, 801) + 0.005])
    assert right == right_of(z, is_one, at) == max(right_of(z, is_one, t) for t in tried)


def test_equal_sums_stand_on_one_side():
    assert records.threshold(np.zeros(4), np.array([False, True, True, True])) == (-0.5, 3)


def test_a_sheet_is_kept_to_a_step_of_paint():
    weights = RNG.uniform(-1, 1, size=50)
    np.testing.assert_allclose(records.weights_of(records.sheet(weights)), weights, atol=0.5 / records.PAINT)
    assert np.all(records.weights_of(records.sheet([-1, 0, 1])) == [-1, 0, 1])


def test_the_first_update_from_a_blank_sheet_is_the_difference_of_the_means(digits):
    zeros, ones = (images[:100] for images in digits)
    run = records.training(np.vstack([zeros, ones]), np.arange(200) >= 100, np.zeros(784))
    expected = records.RATE * (ones.mean(axis=0) - zeros.mean(axis=0)) / 4
    np.testing.assert_allclose(run.theta[1][:-1], expected, atol=1e-15)
    assert abs(run.theta[1][-1]) < 1e-15


def test_a_training_that_python_is_asked_for_goes_on_from_the_sheet():
    weights = np.full(16, 0.5)
    widget = PaintedNeuron(some(5), some(5), weights=weights)
    blank = widget.trained
    widget.begin += 1
    assert widget.trained != blank
    run = records.training(widget.X, widget.is_one, widget.weights)
    assert widget.trained == records.frames(run)
    assert abs(run.theta[0][:-1] - weights).max() <= 0.5 / records.PAINT


def test_the_state_of_the_books_widget_is_small(digits):
    zeros, ones = digits
    widget = PaintedNeuron(zeros[:100], ones[:100], (zeros[100:150], ones[100:150]))
    assert len(gzip.compress(json.dumps(widget.state).encode())) <= 60_000
    assert widget.counts == [100, 100, 50, 50]


def test_the_picture_says_where_the_sums_are(digits):
    zeros, ones = digits
    alt = PaintedNeuron(zeros[:100], ones[:100]).picture().alt
    assert alt.startswith("Sums z of zeros and of ones. 1 update: zeros from")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((np.ones((2, 5)), np.ones((2, 5))), "images have 5 pixels: expected a square number"),
        ((2 * np.ones((2, 4)), np.ones((2, 4))), r"images run from 2\.0 to 2\.0: expected gray values in \[0, 1\]"),
        ((np.ones((2, 4)), np.ones((0, 4))), r"images has shape \(0, 4\): expected \(n, k\)"),
        ((np.ones((2, 4)), np.ones((2, 9))), r"images have 4 and 9 pixels: expected as many in each"),
        ((np.ones((2, 4)), np.ones((2, 4)), None, np.ones(3)), r"weights has shape \(3,\)"),
        ((np.ones((2, 4)), np.ones((2, 4)), None, 2 * np.ones(4)), r"runs to 2\.0: expected \(4,\) numbers"),
    ],
)
def test_what_cannot_be_shown_is_refused(arguments, message):
    with pytest.raises(ValueError, match=message):
        PaintedNeuron(*arguments)


def test_the_pages_neuron_is_the_librarys(node):
    X, weights = some(40), RNG.uniform(-1, 1, size=16)
    levels = np.rint(records.LEVELS * X) / records.LEVELS
    is_one = RNG.random(40) < 0.5
    z = levels @ weights
    at, right = records.threshold(z, is_one)
    fixture = {
        "weights": weights.tolist(),
        "pixels": levels.ravel().tolist(),
        "isOne": is_one.tolist(),
        "z": z.tolist(),
        "at": at,
        "right": right,
    }
    node("program.test.mjs", fixture)
