"""Splits: what a model learns from, and what it is judged by.

Only the first may set the scale of both.
"""

from typing import NamedTuple

import numpy as np

from handgrad.domains import overflow_is_data
from handgrad.validation import as_examples, check_finite, check_range, check_rng


class Split(NamedTuple):
    """Training and test examples: rows of X and y that belong together stay so."""

    X_train: np.ndarray
    y_train: np.ndarray
    X_test: np.ndarray
    y_test: np.ndarray


def split(X, y, rng, test=0.2):
    """A random share `test` of the n rows for the test part, the others for training.

    X (n, d), y (n, k); both parts are mixed. The test part has round(test · n)
    rows, each row is in one part. One permutation serves X and y. Not stratified: a
    class's share may differ between the parts, as chance has it. Raises ValueError
    for lengths that differ, for nan, for `test` outside (0, 1) and for a part left
    empty; TypeError for what is no number, and if `rng` is no numpy Generator.

    >>> X, y = np.arange(10.0)[:, None], np.arange(10.0)[:, None]
    >>> parts = split(X, y, np.random.default_rng(0))
    >>> len(parts.X_train), len(parts.X_test)
    (8, 2)
    >>> np.array_equal(parts.X_test, parts.y_test)
    True
    """
    check_rng("rng", rng)
    X, y = as_examples("X", X), as_examples("y", y)
    check_finite("X", X)
    check_finite("y", y)
    if len(X) != len(y):
        raise ValueError(f"y has {len(y)} rows, X {len(X)}: they must be equal")
    check_range("test", test, 0, 1, end="exclusive")
    size = round(test * len(X))
    if not 0 < size < len(X):
        raise ValueError(
            f"test is {test}, or {size} of {len(X)} rows: "
            "expected some rows in either part"
        )
    order = rng.permutation(len(X))
    return Split(X[order[size:]], y[order[size:]], X[order[:size]], y[order[:size]])


class Standardizer(NamedTuple):
    """z = (x − mean) / std, column by column.

    mean (d,) and std (d,) are both of the training examples. A test example is
    scaled by the same numbers: it must not have a say in them. Fit, then apply to
    both.

    >>> scale = Standardizer.fit([[1.0, 7.0], [3.0, 7.0]])
    >>> scale.apply([[5.0, 8.0]])
    array([[3., 1.]])
    """

    mean: np.ndarray
    std: np.ndarray

    @classmethod
    def fit(cls, X_train):
        """
        mean = Σᵢ xᵢ / n
        std  = √(Σᵢ (xᵢ − mean)² / n)

        X_train is (n, d); raises ValueError for nan and for numbers whose squares
        overflow, TypeError for words. A column that is constant has nothing to scale
        by: its std is given as 1, so that it becomes 0.
        """
        X_train = as_examples("X_train", X_train)
        check_finite("X_train", X_train)
        # The std of 0.1, 0.1, 0.1 is 1e-17, not 0.
        constant = (X_train == X_train[0]).all(axis=0)
        with overflow_is_data():
            mean = np.where(constant, X_train[0], X_train.mean(axis=0))
            std = np.where(constant, 1.0, X_train.std(axis=0))
        check_finite("the std of X_train", std)
        return cls(mean, std)

    def apply(self, X):
        """X (m, d) scaled, a new array.

        Raises ValueError for another number of columns and for nan, TypeError for
        words.
        """
        X = as_examples("X", X)
        check_finite("X", X)
        if X.shape[1] != len(self.mean):
            raise ValueError(
                f"X has {X.shape[1]} columns: "
                f"expected {len(self.mean)}, as in training"
            )
        return (X - self.mean) / self.std
