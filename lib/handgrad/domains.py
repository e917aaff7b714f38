"""What a setting, and a cost, accept.

A kind is a function (name, x) that returns x, or raises ValueError or TypeError where
x is not of the kind. Class decorators let a class see nothing else, so that its
methods are formulas.
"""

from collections.abc import Callable
from functools import wraps
from types import MethodType
from typing import NamedTuple

from handgrad.validation import (
    as_examples,
    check_all,
    check_finite,
    check_range,
    check_same_shape,
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
    """Each row holds probabilities that sum to one (to 1e-9)."""
    total = probabilities(name, x).sum(axis=1)
    one = abs(total - 1) < 1e-9
    check_all(one, f"the sum of {name}", total, "1, each row a distribution")
    return x


def nonnegative(name, number):
    check_range(name, number, 0)
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
        prediction = as_examples("prediction", prediction)
        target = self.as_target("target", target)
        check_same_shape(prediction=prediction, target=target)
        return self.prediction("prediction", prediction), target

    def as_target(self, name, target):
        return self.target(name, as_examples(name, target))


def cost(prediction, target):
    """A class decorator: value and grad see only what the cost accepts."""

    def decorate(cls):
        cls.accepts = Domain(prediction, target)
        cls.value, cls.grad = _guard(cls.value), _guard(cls.grad)
        return cls

    return decorate


def _guard(formula):
    @wraps(formula)
    def method(self, prediction, target):
        return formula(self, *self.accepts.as_pair(prediction, target))

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
