"""A gradient from differences of the function, parameter by parameter."""

import numpy as np

from handgrad.domains import overflow_is_data
from handgrad.validation import COMPLEX, REAL, as_numbers, check_finite

# √ε, ∛ε, and as small as one likes.
STEPS = {"forward": 1.5e-8, "central": 6e-6, "complex": 1e-20}


@overflow_is_data()
def numerical_grad(f, x, method="central", h=None):
    """∂f/∂xᵢ of a scalar f, for x of any shape, by differences of step h.

    forward  (f(x + h eᵢ) − f(x)) / h           error O(h)
    central  (f(x + h eᵢ) − f(x − h eᵢ)) / 2h   error O(h²)
    complex  Im f(x + i h eᵢ) / h               error O(h²), with no cancellation

    The complex step needs an analytic f. Steps grow with |xᵢ| above one.
    ValueError if f is not scalar, TypeError if x is not real, or f without need.
    """
    if method not in STEPS:
        raise ValueError(f"method is {method!r}: expected one of {', '.join(STEPS)}")
    if h is not None and not h > 0:
        raise ValueError(f"h is {h}: expected a step above zero")
    x = as_numbers("x", x)
    check_finite("x", x)
    grad, difference = np.empty(x.shape), _DIFFERENCES[method]
    for i, step in np.ndenumerate(steps(x, h or STEPS[method])):
        grad[i] = difference(f, x, i, step)
    return grad


def steps(x, h):
    """The step along each entry of x: beside a large one, h would be lost."""
    return h * np.maximum(1, np.abs(x))


def shifted(f, x, i, step):
    """f where the entry i of x has moved by a step: a real number for a real step."""
    x = x.astype(np.result_type(x, type(step)))
    x[i] += step
    kinds = COMPLEX if x.dtype == complex else REAL
    value = as_numbers("the value of f", f(x), kinds)
    if value.shape != ():
        raise ValueError(f"f returned shape {value.shape}: expected a scalar")
    return value[()]


def _forward(f, x, i, h):
    return (shifted(f, x, i, h) - shifted(f, x, i, 0.0)) / h


def _central(f, x, i, h):
    return (shifted(f, x, i, h) - shifted(f, x, i, -h)) / (2 * h)


def _complex(f, x, i, h):
    value = shifted(f, x, i, 1j * h)
    if not np.iscomplexobj(value):
        raise ValueError(
            "f returned a real number for complex x: "
            "the complex step needs an analytic f"
        )
    return value.imag / h


_DIFFERENCES = {"forward": _forward, "central": _central, "complex": _complex}
