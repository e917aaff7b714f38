"""The recorded run, the training that Python is asked for, and the page's network are the library's."""

import gzip
import json
from dataclasses import replace

import numpy as np
import pytest

import handgrad as hg
from handgrad.widgets import ScrubbedFit
from handgrad.widgets.base.arrays import pack
from handgrad.widgets.scrubbed_fit import records

X = np.linspace(-2, 2, 41)[:, None]
NETWORK = hg.Network((1, 4, 1), hidden=hg.relu)


def descended(network=NETWORK, cost=None, rule=None, updates=200, record=10, penalty=None):
    objective = hg.Objective(
        network, cost or hg.MeanSquaredError(), X[:, : network.sizes[0]], np.sin(3 * X), penalty
    )
    theta = network.init(np.random.default_rng(3), hg.initializers.he)
    return hg.train(objective, theta, rule or hg.GradientDescent(0.05), updates, record=record)


@pytest.fixture(scope="module")
def run():
    return descended()


def test_the_page_gets_the_runs_parameters_at_recorded_updates(run):
    widget = ScrubbedFit(run)
    assert widget.updates == run.update.tolist()
    assert widget.recorded == pack(run.theta)
    assert widget.points == {"x": X[:, 0].tolist(), "y": np.sin(3 * X)[:, 0].tolist()}
    assert widget.rate == 0.05


def test_a_long_run_is_thinned_and_keeps_its_start_and_its_end():
    long = descended(updates=300, record=1)
    rows = records.frames(long)
    assert len(rows) == records.FRAMES
    assert [rows[0], rows[-1]] == [0, 300]
    assert np.all(np.diff(rows) > 0)
    assert np.all(np.diff(rows, 2) >= -1)  # closest at the start


def test_a_training_that_python_is_asked_for_begins_with_what_the_reader_made(run):
    widget = ScrubbedFit(run)
    theta = run.theta[-1] + 0.25
    widget.start = theta.tolist()
    assert widget.trained == {}
    widget.begin += 1
    again = hg.train(run.objective, theta, run.optimizer, 200, record=10)
    assert widget.trained == pack(again.theta)


def test_it_is_made_of_a_record_too(run):
    assert ScrubbedFit.of(run, tries=[[(1, 0.5)]]).tries == [[[1, 0.5]]]


def test_the_state_of_the_books_widget_is_small():
    book = descended(hg.Network((1, 10, 1), hidden=hg.relu), updates=6000)
    widget = ScrubbedFit(book, tries=[[(2, 1.2)]])
    assert len(gzip.compress(json.dumps(widget.state).encode())) <= 60_000


def test_the_picture_shows_the_start_and_the_end(run):
    alt = ScrubbedFit(run).picture().alt
    assert alt.startswith("update 0: at x = −2, 0, 2 the curve is at ")
    assert "update 200: at x" in alt
    assert alt.count("joints at") == 2


DEEP, WIDE, TANH = (
    hg.Network((1, 3, 3, 1), hidden=hg.relu),
    hg.Network((1, 13, 1), hidden=hg.relu),
    hg.Network((1, 4, 1)),
)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: "a run", "run is 'a run': expected a TrainingRun of an Objective"),
        (lambda: descended(DEEP), r"expected a Network of sizes \(1, h, 1\) with at most 12 ReLUs"),
        (lambda: descended(WIDE), "at most 12 ReLUs"),
        (lambda: descended(TANH), "at most 12 ReLUs"),
        (lambda: descended(cost=hg.MeanAbsoluteError()), "expected MeanSquaredError, no penalty"),
        (lambda: descended(penalty=hg.L2(0.1)), "expected MeanSquaredError, no penalty"),
        (lambda: descended(rule=hg.Momentum(0.01)), "expected GradientDescent"),
        (lambda: replace(descended(), cost=np.full(21, np.nan)), "run diverged at update 0"),
    ],
)
def test_what_cannot_be_shown_is_refused(make, message):
    with pytest.raises(ValueError, match=message):
        ScrubbedFit(make())


def test_a_try_of_a_unit_that_is_not_there_is_refused(run):
    with pytest.raises(ValueError, match="tries has unit 5: expected 1 to 4"):
        ScrubbedFit(run, tries=[[(5, 0.0)]])


def test_the_pages_network_is_the_librarys(run, node):
    theta, updates = run.theta[5], [0, 1, 10, 100, 1000]
    (w, b), (out, _) = NETWORK.layers(theta)
    fixture = {
        "theta": theta.tolist(),
        "points": ScrubbedFit(run).points,
        "rate": 0.05,
        "predictions": NETWORK.predict(theta, X)[:, 0].tolist(),
        "cost": run.objective.value(theta),
        "after": (theta - 0.05 * run.objective.grad(theta)).tolist(),
        "updates": updates,
        "thetas": records.again(run, theta, updates).tolist(),
        "joints": (-b / w[0]).tolist(),
        "bends": (np.abs(w[0]) * out[:, 0]).tolist(),
    }
    node("program.test.mjs", fixture)
