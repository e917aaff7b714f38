"""What the library refuses.

What begins with check_ only refuses, what begins with as_ converts too. Every message
names the argument, what came and what was expected.
"""

from numbers import Real

import numpy as np


def check_array(name, x):
    """x must have a shape, as an array has, or a Node of the tape."""
    if not hasattr(x, "shape"):
        raise TypeError(f"{name} is a {type(x).__name__}: expected an array")


def check_same_shape(**arrays):
    """Refuse to broadcast: (n,) against (n, 1) would silently make (n, n).

    >>> check_same_shape(prediction=np.ones((5, 1)), target=np.ones(5))
    Traceback (most recent call last):
    ValueError: target has shape (5,), prediction (5, 1): they must be equal
    """
    a, b = arrays.values()
    shape = getattr(a, "shape", None)
    if shape is None or shape != getattr(b, "shape", None):
        first, second = arrays
        check_array(first, a)
        check_array(second, b)
        raise ValueError(
            f"{second} has shape {b.shape}, {first} {a.shape}: they must be equal"
        )


REAL, COMPLEX = "biuf", "biufc"  # kinds of dtype
FLOAT64 = np.dtype(float)


def on_tape(x):
    """Is x a Node of the tape? It holds float64, and NumPy takes it as it is."""
    return hasattr(x, "birth")


def as_array(name, x):
    try:
        return np.asarray(x)
    except ValueError:
        raise ValueError(f"{name} is ragged: expected rows of one length") from None


def as_numbers(name, x, kinds=REAL):
    """x as an array of float64; a Node of the tape stays one.

    Where the kinds are COMPLEX, what came complex becomes complex128: the complex
    step needs that. Elsewhere an imaginary part would be lost, and is refused.
    """
    if (type(x) is np.ndarray and x.dtype is FLOAT64) or on_tape(x):
        return x
    x = as_array(name, x)
    if x.dtype.kind not in kinds:
        real = "real " if x.dtype.kind == "c" else ""
        raise TypeError(f"{name} has dtype {x.dtype}: expected {real}numbers")
    return x.astype(complex if x.dtype.kind == "c" else float, copy=False)


def as_examples(name, x, kinds=REAL):
    """x as numbers of shape (n, k): rows are examples, and there is at least one."""
    x = as_numbers(name, x, kinds)
    if x.ndim != 2 or x.size == 0:
        raise ValueError(
            f"{name} has shape {x.shape}: "
            "expected (n, k), one example a row, not empty"
        )
    return x


def as_vector(name, x):
    """x as finite numbers of shape (p,)."""
    x = as_numbers(name, x)
    if x.ndim != 1 or x.size == 0:
        raise ValueError(
            f"{name} has shape {x.shape}: expected (p,), one number a parameter"
        )
    check_finite(name, x)
    return x


def check_all(holds, name, x, expected):
    """holds must be true for each entry of x; the first that fails is shown."""
    if not holds.all():
        where = tuple(int(i) for i in np.argwhere(~holds)[0])
        raise ValueError(f"{name} is {x[where]} at {where}: expected {expected}")


def check_finite(name, x):
    check_all(np.isfinite(x), name, x, "finite numbers, neither nan nor infinite")


def check_range(name, number, low, high=np.inf, end="inclusive"):
    """number must lie in [low, high], or in [low, high) if end is "exclusive"."""
    closed = end == "inclusive"
    if not isinstance(number, Real):
        raise TypeError(f"{name} is {number!r}: expected a real number")
    if not (low <= number < high or (closed and number == high < np.inf)):
        bracket = "]" if closed and high < np.inf else ")"
        raise ValueError(
            f"{name} is {number}: expected a number in [{low}, {high}{bracket}"
        )


def check_integer(name, number, low):
    """number must be an integer, at least low."""
    if isinstance(number, bool) or not isinstance(number, int | np.integer):
        raise TypeError(f"{name} is {number!r}: expected an integer")
    if number < low:
        raise ValueError(f"{name} is {number}: expected at least {low}")


def check_has(name, x, *methods):
    """x must have these methods, and be no class of what has them."""
    if isinstance(x, type):
        raise TypeError(
            f"{name} is the class {x.__name__}: "
            f"expected an instance, such as {x.__name__}()"
        )
    if not all(hasattr(x, method) for method in methods):
        raise TypeError(f"{name} is {x!r}: expected one with {' and '.join(methods)}")


def check_callable(name, f, of):
    """f must be callable."""
    if not callable(f):
        raise TypeError(f"{name} is {f!r}: expected a function of {of}")


def check_rng(name, rng):
    """rng must be a NumPy Generator: seeds are arguments, never global."""
    if not isinstance(rng, np.random.Generator):
        raise TypeError(
            f"{name} is {rng!r}: "
            "expected a numpy.random.Generator, such as default_rng(0)"
        )
