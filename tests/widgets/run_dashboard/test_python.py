"""The dashboard holds what the run recorded, trains anew when asked, and refuses other runs."""

import gzip
import json
from base64 import b64decode
from dataclasses import replace

import numpy as np
import pytest

import handgrad as hg
from handgrad.widgets import RunDashboard
from handgrad.widgets.base.arrays import LETTERS
from handgrad.widgets.run_dashboard.record import changes, spaced, worth_recording

RATE, EPOCHS = 0.5, 20


@pytest.fixture(scope="module")
def data():
    X, y = hg.datasets.mnist(classes=range(4))
    return hg.split(X, y, np.random.default_rng(0))


@pytest.fixture(scope="module")
def run(data):
    network, cost = hg.Network((784, 16, 4)), hg.CategoricalCrossEntropyFromLogits()
    objective = hg.Objective(network, cost, data.X_train, data.y_train)
    batches = hg.Batches(len(data.X_train), 32, np.random.default_rng(3))
    theta = network.init(np.random.default_rng(1))
    last = EPOCHS * len(batches)
    snapshots = hg.descend(objective, theta, hg.GradientDescent(RATE), last, batches)
    seen = (each for each in snapshots if worth_recording(each.update, len(batches)))
    return hg.collect(seen, objective, hg.GradientDescent(RATE))


@pytest.fixture
def dashboard(run, data):
    return RunDashboard.of(run, data.X_test, data.y_test)


def unpack(packed):
    levels = np.frombuffer(b64decode(packed["data"]), f"<{np.dtype(packed['kind']).str[1:]}")
    return (packed["low"] + packed["step"] * levels).reshape(packed["shape"])


def test_its_curves_are_the_costs_and_the_accuracy_of_every_recorded_update(dashboard, run, data):
    held_out = hg.Objective(run.objective.model, run.objective.cost, data.X_test, data.y_test)
    assert dashboard.updates == run.update.tolist()
    np.testing.assert_allclose(dashboard.costs["training"], [run.objective.value(theta) for theta in run.theta])
    np.testing.assert_allclose(dashboard.costs["held out"], [held_out.value(theta) for theta in run.theta])
    last = hg.labels(run.objective.model.predict(run.theta[-1], data.X_test))
    assert dashboard.right[-1] == hg.accuracy(last, hg.labels(data.y_test))


def test_what_it_shows_for_an_image_is_the_forward_pass(dashboard, run, data):
    images = data.X_test[dashboard.rows]
    for moment, t in enumerate(dashboard.moments):
        forward = run.objective.model.forward(run.theta[t], images)
        np.testing.assert_allclose(unpack(dashboard.activations)[moment], forward.a[1], atol=2e-5)
        np.testing.assert_allclose(unpack(dashboard.outgoing)[moment], forward.layers[1].W, atol=1e-4)
        np.testing.assert_allclose(unpack(dashboard.probabilities)[moment], hg.softmax(forward.a[-1]), atol=2e-5)


def test_it_offers_an_image_of_each_class_and_some_mistakes(dashboard, run, data):
    assert dashboard.targets[:4] == [0, 1, 2, 3]
    taken = hg.labels(run.objective.model.predict(run.theta[-1], data.X_test[dashboard.rows]))
    assert (taken[4:] != dashboard.targets[4:]).all()
    assert len(dashboard.rows) == 7


def test_its_moments_are_the_whole_run(dashboard, run):
    assert dashboard.moments == list(range(len(run)))
    assert len(dashboard.weights) == len(run) == EPOCHS + 6


def test_between_two_moments_no_large_part_of_the_learning_is_left_out(dashboard):
    assert dashboard.right[0] < 0.5 < 0.95 < dashboard.right[-1]
    assert np.diff(dashboard.right).max() < 0.5  # from 33 % to 72 %, in a single update
    assert np.diff(dashboard.right)[1:].max() < 0.25


