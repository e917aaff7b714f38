"""Weighted costs: whole weights are repeated examples, and the cost's own formula is all that computes."""

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import handgrad as hg

SCORES = np.random.default_rng(0).normal(0, 2, (5, 3))
ONE_HOT = np.eye(3)[[0, 2, 1, 1, 0]]
CASES = {
    "MeanSquaredError": (hg.MeanSquaredError(), SCORES, SCORES[::-1]),
    "MeanAbsoluteError": (hg.MeanAbsoluteError(), SCORES, SCORES[::-1]),
    "Huber": (hg.Huber(0.5), SCORES, SCORES[::-1]),
    "BinaryCrossEntropy": (hg.BinaryCrossEntropy(), hg.softmax(SCORES), ONE_HOT),
    "BinaryCrossEntropyFromLogits": (hg.BinaryCrossEntropyFromLogits(), SCORES, ONE_HOT),
    "CategoricalCrossEntropy": (hg.CategoricalCrossEntropy(), hg.softmax(SCORES), ONE_HOT),
    "CategoricalCrossEntropyFromLogits": (hg.CategoricalCrossEntropyFromLogits(), SCORES, ONE_HOT),
    "Hinge": (hg.Hinge(), SCORES, 2 * ONE_HOT - 1),
    "KLDivergence": (hg.KLDivergence(), hg.softmax(SCORES), ONE_HOT),
}
each = pytest.mark.parametrize(("cost", "prediction", "target"), CASES.values(), ids=CASES)
WEIGHTS = np.array([0.5, 2.0, 0.0, 2.0, 1.25])


def close(actual, expected, rtol=1e-14, atol=1e-15):
    np.testing.assert_allclose(actual, expected, rtol=rtol, atol=atol)


def test_value_and_gradient_by_hand():
    """Squares of errors 1 and 2: ½ and 2 alone, once and three times, over 2."""
    cost = hg.Weighted(hg.MeanSquaredError(), [1, 3])
    close(cost.value([[1.0], [2.0]], [[0.0], [0.0]]), (0.5 + 3 * 2) / 2)
    close(cost.grad([[1.0], [2.0]], [[0.0], [0.0]]), [[0.5], [3.0]])


@each
def test_the_gradient_agrees_with_differences(cost, prediction, target):
    weighted = hg.Weighted(cost, WEIGHTS)
    hg.assert_grad(lambda p: weighted.value(p, target), lambda p: weighted.grad(p, target), prediction)


@each
def test_weights_of_one_change_nothing(cost, prediction, target):
    weighted = hg.Weighted(cost, np.ones(5))
    close(weighted.value(prediction, target), cost.value(prediction, target))
    np.testing.assert_array_equal(weighted.grad(prediction, target), cost.grad(prediction, target))


@each
def test_the_value_is_the_mean_of_what_the_examples_cost_alone_times_their_weights(cost, prediction, target):
    alone = [cost.value(p[None], y[None]) for p, y in zip(prediction, target)]
    close(hg.Weighted(cost, WEIGHTS).value(prediction, target), np.mean(WEIGHTS * alone))


@each
@settings(max_examples=15, deadline=None, derandomize=True)
@given(counts=st.lists(st.integers(0, 4), min_size=5, max_size=5).filter(any))
def test_whole_weights_are_repeated_examples(cost, prediction, target, counts):
    repeated = np.repeat(prediction, counts, axis=0), np.repeat(target, counts, axis=0)
    mean = sum(counts) / 5
    close(hg.Weighted(cost, counts).value(prediction, target), mean * cost.value(*repeated), rtol=1e-12)


def test_a_weight_of_zero_silences_an_example_that_costs_infinity():
    cost = hg.Weighted(hg.BinaryCrossEntropy(), [0.0, 1.0])
    close(cost.value([[0.0], [0.5]], [[1.0], [1.0]]), np.log(2) / 2)
    close(cost.grad([[0.0], [0.5]], [[1.0], [1.0]]), [[0], [-1]])


def test_class_weights_come_from_the_target():
    """w = y c: an example of class j counts cⱼ times."""
    c = np.array([1.0, 5.0, 0.5])
    cost = hg.Weighted(hg.CategoricalCrossEntropyFromLogits(), ONE_HOT @ c)
    terms = -ONE_HOT * c * hg.log_softmax(SCORES)
    close(cost.value(SCORES, ONE_HOT), terms.sum() / 5)


# balanced classes


def test_balanced_weights_by_hand():
    close(hg.balanced([[1, 0, 0], [1, 0, 0], [1, 0, 0], [0, 1, 0]]), [2 / 3, 2 / 3, 2 / 3, 2])


