"""numerical_grad(cost, theta, h): a gradient by central differences of step h."""

from handgrad.exercises.gradient_descent.differences import WRONG, central
from handgrad.exercises.judge.expect import agree, array, value_of
from handgrad.exercises.judge.verdict import Mistake
from handgrad.exercises.judge.wrong import suspects
from handgrad.exercises.runner.closures import WHOLE, closure
from handgrad.exercises.runner.values import Case, Closure

POINTS = 3
GIVEN = 3


def cases(rng):
    # Wide steps first: there a forward difference is far from a central one.
    yield at(rng, rng.normal(size=3), 0.3, "a wide step")
    yield at(rng, rng.uniform(1, 2, size=1), 0.3, "one parameter")
    yield at(rng, 1 + rng.permutation(4), 0.1, "whole numbers in theta")
    yield at(rng, 3 * rng.normal(size=12), 1e-3, "twelve parameters")
    # A step that does not survive in single precision.
    yield at(rng, rng.uniform(1, 2, size=4), 1e-5, "a short step")


def at(rng, theta, h, about):
    """A cost that couples all parameters, and whose curvature changes."""
    root = rng.normal(size=(len(theta), len(theta)))
    b, c = rng.normal(size=len(theta)), rng.uniform(1, 2, size=len(theta))
    cost = Closure("quartic", {"A": root @ root.T, "b": b, "c": c})
    return Case((cost, theta, h), about)


def judge(case, output):
    held, theta, h = case.arguments
    if output.error and WHOLE in output.error.text:
        raise Mistake(
            "part of theta",
            "The cost was called with less or more than theta. It needs all "
            "parameters, also those that do not move.",
        )
    grad = array("The result", value_of(case, output), theta.shape)
    cost, _ = closure(held.name, held.values)
    known = suspects(WRONG, (cost, theta, h))
    agree("The result", grad, central(cost, theta, h), known, about=case.about)
