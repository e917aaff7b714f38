"""What a stranger's process may send: values that no exercise asked for."""

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from handgrad.exercises.runner.values import Closure, Foreign, Raised, Seed

TEXTS = st.text(max_size=8)
NUMBERS = st.one_of(
    st.booleans(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(),
    st.sampled_from([0.0, -0.0, 5e-324, 1e308, float("nan"), float("inf"), float("-inf")]),
)
STRANGE = st.one_of(
    st.none(),
    TEXTS,
    st.sampled_from([10**400, -(10**400), {}, {"list": [1]}, b"bytes", 1j, "1.5", "nan"]),
    st.builds(Foreign, TEXTS),
    st.builds(Raised, TEXTS, TEXTS),
    st.builds(Seed, st.integers()),
    st.just(Closure("no such function", {"theta": 1.0})),
)
SHAPES = array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=5)


def filled(shapes):
    """Arrays of floats, integers or truth values, with whatever is in them."""
    return st.one_of(arrays(kind, shapes) for kind in (float, int, bool))


LISTED = st.recursive(NUMBERS | STRANGE, lambda inner: st.lists(inner, max_size=4), max_leaves=12)
ERRORS = st.builds(
    Raised,
    TEXTS | st.sampled_from(["TypeError", "NotImplementedError", "LibraryAbsentError", "TimeUpError", "Lost"]),
    TEXTS,
    TEXTS,
)
ANYTHING = NUMBERS | STRANGE | filled(SHAPES) | LISTED | st.lists(filled(SHAPES), max_size=4)


def spoiled(value):
    """A value with something else in the place of one part of it, or of the whole."""
    other = ANYTHING | filled(st.just(np.shape(value))) if not isinstance(value, list) else ANYTHING
    if not isinstance(value, list) or not value:
        return other

    def with_other(i):
        return spoiled(value[i]).map(lambda one: [*value[:i], one, *value[i + 1 :]])

    return other | st.integers(0, len(value) - 1).flatmap(with_other)
