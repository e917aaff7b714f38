"""Automatic differentiation of plain NumPy code, by a tape of arrays.

Each operation on a Node records, for each Node it used, a linear map and its
transpose. `push` takes a change of the input to the change of the output; `pull`
takes the cost's gradient at the output back to the input.

Reading the tape backward with `pull` is reverse mode: one pass for the gradient with
respect to everything. Reading it forward with `push` is forward mode: one pass for
each direction.

Griewank & Walther 2008.
"""

from itertools import count
from typing import NamedTuple

import numpy as np
from numpy.lib.mixins import NDArrayOperatorsMixin

from handgrad.slopes import PIECEWISE_CONSTANT, SLOPES
from handgrad.validation import check_same_shape

births = count()


class Edge(NamedTuple):
    parent: "Node"
    push: object  # d parent → its share of d node
    pull: object  # ∂J/∂node → its share of ∂J/∂parent


class Node(NDArrayOperatorsMixin):
    """An array that remembers what it was computed from.

    NumPy's functions and operators take it as it is.
    """

    def __init__(self, value, edges=()):
        self.value = np.asarray(value, dtype=float)
        self.edges, self.birth = edges, next(births)

    shape = property(lambda self: self.value.shape)
    ndim = property(lambda self: self.value.ndim)

    def __len__(self):
        return len(self.value)

    def __getitem__(self, key):
        def pull(g):
            grad = np.zeros(self.shape)
            np.add.at(grad, key, g)  # an entry taken twice is paid twice
            return grad

        return Node(self.value[key], [Edge(self, lambda t: t[key], pull)])

    def reshape(self, *shape):
        def push(t):
            return t.reshape(*shape)

        def pull(g):
            return g.reshape(self.shape)

        return Node(push(self.value), [Edge(self, push, pull)])

    def ravel(self):
        return self.reshape(-1)

    def sum(self, axis=None, keepdims=False):
        def push(t):
            return t.sum(axis=axis, keepdims=keepdims)

        def pull(g):
            g = g if keepdims or axis is None else np.expand_dims(g, axis)
            return np.broadcast_to(g, self.shape)

        return Node(push(self.value), [Edge(self, push, pull)])

    def max(self, axis=None, keepdims=False):
        """Entries that tie for the maximum share its gradient."""
        top = self.value == self.value.max(axis=axis, keepdims=True)
        return (self * (top / top.sum(axis=axis, keepdims=True))).sum(axis, keepdims)

    def __array_ufunc__(self, ufunc, method, *inputs, out=None):
        """Record an operation; one that writes in place makes a new Node instead."""
        if method != "__call__":
            return NotImplemented
        value = ufunc(*map(value_of, inputs))
        if ufunc in PIECEWISE_CONSTANT:
            return value
        if ufunc is np.matmul:
            return Node(value, _matmul_edges(*inputs))
        if ufunc not in SLOPES:
            raise TypeError(f"the tape knows no slope for {ufunc.__name__}")
        arguments = [value_of(x) for x in inputs]
        edges = [
            _elementwise(x, slope(value, *arguments))
            for x, slope in zip(inputs, SLOPES[ufunc])
            if is_node(x)
        ]
        return Node(value, edges)

    def __array_function__(self, function, types, args, options):
        if function in (np.shape, np.zeros_like):
            return function(*map(value_of, args), **options)
        if function not in FUNCTIONS:
            raise TypeError(f"the tape knows no slope for {function.__name__}")
        return FUNCTIONS[function](*args, **options)


def is_node(x):
    return isinstance(x, Node)


def value_of(x):
    return x.value if is_node(x) else x


def _elementwise(x, slope):
    return Edge(x, lambda t: t * slope, lambda g: _unbroadcast(g * slope, x.shape))


def _unbroadcast(g, shape):
    """Sum over the axes along which an array of this shape was repeated.

    Repeating is a fork, and forks add.
    """
    g = g.sum(axis=tuple(range(g.ndim - len(shape))))
    stretched = tuple(i for i, n in enumerate(shape) if n == 1 and g.shape[i] > 1)
    return g.sum(axis=stretched, keepdims=True)


