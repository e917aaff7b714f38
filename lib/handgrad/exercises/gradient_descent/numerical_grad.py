"""numerical_grad(cost, theta, h): a gradient by central differences of step h."""

import numpy as np

from handgrad import gradcheck
from handgrad.exercises.judge.expect import Suspect, agree, array, value_of
from handgrad.exercises.runner.closures import closure
from handgrad.exercises.runner.values import Case, Closure

POINTS = 3


def cases(rng):
    # Wide steps first: there a forward difference is far from a central one.
    yield at(rng, rng.uniform(1, 2, size=1), 0.3, "one parameter")
    yield at(rng, rng.normal(size=3), 0.3, "a wide step")
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
    grad = array("The result", value_of(case, output), theta.shape)
    cost, _ = closure(held.name, held.values)
    right = central(cost, theta, h)
    slope, _ = closure("quartic_grad", held.values)
    possible = suspects(cost, slope, theta, h)
    agree("The result", grad, right, possible, about=case.about)


def central(cost, theta, h):
    steps = h * np.eye(len(theta))
    return np.array([cost(theta + s) - cost(theta - s) for s in steps]) / (2 * h)


def suspects(cost, slope, theta, h):
    right = central(cost, theta, h)
    yield from one_sided(cost, theta, h)
    for factor in (2 * h, h, 2 * h**2, h**2):
        yield Suspect("division", factor * right, DIVISION)
    together = (cost(theta + h) - cost(theta - h)) / (2 * h)
    yield Suspect("all at once", np.full(len(theta), together), ALL_AT_ONCE)
    for values in not_restored(cost, theta, h):
        yield Suspect("not restored", values, NOT_RESTORED)
    for values in truncated(cost, theta, h):
        yield Suspect("integers", values, INTEGERS)
    yield Suspect("single precision", in_single(cost, theta, h), SINGLE)
    yield Suspect("other step", slope(theta), OTHER_STEP)
    scaled = gradcheck.numerical_grad(cost, theta, h=h)
    yield Suspect("other step", scaled, OTHER_STEP)
    for divisor in (1, h):  # a step of one, divided by itself or by h
        yield Suspect("other step", central(cost, theta, 1.0) / divisor, OTHER_STEP)


def one_sided(cost, theta, h):
    here, steps = cost(theta), h * np.eye(len(theta))
    forward = np.array([cost(theta + s) - here for s in steps])
    backward = np.array([here - cost(theta - s) for s in steps])
    for differences in (forward, backward):
        yield Suspect("one side", differences / h, ONE_SIDE)
        yield Suspect("one side", differences / (2 * h), ONE_SIDE)


def not_restored(cost, theta, h):
    """Moved entries stay where they are while the next ones move."""
    moved = h * np.tri(len(theta))  # row j: what has moved when it is j's turn
    before, here = h * np.tri(len(theta), k=-1), h * np.eye(len(theta))
    both = [cost(theta + s) - cost(theta - s) for s in moved]
    down = [
        cost(theta - s + e) - cost(theta - s - e)
        for s, e in zip(before, here, strict=True)
    ]
    return np.array(both) / (2 * h), np.array(down) / (2 * h)


def truncated(cost, theta, h):
    """What whole numbers leave of theta ± h, or of the gradient."""
    yield np.trunc(central(cost, theta, h))
    grad = np.empty(len(theta))
    for j in range(len(theta)):
        up, down = theta.astype(int), theta.astype(int)
        up[j], down[j] = theta[j] + h, theta[j] - h
        grad[j] = (cost(up) - cost(down)) / (2 * h)
    yield grad


def in_single(cost, theta, h):
    theta = theta.astype(np.float32)
    grad = np.empty(len(theta))
    for j in range(len(theta)):
        up, down = theta.copy(), theta.copy()
        up[j] += h
        down[j] -= h
        grad[j] = (cost(up) - cost(down)) / (2 * h)
    return grad


ONE_SIDE = (
    "It looks to one side of theta only. Such a difference is off by the curvature; "
    "one that is centered at theta is far closer."
)
DIVISION = (
    "The difference of the costs is not divided by the whole distance between the "
    "two points. Mind how Python reads a / b * c, too."
)
ALL_AT_ONCE = (
    "All parameters moved at once, so this is one slope along the diagonal. A "
    "gradient asks for each parameter alone, while the others stay."
)
NOT_RESTORED = (
    "A parameter that had its turn did not go back before the next one moved. Each "
    "difference has to start from theta itself."
)
INTEGERS = (
    "The step got lost in whole numbers: a copy of theta, or an array made like it, "
    "holds integers if theta does."
)
SINGLE = (
    "In single precision a short step drowns in rounding. Stay in float64, where "
    "NumPy is by itself."
)
OTHER_STEP = "These are differences over another step than h."
