"""Each cost: its value and gradient by hand, by differences and at extremes, and what it refuses."""

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import handgrad as hg

mse, mae, huber, huber2 = hg.MeanSquaredError(), hg.MeanAbsoluteError(), hg.Huber(), hg.Huber(2.0)
bce, bce_logits = hg.BinaryCrossEntropy(), hg.BinaryCrossEntropyFromLogits()
cce, cce_logits = hg.CategoricalCrossEntropy(), hg.CategoricalCrossEntropyFromLogits()
hinge, kl = hg.Hinge(), hg.KLDivergence()

SCORES = np.random.default_rng(0).normal(0, 2, (4, 3))
P = hg.softmax(SCORES)
SOFT = np.array([[0.2, 0.3, 0.5], [0.0, 0.0, 1.0], [0.25, 0.75, 0.0], [1.0, 0.0, 0.0]])
SIGNS = np.array([[1.0, -1, 1], [-1, -1, -1], [1, 1, -1], [-1, 1, 1]])
FREE = np.array([[0.5, -1.0, 2.0], [0.0, 3.0, -2.0], [1.0, 1.0, 1.0], [-4.0, 0.0, 0.1]])

CASES = {
    "MeanSquaredError": (mse, SCORES, FREE),
    "MeanAbsoluteError": (mae, SCORES, FREE),
    "Huber": (huber, SCORES, FREE),
    "Huber(2)": (huber2, SCORES, FREE),
    "BinaryCrossEntropy": (bce, P, SOFT),
    "BinaryCrossEntropyFromLogits": (bce_logits, SCORES, SOFT),
    "CategoricalCrossEntropy": (cce, P, SOFT),
    "CategoricalCrossEntropyFromLogits": (cce_logits, SCORES, SOFT),
    "Hinge": (hinge, SCORES, SIGNS),
    "KLDivergence": (kl, P, SOFT),
}
REGRESSIONS = [mse, mae, huber]
OF_PROBABILITIES = [bce, cce, kl]
OF_DISTRIBUTIONS = [cce, cce_logits, kl]
ADDITIVE = [name for name in CASES if CASES[name][0] not in OF_DISTRIBUTIONS]

each = pytest.mark.parametrize(("cost", "prediction", "target"), CASES.values(), ids=CASES)
either = pytest.mark.parametrize("method", ["value", "grad"])
quick = settings(max_examples=25, deadline=None, derandomize=True)


def close(actual, expected, rtol=1e-14, atol=1e-15):
    np.testing.assert_allclose(actual, expected, rtol=rtol, atol=atol)


def refuses(error, message):
    return pytest.raises(error, match=f"^{re.escape(message)}$")


# values and gradients

exp, log1p = np.exp, np.log1p
log2, log3, log4 = np.log(2), np.log(3), np.log(4)
s1 = 1 / (1 + exp(1))  # σ(−1)
ERRORS = [[1, 2], [3, 4]], [[0, 4], [3, 0]]  # 1, −2, 0, 4
PAIRS = [[0.25, 0.75], [0.5, 0.5]], [[1, 0], [0.5, 0.5]]
LOGITS_OF_PAIRS = [[0, log3], [7, 7]], PAIRS[1]
MARGINS = [[2, -0.5], [0.25, 0]], [[1, -1], [-1, 1]]  # 2, 1/2, −1/4, 0

BY_HAND = [
    (mse, ERRORS, (1 + 4 + 0 + 16) / 4, [[0.5, -1], [0, 2]]),
    (mae, ERRORS, (1 + 2 + 0 + 4) / 2, [[0.5, -0.5], [0, 0.5]]),
    (huber, ERRORS, (0.5 + 1.5 + 0 + 3.5) / 2, [[0.5, -0.5], [0, 0.5]]),
    (huber2, ERRORS, (0.5 + 2 + 0 + 6) / 2, [[0.5, -1], [0, 1]]),
    (bce, ([[0.5], [0.75]], [[1], [0]]), (log2 + log4) / 2, [[-1], [2]]),
    (bce_logits, ([[0], [log3]], [[1], [0]]), (log2 + log4) / 2, [[-0.25], [0.375]]),
    (cce, PAIRS, (log4 + log2) / 2, [[-2, 0], [-0.5, -0.5]]),
    (cce_logits, LOGITS_OF_PAIRS, (log4 + log2) / 2, [[-0.375, 0.375], [0, 0]]),
    (hinge, MARGINS, (0 + 0.5 + 1.25 + 1) / 2, [[0, 0.5], [0.5, -0.5]]),
    (kl, PAIRS, (log4 + 0) / 2, [[-2, 0], [-0.5, -0.5]]),
]


