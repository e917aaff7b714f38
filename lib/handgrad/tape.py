"""Automatic differentiation of plain NumPy code, by a tape of arrays.

Each operation on a Node records, for each Node it used, a linear map and its
transpose. `push` takes a change of the input to the change of the output, a
Jacobian-vector product (jvp); `pull` takes the cost's gradient at the output back to
the input, a vector-Jacobian product (vjp). The rules are in tape_rules.py.

Reading the tape backward with `pull` is reverse mode: one pass for the gradient with
respect to everything. Reading it forward with `push` is forward mode: one pass for
each direction.

Griewank & Walther 2008.
"""

from collections.abc import Callable
from itertools import count
from numbers import Real
from typing import NamedTuple

import numpy as np
from numpy.lib.mixins import NDArrayOperatorsMixin

from handgrad import tape_rules as rules
from handgrad.domains import overflow_is_data
from handgrad.validation import as_numbers, check_same_shape, on_tape

births = count()


class Edge(NamedTuple):
    parent: "Node"
    push: Callable  # d parent → its share of d node (jvp)
    pull: Callable  # ∂J/∂node → its share of ∂J/∂parent (vjp)


class Node(NDArrayOperatorsMixin):
    """An array that remembers what it was computed from.

    NumPy's functions and operators take it as it is.
    """

    def __init__(self, value, edges=()):
        self.value = as_numbers("the value of a Node", value)
        self.edges, self.birth = edges, next(births)

    shape = property(lambda self: self.value.shape)
    ndim = property(lambda self: self.value.ndim)
    size = property(lambda self: self.value.size)
    real = property(lambda self: self)
    T = property(lambda self: np.transpose(self))

    def __len__(self):
        return len(self.value)

    def __bool__(self):
        return bool(self.value)

    def __getitem__(self, key):
        return record(rules.index, self, key=key)

    def reshape(self, *shape):
        return record(rules.reshape, self, shape=shape)

    def ravel(self):
        return self.reshape(-1)

    def sum(self, axis=None, keepdims=False):
        return record(rules.sums, self, axis=axis, keepdims=keepdims)

    def mean(self, axis=None, keepdims=False):
        return record(rules.means, self, axis=axis, keepdims=keepdims)

    def max(self, axis=None, keepdims=False):
        return record(rules.maxima, self, axis=axis, keepdims=keepdims)

    def dot(self, other):
        return np.dot(self, other)

    def clip(self, low=None, high=None):
        return np.clip(self, low, high)

    def __array_ufunc__(self, ufunc, method, *inputs, out=None):
        """Record an operation; one that writes in place makes a new Node instead."""
        return call(ufunc, *inputs) if method == "__call__" else NotImplemented

    def __array_function__(self, function, types, args, options):
        """Record what a function gives; a list of arrays is as many inputs."""
        if function in rules.JOINS:
            args, options = args[0], dict(zip(["axis"], args[1:])) | options
        return call(function, *args, **options)


def value_of(x):
    return x.value if on_tape(x) else x


def call(function, *inputs, **options):
    """Record what a function of NumPy's gives; TypeError for one that has no rule."""
    if function in rules.CONSTANT:
        return function(*map(value_of, inputs), **options)
    if function not in rules.RULES or any(map(on_tape, options.values())):
        raise TypeError(f"the tape knows no slope for {function.__name__}")
    return record(rules.RULES[function], *inputs, **options)


def record(rule, *inputs, **options):
    """The Node of a rule's value, with an edge to each input that is a Node."""
    value, pairs = rule(*map(value_of, inputs), **options)
    edges = [Edge(x, *pair) for x, pair in zip(inputs, pairs) if on_tape(x) and pair]
    return Node(value, edges)


def ancestors(node):
    """node and all that it was computed from, in order of birth.

    Parents come first, whatever the graph.
    """
    nodes, waiting = {}, [node]
    while waiting:
        node = waiting.pop()
        if node.birth not in nodes:
            nodes[node.birth] = node
            waiting += [edge.parent for edge in node.edges]
    return [nodes[birth] for birth in sorted(nodes)]


@overflow_is_data()
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


@overflow_is_data()
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

    ValueError if f is not scalar, or if it uses the tape of another derivative;
    TypeError for a function of NumPy's that the tape does not know, AttributeError
    for a method.
    """
    x, y = run(f, x)
    if np.shape(y) != ():
        raise ValueError(f"f returned shape {np.shape(y)}: expected a scalar")
    if not on_tape(y):
        return y, np.zeros(x.shape)
    return y.value[()], reverse(y).get(x.birth, np.zeros(x.shape))


def jvp(f, x, direction):
    """The derivative of f at x along direction, by one forward reading.

    f may return any shape. Errors as in value_and_grad.
    """
    direction = as_numbers("direction", direction)
    check_same_shape(x=np.asarray(value_of(x)), direction=direction)
    x, y = run(f, x)
    return forward(y, x, direction) if on_tape(y) else np.zeros(np.shape(y))


def run(f, x):
    """x as a Node, and f of it: a Node, or an array or a number that x left alone."""
    if on_tape(x):
        raise ValueError(f"x is on a tape already: {FIRST_ONLY}")
    x = Node(x)
    y = gather(f(x))
    if on_tape(y) and ancestors(y)[0].birth < x.birth:
        raise ValueError(f"f uses a Node of another tape: {FIRST_ONLY}")
    return x, y


FIRST_ONLY = "expected a first derivative; take differences of it for a second one"


def gather(y):
    """What f returned; an array of Nodes, as np.array makes it, becomes one Node."""
    if on_tape(y):
        return y
    if not isinstance(y, np.ndarray | np.generic | Real):
        raise TypeError(
            f"f returned a {type(y).__name__}, which is no Node and no array: "
            "np.stack makes one of several"
        )
    parts = np.ravel(y)
    if not any(map(on_tape, parts)):
        return as_numbers("what f returned", y)
    return record(rules.stack, *parts).reshape(np.shape(y))
