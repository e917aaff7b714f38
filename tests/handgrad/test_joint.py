"""Two costs on the columns of one prediction: each sees its own, and both gradients stand side by side."""

import json
from pathlib import Path

import numpy as np
import pytest

import handgrad as hg

RECORDED = json.loads((Path(__file__).parents[1] / "golden/pytorch.json").read_text(encoding="utf8"))["costs"]
RNG = np.random.default_rng(0)
NAMES, PLACES = np.eye(3)[[0, 2, 1, 1, 0]], RNG.uniform(size=(5, 2))
TARGET, PREDICTION = np.hstack([NAMES, PLACES]), RNG.normal(size=(5, 5))
WHICH, WHERE = hg.CategoricalCrossEntropyFromLogits(), hg.MeanSquaredError()
JOINT = hg.Joint(WHICH, WHERE, columns=3, balance=7.0)


def close(actual, expected, rtol=1e-14):
    np.testing.assert_allclose(actual, expected, rtol=rtol, atol=1e-15)


def test_value_and_gradient_by_hand():
    """Two classes at logits of zero cost log 2; a miss by 3 and by 4 costs (9 + 16) / 2."""
    cost = hg.Joint(WHICH, WHERE, columns=2, balance=2.0)
    prediction, target = [[0.0, 0.0, 3.0, 4.0]], [[1.0, 0.0, 0.0, 0.0]]
    close(cost.value(prediction, target), np.log(2) + 2 * 12.5)
    close(cost.grad(prediction, target), [[-0.5, 0.5, 6.0, 8.0]])


def test_the_gradient_agrees_with_differences():
    hg.assert_grad(lambda p: JOINT.value(p, TARGET), lambda p: JOINT.grad(p, TARGET), PREDICTION)


def test_each_cost_sees_its_columns_only():
    other = PREDICTION.copy()
    other[:, 3:] += 1
    np.testing.assert_array_equal(JOINT.grad(other, TARGET)[:, :3], JOINT.grad(PREDICTION, TARGET)[:, :3])
    close(JOINT.grad(PREDICTION, TARGET)[:, :3], WHICH.grad(PREDICTION[:, :3], NAMES))
    close(JOINT.grad(PREDICTION, TARGET)[:, 3:], 7 * WHERE.grad(PREDICTION[:, 3:], PLACES))


def test_the_cost_is_a_mean_over_examples():
    twice = np.vstack([PREDICTION] * 2), np.vstack([TARGET] * 2)
    close(JOINT.value(*twice), JOINT.value(PREDICTION, TARGET))
    close(JOINT.grad(*twice)[:5], JOINT.grad(PREDICTION, TARGET) / 2)


@pytest.mark.parametrize("balance", [1.0, 3.0])
def test_it_is_the_sum_of_what_pytorch_computes(balance):
    """Both costs were recorded, value and gradient; as many rows of each."""
    which, where = RECORDED["CategoricalCrossEntropyFromLogits"], RECORDED["MeanSquaredError"]
    prediction, target = (np.hstack([which[part], where[part]]) for part in ("prediction", "target"))
    cost = hg.Joint(WHICH, WHERE, columns=np.shape(which["target"])[1], balance=balance)
    close(cost.value(prediction, target), which["value"] + balance * where["value"], rtol=1e-12)
    expected = np.hstack([which["grad"], balance * np.array(where["grad"])])
    close(cost.grad(prediction, target), expected, rtol=1e-12)


def test_large_logits_and_misses_are_no_nan():
    prediction = np.hstack([1e4 * (1 - 2 * NAMES), np.full((5, 2), 1e10)])
    assert JOINT.value(prediction, TARGET) == pytest.approx(7 * 1e20, rel=1e-6)
    assert np.isfinite(JOINT.grad(prediction, TARGET)).all()


@pytest.mark.filterwarnings("error")
def test_an_overflow_is_a_result_and_no_warning():
    prediction = np.full((5, 5), 1e200)
    assert JOINT.value(prediction, TARGET) == np.inf
    assert np.isfinite(JOINT.grad(prediction, TARGET)).all()


def test_a_network_learns_both_with_mini_batches():
    rng = np.random.default_rng(1)
    X = rng.normal(size=(60, 2))
    y = np.hstack([np.eye(2)[(X[:, 0] > 0).astype(int)], X @ [[0.5], [-1.0]]])
    network, cost = hg.Network((2, 8, 3)), hg.Joint(WHICH, WHERE, columns=2)
    objective = hg.Objective(network, cost, X, y)
    theta = network.init(rng)
    hg.assert_grad(objective.value, objective.grad, theta, network.tensors)
    run = hg.train(objective, theta, hg.GradientDescent(0.3), 600, hg.Batches(60, 20, rng=rng), record=600)
    found = network.predict(run.theta[-1], X)
    assert hg.accuracy(hg.labels(found[:, :2]), hg.labels(y[:, :2])) > 0.95
    assert np.abs(found[:, 2] - y[:, 2]).mean() < 0.1


@pytest.mark.parametrize(
    ("change", "error", "message"),
    [
        ({"first": 3}, TypeError, "first is 3: expected one with value and grad and accepts"),
        ({"second": hg.MeanSquaredError}, TypeError, "second is the class MeanSquaredError"),
        ({"columns": 0}, ValueError, "columns is 0: expected at least 1"),
        ({"columns": 2.0}, TypeError, r"columns is 2\.0: expected an integer"),
        ({"balance": 0.0}, ValueError, r"balance is 0\.0: expected a number above zero"),
    ],
)
def test_settings_are_checked(change, error, message):
    with pytest.raises(error, match=message):
        hg.Joint(**{"first": WHICH, "second": WHERE, "columns": 3} | change)


def test_what_its_costs_refuse_it_refuses():
    with pytest.raises(ValueError, match=r"the sum of target is 0\.0 at"):
        JOINT.value(PREDICTION, 0 * TARGET)
    with pytest.raises(ValueError, match="target has 3 columns: expected more than 3"):
        JOINT.value(PREDICTION[:, :3], NAMES)
    with pytest.raises(ValueError, match="they must be equal"):
        JOINT.value(PREDICTION, TARGET[:, :4])