@pytest.mark.parametrize(("cost", "inputs", "value", "grad"), BY_HAND, ids=CASES)
def test_value_and_gradient_by_hand(cost, inputs, value, grad):
    """The inputs are lists, of integers too, which every cost accepts."""
    close(cost.value(*inputs), value)
    close(cost.grad(*inputs), grad)


@each
def test_gradient_agrees_with_differences(cost, prediction, target):
    hg.assert_grad(lambda p: cost.value(p, target), lambda p: cost.grad(p, target), prediction)


@each
def test_value_is_a_float_and_gradient_an_array_shaped_as_the_prediction(cost, prediction, target):
    assert isinstance(cost.value(prediction, target), float)
    grad = cost.grad(prediction, target)
    assert grad.shape == prediction.shape
    assert grad.dtype == np.float64


@each
def test_cost_is_a_mean_over_examples(cost, prediction, target):
    """Three copies of the batch cost what one does, and each row has a third of the gradient."""
    tiled = np.tile(prediction, (3, 1)), np.tile(target, (3, 1))
    close(cost.value(*tiled), cost.value(prediction, target))
    close(cost.grad(*tiled), np.tile(cost.grad(prediction, target) / 3, (3, 1)))


@each
def test_value_is_the_mean_of_what_the_examples_cost_alone(cost, prediction, target):
    alone = [cost.value(p[None], y[None]) for p, y in zip(prediction, target)]
    close(cost.value(prediction, target), np.mean(alone))


@each
@quick
@given(order=st.permutations(range(4)))
def test_permuting_the_batch_permutes_nothing_else(cost, prediction, target, order):
    close(cost.value(prediction[order], target[order]), cost.value(prediction, target))
    close(cost.grad(prediction[order], target[order]), cost.grad(prediction, target)[order])


@pytest.mark.parametrize("name", ADDITIVE)
def test_outputs_are_summed_and_not_averaged(name):
    """A cost of k outputs is the sum of k costs of one output each."""
    cost, prediction, target = CASES[name]
    columns = [(prediction[:, j : j + 1], target[:, j : j + 1]) for j in range(3)]
    close(cost.value(prediction, target), sum(cost.value(*column) for column in columns))
    close(cost.grad(prediction, target), np.hstack([cost.grad(*column) for column in columns]))


@each
def test_inputs_are_not_changed(cost, prediction, target):
    before = prediction.copy(), target.copy()
    cost.value(prediction, target)
    grad = cost.grad(prediction, target)
    grad[:] = 99
    np.testing.assert_array_equal(prediction, before[0])
    np.testing.assert_array_equal(target, before[1])


@each
def test_lists_are_accepted(cost, prediction, target):
    assert cost.value(prediction.tolist(), target.tolist()) == cost.value(prediction, target)
    np.testing.assert_array_equal(cost.grad(prediction.tolist(), target.tolist()), cost.grad(prediction, target))


# kinks


def test_absolute_error_has_slope_zero_at_its_kink():
    close(mae.grad([[1.0, 2.0]], [[1.0, 2.0]]), [[0, 0]])


def test_hinge_has_slope_zero_at_its_kink():
    close(hinge.grad([[1.0, -1.0]], [[1.0, -1.0]]), [[0, 0]])


def test_huber_is_the_squared_error_near_and_a_line_far():
    close(hg.Huber(1e9).value(SCORES, FREE), mse.value(SCORES, FREE))
    close(hg.Huber(1e-3).grad(SCORES, FREE), 1e-3 * mae.grad(SCORES, FREE))


def test_huber_of_a_far_error_keeps_its_gradient():
    """Clipping the error before squaring it would leave none, which is a known mistake."""
    assert huber.grad([[1e6]], [[0.0]]) == 1


@pytest.mark.parametrize("side", [-1, 1])
def test_huber_is_smooth_at_its_threshold(side):
    just = [huber2.value([[side * e]], [[0.0]]) for e in (2 - 1e-9, 2 + 1e-9)]
    close(just, [2 - 2e-9, 2 + 2e-9])


# extremes

