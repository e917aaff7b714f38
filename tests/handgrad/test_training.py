"""Descent as data: what each row of a run holds, mini-batches, divergence, and what is refused."""

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import handgrad as hg
from handgrad.training import Snapshot

BOWL = hg.Quadratic(np.diag([1.0, 3.0]))
START = np.array([2.0, -1.0])
OPTIMIZERS = [hg.GradientDescent(0.1), hg.Momentum(0.1), hg.Adam(0.1)]
every_optimizer = pytest.mark.parametrize("optimizer", OPTIMIZERS, ids=repr)


def rng(seed=0):
    return np.random.default_rng(seed)


def regression(n=10):
    network = hg.Network((2, 3, 1))
    objective = hg.Objective(network, hg.MeanSquaredError(), rng(1).normal(size=(n, 2)), rng(2).normal(size=(n, 1)))
    return objective, network.init(rng(3))


# what a run holds


def test_gradient_descent_on_a_quadratic_has_a_closed_form():
    """θₜ = (1 − η λ)ᵗ θ₀ in each eigendirection."""
    run = hg.train(BOWL, START, hg.GradientDescent(0.1), 25)
    t = np.arange(26)[:, None]
    np.testing.assert_allclose(run.theta, np.array([0.9, 0.7]) ** t * START, rtol=1e-12)


@every_optimizer
def test_each_row_is_the_state_before_its_update(optimizer):
    run = hg.train(BOWL, START, optimizer, 5)
    np.testing.assert_array_equal(run.update, range(6))
    np.testing.assert_array_equal(run.theta[0], START)
    theta, state = START, optimizer.init(START)
    for t in range(5):
        assert run.cost[t] == BOWL.value(theta)
        np.testing.assert_array_equal(run.grad[t], BOWL.grad(theta))
        theta, state = optimizer.update(theta, BOWL.grad(theta), state)
        np.testing.assert_array_equal(run.theta[t + 1], theta)


def test_the_last_row_is_where_training_stopped():
    run = hg.train(BOWL, START, hg.GradientDescent(0.1), 5)
    assert run.cost[-1] == BOWL.value(run.theta[-1])
    np.testing.assert_array_equal(run.grad[-1], BOWL.grad(run.theta[-1]))


def test_shapes_of_a_run():
    run = hg.train(BOWL, START, hg.GradientDescent(0.1), 5)
    assert (run.update.shape, run.theta.shape, run.cost.shape, run.grad.shape) == ((6,), (6, 2), (6,), (6, 2))
    assert len(run) == 6


def test_a_run_remembers_what_produced_it():
    optimizer = hg.Adam(0.1)
    run = hg.train(BOWL, START, optimizer, 1)
    assert run.objective is BOWL
    assert run.optimizer is optimizer


@every_optimizer
def test_record_thins_the_run_and_changes_nothing(optimizer):
    every, seventh = (hg.train(BOWL, START, optimizer, 20, record=record) for record in (1, 7))
    np.testing.assert_array_equal(seventh.update, [0, 7, 14, 20])
    np.testing.assert_array_equal(seventh.theta, every.theta[[0, 7, 14, 20]])
    np.testing.assert_array_equal(seventh.grad, every.grad[[0, 7, 14, 20]])
    np.testing.assert_array_equal(seventh.cost, every.cost[[0, 7, 14, 20]])


@given(updates=st.integers(0, 12), record=st.integers(1, 15), size=st.integers(1, 10))
@settings(max_examples=40, deadline=None)
def test_record_changes_no_batch_either(updates, record, size):
    objective, theta = regression()
    every, some = (
        hg.train(objective, theta, hg.Adam(0.1), updates, hg.Batches(10, size, rng(4)), record=r)
        for r in (1, record)
    )
    np.testing.assert_array_equal(some.update, [*range(0, updates, record), updates])
    np.testing.assert_array_equal(some.theta, every.theta[some.update])
    np.testing.assert_array_equal(some.cost, every.cost[some.update])


def test_no_updates_leave_one_row():
    for batches in (None, hg.Batches(10, 5)):
        objective, theta = regression()
        run = hg.train(objective, theta, hg.Adam(0.1), 0, batches, record=3)
        assert len(run) == 1
        np.testing.assert_array_equal(run.theta[0], theta)


def test_theta_is_neither_mutated_nor_kept():
    theta = START.copy()
    snapshots = hg.descend(BOWL, theta, hg.GradientDescent(0.1), 3)
    first = next(snapshots)
    assert not np.shares_memory(first.theta, theta)
    run = hg.collect([first, *snapshots])
    np.testing.assert_array_equal(theta, START)
    np.testing.assert_array_equal(run.theta[0], START)


