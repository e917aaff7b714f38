"""A model, a cost and the data they meet on, as one objective J(theta)."""

from dataclasses import dataclass

import numpy as np

from handgrad.domains import Domain, anything, finite, formulas, overflow_is_data
from handgrad.validation import (
    as_examples,
    check_finite,
    check_has,
    check_same_shape,
)


@dataclass(frozen=True)
class Objective:
    """J(θ) = cost(model(θ, X), y) + penalty(weights of θ)

    X (n, d) and y (n, k) are checked once, here: TypeError for words, or a cost that
    is a class and no instance of it; ValueError for nan, empty data,
    lengths that differ or targets that the cost does not accept. So is each finite
    prediction: one that is no probability is refused where the cost takes these. The
    penalty leaves biases alone.
    """

    model: object
    cost: object
    X: np.ndarray
    y: np.ndarray
    penalty: object = None

    def __post_init__(self):
        check_has("model", self.model, "forward", "backward")
        check_has("cost", self.cost, "value", "grad")
        if self.penalty is not None:
            check_has("penalty", self.penalty, "value", "grad")
        numbers = Domain(prediction=anything, target=finite)
        accepts = getattr(self.cost, "accepts", numbers)
        X, y = as_examples("X", self.X), accepts.as_target("y", self.y)
        check_finite("X", X)
        if len(X) != len(y):
            raise ValueError(
                f"y has {len(y)} rows, X {len(X)}: each example needs one target"
            )
        checked = {"_formulas": formulas(self.cost), "_accepts": accepts}
        self.__dict__.update(checked, X=X, y=y)

    @overflow_is_data()
    def value(self, theta):
        return self._value(theta, self._forward(theta))

    @overflow_is_data()
    def grad(self, theta):
        return self._grad(theta, self._forward(theta))

    @overflow_is_data()
    def value_and_grad(self, theta):
        """Both from one forward pass."""
        forward = self._forward(theta)
        return self._value(theta, forward), self._grad(theta, forward)

    @overflow_is_data()
    def backward(self, theta):
        """The backward pass: deltas and gradients of the cost, without penalty."""
        return self._backward(self._forward(theta))

    def on(self, rows):
        """The same objective on a mini-batch: X and y take the same rows."""
        batch = object.__new__(Objective)  # rows of checked data need no second check
        batch.__dict__.update(self.__dict__, X=self.X[rows], y=self.y[rows])
        if hasattr(self.cost, "on"):
            cost = self.cost.on(rows)
            batch.__dict__.update(cost=cost, _formulas=formulas(cost))
        if len(batch.y) == 0:
            raise ValueError(f"rows is {rows}: expected at least one example")
        return batch

    def _forward(self, theta):
        forward = self.model.forward(theta, self.X)
        check_same_shape(prediction=forward.a[-1], y=self.y)
        self._accepts.check_result(forward.a[-1])
        return forward

    def _value(self, theta, forward):
        cost = self._formulas.value(forward.a[-1], self.y) + 0.0  # no −0
        if self.penalty is None:
            return cost
        return cost + self.penalty.value(self.model.without_biases(theta))

    def _grad(self, theta, forward):
        grad = self._backward(forward).grad
        if self.penalty is None:
            return grad
        return grad + self.penalty.grad(self.model.without_biases(theta))

    def _backward(self, forward):
        grad_output = self._formulas.grad(forward.a[-1], self.y)
        return self.model.backward(forward, grad_output)
