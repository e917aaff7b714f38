"""A model, a cost and data as one objective J(theta): values, gradients, mini-batches and what is refused."""

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import handgrad as hg


def rng(seed=0):
    return np.random.default_rng(seed)


def regression(n=6, penalty=None):
    """A tanh network on random data, and a theta with no zero in it."""
    network = hg.Network((2, 3, 1))
    objective = hg.Objective(
        network, hg.MeanSquaredError(), rng(1).normal(size=(n, 2)), rng(2).normal(size=(n, 1)), penalty
    )
    return objective, rng(3).normal(size=network.size)


PENALTIES = {"no penalty": None, "L2": hg.L2(0.3), "L1": hg.L1(0.2)}
every_penalty = pytest.mark.parametrize("penalty", PENALTIES.values(), ids=PENALTIES)


# value and gradient


@every_penalty
def test_value_grad_and_value_and_grad_agree(penalty):
    objective, theta = regression(penalty=penalty)
    value, grad = objective.value_and_grad(theta)
    assert value == objective.value(theta)
    np.testing.assert_array_equal(grad, objective.grad(theta))


@every_penalty
def test_the_gradient_matches_differences(penalty):
    objective, theta = regression(penalty=penalty)
    hg.assert_grad(objective.value, objective.grad, theta, objective.model.tensors)


def test_the_value_is_the_cost_of_the_prediction():
    objective, theta = regression()
    prediction = objective.model.predict(theta, objective.X)
    assert objective.value(theta) == hg.MeanSquaredError().value(prediction, objective.y)


def test_the_value_by_hand():
    """Prediction 2·3 + 1 = 7 against 5: J = ½·2² = 2, and ½·λ·2² more with L2 of strength λ = 3."""
    X, y, theta = [[3.0]], [[5.0]], np.array([2.0, 1.0])
    network = hg.Network((1, 1))
    assert hg.Objective(network, hg.MeanSquaredError(), X, y).value(theta) == 2
    penalized = hg.Objective(network, hg.MeanSquaredError(), X, y, hg.L2(3.0))
    assert penalized.value(theta) == 2 + 6
    assert penalized.grad(theta).tolist() == [2 * 3 + 3 * 2, 2]


@pytest.mark.parametrize("penalty", [hg.L2(0.3), hg.L1(0.2)], ids=repr)
def test_a_penalty_adds_its_value_and_gradient_and_leaves_biases_alone(penalty):
    plain, theta = regression()
    penalized, _ = regression(penalty=penalty)
    weights = plain.model.without_biases(theta)
    assert penalized.value(theta) - plain.value(theta) == pytest.approx(penalty.value(weights), rel=1e-12)
    np.testing.assert_allclose(penalized.grad(theta) - plain.grad(theta), penalty.grad(weights), atol=1e-15)
    for before, after in zip(plain.model.layers(plain.grad(theta)), plain.model.layers(penalized.grad(theta))):
        np.testing.assert_array_equal(after.b, before.b)
        assert (after.W != before.W).all()


def test_backward_is_the_cost_alone_without_the_penalty():
    plain, theta = regression()
    penalized, _ = regression(penalty=hg.L2(0.3))
    np.testing.assert_array_equal(penalized.backward(theta).grad, plain.grad(theta))


def test_nothing_is_mutated():
    objective, theta = regression(penalty=hg.L2(0.1))
    before = theta.copy(), objective.X.copy(), objective.y.copy()
    objective.value_and_grad(theta)
    for array, old in zip((theta, objective.X, objective.y), before):
        np.testing.assert_array_equal(array, old)


def test_lists_and_whole_numbers_become_float64():
    objective = hg.Objective(hg.Network((1, 1)), hg.MeanSquaredError(), [[1], [2]], [[1], [0]])
    assert objective.X.dtype == objective.y.dtype == np.float64


# mini-batches


def test_a_batch_takes_the_same_rows_of_X_and_y():
    objective, _ = regression()
    for rows in ([4, 1], slice(2, 5), np.array([0, 0, 3]), np.array([True, False, False, True, False, False])):
        batch = objective.on(rows)
        np.testing.assert_array_equal(batch.X, objective.X[rows])
        np.testing.assert_array_equal(batch.y, objective.y[rows])
        assert (batch.model, batch.cost, batch.penalty) == (objective.model, objective.cost, objective.penalty)


def test_a_batch_leaves_the_whole_as_it_was():
    objective, theta = regression()
    value = objective.value(theta)
    objective.on([0, 1])
    assert len(objective.X) == len(objective.y) == 6
    assert objective.value(theta) == value


