"""The rules of the tape: what it knows about NumPy's functions.

A rule is a function of plain arrays. It returns its value y and, for each array a, a
pair (push, pull), or None where y has no slope. `push` takes a change of a to that of
y; `pull`, its transpose, takes ∂J/∂y to a's share of ∂J/∂a.

Elementwise functions, y = f(a) or y = f(a, b), stand in a table of slopes, one for
each argument. At a tie, maximum and minimum share the slope, as in PyTorch.
"""

from functools import partial

import numpy as np

from handgrad.numerics import x_log_y

SLOPES = {
    np.add: (lambda y, a, b: 1.0, lambda y, a, b: 1.0),
    np.subtract: (lambda y, a, b: 1.0, lambda y, a, b: -1.0),
    np.multiply: (lambda y, a, b: b, lambda y, a, b: a),
    np.divide: (lambda y, a, b: 1 / b, lambda y, a, b: -y / b),
    np.power: (
        lambda y, a, b: b * a ** np.where(b == 0, 0, b - 1),  # of a⁰: 0, at 0 too
        lambda y, a, b: x_log_y(y, a),  # of 0ᵇ: 0
    ),
    np.maximum: (
        lambda y, a, b: np.heaviside(a - b, 0.5),
        lambda y, a, b: np.heaviside(b - a, 0.5),
    ),
    np.minimum: (
        lambda y, a, b: np.heaviside(b - a, 0.5),
        lambda y, a, b: np.heaviside(a - b, 0.5),
    ),
    np.logaddexp: (lambda y, a, b: np.exp(a - y), lambda y, a, b: np.exp(b - y)),
    np.negative: (lambda y, a: -1.0,),
    np.absolute: (lambda y, a: np.sign(a),),
    np.square: (lambda y, a: 2 * a,),
    np.sqrt: (lambda y, a: 0.5 / y,),
    np.exp: (lambda y, a: y,),
    np.expm1: (lambda y, a: y + 1,),
    np.log: (lambda y, a: 1 / a,),
    np.log1p: (lambda y, a: 1 / (1 + a),),
    np.sin: (lambda y, a: np.cos(a),),
    np.cos: (lambda y, a: -np.sin(a),),
    np.tanh: (lambda y, a: 1 - y * y,),
}
CONSTANT = {  # piecewise: what they give is no Node
    np.greater,
    np.greater_equal,
    np.less,
    np.less_equal,
    np.equal,
    np.not_equal,
    np.isfinite,
    np.isnan,
    np.sign,
    np.argmax,
    np.argmin,
    np.shape,
    np.ndim,
    np.size,
    np.zeros_like,
    np.ones_like,
}


def elementwise(ufunc):
    """The rule of an elementwise function; slopes are computed when they are read."""

    def rule(*arrays):
        arrays = [np.asarray(a) for a in arrays]
        y = ufunc(*arrays)
        slopes = [partial(slope, y, *arrays) for slope in SLOPES[ufunc]]
        return y, [scale(a, slope) for a, slope in zip(arrays, slopes)]

    return rule


def scale(a, slope):
    """The pair that multiplies by slope(), entry by entry."""
    shape = np.shape(a)
    return lambda t: t * slope(), lambda g: unbroadcast(g * slope(), shape)


def unbroadcast(g, shape):
    """Sum over the axes along which an array of this shape was repeated.

    Repeating is a fork, and forks add.
    """
    g = g.sum(axis=tuple(range(g.ndim - len(shape))))
    stretched = tuple(i for i, n in enumerate(shape) if n == 1 and g.shape[i] > 1)
    return g.sum(axis=stretched, keepdims=True)


def matmul(a, b):
    a, b = np.asarray(a), np.asarray(b)
    if max(a.ndim, b.ndim) > 2:
        raise TypeError(
            f"factors have shapes {a.shape} and {b.shape}: "
            "the tape multiplies vectors and matrices"
        )

    def pull_left(g):
        return g @ b.T if b.ndim == 2 else np.multiply.outer(g, b)

    def pull_right(g):
        return a.T @ g if a.ndim == 2 else np.multiply.outer(a, g)

    return a @ b, [(lambda t: t @ b, pull_left), (lambda t: a @ t, pull_right)]