def test_whole_numbers_and_lists_start_as_well():
    run = hg.train(BOWL, [2, -1], hg.GradientDescent(0.1), 5)
    np.testing.assert_array_equal(run.theta, hg.train(BOWL, START, hg.GradientDescent(0.1), 5).theta)


# descend is a generator: progress comes from consuming it


class Counting:
    """The bowl, and how often each of its methods was called."""

    def __init__(self):
        self.values = self.grads = 0

    def value(self, theta):
        self.values += 1
        return BOWL.value(theta)

    def grad(self, theta):
        self.grads += 1
        return BOWL.grad(theta)


def test_nothing_is_computed_before_it_is_asked_for():
    counting = Counting()
    snapshots = hg.descend(counting, START, hg.GradientDescent(0.1), 1000)
    assert (counting.values, counting.grads) == (0, 0)
    next(snapshots)
    assert (counting.values, counting.grads) == (1, 1)


def test_costs_are_computed_for_recorded_updates_only_and_each_gradient_once():
    counting = Counting()
    hg.train(counting, START, hg.GradientDescent(0.1), 20, record=5)
    assert (counting.values, counting.grads) == (5, 21)


def test_consuming_the_generator_and_collecting_is_the_same_run_as_train():
    optimizer, seen = hg.Momentum(0.1), []
    snapshots = hg.descend(BOWL, START, optimizer, 20, record=3)
    run = hg.collect((seen.append(s.update) or s for s in snapshots), BOWL, optimizer)
    expected = hg.train(BOWL, START, optimizer, 20, record=3)
    assert seen == expected.update.tolist()
    for field in ("update", "theta", "cost", "grad"):
        np.testing.assert_array_equal(getattr(run, field), getattr(expected, field))
    assert (run.objective, run.optimizer) == (expected.objective, expected.optimizer)


def test_costs_keep_their_digits_where_the_first_is_a_whole_number():
    snapshots = [Snapshot(0, np.ones(1), 1, np.ones(1)), Snapshot(1, np.ones(1), 0.25, np.ones(1))]
    assert hg.collect(snapshots).cost.tolist() == [1.0, 0.25]


def test_a_run_holds_copies_of_what_its_snapshots_held():
    """A rule of a reader's own may write into one theta again and again."""
    theta = np.zeros(1)
    snapshots = (Snapshot(t, np.add(theta, 1, out=theta), 0.0, theta) for t in range(5))
    np.testing.assert_array_equal(hg.collect(snapshots).theta[:, 0], [1, 2, 3, 4, 5])


def test_no_snapshots_make_no_run():
    with pytest.raises(ValueError, match="snapshots is empty: expected at least one"):
        hg.collect([])


def test_a_reader_may_stop_early():
    snapshots = hg.descend(BOWL, START, hg.GradientDescent(0.1), 10**9)
    run = hg.collect(s for s, _ in zip(snapshots, range(4)))
    np.testing.assert_array_equal(run.update, range(4))


def test_an_objective_without_value_and_grad_trains_as_well():
    run = hg.train(Counting(), START, hg.Adam(0.1), 10)
    np.testing.assert_array_equal(run.theta, hg.train(BOWL, START, hg.Adam(0.1), 10).theta)


# batches


def test_the_same_seed_gives_the_same_run():
    objective, theta = regression()
    first, second = (hg.train(objective, theta, hg.Adam(0.1), 30, hg.Batches(10, 3, rng(5))) for _ in range(2))
    np.testing.assert_array_equal(first.theta, second.theta)


def test_batches_are_used_in_their_order_epoch_after_epoch():
    objective, theta = regression()
    run = hg.train(objective, theta, hg.GradientDescent(0.1), 7, batches=[[0, 1, 2], [3, 4]])
    for t in range(7):
        batch = objective.on([[0, 1, 2], [3, 4]][t % 2])
        assert run.cost[t] == batch.value(run.theta[t])
        np.testing.assert_array_equal(run.grad[t], batch.grad(run.theta[t]))


def test_gradients_do_not_accumulate_over_batches():
    """W21: a gradient that is not zeroed passes every gradient check and does not train."""
    objective, theta = regression()
    run = hg.train(objective, theta, hg.GradientDescent(0.1), 6, hg.Batches(10, 5))
    for t in range(6):
        np.testing.assert_allclose(run.theta[t + 1], run.theta[t] - 0.1 * run.grad[t], rtol=1e-14, atol=1e-16)