def _matmul_edges(x, y):
    a, b = value_of(x), value_of(y)

    def pull_left(g):
        return g @ b.T if b.ndim == 2 else np.multiply.outer(g, b)

    def pull_right(g):
        return a.T @ g if a.ndim == 2 else np.multiply.outer(a, g)

    left = Edge(x, lambda t: t @ b, pull_left)
    right = Edge(y, lambda t: a @ t, pull_right)
    return [edge for edge in (left, right) if is_node(edge.parent)]


def _where(condition, x, y):
    taken = np.asarray(value_of(condition), dtype=bool)
    branches = [(x, taken), (y, ~taken)]
    edges = [_elementwise(part, mask) for part, mask in branches if is_node(part)]
    return Node(np.where(taken, value_of(x), value_of(y)), edges)


def _concatenate(parts):
    value = np.concatenate([value_of(part) for part in parts])
    ends = np.cumsum([len(part) for part in parts])
    spans = [slice(end - len(part), end) for part, end in zip(parts, ends)]

    def edge(part, span):
        def push(t):
            tangent = np.zeros(value.shape)
            tangent[span] = t
            return tangent

        return Edge(part, push, lambda g: g[span])

    edges = [edge(part, span) for part, span in zip(parts, spans) if is_node(part)]
    return Node(value, edges)


FUNCTIONS = {
    np.sum: lambda x, axis=None, keepdims=False: x.sum(axis, keepdims),
    np.max: lambda x, axis=None, keepdims=False: x.max(axis, keepdims),
    np.where: _where,
    np.concatenate: _concatenate,
}


def ancestors(node):
    """node and all that it was computed from, in order of birth.

    Parents come first, whatever the graph.
    """
    found, waiting = {}, [node]
    while waiting:
        node = waiting.pop()
        if node.birth not in found:
            found[node.birth] = node
            waiting += [edge.parent for edge in node.edges]
    return [found[birth] for birth in sorted(found)]


def reverse(output, seed=1.0):
    """Reverse mode: ∂J/∂node for every node that led to output, by its birth.

    It starts from ∂J/∂output = seed.
    """
    nodes = ancestors(output)
    grads = {node.birth: np.zeros(node.shape) for node in nodes}
    grads[output.birth] += seed
    for node in reversed(nodes):
        for edge in node.edges:
            grads[edge.parent.birth] += edge.pull(grads[node.birth])
    return grads


def forward(output, x, direction):
    """Forward mode: the change of output when the Node x moves along direction."""
    changes = {}
    for node in ancestors(output):
        changes[node.birth] = np.zeros(node.shape) + (direction if node is x else 0.0)
        for edge in node.edges:
            changes[node.birth] += edge.push(changes[edge.parent.birth])
    return changes[output.birth]


def grad(f, x):
    """∇f(x) of a scalar f by one backward reading, for x of any shape.

    >>> grad(lambda x: np.sum(x**2), np.array([1.0, -3.0]))
    array([ 2., -6.])
    """
    return value_and_grad(f, x)[1]


def value_and_grad(f, x):
    """f(x) and ∇f(x).

    ValueError if f is not scalar, TypeError for a function the tape does not know.
    """
    x = Node(x)
    y = f(x)
    if np.shape(y) != ():
        raise ValueError(f"f returned shape {np.shape(y)}: expected a scalar")
    if not is_node(y):
        return y, np.zeros(x.shape)
    return y.value[()], reverse(y).get(x.birth, np.zeros(x.shape))


def jvp(f, x, direction):
    """The derivative of f at x along direction, by one forward reading.

    f may return any shape.
    """
    x, direction = Node(x), np.asarray(direction, dtype=float)
    check_same_shape(x=x, direction=direction)
    y = f(x)
    return forward(y, x, direction) if is_node(y) else np.zeros(np.shape(y))