def dot(a, b):
    """As matmul, and with numbers a product."""
    number = np.ndim(a) == 0 or np.ndim(b) == 0
    return elementwise(np.multiply)(a, b) if number else matmul(a, b)


def transpose(a, axes=None):
    back = None if axes is None else np.argsort(axes)
    push, pull = partial(np.transpose, axes=axes), partial(np.transpose, axes=back)
    return push(a), [(push, pull)]


def clip(a, low=None, high=None):
    """The slope in a is 1 from low to high, ends included, as in PyTorch."""
    low, high = -np.inf if low is None else low, np.inf if high is None else high
    inside = (low <= a) & (a <= high)
    pairs = [
        scale(a, lambda: inside),
        scale(low, lambda: a < low),
        scale(high, lambda: a > high),
    ]
    return np.clip(a, low, high), pairs


def index(a, key):
    def pull(g):
        grad = np.zeros(a.shape)
        np.add.at(grad, key, g)  # an entry taken twice is paid twice
        return grad

    return a[key], [(lambda t: t[key], pull)]


def reshape(a, shape):
    def push(t):
        return t.reshape(*shape)

    return push(a), [(push, lambda g: g.reshape(a.shape))]


def ravel(a):
    return reshape(a, (-1,))


def sums(a, axis=None, keepdims=False):
    def push(t):
        return t.sum(axis=axis, keepdims=keepdims)

    def pull(g):
        g = g if keepdims or axis is None else np.expand_dims(g, axis)
        return np.broadcast_to(g, a.shape)

    return push(a), [(push, pull)]


def means(a, axis=None, keepdims=False):
    total, [(push, pull)] = sums(a, axis, keepdims)
    count = a.size / total.size
    return total / count, [(lambda t: push(t) / count, lambda g: pull(g) / count)]


def maxima(a, axis=None, keepdims=False):
    """Entries that tie for the maximum share its gradient."""
    top = a == a.max(axis=axis, keepdims=True)
    share = top / top.sum(axis=axis, keepdims=True)
    _, [(push, pull)] = sums(a, axis, keepdims)
    pair = lambda t: push(t * share), lambda g: pull(g) * share
    return a.max(axis=axis, keepdims=keepdims), [pair]


def where(condition, a, b):
    mask = np.asarray(condition, dtype=bool)
    pairs = [None, scale(a, lambda: mask), scale(b, lambda: ~mask)]
    return np.where(mask, a, b), pairs


def concatenate(*parts, axis=0):
    y, sizes = np.concatenate(parts, axis), [np.shape(part)[axis] for part in parts]
    ends = np.cumsum(sizes)
    slices = [slice(end - size, end) for end, size in zip(ends, sizes)]
    return y, [placed(y, place, axis) for place in slices]


def stack(*parts, axis=0):
    y = np.stack(parts, axis)
    return y, [placed(y, i, axis) for i in range(len(parts))]


def placed(y, place, axis):
    """The pair of a part that stands at this place of y along axis."""
    where = (*[slice(None)] * (axis % y.ndim), place)

    def push(t):
        change = np.zeros(y.shape)
        change[where] = t
        return change

    return push, lambda g: g[where]


RULES = {
    **{ufunc: elementwise(ufunc) for ufunc in SLOPES},
    np.matmul: matmul,
    np.dot: dot,
    np.transpose: transpose,
    np.ravel: ravel,
    np.sum: sums,
    np.mean: means,
    np.max: maxima,
    np.clip: clip,
    np.where: where,
    np.concatenate: concatenate,
    np.stack: stack,
}
JOINS = {np.concatenate, np.stack}  # their first argument is a list of arrays