def test_one_batch_of_all_rows_is_full_batch():
    objective, theta = regression()
    full, whole = (hg.train(objective, theta, hg.Adam(0.1), 10, batches) for batches in (None, hg.Batches(10, 10)))
    np.testing.assert_array_equal(full.theta, whole.theta)


def test_a_one_shot_generator_of_batches_is_refused_when_it_runs_out():
    objective, theta = regression()
    once = (rows for rows in ([0, 1], [2, 3]))
    with pytest.raises(ValueError, match="batches gave no rows: expected one epoch to iterate again and again"):
        hg.train(objective, theta, hg.GradientDescent(0.1), 3, once)


def test_batches_without_rows_are_refused():
    objective, theta = regression()
    with pytest.raises(ValueError, match="batches gave no rows"):
        hg.train(objective, theta, hg.GradientDescent(0.1), 3, batches=[])
    with pytest.raises(ValueError, match=re.escape("rows is []: expected at least one example")):
        hg.train(objective, theta, hg.GradientDescent(0.1), 3, batches=[[]])


@pytest.mark.parametrize("n", [3, 12])
@pytest.mark.parametrize("generator", [None, 0])
def test_batches_of_another_number_of_rows_are_refused(n, generator):
    """Fewer would leave examples out, in silence."""
    objective, theta = regression()
    batches = hg.Batches(n, 2, generator if generator is None else rng(generator))
    with pytest.raises(ValueError, match=rf"batches\.n is {n}: expected 10, as many as examples"):
        hg.train(objective, theta, hg.GradientDescent(0.1), 3, batches)


# a run goes on


EVERY_STATE = [*OPTIMIZERS, hg.Nesterov(0.1), hg.AMSGrad(0.1), hg.AdamW(0.1), hg.RMSProp(0.1), hg.AdaGrad(0.1)]
EVERY_STATE += [hg.Scheduled(hg.Adam(0.1), lambda t: 0.1 / (t + 1)), hg.Clipped(hg.Momentum(0.1), 0.5)]


def of_seed(seed):
    """Makers of batches: none, in order, shuffled, and a reader's own."""
    return [
        lambda: None,
        lambda: hg.Batches(10, 3),
        lambda: hg.Batches(10, 3, rng(seed)),
        lambda: [[0, 1, 2], [3, 4], [5, 6, 7, 8, 9]],
    ]


@pytest.mark.parametrize("optimizer", EVERY_STATE, ids=lambda one: type(one).__name__)
@pytest.mark.parametrize("maker", of_seed(6), ids=["full", "in order", "shuffled", "lists"])
@given(first=st.integers(0, 9), then=st.integers(0, 9), record=st.integers(1, 4))
@settings(max_examples=8, deadline=None, derandomize=True)
def test_two_runs_are_one_long_run_bit_by_bit(optimizer, maker, first, then, record):
    objective, theta = regression()
    long = hg.train(objective, theta, optimizer, first + then, maker())
    one = hg.train(objective, theta, optimizer, first, maker(), record)
    two = hg.train(objective, one.end, optimizer, then, maker(), record)
    assert one.end.update == first
    for run in (one, two):
        for name in ("theta", "cost", "grad"):
            np.testing.assert_array_equal(getattr(run, name), getattr(long, name)[run.update])
    assert two.update[-1] == first + then


def test_the_same_batches_may_be_used_again():
    """They are as they were made, wherever their generator has got to."""
    objective, theta = regression()
    batches = hg.Batches(10, 3, rng(7))
    long = hg.train(objective, theta, hg.Adam(0.1), 11, hg.Batches(10, 3, rng(7)))
    one = hg.train(objective, theta, hg.Adam(0.1), 6, batches)
    two = hg.train(objective, one.end, hg.Adam(0.1), 5, batches)
    np.testing.assert_array_equal(two.theta[-1], long.theta[-1])


def test_six_updates_are_three_and_three():
    """No permutation is drawn only for the last record: the generator stands where the epoch ended."""
    objective, theta = regression()
    six = hg.train(objective, theta, hg.GradientDescent(0.1), 6, hg.Batches(10, 4, rng(8)))
    generator = rng(8)
    batches = hg.Batches(10, 4, generator)
    three = hg.train(objective, theta, hg.GradientDescent(0.1), 3, batches)
    np.testing.assert_array_equal(three.cost[-1], six.cost[3])
    after = rng(8)
    after.permutation(10)
    assert generator.bit_generator.state == after.bit_generator.state
    again = hg.train(objective, three.theta[-1], hg.GradientDescent(0.1), 3, batches)
    np.testing.assert_array_equal(again.theta, six.theta[3:])


