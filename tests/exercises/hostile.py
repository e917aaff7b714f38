"""What a stranger's process may send: values and outputs that no exercise asked for."""

from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from handgrad.checks.exercise import Closure, Foreign, Output, Raised, Seed

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
ANYTHING = NUMBERS | STRANGE | filled(SHAPES) | LISTED | st.lists(filled(SHAPES), max_size=4)


def near(case):
    """Values of the shapes of the arguments, alone and in lists of two, three and four: close to what is asked."""
    shapes = list({getattr(each, "shape", ()) for each in flat(case.arguments)} | {()})
    shaped = filled(st.sampled_from(shapes))
    parts = st.one_of(shaped, NUMBERS, STRANGE, st.lists(shaped, max_size=3), LISTED)
    return st.one_of(
        shaped, st.lists(parts, min_size=2, max_size=4), st.lists(st.lists(parts, max_size=4), max_size=4)
    )


def flat(values):
    for each in values:
        if isinstance(each, list | tuple):
            yield from flat(each)
        else:
            yield each


def outputs(case):
    """Outputs of that case: any value, its arguments as they were or not, any calls."""
    kept = st.just(tuple(case.arguments)) | st.lists(ANYTHING, max_size=5).map(tuple)
    calls = st.lists(ANYTHING, max_size=2).map(tuple)
    values = st.builds(Output, ANYTHING | near(case), kept, calls)
    kinds = TEXTS | st.sampled_from(
        ["TypeError", "NotImplementedError", "LibraryAbsentError", "TimeUpError", "Lost"]
    )
    errors = st.builds(Raised, kinds, TEXTS, TEXTS)
    return values | st.builds(lambda error: Output(error=error), errors)