inf = np.inf
CERTAIN, RIGHT, WRONG = [[1, 0]], [[1, 0]], [[0, 1]]
HUGE = [[1e4, -1e4]]
EXTREMES = {
    "squares of ten thousand": (mse, HUGE, [[0, 0]], 1e8, [[1e4, -1e4]]),
    "distances of ten thousand": (mae, HUGE, [[0, 0]], 2e4, [[1, -1]]),
    "Huber at ten thousand": (huber, HUGE, [[0, 0]], 2e4 - 1, [[1, -1]]),
    "hinge, certain and wrong": (hinge, HUGE, [[-1, 1]], 2e4 + 2, [[1, -1]]),
    "hinge, certain and right": (hinge, HUGE, [[1, -1]], 0, [[0, 0]]),
    "binary logits, certain and wrong": (bce_logits, HUGE, WRONG, 2e4, [[1, -1]]),
    "binary logits, certain and right": (bce_logits, HUGE, RIGHT, 0, [[0, 0]]),
    "logits, certain and wrong": (cce_logits, HUGE, WRONG, 2e4, [[1, -1]]),
    "logits, certain and right": (cce_logits, HUGE, RIGHT, 0, [[0, 0]]),
    "binary, certain and wrong": (bce, CERTAIN, WRONG, inf, [[inf, -inf]]),
    "binary, certain and right": (bce, CERTAIN, RIGHT, 0, [[-1, 1]]),
    "binary, certain where the target is not": (bce, CERTAIN, [[0.5, 0.5]], inf, [[inf, -inf]]),
    "categorical, certain and wrong": (cce, CERTAIN, WRONG, inf, [[0, -inf]]),
    "categorical, certain and right": (cce, CERTAIN, RIGHT, 0, [[-1, 0]]),
    "divergence, certain and wrong": (kl, CERTAIN, WRONG, inf, [[0, -inf]]),
    "divergence, certain and right": (kl, CERTAIN, RIGHT, 0, [[-1, 0]]),
    "binary, nearly certain of 0 and right": (bce, [[1e-17]], [[0]], 1e-17, [[1]]),
    "binary logit of 40, right": (bce_logits, [[40]], [[1]], 4.248354255291589e-18, [[0]]),
    "binary logit of −40, right": (bce_logits, [[-40]], [[0]], 4.248354255291589e-18, [[4.248354255291589e-18]]),
    "binary logit of 20, right": (bce_logits, [[20]], [[1]], log1p(exp(-20)), [[-2.0611536181902037e-9]]),
    "logits of 1e15": (cce_logits, [[1e15, 1e15 - 1]], [[1, 0]], log1p(exp(-1)), [[-s1, s1]]),
    "logits of 1e16, equal": (cce_logits, [[1e16, 1e16]], [[0.25, 0.75]], log2, [[0.25, -0.25]]),
    "a logit of −∞ for a class that is not there": (cce_logits, [[-inf, 0, 0]], [[0, 0.5, 0.5]], log2, [[0, 0, 0]]),
    "a logit of −∞ for the class that is there": (cce_logits, [[-inf, 0]], [[1, 0]], inf, [[-1, 1]]),
    "binary logits of ∞, right": (bce_logits, [[inf, -inf]], [[1, 0]], 0, [[0, 0]]),
    "binary logits of ∞, wrong": (bce_logits, [[inf, -inf]], [[0, 1]], inf, [[1, -1]]),
}


@pytest.mark.parametrize(("cost", "prediction", "target", "value", "grad"), EXTREMES.values(), ids=EXTREMES)
def test_extremes_are_exact_and_silent(cost, prediction, target, value, grad):
    close(cost.value(prediction, target), value, atol=0)
    close(cost.grad(prediction, target), grad)


@pytest.mark.parametrize("name", [name for name, case in EXTREMES.items() if case[3] == 0])
def test_a_perfect_prediction_costs_zero_and_not_minus_zero(name):
    cost, prediction, target, _, _ = EXTREMES[name]
    assert not np.signbit(cost.value(prediction, target))


@pytest.mark.parametrize("cost", OF_PROBABILITIES, ids=repr)
def test_the_smallest_probability_is_silent(cost):
    """Its logarithm is −744.4; one over it overflows."""
    close(cost.value([[5e-324, 1.0]], [[1.0, 0.0]]), inf if cost == bce else 744.4400719213812)
    close(cost.grad([[5e-324, 1.0]], [[1.0, 0.0]])[0, 0], -inf)


@pytest.mark.parametrize("cost", [*REGRESSIONS, hinge, bce_logits, cce_logits], ids=repr)
@pytest.mark.parametrize("overflowed", [inf, -inf, np.nan])
def test_a_prediction_that_overflowed_is_a_result(cost, overflowed):
    """Divergence is data: it is not refused, and it is silent."""
    target = [[0.0, 1.0]] if cost in (bce_logits, cce_logits) else [[-1.0, 1.0]]
    value = cost.value([[overflowed, overflowed]], target)
    assert not np.isfinite(value)
    assert cost.grad([[overflowed, overflowed]], target).shape == (1, 2)