def test_any_snapshot_is_a_beginning():
    snapshots = list(hg.descend(BOWL, START, hg.Adam(0.1), 9))
    run = hg.train(BOWL, snapshots[4], hg.Adam(0.1), 5)
    np.testing.assert_array_equal(run.update, range(4, 10))
    np.testing.assert_array_equal(run.theta[-1], snapshots[-1].theta)


def test_a_snapshot_that_is_not_finite_is_no_beginning():
    run = hg.train(BOWL, START, hg.GradientDescent(1e3), 200)
    with pytest.raises(ValueError, match="theta is nan at"):
        hg.descend(BOWL, run.end, hg.GradientDescent(0.1), 1)


# divergence is data


def test_a_run_that_converges_has_not_diverged():
    assert hg.train(BOWL, START, hg.GradientDescent(0.1), 50).diverged_at is None


def test_divergence_names_its_first_update_and_warns_of_nothing():
    """Growing by |1 − η λ| = 2999 each time, J ∝ 2999²ᵗ passes 1.8e308, the largest float64, at t = 45."""
    run = hg.train(BOWL, START, hg.GradientDescent(1e3), 200)
    finite = np.isfinite(run.cost)
    assert run.diverged_at == 45
    assert finite[:45].all()
    assert not finite[45:].any()


def test_divergence_with_thinned_records_names_a_recorded_update():
    assert hg.train(BOWL, START, hg.GradientDescent(1e3), 200, record=20).diverged_at == 60


@pytest.mark.parametrize(
    ("cost", "output"),
    [
        (hg.MeanSquaredError(), hg.identity),
        (hg.Huber(), hg.relu),
        (hg.CategoricalCrossEntropyFromLogits(), hg.identity),
        (hg.BinaryCrossEntropyFromLogits(), hg.swish),
        (hg.BinaryCrossEntropy(), hg.sigmoid),
    ],
    ids=repr,
)
@pytest.mark.parametrize("optimizer", [hg.GradientDescent(1e200), hg.Momentum(1e200), hg.Adam(1e200)], ids=repr)
def test_networks_diverge_without_warnings_or_exceptions(optimizer, cost, output):
    network = hg.Network((2, 3, 2), hg.relu, output)
    objective = hg.Objective(network, cost, rng().normal(size=(6, 2)), np.eye(2)[[0, 1, 0, 1, 0, 0]], hg.L2(0.1))
    run = hg.train(objective, rng(1).normal(size=network.size), optimizer, 8, hg.Batches(6, 2))
    assert run.diverged_at is not None
    assert len(run) == 9


def test_parameters_that_are_not_finite_are_divergence_though_the_cost_is():
    theta = np.array([[0.0], [np.inf]])
    run = hg.TrainingRun(np.arange(2), theta, np.zeros(2), np.zeros((2, 1)), None, None)
    assert run.diverged_at == 1


def test_warnings_are_silenced_for_the_run_only():
    for _ in hg.descend(BOWL, START, hg.GradientDescent(1e3), 100):
        with pytest.raises(RuntimeWarning):
            np.array([1e300]) * 1e300


# what is refused


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"updates": -1}, ValueError, "updates is -1: expected at least 0"),
        ({"updates": 2.0}, TypeError, "updates is 2.0: expected an integer"),
        ({"updates": True}, TypeError, "updates is True: expected an integer"),
        ({"updates": 2, "record": 0}, ValueError, "record is 0: expected at least 1"),
        ({"updates": 2, "record": 0.5}, TypeError, "record is 0.5: expected an integer"),
        ({"updates": 2, "theta": [np.nan, 1.0]}, ValueError, "theta is nan at (0,)"),
        ({"updates": 2, "theta": np.ones((2, 1))}, ValueError, "theta has shape (2, 1)"),
        ({"updates": 2, "theta": []}, ValueError, "theta has shape (0,)"),
        ({"updates": 2, "theta": ["a"]}, TypeError, "theta has dtype <U1: expected numbers"),
        ({"updates": 2, "theta": [1j, 0.0]}, TypeError, "theta has dtype complex128: expected real numbers"),
        ({"updates": 2, "optimizer": hg.Adam}, TypeError, "optimizer is the class Adam: expected an instance"),
        ({"updates": 2, "optimizer": None}, TypeError, "optimizer is None: expected one with init and update"),
        ({"updates": 2, "objective": 3}, TypeError, "objective is 3: expected one with value and grad"),
    ],
)
def test_bad_arguments_are_refused_at_once(options, error, message):
    right = {"objective": BOWL, "theta": START, "optimizer": hg.GradientDescent(0.1)}
    with pytest.raises(error, match=re.escape(message)):
        hg.descend(**right | options)
