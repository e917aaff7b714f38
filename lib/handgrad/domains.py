"""What a setting, a cost, a surface and a function of numbers accept.

A kind is a function (name, x) that returns x, or raises ValueError or TypeError where
x is not of the kind. Decorators let a class, or a function, see nothing else, and all
of it in float64, so that what stands below them is the formula.
"""

from collections.abc import Callable
from functools import partial, wraps
from types import MethodType
from typing import NamedTuple

import numpy as np

from handgrad.validation import (
    COMPLEX,
    as_examples,
    as_numbers,
    check_all,
    check_finite,
    check_range,
    check_same_shape,
)

SUMS_TO_ONE = 1e-5  # what float32 rounds, and a step of a numerical gradient, pass
overflow_is_data = partial(
    np.errstate, over="ignore", divide="ignore", invalid="ignore"
)


def anything(name, x):
    """Every number: a prediction that overflows is a result, not bad input."""
    return x


def finite(name, x):
    check_finite(name, x)
    return x


def probabilities(name, x):
    check_all((x.real >= 0) & (x.real <= 1), name, x, "probabilities, in [0, 1]")
    return x


def signs(name, x):
    check_all((x == -1) | (x == 1), name, x, "labels -1 or 1")
    return x


def distributions(name, x):
    """Each row holds probabilities that sum to one (to 1e-5)."""
    total = probabilities(name, x).sum(axis=1)
    one = abs(total - 1) < SUMS_TO_ONE
    check_all(one, f"the sum of {name}", total, "1, each row a distribution")
    return x


def nonnegative(name, number):
    check_range(name, number, 0)
    return number


def positive(name, number):
    nonnegative(name, number)
    if number == 0:
        raise ValueError(f"{name} is {number}: expected a number above zero")
    return number


def below_one(name, number):
    """A number in [0, 1)."""
    check_range(name, number, 0, 1, end="exclusive")
    return number


def settings(**kinds):
    """A class decorator, below @dataclass: each field named must be of its kind."""

    def decorate(cls):
        inherited = getattr(cls, "__post_init__", lambda self: None)

        def post_init(self):
            inherited(self)
            for name, kind in kinds.items():
                self.__dict__[name] = kind(name, getattr(self, name))

        cls.__post_init__ = post_init
        return cls

    return decorate


class Domain(NamedTuple):
    """What a cost accepts as prediction and as target, both numbers (n, k)."""

    prediction: Callable
    target: Callable

    def as_pair(self, prediction, target):
        prediction = as_examples("prediction", prediction, COMPLEX)
        target = self.as_target("target", target)
        check_same_shape(prediction=prediction, target=target)
        return self.prediction("prediction", prediction), target

    def as_target(self, name, target):
        return self.target(name, as_examples(name, target))

    def check_result(self, prediction):
        """Refuse what a model put out if it is of another kind; nan is divergence."""
        if self.prediction is not anything and np.isfinite(prediction).all():
            self.prediction("prediction", prediction)


def cost(prediction, target):
    """A class decorator: value and grad see only what the cost accepts."""

    def decorate(cls):
        cls.accepts = Domain(prediction, target)
        cls.value, cls.grad = _guard(cls.value), _guard(cls.grad)
        return cls

    return decorate


def _guard(formula):
    @wraps(formula)
    @overflow_is_data()
    def method(self, prediction, target):
        # + 0 makes 0 of the −0 that −Σ gives
        return formula(self, *self.accepts.as_pair(prediction, target)) + 0.0

    return method


class Formulas(NamedTuple):
    value: Callable
    grad: Callable


def formulas(cost):
    """A cost's value and grad without checks, for data checked before a loop."""
    return Formulas(*map(_unwrap, (cost.value, cost.grad)))


def _unwrap(method):
    bare = getattr(method, "__wrapped__", None)
    return MethodType(bare, method.__self__) if bare else method


def sees(convert):
    """A class decorator: value and grad see convert(self, theta) for theta."""

    def guard(formula):
        @wraps(formula)
        @overflow_is_data()
        def method(self, theta):
            return formula(self, convert(self, theta))

        return method

    def decorate(cls):
        cls.value, cls.grad = guard(cls.value), guard(cls.grad)
        return cls

    return decorate


def surface(coordinates=None, rows_of=None):
    """A class decorator: theta is a point (p,), or grids of points (p, …).

    p is coordinates, if these are told. With rows_of, the name of a matrix, theta is
    one point, and p the number of the matrix's rows.
    """

    def convert(self, theta):
        theta = as_numbers("theta", theta, COMPLEX)
        p = len(getattr(self, rows_of)) if rows_of else coordinates
        fits = theta.ndim == 1 if rows_of else theta.ndim > 0
        if not fits or p not in (None, len(theta)):
            expected = "(p,)" if p is None else f"({p},)"
            raise ValueError(f"theta has shape {theta.shape}: expected {expected}")
        return theta

    return sees(convert)


penalty = sees(lambda self, theta: as_numbers("theta", theta, COMPLEX))


def elementwise(f):
    """A decorator: f sees numbers of any shape."""

    @wraps(f)
    def function(z):
        return f(as_numbers("z", z, COMPLEX))

    return function


def of_rows(f):
    """A decorator: f sees numbers (n, k), row by row."""

    @wraps(f)
    @overflow_is_data()
    def function(z):
        return f(as_examples("z", z, COMPLEX))

    return function