@given(size=st.sampled_from([1, 2, 3, 4, 6, 12]), seed=st.integers(0, 100))
@settings(max_examples=20, deadline=None)
def test_gradients_of_equal_batches_average_to_the_full_one(size, seed):
    """With the penalty too: each batch has all of it."""
    objective, theta = regression(n=12, penalty=hg.L2(0.3))
    batches = hg.Batches(12, size, rng(seed))
    np.testing.assert_allclose(
        np.mean([objective.on(rows).grad(theta) for rows in batches], axis=0), objective.grad(theta)
    )
    assert np.mean([objective.on(rows).value(theta) for rows in batches]) == pytest.approx(
        objective.value(theta), rel=1e-12
    )


@pytest.mark.parametrize("rows", [[], slice(3, 3), np.zeros(6, bool)], ids=["list", "slice", "mask"])
def test_a_batch_without_rows_is_refused(rows):
    with pytest.raises(ValueError, match=r"rows is .*: expected at least one example"):
        regression()[0].on(rows)


def test_a_row_that_does_not_exist_is_refused():
    with pytest.raises(IndexError):
        regression()[0].on([6])


# what is refused


def refuses(message, X=((1.0,), (2.0,)), y=((1.0,), (0.0,)), cost=None, error=ValueError):
    with pytest.raises(error, match=re.escape(message)):
        hg.Objective(hg.Network((1, 1)), cost or hg.MeanSquaredError(), X, y)


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_data_that_are_not_finite_are_refused(bad):
    refuses(f"X is {bad} at (1, 0): expected finite numbers", X=[[1.0], [bad]])
    refuses(f"y is {bad} at (1, 0): expected finite numbers", y=[[1.0], [bad]])


def test_lengths_that_differ_are_refused():
    refuses("y has 3 rows, X 2", y=[[1.0], [2.0], [3.0]])


def test_data_without_rows_or_columns_are_refused():
    refuses("X has shape (2,): expected (n, k)", X=[1.0, 2.0])
    refuses("y has shape (2,): expected (n, k)", y=[1.0, 2.0])
    refuses("X has shape (0, 1)", X=np.empty((0, 1)), y=np.empty((0, 1)))
    refuses("y has shape (0, 1)", y=np.empty((0, 1)))


def test_ragged_data_and_text_are_refused():
    refuses("X is ragged", X=[[1.0], [1.0, 2.0]])
    refuses("y has dtype <U3: expected numbers", y=[["cat"], ["dog"]], error=TypeError)


def test_a_class_in_place_of_a_cost_is_refused():
    refuses("cost is the class Hinge: expected an instance, such as Hinge()", cost=hg.Hinge, error=TypeError)


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"model": None}, "model is None: expected one with forward and backward"),
        ({"cost": "mse"}, "cost is 'mse': expected one with value and grad"),
        ({"penalty": 0.1}, "penalty is 0.1: expected one with value and grad"),
        ({"penalty": hg.L2}, "penalty is the class L2: expected an instance, such as L2()"),
    ],
)
def test_parts_that_cannot_do_what_they_are_for_are_refused(parts, message):
    right = {"model": hg.Network((1, 1)), "cost": hg.MeanSquaredError(), "X": [[1.0]], "y": [[1.0]]}
    with pytest.raises(TypeError, match=re.escape(message)):
        hg.Objective(**right | parts)


def test_targets_that_the_cost_does_not_accept_are_refused():
    refuses("y is 2.0 at (0, 0): expected probabilities", y=[[2.0], [0.0]], cost=hg.BinaryCrossEntropyFromLogits())
    refuses("the sum of y is 0.0 at (1,): expected 1", cost=hg.CategoricalCrossEntropyFromLogits())
    refuses("y is 0.0 at (1, 0): expected labels -1 or 1", cost=hg.Hinge())


USES = ["value", "grad", "value_and_grad", "backward"]


@pytest.mark.parametrize("use", USES)
def test_a_prediction_that_the_cost_does_not_accept_is_refused(use):
    """The identity gives no probability: training on would lead to a cost below zero."""
    objective = hg.Objective(hg.Network((1, 1)), hg.BinaryCrossEntropy(), [[1.0], [2.0]], [[1.0], [1.0]])
    getattr(objective, use)(np.array([0.2, 0.5]))
    with pytest.raises(ValueError, match=re.escape("prediction is 1.25 at (1, 0): expected probabilities")):
        getattr(objective, use)(np.array([0.5, 0.25]))
    with pytest.raises(ValueError, match=re.escape("prediction is 1.25 at (0, 0): expected probabilities")):
        getattr(objective.on([1]), use)(np.array([0.5, 0.25]))


