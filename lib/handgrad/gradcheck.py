"""Check a gradient against differences of the function itself, tensor by tensor.

float64 does not see everything: a difference over h is off by some ε |f| / h, and at
a kink there are two slopes. The check asks for what can be seen.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from handgrad.differences import STEPS, numerical_grad, shifted, steps
from handgrad.domains import overflow_is_data
from handgrad.validation import as_numbers, check_same_shape

EPS = np.finfo(float).eps
UNSEEN = 0.01  # fewer than two digits to compare prove nothing


class TensorCheck(NamedTuple):
    """One tensor's gradient beside its numerical gradient."""

    name: str
    error: float  # ‖numerical − gradient‖ / (‖numerical‖ + ‖gradient‖)
    entry: tuple  # where they differ most
    gradient: float  # there
    numerical: float  # there
    rounding: float  # the error that rounding alone may make
    kinks: int  # entries where the slopes on both sides differ, and enclose gradient

    @property
    def negligible(self):
        """So small beside rounding that agreement proves nothing."""
        return not self.rounding <= UNSEEN

    @property
    def note(self):
        if self.negligible:
            return "  too small to check here"
        return f"  {self.kinks} at a kink" if self.kinks else ""


@dataclass(frozen=True)
class GradientReport:
    """A TensorCheck for each tensor.

    Errors are never pooled: a large tensor would hide a small one's.
    """

    tensors: tuple

    def agrees(self, tolerance=1e-6):
        """No tensor is off by more than the tolerance and what rounding explains."""
        return all(t.error <= tolerance + t.rounding for t in self.tensors)

    def passes(self, tolerance=1e-6):
        """They agree, and none is too small to check."""
        seen = not any(t.negligible for t in self.tensors)
        return seen and self.agrees(tolerance)

    def __str__(self):
        head = f"{'tensor':8}{'error':>9}  {'worst entry':12}"
        rows = [f"{head}{'gradient':>16}{'numerical':>16}"]
        for t in self.tensors:
            entry = str(t.entry).replace(" ", "")
            head = f"{t.name:8}{t.error:9.1e}  {entry:12}"
            rows.append(f"{head}{t.gradient:16.8g}{t.numerical:16.8g}{t.note}")
        return "\n".join(rows)


def check_grad(f, grad, x, tensors=None, method="central", h=None):
    """Compare grad(x) with numerical_grad and return a GradientReport.

    tensors(v) names the parts of a vector shaped as x, as Network.tensors does;
    without it x is one tensor. Where all of x is small and no h is given, a step as
    small is tried too, and each tensor is compared at the better one.
    """
    x = as_numbers("x", x)
    if x.size == 0:
        raise ValueError(f"x has shape {x.shape}: expected at least one number")
    gradient = as_numbers("gradient", grad(x))
    check_same_shape(x=x, gradient=gradient)
    tensors = tensors or (lambda v: {"x": v})
    size = np.abs(x).max()
    small = [STEPS[method] * size] if h is None and 0 < size < 0.1 else []
    tried = [_checks(f, gradient, x, tensors, method, h) for h in (h, *small)]
    return GradientReport(tuple(min(checks, key=_error) for checks in zip(*tried)))


def _error(check):
    return np.isnan(check.error), check.error


@overflow_is_data()
def _checks(f, gradient, x, tensors, method, h):
    """A TensorCheck for each tensor, by differences of one step."""
    numerical, step = numerical_grad(f, x, method, h), steps(x, h or STEPS[method])
    if method == "complex":
        rounding, kinks = EPS * np.abs(numerical), np.zeros(x.shape, bool)
    else:
        rounding = 4 * EPS * np.abs(f(x)) / step
        kinks = _kinks(f, gradient, numerical, x, step, rounding)
    numerical = np.where(kinks, gradient, numerical)
    parts = [tensors(part) for part in (gradient, numerical, rounding, kinks * 1.0)]
    return [_compare(name, *(part[name] for part in parts)) for name in parts[0]]


def _compare(name, gradient, numerical, rounding, kinks):
    difference = np.abs(numerical - gradient)
    size = np.linalg.norm(numerical) + np.linalg.norm(gradient)
    worst = np.unravel_index(difference.argmax(), difference.shape)
    entry = tuple(int(i) for i in worst)
    with np.errstate(invalid="ignore"):  # nan stays nan, and fails
        error = np.linalg.norm(difference) / size if size != 0 else 0.0
        unseen = np.linalg.norm(rounding) / size if size != 0 else np.inf
    g, n = gradient[entry], numerical[entry]
    return TensorCheck(name, error, entry, g, n, unseen, int(kinks.sum()))


def _kinks(f, gradient, numerical, x, step, rounding):
    """Where x is at a kink and gradient lies between the slopes on both sides."""
    kinks = np.zeros(x.shape, bool)
    differ = np.abs(numerical - gradient) > 1e-3 * np.abs(gradient)
    for i in map(tuple, np.argwhere(differ)):
        left, right = _sides(f, x, i, step[i])
        nearer = _sides(f, x, i, step[i] / 10)
        jump = abs(right - left)
        # where f is smooth, the jump shrinks with h
        stays = abs(nearer[1] - nearer[0]) > 0.5 * jump > 50 * rounding[i]
        low, high = min(left, right) - 1e-3 * jump, max(left, right) + 1e-3 * jump
        kinks[i] = stays and low <= gradient[i] <= high
    return kinks


def _sides(f, x, i, h):
    """The slopes to the left and to the right, by differences over h."""
    before, here, after = (shifted(f, x, i, step) for step in (-h, 0.0, h))
    return (here - before) / h, (after - here) / h


def assert_grad(f, grad, x, tensors=None, tolerance=1e-6, h=None):
    """Raise AssertionError unless every tensor's error is at most the tolerance.

    The error shows both gradients; what rounding explains is not held against a
    gradient. With central differences of step h in float64, 1e-7 is good, 1e-2 is
    wrong (CS231n). At a kink any slope between both sides' passes. A tensor too
    small to check at x fails too, under its own name: there, any code would pass.
    """
    report = check_grad(f, grad, x, tensors, h=h)
    if not report.agrees(tolerance):
        raise AssertionError(
            f"the gradient does not match its numerical gradient to {tolerance}\n"
            f"{report}"
        )
    if small := [t.name for t in report.tensors if t.negligible]:
        raise AssertionError(
            f"{', '.join(small)}: too small to check here, right or wrong. Move x, "
            f"give another h, or see check_grad with method='complex'\n{report}"
        )
