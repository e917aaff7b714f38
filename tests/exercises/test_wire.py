"""Values as JSON: what goes in comes out, and nothing else gets in."""

import json
from collections import namedtuple

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handgrad.exercises.runner.values import Case, Closure, Foreign, Output, Raised, Seed
from handgrad.exercises.runner.wire import DEEPEST, LARGEST, decode, decode_output, encode, encode_output, plain
from support import hostile

WORDS = ["array", "shape", "kind", "list", "closure", "values", "seed", "foreign"]
HONEST = st.recursive(
    st.none()
    | hostile.TEXTS
    | hostile.NUMBERS
    | hostile.filled(hostile.SHAPES)
    | st.builds(Seed, st.integers(0, 99)),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=8,
)
KINDS = st.sampled_from(["f", "i", "b", "U", ""])
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=4)
    | KINDS
    | st.sampled_from([2**64, 2**62])
)
JSON = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(WORDS) | st.text(max_size=2), inner)
    ),
    max_leaves=12,
)
ARRAYS = st.fixed_dictionaries(
    {"array": st.lists(LEAVES, max_size=4), "shape": st.lists(LEAVES, max_size=9), "kind": KINDS}
)


def alike(one, other):
    """Equal in type, shape and value; nan equals nan."""
    if isinstance(one, list | tuple):
        return isinstance(other, list) and len(one) == len(other) and all(map(alike, one, other))
    if isinstance(one, np.ndarray):
        equal = np.array_equal(one, other, equal_nan=one.dtype.kind == "f")
        return equal and (one.dtype, one.shape) == (other.dtype, other.shape)
    return type(one) is type(other) and (one == other or one != one)


def sent(value):
    return decode(json.loads(json.dumps(encode(value))))


@given(value=HONEST)
def test_what_goes_in_comes_out(value):
    assert alike(value, sent(value))


@settings(max_examples=300)
@given(message=JSON | ARRAYS)
def test_hostile_json_becomes_a_value_or_a_value_error(message):
    try:
        value = decode(message)
    except ValueError:
        return
    json.dumps(encode(value))


@given(message=JSON | st.fixed_dictionaries({"error": JSON, "value": JSON, "arguments": JSON, "calls": JSON}))
def test_a_hostile_output_becomes_an_output_or_a_value_error(message):
    try:
        output = decode_output(message, Case((np.ones(2),)))
    except ValueError:
        return
    assert output.error or len(output.arguments) == 1


@given(value=hostile.ANYTHING)
def test_whatever_a_function_returns_can_be_sent(value):
    sent(value)


@pytest.mark.parametrize(
    "message",
    [
        {"array": [], "shape": [LARGEST + 1, 0], "kind": "f"},
        {"array": [], "shape": [0, LARGEST + 1], "kind": "f"},
        {"array": [0] * (LARGEST + 1), "shape": [LARGEST + 1], "kind": "i"},
        {"list": [0] * (LARGEST + 1)},
        {"list": ["x" * (LARGEST + 1)]},
        "x" * (LARGEST + 1),
    ],
    ids=["rows", "columns", "array", "list", "text in a list", "text"],
)
def test_what_is_larger_than_it_can_be_sent_is_refused(message):
    with pytest.raises(ValueError, match="of the wire"):
        decode(message)


@pytest.mark.parametrize("shape", [[3], [2, 2], [0], [-1], [2.0], [True, 2], ["2"], [[2]], [10**30, 0], [1] * 9])
def test_a_shape_that_does_not_fit_is_refused(shape):
    with pytest.raises(ValueError, match="not an array"):
        decode({"array": [1.0, 2.0], "shape": shape, "kind": "f"})


@pytest.mark.parametrize(
    ("flat", "kind"),
    [
        (["1.5"], "f"),
        ([None], "f"),
        ([[1.0]], "f"),
        ([{}], "f"),
        ([10**400], "f"),
        ([2**64], "i"),
        ([float("nan")], "i"),
        ([1], "O"),
        ([1], "U"),
    ],
)
def test_an_array_holds_numbers_of_its_kind_and_nothing_else(flat, kind):
    with pytest.raises(ValueError, match="not an array"):
        decode({"array": flat, "shape": [1], "kind": kind})


