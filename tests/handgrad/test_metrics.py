"""Accuracy and confusion, counted by hand."""

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import handgrad as hg

PREDICTED = [0, 0, 1, 2, 2, 2]
ACTUAL = [0, 1, 1, 2, 0, 2]
DTYPES = [np.int8, np.uint8, np.int32, np.int64, np.uint64]


def test_labels_are_the_columns_of_the_highest_scores():
    assert hg.labels([[0.1, 0.9], [3.0, -2.0], [-5.0, -4.0]]).tolist() == [1, 0, 1]


def test_labels_of_logits_and_of_their_softmax_are_the_same():
    logits = np.random.default_rng(0).normal(size=(20, 5)) * 50
    np.testing.assert_array_equal(hg.labels(logits), hg.labels(hg.softmax(logits)))


def test_labels_invert_one_hot_rows():
    assert hg.labels(np.eye(4)[[2, 0, 3]]).tolist() == [2, 0, 3]


def test_accuracy_is_the_share_of_labels_that_agree():
    assert hg.accuracy(PREDICTED, ACTUAL) == 4 / 6
    assert hg.accuracy([1], [1]) == 1
    assert hg.accuracy([1], [0]) == 0
    assert type(hg.accuracy([1], [0])) is float


def test_rows_of_a_confusion_are_actual_and_columns_predicted():
    """One 1 was taken for 0, and one 0 for 2."""
    assert hg.confusion(PREDICTED, ACTUAL, 3).tolist() == [[1, 0, 1], [1, 1, 0], [0, 0, 2]]


def test_a_class_that_never_occurs_has_a_row_and_a_column_of_zeros():
    assert hg.confusion([0, 2], [0, 0], 4).tolist() == [[1, 0, 1, 0], [0] * 4, [0] * 4, [0] * 4]


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1))
@settings(deadline=None)
def test_a_confusion_counts_each_example_once_and_the_right_ones_on_its_diagonal(pairs):
    predicted, actual = zip(*pairs)
    table = hg.confusion(predicted, actual, 5)
    assert table.sum() == len(pairs)
    assert table.trace() / len(pairs) == pytest.approx(hg.accuracy(predicted, actual))
    assert table.sum(axis=1).tolist() == [actual.count(label) for label in range(5)]
    assert table.sum(axis=0).tolist() == [predicted.count(label) for label in range(5)]


@pytest.mark.parametrize("dtype", DTYPES)
def test_small_integers_do_not_overflow(dtype):
    """Data sets keep labels as uint8, and 19 · 20 + 19 = 399 does not fit into one."""
    table = hg.confusion(np.array([19, 3], dtype), np.array([19, 0], np.int64), 20)
    assert table[19, 19] == table[0, 3] == 1
    assert table.sum() == 2


# what is refused


@pytest.mark.parametrize("wrong", [3, -1, 7])
def test_unknown_labels_are_refused(wrong):
    with pytest.raises(ValueError, match=f"predicted holds the label {wrong}: expected labels from 0 to 2"):
        hg.confusion([0, wrong], [0, 1], 3)
    with pytest.raises(ValueError, match=f"actual holds the label {wrong}: expected labels from 0 to 2"):
        hg.confusion([0, 1], [0, wrong], 3)


def test_negative_labels_are_refused_without_classes_too():
    with pytest.raises(ValueError, match="predicted holds the label -1"):
        hg.accuracy([-1], [0])


@pytest.mark.parametrize("wrong", [[0.0, 1.0], [[0], [1]], [], 1, ["a", "b"], [True, False]], ids=repr)
def test_what_is_not_a_vector_of_integers_is_refused(wrong):
    for use in (hg.accuracy, lambda p, a: hg.confusion(p, a, 2)):
        with pytest.raises(ValueError, match=r"predicted has shape .* expected integer labels"):
            use(wrong, [0, 1])
        with pytest.raises(ValueError, match=r"actual has shape .* expected integer labels"):
            use([0, 1], wrong)


def test_lengths_that_differ_are_refused():
    for use in (hg.accuracy, lambda p, a: hg.confusion(p, a, 2)):
        with pytest.raises(ValueError, match=re.escape("actual has shape (2,), predicted (3,)")):
            use([0, 1, 1], [0, 1])


@pytest.mark.parametrize(
    "scores", [[0.1, 0.9], [[0.1], [0.9]], np.zeros((2, 2, 2))], ids=["1-D", "one column", "3-D"]
)
def test_scores_without_a_column_for_each_class_are_refused(scores):
    with pytest.raises(ValueError, match=re.escape(f"scores has shape {np.shape(scores)}: expected (n, k)")):
        hg.labels(scores)


@pytest.mark.parametrize(
    ("classes", "error"), [(0, ValueError), (-2, ValueError), (2.0, TypeError), (True, TypeError)]
)
def test_bad_numbers_of_classes_are_refused(classes, error):
    with pytest.raises(error, match=f"classes is {classes}"):
        hg.confusion([0], [0], classes)


@pytest.mark.parametrize(
    ("scores", "error", "message"),
    [
        ([[np.nan, 1.0]], ValueError, "scores is nan at (0, 0): expected scores that can be compared"),
        ([[1.0, 1j]], TypeError, "scores has dtype complex128: expected real numbers"),
        ([["a", "b"]], TypeError, "scores has dtype <U1: expected numbers"),
    ],
)
def test_scores_that_cannot_be_compared_are_refused(scores, error, message):
    """argmax takes nan for the highest."""
    with pytest.raises(error, match=re.escape(message)):
        hg.labels(scores)


def test_infinite_scores_are_compared():
    assert hg.labels([[-np.inf, 0.0], [np.inf, 0.0]]).tolist() == [1, 0]


def test_ragged_labels_are_refused():
    with pytest.raises(ValueError, match="actual is ragged: expected rows of one length"):
        hg.accuracy([0, 1], [[0], [0, 1]])