# how they are related


def test_log_loss_is_the_same_object_as_binary_cross_entropy():
    assert hg.LogLoss is hg.BinaryCrossEntropy


def test_soft_targets_smooth_labels():
    """Szegedy et al. (2016): an ε of each row is spread evenly, and the cost is (1 − ε) J(y) + ε J(1/k)."""
    hard, eps = np.eye(3)[[0, 2, 1, 0]], 0.1
    smooth = (1 - eps) * hard + eps / 3
    even = cce_logits.value(SCORES, np.full((4, 3), 1 / 3))
    close(cce_logits.value(SCORES, smooth), 0.9 * cce_logits.value(SCORES, hard) + 0.1 * even)
    best = cce_logits.grad(np.log(smooth), smooth)
    close(best, np.zeros((4, 3)))  # finite logits reach the minimum: hard targets have none


def two_classes(p):
    return np.hstack([p, 1 - p])


def test_log_loss_is_cross_entropy_of_two_classes():
    p, y = P[:, :1], SOFT[:, :1]
    both = two_classes(p), two_classes(y)
    close(bce.value(p, y), cce.value(*both))
    # p moves both columns, in opposite directions
    grad = cce.grad(*both)
    close(bce.grad(p, y), grad[:, :1] - grad[:, 1:])


def test_log_loss_of_one_logit_is_cross_entropy_of_two_logits():
    z, y = SCORES[:, :1], SOFT[:, :1]
    both = np.hstack([z, np.zeros_like(z)]), two_classes(y)
    close(bce_logits.value(z, y), cce_logits.value(*both))
    close(
        bce_logits.grad(z, y),
        cce_logits.grad(*both)[:, :1],
    )


def test_binary_cost_from_logits_is_that_of_their_sigmoid():
    p = hg.sigmoid.value(SCORES)
    fused, plain = bce_logits, bce
    close(fused.value(SCORES, SOFT), plain.value(p, SOFT))
    close(fused.grad(SCORES, SOFT), plain.grad(p, SOFT) * p * (1 - p))


def test_categorical_cost_from_logits_is_that_of_their_softmax():
    fused, plain = cce_logits, cce
    close(fused.value(SCORES, SOFT), plain.value(P, SOFT))
    upstream = plain.grad(P, SOFT)
    through_softmax = P * (upstream - np.sum(upstream * P, axis=1, keepdims=True))
    close(fused.grad(SCORES, SOFT), through_softmax)


def test_cross_entropy_less_divergence_is_the_entropy_of_the_target():
    halves_and_sure = np.array([[0.5, 0.5, 0.0], [0.0, 0.0, 1.0], [0.25, 0.25, 0.5], [1.0, 0.0, 0.0]])
    entropy = (log2 + 0 + 1.5 * log2 + 0) / 4
    cross, divergence = cce, kl
    close(cross.value(P, halves_and_sure) - divergence.value(P, halves_and_sure), entropy)
    np.testing.assert_array_equal(cross.grad(P, halves_and_sure), divergence.grad(P, halves_and_sure))


def test_divergence_is_zero_where_prediction_and_target_agree_and_positive_elsewhere():
    close(kl.value(SOFT, SOFT), 0)
    assert kl.value(P, SOFT) > 0


@pytest.mark.parametrize("k", [2, 4, 10])
def test_cross_entropy_of_equal_logits_is_log_k(k):
    """What an untrained classifier should cost: 1.386294 for four digits, 2.302585 for ten."""
    target = np.eye(k)
    close(cce_logits.value(np.zeros((k, k)), target), np.log(k))
    close(cce.value(np.full((k, k), 1 / k), target), np.log(k))


def test_gradient_of_logits_sums_to_zero_over_the_classes():
    """Softmax does not see a shift of a row."""
    close(cce_logits.grad(SCORES, SOFT).sum(axis=1), np.zeros(4))


# what is refused


@each
@either
def test_a_column_against_a_flat_target_is_refused(cost, prediction, target, method):
    """NumPy would broadcast (4, 1) and (4,) to (4, 4)."""
    with refuses(ValueError, "target has shape (4,): expected (n, k), one example a row, not empty"):
        getattr(cost, method)(prediction[:, :1], target[:, 0])


@each
@either
@pytest.mark.parametrize("shape", [(), (3,), (0, 3), (3, 0), (2, 2, 2)])
def test_a_prediction_that_is_not_rows_of_examples_is_refused(cost, prediction, target, method, shape):
    with refuses(ValueError, f"prediction has shape {shape}: expected (n, k), one example a row, not empty"):
        getattr(cost, method)(np.ones(shape), target)


