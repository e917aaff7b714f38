"""The dashboard trains anew as the reader sets it, streams what it records, stops, and survives a divergence."""

import asyncio
import json

import numpy as np
import pytest
import traitlets

import handgrad as hg
from handgrad.widgets import RunDashboard
from handgrad.widgets.base import trainer
from handgrad.widgets.run_dashboard import widget

EPOCHS, EPOCH = 3, 10  # of 10 mini-batches each
MOMENTS = [0, 1, 2, 5, 10, 20, 30]


@pytest.fixture(scope="module")
def run():
    X, y = hg.datasets.digits()
    network, cost = hg.Network((64, 8, 10)), hg.CategoricalCrossEntropyFromLogits()
    objective = hg.Objective(network, cost, X[:320], y[:320])
    batches = hg.Batches(320, 32, np.random.default_rng(0))
    theta = network.init(np.random.default_rng(1))
    return hg.train(objective, theta, hg.Momentum(0.1, beta=0.5), EPOCHS * EPOCH, batches, record=EPOCH)


@pytest.fixture
def dashboard(run, monkeypatch):
    monkeypatch.setattr(trainer, "BETWEEN", 0.0)
    monkeypatch.setattr(widget, "APART", -1.0)
    X, y = hg.datasets.digits()
    return RunDashboard.of(run, X[320:400], y[320:400], seed=5)


def from_the_front_end(dashboard, **values):
    """What arrives when a reader moves a control: as plain JSON."""
    dashboard.set_state(json.loads(json.dumps(values)))


async def until_done(dashboard, turns=500):
    for _ in range(turns):
        await asyncio.sleep(0)
        if not dashboard.training:
            return
    raise AssertionError("the training goes on")


def test_it_begins_with_the_settings_of_the_run_it_was_given(dashboard):
    assert (dashboard.optimizer, dashboard.rate, dashboard.width) == ("momentum", 0.1, 8)
    assert dashboard.trained == {}
    assert not dashboard.training


def test_without_a_loop_it_trains_to_the_end_as_the_library_does(dashboard, run):
    dashboard.optimizer, dashboard.rate, dashboard.width = "adam", 0.02, 12
    dashboard.training = True
    objective, rng = run.objective, np.random.default_rng(5)
    network = hg.Network((64, 12, 10))
    same = hg.Objective(network, objective.cost, objective.X, objective.y)
    theta, batches = network.init(rng), hg.Batches(320, 32, rng)
    expected = hg.train(same, theta, hg.Adam(0.02), EPOCHS * EPOCH, batches)
    np.testing.assert_array_equal(dashboard.run.theta, expected.theta[MOMENTS])
    assert dashboard.run.update.tolist() == MOMENTS
    assert dashboard.costs["training"][-1] == pytest.approx(same.value(expected.theta[-1]), rel=1e-6)
    assert dashboard.trained == {"optimizer": "adam", "rate": 0.02, "width": 12, "seed": 5}
    assert not dashboard.training
    assert dashboard.activations["shape"] == [len(MOMENTS), len(dashboard.rows), 12]


def test_the_same_rule_keeps_the_other_options_of_the_run(dashboard):
    dashboard.training = True
    assert dashboard.run.optimizer == hg.Momentum(0.1, beta=0.5)
    dashboard.optimizer = "descent"
    dashboard.training = True
    assert dashboard.run.optimizer == hg.GradientDescent(0.1)


def test_another_seed_gives_other_weights_and_the_same_seed_the_same(dashboard):
    thetas = []
    for seed in (1, 2, 1):
        dashboard.seed, dashboard.training = seed, True
        thetas.append(dashboard.run.theta)
    assert not np.isin(thetas[0][0], thetas[1][0])[:100].any()
    np.testing.assert_array_equal(thetas[0], thetas[2])


def test_to_set_a_control_trains_nothing_by_itself(dashboard, run):
    dashboard.rate, dashboard.width, dashboard.optimizer, dashboard.seed = 0.5, 4, "adam", 9
    assert dashboard.run is run
    assert dashboard.trained == {}


def test_in_a_loop_every_moment_is_shown_with_its_weights(dashboard):
    async def watched():
        seen = []
        dashboard.observe(lambda change: seen.append((dashboard.updates, dashboard.moments)), "updates")
        from_the_front_end(dashboard, training=True, seed=6)
        assert dashboard.training
        await until_done(dashboard)
        return seen

    seen = asyncio.run(watched())
    assert [updates[-1] for updates, _ in seen] == MOMENTS
    assert dashboard.moments == list(range(len(MOMENTS)))
    assert dashboard.trained["seed"] == 6