@pytest.mark.parametrize(
    ("epoch", "early"),
    [(50, [0, 1, 2, 5, 10, 20]), (8, [0, 1, 2, 5]), (1, [0]), (300, [0, 1, 2, 5, 10, 20, 50, 100, 200])],
)
def test_the_first_updates_are_recorded_more_often_than_the_rest(epoch, early):
    found = [update for update in range(3 * epoch + 1) if worth_recording(update, epoch)]
    assert found == [*early, epoch, 2 * epoch, 3 * epoch]


@pytest.mark.parametrize(("n", "most"), [(1, 12), (5, 12), (12, 12), (13, 12), (21, 12), (1000, 12)])
def test_moments_are_all_rows_or_the_first_the_last_and_some_between(n, most):
    rows = spaced(n, most)
    assert rows[0] == 0
    assert rows[-1] == n - 1
    assert len(rows) == min(n, most)
    assert (np.diff(rows) > 0).all()


def test_the_program_reads_the_weights_that_python_wrote(dashboard, run, node):
    forward = run.objective.model.forward(run.theta[-1], run.objective.X[:1])
    tensors = [np.array([0.0, 1.0, -1.0, 0.5]), np.array([0.0, 0.25, -1.0, -0.5])]
    levels = [np.rint(16 + 15 * np.sign(t) * np.abs(t) ** 0.6).astype(int).tolist() for t in tensors]
    fixture = {"weights": changes(tensors), "levels": levels, "a": forward.a[1][0].tolist()}
    outgoing = forward.layers[1].W
    products = forward.a[1][0][:, None] * outgoing
    node("program.test.mjs", fixture | {"outgoing": outgoing.tolist(), "products": products.tolist()})


def test_a_weight_that_stands_still_is_written_as_no_change(dashboard):
    later = "".join(dashboard.weights[1:])
    assert later.count(LETTERS[0]) > 0.4 * len(later)  # the rim, and what has settled


def test_its_state_is_small_enough_for_a_page(dashboard):
    state = json.dumps({**dashboard.state, "live": False}).encode()
    assert len(gzip.compress(state)) <= 60_000


def test_the_picture_says_where_the_costs_began_and_ended(dashboard):
    alt = dashboard.picture().alt
    assert f"training: from {dashboard.costs['training'][0]:.3g} to {dashboard.costs['training'][-1]:.3g}" in alt
    assert f"held out: from {dashboard.costs['held out'][0]:.3g}" in alt


def test_a_run_of_another_kind_is_refused(run, data):
    bowl = hg.train(hg.Quadratic(np.eye(2)), np.ones(2), hg.GradientDescent(0.1), 5)
    with pytest.raises(ValueError, match="expected a TrainingRun of an Objective"):
        RunDashboard.of(bowl, data.X_test, data.y_test)
    for sizes in [(784, 40, 4), (784, 8, 8, 4), (780, 8, 4)]:
        objective = hg.Objective(
            hg.Network(sizes), run.objective.cost, run.objective.X[:, : sizes[0]], run.objective.y
        )
        other = replace(run, objective=objective)
        with pytest.raises(ValueError, match="expected a Network of a square number of inputs"):
            RunDashboard.of(other, data.X_test, data.y_test)


def test_a_run_that_diverged_is_refused(run, data):
    with pytest.raises(ValueError, match="run diverged at update 50"):
        RunDashboard.of(replace(run, cost=np.where(run.update == 50, np.nan, run.cost)), data.X_test, data.y_test)


def test_images_that_are_none_are_refused(run, data):
    with pytest.raises(ValueError, match=r"X runs from 0.0 to 255.0: expected gray values in \[0, 1\]"):
        RunDashboard.of(run, 255 * data.X_test, data.y_test)
    with pytest.raises(ValueError, match=r"images is \[9999\]: expected rows of X"):
        RunDashboard.of(run, data.X_test, data.y_test, images=[9999])
    with pytest.raises(ValueError, match="y has 5 rows"):
        RunDashboard.of(run, data.X_test, data.y_test[:5])
