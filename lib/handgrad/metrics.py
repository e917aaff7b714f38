"""How often a classifier is right, and what it takes for what.

Labels are integers 0 … classes − 1, shaped (n,).
"""

import numpy as np

from handgrad.validation import (
    as_array,
    as_numbers,
    check_all,
    check_integer,
    check_same_shape,
)


def labels(scores):
    """The class with the highest score in each row, (n, k) → (n,).

    The scores may be logits, probabilities or one-hot rows; the first of equals wins.
    ValueError for nan, which is highest nowhere.
    """
    scores = as_numbers("scores", scores)
    check_all(~np.isnan(scores), "scores", scores, "scores that can be compared")
    if scores.ndim != 2 or scores.shape[1] < 2:
        raise ValueError(
            f"scores has shape {scores.shape}: "
            "expected (n, k) with two classes or more"
        )
    return scores.argmax(axis=1)


def accuracy(predicted, actual):
    """The share of labels that agree, in [0, 1]."""
    predicted, actual = _labels("predicted", predicted), _labels("actual", actual)
    check_same_shape(predicted=predicted, actual=actual)
    return float(np.mean(predicted == actual))


def confusion(predicted, actual, classes):
    """How many examples of class i were taken for class j.

    The table is (classes, classes): rows actual, columns predicted.

    >>> confusion([0, 1, 1], [0, 1, 0], classes=2)
    array([[1, 1],
           [0, 1]])
    """
    check_integer("classes", classes, 1)
    predicted = _labels("predicted", predicted, classes)
    actual = _labels("actual", actual, classes)
    check_same_shape(predicted=predicted, actual=actual)
    counts = np.bincount(actual * classes + predicted, minlength=classes**2)
    return counts.reshape(classes, classes)


def _labels(name, x, classes=np.inf):
    x = as_array(name, x)
    if x.ndim != 1 or x.size == 0 or x.dtype.kind not in "iu":
        raise ValueError(
            f"{name} has shape {x.shape} and dtype {x.dtype}: "
            "expected integer labels (n,)"
        )
    unknown = (x < 0) | (x >= classes)
    if unknown.any():
        raise ValueError(
            f"{name} holds the label {x[unknown][0]}: "
            f"expected labels from 0 to {classes - 1}"
        )
    return x.astype(int)  # uint8 would overflow in confusion