@each
@either
def test_shapes_that_differ_are_refused(cost, prediction, target, method):
    with refuses(ValueError, "target has shape (4, 3), prediction (1, 3): they must be equal"):
        getattr(cost, method)(prediction[:1], target)


@each
@either
@pytest.mark.parametrize("bad", [np.nan, inf, -inf])
def test_a_target_that_is_not_finite_is_refused(cost, prediction, target, method, bad):
    y = target.copy()
    y[2, 1] = bad
    with pytest.raises(ValueError, match=rf"^target is {bad} at \(2, 1\): expected "):
        getattr(cost, method)(prediction, y)


@pytest.mark.parametrize("cost", OF_PROBABILITIES, ids=repr)
@either
@pytest.mark.parametrize("bad", [-0.1, 1.1, np.nan, inf])
def test_a_probability_outside_zero_and_one_is_refused(cost, method, bad):
    p = P.copy()
    p[3, 0] = bad
    with refuses(ValueError, f"prediction is {bad} at (3, 0): expected probabilities, in [0, 1]"):
        getattr(cost, method)(p, SOFT)


@pytest.mark.parametrize("cost", [cce, kl], ids=repr)
@either
def test_predictions_that_are_no_distribution_are_refused(cost, method):
    """They would cost less than nothing: KL of (.9, .9) is −.588, cross-entropy falls below the entropy."""
    with refuses(ValueError, "the sum of prediction is 1.8 at (0,): expected 1, each row a distribution"):
        getattr(cost, method)([[0.9, 0.9]], [[0.5, 0.5]])


@pytest.mark.parametrize("cost", OF_DISTRIBUTIONS, ids=repr)
def test_rows_that_float32_rounded_are_accepted(cost):
    p, y = P.astype(np.float32), SOFT.astype(np.float32)
    close(cost.value(p, y), cost.value(P, SOFT), rtol=1e-6)


@pytest.mark.parametrize("cost", [bce, bce_logits, *OF_DISTRIBUTIONS], ids=repr)
@either
@pytest.mark.parametrize("bad", [-0.25, 1.5, 3.0])
def test_a_target_that_is_no_probability_is_refused(cost, method, bad):
    with refuses(ValueError, f"target is {bad} at (0, 1): expected probabilities, in [0, 1]"):
        getattr(cost, method)([[0.5, 0.5]], [[0.0, bad]])


@pytest.mark.parametrize("cost", OF_DISTRIBUTIONS, ids=repr)
@either
def test_targets_that_are_not_distributions_are_refused(cost, method):
    """A row of two labels, and the number of a class in place of its row."""
    with refuses(ValueError, "the sum of target is 2.0 at (1,): expected 1, each row a distribution"):
        getattr(cost, method)([[0.5, 0.5], [0.5, 0.5]], [[1, 0], [1, 1]])
    with refuses(ValueError, "target is 2.0 at (0, 0): expected probabilities, in [0, 1]"):
        getattr(cost, method)([[1.0]], [[2]])


@either
@pytest.mark.parametrize("label", [0.0, 2.0, 0.5])
def test_hinge_refuses_labels_other_than_minus_one_and_one(method, label):
    with refuses(ValueError, f"target is {label} at (0, 1): expected labels -1 or 1"):
        getattr(hinge, method)([[0.3, 0.4]], [[1.0, label]])


@each
@either
def test_ragged_rows_are_refused(cost, prediction, target, method):
    with refuses(ValueError, "prediction is ragged: expected rows of one length"):
        getattr(cost, method)([[1.0, 2.0], [3.0]], target)


@each
@either
@pytest.mark.parametrize(("words", "dtype"), [([["a", "b"]], "<U1"), (None, "object"), ([[1, None]], "object")])
def test_words_are_refused(cost, prediction, target, method, words, dtype):
    with refuses(TypeError, f"target has dtype {dtype}: expected numbers"):
        getattr(cost, method)(prediction, words)


@pytest.mark.parametrize("threshold", [0, 0.0])
def test_huber_refuses_a_threshold_of_zero(threshold):
    """Its value and its gradient would be 0 whatever the prediction."""
    with refuses(ValueError, f"threshold is {threshold}: expected a number above zero"):
        hg.Huber(threshold)


@pytest.mark.parametrize("threshold", [-1.0, np.nan, inf])
def test_huber_refuses_a_threshold_that_is_no_distance(threshold):
    with refuses(ValueError, f"threshold is {threshold}: expected a number in [0, inf)"):
        hg.Huber(threshold)