@pytest.mark.parametrize("cost", [hg.CategoricalCrossEntropy(), hg.KLDivergence()], ids=repr)
def test_sigmoids_that_sum_to_more_than_one_are_no_distribution(cost):
    objective = hg.Objective(hg.Network((1, 2), output=hg.sigmoid), cost, [[1.0]], [[0.5, 0.5]])
    objective.value(np.zeros(4))
    with pytest.raises(ValueError, match=r"the sum of prediction is 1\.46.* expected 1, each row a distribution"):
        objective.value(np.ones(4) / 2)


def test_a_prediction_that_is_not_finite_is_divergence():
    objective = hg.Objective(hg.Network((1, 1), output=hg.sigmoid), hg.BinaryCrossEntropy(), [[1.0]], [[1.0]])
    assert np.isnan(objective.value(np.array([np.inf, -np.inf])))


@pytest.mark.parametrize("size", [1e160, 1e307])
def test_an_objective_that_overflows_is_silent(size):
    """A reader's own loop may diverge as `descend` does."""
    objective, theta = regression(penalty=hg.L2(0.1))
    for use in ("value", "grad", "value_and_grad", "backward"):
        getattr(objective, use)(size * theta)
    objective.model.predict(size * theta, objective.X)
    assert not np.isfinite(objective.value(size * theta))


def test_a_perfect_prediction_costs_zero_and_not_minus_zero():
    objective = hg.Objective(hg.Network((1, 1)), hg.BinaryCrossEntropy(), [[1.0]], [[1.0]])
    for value in (objective.value(np.array([1.0, 0.0])), objective.value_and_grad(np.array([1.0, 0.0]))[0]):
        assert value == 0
        assert not np.signbit(value)


@pytest.mark.parametrize("use", USES)
def test_columns_that_do_not_fit_the_network_are_refused(use):
    """One column of predictions would broadcast against two of targets."""
    network = hg.Network((1, 1))
    with pytest.raises(ValueError, match=re.escape("y has shape (3, 2), prediction (3, 1)")):
        getattr(hg.Objective(network, hg.MeanSquaredError(), np.ones((3, 1)), np.ones((3, 2))), use)(np.ones(2))
    with pytest.raises(ValueError, match=re.escape("X has shape (3, 4): sizes (1, 1) need (n, 1)")):
        getattr(hg.Objective(network, hg.MeanSquaredError(), np.ones((3, 4)), np.ones((3, 1))), use)(np.ones(2))


@pytest.mark.parametrize("use", USES)
@pytest.mark.parametrize("shape", [(12,), (14,), (13, 1)], ids=str)
def test_a_theta_that_does_not_fit_the_network_is_refused(shape, use):
    with pytest.raises(ValueError, match=re.escape(f"theta has shape {shape}: sizes (2, 3, 1) need (13,)")):
        getattr(regression()[0], use)(np.ones(shape))


# costs and models that are not ours


class Quartic:
    """A reader's own cost: a value, a gradient, and what it accepts, borrowed from another cost."""

    accepts = hg.MeanSquaredError.accepts

    def value(self, prediction, target):
        return np.mean((prediction - target) ** 4)

    def grad(self, prediction, target):
        return 4 * (prediction - target) ** 3 / target.size


def test_a_cost_of_ones_own_needs_no_decorator():
    data, theta = regression()
    objective = hg.Objective(data.model, Quartic(), data.X, data.y)
    hg.assert_grad(objective.value, objective.grad, theta, objective.model.tensors)
    run = hg.train(objective, theta, hg.GradientDescent(1e-4), 50, batches=hg.Batches(6, 2, rng()))
    assert objective.value(run.theta[-1]) < objective.value(theta)


class Ignoring:
    """A model that is no Network: the prediction is theta itself, whatever X is."""

    def forward(self, theta, X):
        return hg.network.Forward([], [], [X, np.tile(theta, (len(X), 1))], [])

    def backward(self, forward, grad_output):
        return hg.network.Backward([], [], grad_output.sum(axis=0))


def test_a_model_of_ones_own_needs_only_forward_and_backward():
    """The constant that fits best in squares is the mean."""
    y = rng().normal(size=(8, 2))
    objective = hg.Objective(Ignoring(), hg.MeanSquaredError(), np.ones((8, 1)), y)
    run = hg.train(objective, np.zeros(2), hg.GradientDescent(1.0), 1)
    np.testing.assert_allclose(run.theta[-1], y.mean(axis=0), rtol=1e-14)
    assert not objective.grad(y.mean(axis=0)).round(15).any()