def test_what_streams_has_the_weights_of_two_moments(dashboard):
    async def watched():
        seen = []
        dashboard.observe(lambda change: seen.append(change.new), "moments")
        dashboard.training = True
        await until_done(dashboard)
        return seen

    assert asyncio.run(watched()) == [[0], *([0, t] for t in range(1, 7)), list(range(7))]


def test_a_stop_keeps_what_was_trained(dashboard):
    async def stopped():
        dashboard.training = True
        while dashboard.updates[-1:] != [EPOCH]:
            await asyncio.sleep(0)
        await asyncio.sleep(0)
        from_the_front_end(dashboard, training=False)
        for _ in range(5):
            await asyncio.sleep(0)

    asyncio.run(stopped())
    last = dashboard.updates[-1]
    assert EPOCH < last < 2 * EPOCH
    assert dashboard.run.update.tolist() == dashboard.updates == [0, 1, 2, 5, EPOCH, last]
    assert dashboard.moments == [0, 1, 2, 3, 4, 5]
    assert dashboard.costs["training"][-1] < dashboard.costs["training"][0]
    assert not dashboard.training


def test_a_stop_before_the_first_step_leaves_the_run_before(dashboard, run):
    async def stopped():
        dashboard.training = True
        dashboard.training = False
        await asyncio.sleep(0)

    asyncio.run(stopped())
    assert dashboard.run is run
    assert dashboard.trained == {}


def test_a_control_that_moves_during_a_training_starts_it_again(dashboard):
    async def moved():
        dashboard.training = True
        while len(dashboard.updates) != 2:
            await asyncio.sleep(0)
        from_the_front_end(dashboard, rate=0.3, width=4)
        assert dashboard.training
        await until_done(dashboard)

    asyncio.run(moved())
    assert dashboard.trained == {"optimizer": "momentum", "rate": 0.3, "width": 4, "seed": 5}
    assert dashboard.updates == MOMENTS


@pytest.fixture
def unbounded(run, monkeypatch):
    """A dashboard whose network a rate can drive to infinity: nothing bounds its hidden units."""
    objective = run.objective
    network = hg.Network((64, 8, 10), hidden=hg.identity)
    free = hg.Objective(network, hg.MeanSquaredError(), objective.X, objective.y)
    theta = network.init(np.random.default_rng(1))
    batches = hg.Batches(320, 32, np.random.default_rng(0))
    tame = hg.train(free, theta, hg.GradientDescent(0.01), EPOCHS * EPOCH, batches, record=EPOCH)
    return RunDashboard.of(tame, objective.X[:50], objective.y[:50])


def test_a_training_that_diverges_shows_what_came_before(unbounded):
    unbounded.rate, unbounded.training = 1.5, True
    assert 0 < unbounded.diverged < EPOCHS * EPOCH
    assert unbounded.updates[-1] < unbounded.diverged
    json.dumps(unbounded.state, allow_nan=False)
    assert not unbounded.training


def test_after_a_divergence_a_lower_rate_trains(unbounded):
    for rate in (1.5, 0.01):
        unbounded.rate, unbounded.training = rate, True
    assert unbounded.diverged == -1
    assert unbounded.updates[-1] == EPOCHS * EPOCH


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("width", 10**9, 24),
        ("width", -3, 2),
        ("rate", 1e9, 100.0),
        ("rate", -1, 0.0),
        ("seed", -1, 0),
        ("seed", 10**400, 9999),
        ("rate", np.inf, 100.0),
    ],
)
def test_what_is_out_of_bounds_is_clipped(dashboard, name, value, kept):
    from_the_front_end(dashboard, **{name: value}, training=True)
    assert getattr(dashboard, name) == dashboard.trained[name] == kept
    assert np.isfinite(dashboard.costs["training"]).all()


@pytest.mark.parametrize(
    ("name", "value"),
    [("optimizer", "magic"), ("rate", "fast"), ("width", None), ("seed", 1.5), ("training", "yes")],
)
def test_what_is_of_no_use_is_refused_and_the_state_stays(dashboard, run, name, value):
    before = getattr(dashboard, name)
    with pytest.raises(traitlets.TraitError):
        from_the_front_end(dashboard, **{name: value})
    assert getattr(dashboard, name) == before
    assert dashboard.run is run


def test_a_rate_that_is_no_number_is_refused(dashboard):
    with pytest.raises(traitlets.TraitError, match="rate is nan: expected a number"):
        dashboard.rate = np.nan


def test_mini_batches_larger_than_the_data_are_refused_at_once(run):
    with pytest.raises(ValueError, match="size is 1000: expected at most n, 320"):
        RunDashboard.of(run, run.objective.X[:50], run.objective.y[:50], batch=1000)
