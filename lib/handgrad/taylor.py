"""Taylor's test: does a gradient explain its function to first order?"""

from typing import NamedTuple

import numpy as np

from handgrad.domains import overflow_is_data
from handgrad.validation import as_numbers, check_finite, check_same_shape

EPS = np.finfo(float).eps
HALVINGS = 2.0 ** -np.arange(4, 12)


class TaylorTest(NamedTuple):
    """Remainders along one direction d, |d| = 1, for each step h, and their orders.

    without_grad  |f(x + hd) − f(x)|              shrinks as h
    with_grad     |f(x + hd) − f(x) − h d·∇f(x)|  shrinks as h², if ∇f is right

    An order is the power of h at which a remainder shrinks; nan where the remainder
    is no more than rounding, as it is for a linear f and a right gradient.
    """

    h: np.ndarray
    without_grad: np.ndarray
    with_grad: np.ndarray
    order_without: float
    order_with: float


@overflow_is_data()
def taylor_test(f, grad, x, direction, h=HALVINGS):
    """Does the gradient explain f to first order?

    A right one leaves a remainder of order h², a wrong one h.
    """
    x, d = as_numbers("x", x), as_numbers("direction", direction)
    check_same_shape(x=x, direction=d)
    check_finite("x", x)
    check_finite("direction", d)
    if not d.any():
        raise ValueError("direction is zero everywhere: expected one to move along")
    d = d / np.linalg.norm(d)
    values = np.array([f(x + step * d) for step in h])
    zeroth = values - f(x)
    first = zeroth - h * np.sum(grad(x) * d)
    rounding = 4 * EPS * max(abs(f(x)), *abs(values))
    orders = [_order(h, abs(remainder), rounding) for remainder in (zeroth, first)]
    return TaylorTest(h, abs(zeroth), abs(first), *orders)


def _order(h, remainder, rounding):
    """The slope of log remainder over log h; nan where one may be rounding."""
    if not (remainder > rounding).all():
        return np.nan
    return float(np.polyfit(np.log(h), np.log(remainder), 1)[0])