def test_balanced_weights_of_one_column_are_those_of_two():
    y = np.array([[1.0], [0.0], [0.0], [0.0]])
    close(hg.balanced(y), hg.balanced(np.hstack([1 - y, y])))
    close(hg.balanced(y), [2, 2 / 3, 2 / 3, 2 / 3])


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.lists(st.integers(0, 3), min_size=1, max_size=20))
def test_every_class_that_is_there_has_the_same_share_and_the_mean_is_one(labels):
    y = np.eye(4)[labels]
    shares = hg.balanced(y) @ y
    present = shares[y.sum(axis=0) > 0]
    close(present, np.full(len(present), len(labels) / len(present)), rtol=1e-12)
    close(hg.balanced(y).mean(), 1, rtol=1e-12)


def test_balanced_weights_find_the_rare_class():
    """One logit for all, 9 of 10 of class 0: the best probability of class 1 is .1, and balanced ½."""
    y = np.array([[1.0]] + [[0.0]] * 9)
    network, cost = hg.Network((1, 1)), hg.BinaryCrossEntropyFromLogits()
    for c, best in ((cost, 0.1), (hg.Weighted(cost, hg.balanced(y)), 0.5)):
        run = hg.train(hg.Objective(network, c, np.zeros((10, 1)), y), np.zeros(2), hg.GradientDescent(2.0), 500)
        close(hg.sigmoid.value(run.theta[-1][1]), best, rtol=1e-6)


# in an objective


def objective(weights):
    rng = np.random.default_rng(1)
    network = hg.Network((2, 3, 3))
    cost = hg.Weighted(hg.CategoricalCrossEntropyFromLogits(), weights)
    return hg.Objective(network, cost, rng.normal(size=(5, 2)), ONE_HOT, hg.L2(0.1)), network.init(rng)


def test_an_objective_of_a_weighted_cost_has_the_right_gradient_by_differences_and_by_the_tape():
    weighted, theta = objective(WEIGHTS)
    hg.assert_grad(weighted.value, weighted.grad, theta, weighted.model.tensors)
    close(hg.tape.grad(weighted.value, theta), weighted.grad(theta), rtol=1e-12, atol=1e-14)


@pytest.mark.parametrize("rows", [[4, 1], slice(1, 4), np.array([True, False, False, True, False])])
def test_a_mini_batch_takes_the_weights_of_its_rows(rows):
    weighted, theta = objective(WEIGHTS)
    batch = weighted.on(rows)
    np.testing.assert_array_equal(batch.cost.weights, WEIGHTS[rows])
    alone = hg.Objective(weighted.model, batch.cost, weighted.X[rows], ONE_HOT[rows], weighted.penalty)
    assert batch.value(theta) == alone.value(theta)
    np.testing.assert_array_equal(batch.grad(theta), alone.grad(theta))
    np.testing.assert_array_equal(weighted.cost.weights, WEIGHTS)


def test_gradients_of_equal_batches_average_to_the_full_one():
    """Since each divides by its number of examples, and not by the sum of its weights."""
    weighted, theta = objective(WEIGHTS)
    batches = [weighted.on([i]).grad(theta) for i in range(5)]
    close(np.mean(batches, axis=0), weighted.grad(theta), rtol=1e-12)


# what is refused


@pytest.mark.parametrize(
    ("weights", "error", "message"),
    [
        ([1.0, -1.0], ValueError, "weights is -1.0 at (1,): expected weights from zero up"),
        ([1.0, np.nan], ValueError, "weights is nan at (1,): expected finite numbers"),
        ([[1.0], [1.0]], ValueError, "weights has shape (2, 1)"),
        (["a", "b"], TypeError, "weights has dtype <U1: expected numbers"),
    ],
)
def test_bad_weights_are_refused(weights, error, message):
    with pytest.raises(error, match=re.escape(message)):
        hg.Weighted(hg.MeanSquaredError(), weights)


def test_another_number_of_weights_is_refused():
    cost = hg.Weighted(hg.MeanSquaredError(), np.ones(3))
    for method in (cost.value, cost.grad):
        with pytest.raises(ValueError, match="target has 2 rows, weights 3: each example needs one weight"):
            method(np.ones((2, 1)), np.ones((2, 1)))
    with pytest.raises(ValueError, match="y has 2 rows, weights 3: each example needs one weight"):
        hg.Objective(hg.Network((1, 1)), cost, np.ones((2, 1)), np.ones((2, 1)))


def test_a_class_in_place_of_a_cost_is_refused():
    with pytest.raises(TypeError, match="cost is the class Hinge"):
        hg.Weighted(hg.Hinge, [1.0])


def test_what_the_cost_refuses_is_refused():
    with pytest.raises(ValueError, match=re.escape("prediction is 2.0 at (0, 0): expected probabilities")):
        hg.Weighted(hg.BinaryCrossEntropy(), [1.0]).value([[2.0]], [[1.0]])


@pytest.mark.parametrize("bad", [2.0, -1.0, np.nan])
def test_balanced_refuses_targets_that_are_no_classes(bad):
    with pytest.raises(ValueError, match=re.escape(f"y is {bad} at (0, 0): expected probabilities, in [0, 1]")):
        hg.balanced([[bad, 1.0]])
