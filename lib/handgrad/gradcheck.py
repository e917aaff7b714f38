"""Check a gradient against differences of the function itself, tensor by tensor."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from handgrad.validation import as_numbers, check_finite, check_same_shape

HALVINGS = 2.0 ** -np.arange(4, 12)
# √ε, ∛ε, and as small as one likes.
STEPS = {"forward": 1.5e-8, "central": 6e-6, "complex": 1e-20}


def numerical_grad(f, x, method="central", h=None):
    """∂f/∂xᵢ of a scalar f, for x of any shape, by differences of step h.

    forward  (f(x + h eᵢ) − f(x)) / h           error O(h)
    central  (f(x + h eᵢ) − f(x − h eᵢ)) / 2h   error O(h²)
    complex  Im f(x + i h eᵢ) / h               error O(h²), with no cancellation

    The complex step needs an analytic f. Steps grow with |xᵢ| above one.
    ValueError if f is not scalar.
    """
    if method not in STEPS:
        raise ValueError(f"method is {method!r}: expected one of {', '.join(STEPS)}")
    if h is not None and not h > 0:
        raise ValueError(f"h is {h}: expected a step above zero")
    x = as_numbers("x", x)
    check_finite("x", x)
    grad, difference = np.empty(x.shape), _DIFFERENCES[method]
    for i in np.ndindex(x.shape):
        grad[i] = difference(f, x, i, (h or STEPS[method]) * max(1, abs(x[i])))
    return grad


def _at(f, x, i, step):
    x = x.astype(np.result_type(x, type(step)))
    x[i] += step
    value = np.asarray(f(x))
    if value.shape != ():
        raise ValueError(f"f returned shape {value.shape}: expected a scalar")
    return value[()]


def _forward(f, x, i, h):
    return (_at(f, x, i, h) - _at(f, x, i, 0.0)) / h


def _central(f, x, i, h):
    return (_at(f, x, i, h) - _at(f, x, i, -h)) / (2 * h)


def _complex(f, x, i, h):
    value = _at(f, x, i, 1j * h)
    if not np.iscomplexobj(value):
        raise ValueError(
            "f returned a real number for complex x: "
            "the complex step needs an analytic f"
        )
    return value.imag / h


_DIFFERENCES = {"forward": _forward, "central": _central, "complex": _complex}


class TensorCheck(NamedTuple):
    """One tensor's gradient beside its numerical gradient."""

    name: str
    error: float  # ‖numerical − gradient‖ / (‖numerical‖ + ‖gradient‖)
    entry: tuple  # where they differ most
    gradient: float  # there
    numerical: float  # there
    negligible: bool  # both vanish, so that their agreement proves nothing


@dataclass(frozen=True)
class GradientReport:
    """A TensorCheck for each tensor.

    Errors are never pooled: a large tensor would hide a small one's.
    """

    tensors: tuple

    def passes(self, tolerance=1e-6):
        return all(t.error <= tolerance and not t.negligible for t in self.tensors)

    def __str__(self):
        head = f"{'tensor':8}{'error':>9}  {'worst entry':12}"
        rows = [f"{head}{'gradient':>16}{'numerical':>16}"]
        for t in self.tensors:
            entry = str(t.entry).replace(" ", "")
            head = f"{t.name:8}{t.error:9.1e}  {entry:12}"
            note = "  negligible: move x" if t.negligible else ""
            rows.append(f"{head}{t.gradient:16.8g}{t.numerical:16.8g}{note}")
        return "\n".join(rows)


def check_grad(f, grad, x, tensors=None, method="central", h=None):
    """Compare grad(x) with numerical_grad and return a GradientReport.

    tensors(v) names the parts of a vector shaped as x, as Network.tensors does;
    without it x is one tensor.
    """
    x = as_numbers("x", x)
    gradient, numerical = np.asarray(grad(x)), numerical_grad(f, x, method, h)
    check_same_shape(x=x, gradient=gradient)
    tensors = tensors or (lambda v: {"x": v})
    noise = 1e-8 * max(1, abs(f(x)))
    pairs = zip(tensors(gradient).items(), tensors(numerical).values())
    checks = [_compare(name, g, n, noise) for (name, g), n in pairs]
    return GradientReport(tuple(checks))


def _compare(name, gradient, numerical, noise):
    difference = np.abs(numerical - gradient)
    size = np.linalg.norm(numerical) + np.linalg.norm(gradient)
    worst = np.unravel_index(difference.argmax(), difference.shape)
    entry = tuple(int(i) for i in worst)
    with np.errstate(invalid="ignore"):  # nan stays nan, and fails
        error = np.linalg.norm(difference) / size if size != 0 else 0.0
    g, n = gradient[entry], numerical[entry]
    return TensorCheck(name, error, entry, g, n, negligible=size < noise)


def assert_grad(f, grad, x, tensors=None, tolerance=1e-6):
    """Raise AssertionError unless every tensor's error is at most the tolerance.

    The error shows both gradients. With central differences in float64, 1e-7 is
    good, 1e-4 is right only near kinks, 1e-2 is wrong (CS231n). A tensor whose
    gradient vanishes at x fails too: there, any code would pass.
    """
    report = check_grad(f, grad, x, tensors)
    if not report.passes(tolerance):
        raise AssertionError(
            f"the gradient does not match its numerical gradient to {tolerance}\n"
            f"{report}"
        )


class TaylorTest(NamedTuple):
    """Remainders along one direction d, |d| = 1, for each step h, and their orders.

    without_grad  |f(x + hd) − f(x)|              shrinks as h
    with_grad     |f(x + hd) − f(x) − h d·∇f(x)|  shrinks as h², if ∇f is right

    An order is the power of h at which a remainder shrinks.
    """

    h: np.ndarray
    without_grad: np.ndarray
    with_grad: np.ndarray
    order_without: float
    order_with: float


def taylor_test(f, grad, x, direction, h=HALVINGS):
    """Does the gradient explain f to first order?

    A right one leaves a remainder of order h², a wrong one h.
    """
    x, d = as_numbers("x", x), as_numbers("direction", direction)
    check_same_shape(x=x, direction=d)
    if not d.any():
        raise ValueError("direction is zero everywhere: expected one to move along")
    d = d / np.linalg.norm(d)
    zeroth = np.array([f(x + step * d) - f(x) for step in h])
    first = zeroth - h * np.sum(grad(x) * d)
    zeroth, first = abs(zeroth), abs(first)
    return TaylorTest(h, zeroth, first, _order(h, zeroth), _order(h, first))


def _order(h, remainder):
    """The slope of log remainder over log h; nan where the remainder vanishes."""
    if not (remainder > 0).all():
        return np.nan
    return float(np.polyfit(np.log(h), np.log(remainder), 1)[0])