def nested(depth, inner=1):
    for _ in range(depth):
        inner = [inner]
    return inner


def test_lists_nest_as_deep_as_answers_do_and_no_deeper():
    assert sent(nested(DEEPEST)) == nested(DEEPEST)
    assert sent(nested(DEEPEST + 1)) == nested(DEEPEST + 1, Foreign("list in lists in lists"))


@pytest.mark.parametrize("wrap", [lambda x: {"list": [x]}, lambda x: {"closure": "quadratic", "values": {"A": x}}])
def test_what_nests_without_end_is_refused(wrap):
    message = 1.0
    for _ in range(5000):
        message = wrap(message)
    with pytest.raises(ValueError, match="deep"):
        decode(message)


def test_a_list_that_holds_itself_can_be_sent():
    endless = []
    endless.append(endless)
    assert "list in lists" in json.dumps(encode(endless))


@pytest.mark.parametrize(
    "value",
    [
        np.zeros(LARGEST + 1),
        [0] * (LARGEST + 1),
        "x" * (LARGEST + 1),
        2**63,
        -(2**63) - 1,
        1j,
        {1: 2},
        {3},
        object(),
    ],
)
def test_what_is_too_large_or_of_no_known_kind_becomes_its_kind(value):
    assert isinstance(sent(value), Foreign)


def test_a_tuple_becomes_a_list_also_one_with_names():
    pair = namedtuple("Pair", "value grad")
    assert alike(sent(pair(1.0, np.ones(2))), [1.0, np.ones(2)])


def test_arrays_of_other_kinds_of_numbers_become_the_usual_ones():
    assert sent(np.float32(0.5)).dtype == np.float64
    assert sent(np.ones(2, np.uint8)).dtype == int
    assert isinstance(sent(np.array([1, None])), Foreign)
    assert isinstance(sent(np.ones(2, complex)), Foreign)
    assert isinstance(sent(np.array(["a"])), Foreign)


def test_no_object_of_the_student_gets_through():
    class Number(float):
        def __eq__(self, other):
            return True

    class Array(np.ndarray):
        def tolist(self):
            return [object()]

    assert isinstance(sent(Number(1)), Foreign)
    assert type(sent(np.ones(2).view(Array))) is np.ndarray
    assert type(sent(type("Numbers", (list,), {})([1]))) is list


def test_functions_and_generators_travel_by_name():
    held = Closure("quadratic", {"A": np.eye(2), "b": np.zeros(2)})
    back = sent(held)
    assert back.name == "quadratic"
    assert alike(back.values["A"], np.eye(2))
    assert sent(Seed(3)) == Seed(3)


def test_an_output_comes_back_whole():
    case = Case((np.ones(2), 3))
    output = Output([np.zeros(2), 1.5], (np.ones(2), 3), ([[np.ones(2)]],))
    back = decode_output(json.loads(json.dumps(encode_output(output))), case)
    assert alike([back.value, back.arguments, back.calls], [output.value, [*output.arguments], [*output.calls]])
    failed = Output(error=Raised("ValueError", "no", "line 2 of f"))
    assert decode_output(json.loads(json.dumps(encode_output(failed))), case) == failed


def test_an_output_with_other_than_its_arguments_is_refused():
    with pytest.raises(ValueError, match="not an output"):
        decode_output({"value": 1, "arguments": [], "calls": [], "error": None}, Case((np.ones(2),)))


def test_text_becomes_one_short_line_without_addresses():
    assert plain("a\nb\x00c\ud800d") == "a b c d"
    assert plain("<f at 0x7fe7ec6f2700>") == "<f at 0x...>"
    assert len(plain("x" * 1000)) == 300
