"""What judges share."""

import math

import numpy as np
import pytest

from handgrad.exercises.judge.arguments import refuse_changes
from handgrad.exercises.judge.compare import close, mean_factors, ratio
from handgrad.exercises.judge.exceptions import error_of
from handgrad.exercises.judge.expect import Suspect, agree, array, number, parts, value_of
from handgrad.exercises.judge.verdict import Mistake
from handgrad.exercises.runner.values import Case, Foreign, Output, Raised

nan, inf = np.nan, np.inf


def name(function, *arguments, **options):
    """The name of the mistake that it finds; empty for none."""
    try:
        function(*arguments, **options)
    except Mistake as mistake:
        return mistake.name
    return ""


@pytest.mark.parametrize(
    ("x", "right"),
    [
        (1.0, 1.0),
        ([1, 2], [1.0, 2.0]),
        ([1.0, 2.0 + 1e-6], [1, 2]),
        ([1e9, 1000.0], [1e9, 0.0]),  # measured by the largest
        ([0.0, 1e-6], [0, 0]),
        ([inf, -inf, 1.0], [inf, -inf, 1.0]),
        ([True, False], [1.0, 0.0]),
        ([], []),
        (np.zeros((0, 3)), np.zeros((0, 3))),
    ],
)
def test_close_is_measured_by_the_largest_number(x, right):
    assert close(x, right)


@pytest.mark.parametrize(
    ("x", "right"),
    [
        (1.0, 1.001),
        ([1.0], 1.0),
        ([1.0, 1.0], [[1.0, 1.0]]),
        ([1.0, 1.0], [1.0]),
        ([], [1.0]),
        (np.zeros((0, 3)), np.zeros((3, 0))),
        (nan, 1.0),
        (nan, nan),
        (1.0, nan),
        (1.0, inf),
        (inf, 1.0),
        (inf, -inf),
        ([1.0, inf], [1.0, 1e308]),
        ([1e-6, 0], [1e-9, 0]),  # small numbers are measured by small ones
    ],
)
def test_other_numbers_and_other_shapes_are_not_close(x, right):
    assert not close(x, right)


@pytest.mark.parametrize(
    ("x", "right", "r"),
    [
        ([2, 4], [1, 2], 2),
        ([-1, -2], [1, 2], -1),
        ([0, 0], [1, 2], 0),
        (3.0, 2.0, 1.5),
        ([1, 2], [1, 3], None),
        ([1, 2], [0, 0], None),
        ([nan, 2], [1, 2], None),
        ([inf, inf], [1, 1], None),
        ([1, 1], [inf, 1], None),
        ([1e300, 1e300], [1e300, 1e300], None),  # its square is not finite
        ([], [], None),
        ([1.0], [1.0, 2.0], None),
        (1.0, [1.0], None),
        ([[1, 2]], [1, 2], None),
    ],
)
def test_a_ratio_is_one_factor_for_all_entries(x, right, r):
    found = ratio(x, right)
    assert found == r if r is None else found == pytest.approx(r)


def test_what_agrees_raises_nothing():
    assert name(agree, "The result", [1.0, 2.0], [1, 2], [Suspect("axis", [1, 2], "Never.")]) == ""


@pytest.mark.parametrize(
    ("x", "mistake"),
    [
        ([2, 1], "swapped"),
        ([-1, -2], "sign"),
        ([0.5, 1], "half"),
        ([2, 4], "double"),
        ([3, 6], "factor"),
        ([1, 5], "value"),
        ([0, 0], "still zero"),
        ([1, nan], "not finite"),
        ([inf, 2], "not finite"),
    ],
)
def test_what_does_not_agree_is_named(x, mistake):
    assert name(agree, "The result", x, [1, 2], [Suspect("swapped", [2, 1], "Swapped.")]) == mistake


def test_a_suspect_comes_before_a_factor_and_one_without_number_is_passed_by():
    suspects = [
        Suspect("broken", [nan, nan], "?"),
        Suspect("outer", np.ones((2, 2)), "?"),
        Suspect("mine", [2, 4], "!."),
    ]
    assert name(agree, "The result", [2, 4], [1, 2], suspects) == "mine"


def test_suspects_are_not_computed_for_a_right_answer():
    def suspects():
        raise AssertionError
        yield

    agree("The result", [1.0], [1.0], suspects())


def test_a_number_off_by_no_known_factor_is_just_another_value():
    assert name(agree, "The cost", 3.0, 1.0) == "value"


def test_the_message_says_for_what_it_is_wrong():
    with pytest.raises(Mistake, match=r"The cost is not right, for one example\."):
        agree("The cost", 3.0, 1.0, about="one example")


@pytest.mark.parametrize(
    ("factor", "n", "mistake"),
    [
        (1, 5, ""),
        (5, 5, "sum for mean"),
        (1 / 5, 5, "mean twice"),
        (3, 5, ""),
        (1, 1, ""),
        (1.00002, 1, ""),
        (nan, 5, ""),
        (inf, 5, ""),
    ],
)
def test_sums_and_means_are_told_apart(factor, n, mistake):
    right = np.array([1.0, -2.0, 3.0])
    assert name(mean_factors, "The gradient", factor * right, right, n) == mistake


@pytest.mark.parametrize(
    ("value", "mistake"),
    [
        (np.ones((2, 3)), ""),
        ([[1, 2, 3], [4, 5, 6]], ""),
        ([np.ones(3), [1, 2, 3]], ""),
        (np.full((2, 3), nan), ""),
        (np.ones((2, 3), bool), ""),
        (np.ones((3, 2)), "shape"),
        (1.0, "shape"),
        ([], "shape"),
        ([[1, 2, 3], [4, 5]], "type"),
        ([[1, 2, None], [4, 5, 6]], "type"),
        ([["1", "2", "3"], ["4", "5", "6"]], "type"),
        ([[10**400, 2, 3], [4, 5, 6]], "type"),
        ([[Foreign("set")] * 3] * 2, "type"),
        ("text", "type"),
        (Foreign("set"), "type"),
        (Raised("ValueError"), "type"),
        ({}, "type"),
        (1j, "type"),
    ],
)
def test_an_array_has_numbers_and_its_shape(value, mistake):
    assert name(array, "The result", value, (2, 3)) == mistake


@pytest.mark.parametrize(
    ("value", "mistake"),
    [
        (1.5, ""),
        (True, ""),
        (nan, ""),
        (np.array(1.5), ""),
        (np.array([[1.5]]), ""),
        ([1.5], "shape"),
        (np.ones(2), "shape"),
        (np.ones(0), "shape"),
        ([[1], [2, 3]], "type"),
        ("1.5", "type"),
        (10**400, "type"),
        (None, "type"),
        (Foreign("function"), "type"),
    ],
)
def test_a_number_is_one_number(value, mistake):
    assert name(number, "The cost", value) == mistake


@pytest.mark.parametrize("value", [1.0, "ab", np.ones(3), np.array(1.0), Foreign("dict"), None, [1], [1, 2, 3], []])
def test_parts_are_a_list_of_so_many(value):
    assert name(parts, value, ("value", "grad")) == "count"
    assert parts([1, 2], ("value", "grad")) == parts(np.array([1, 2]), ("value", "grad")) == [1, 2]


@pytest.mark.parametrize(
    ("error", "mistake", "says"),
    [
        (Raised("NotImplementedError"), "unwritten", "Still to be written"),
        (Raised("NotDefined"), "undefined", "no function"),
        (Raised("TimeUpError"), "time", "loop end"),
        (Raised("LibraryAbsentError", "handgrad.softmax"), "library", "calls handgrad.softmax"),
        (Raised("Lost", "Too much memory."), "lost", "Too much memory"),
        (Raised("Lost"), "lost", "not come back"),
        (Raised("TypeError", "f() takes 1 argument"), "arguments", "f\\(\\) takes 1 argument"),
        (
            Raised("TypeError", "not a number", "line 2 of f"),
            "exception",
            "TypeError in line 2 of f, for one row: not",
        ),
        (Raised("ValueError", "no"), "exception", "ValueError, for one row: no"),
    ],
)
def test_an_exception_is_a_mistake_with_a_name(error, mistake, says):
    found = error_of(error, Case((), "one row"))
    assert found.name == mistake
    with pytest.raises(Mistake, match=says):
        value_of(Case((), "one row"), Output(error=error))


def test_nothing_is_no_value_but_zero_is():
    assert name(value_of, Case(()), Output(None)) == "nothing"
    assert value_of(Case(()), Output(0.0)) == 0


RAGGED = [np.ones(2), np.ones(3)]


@pytest.mark.parametrize("before", [np.ones(2), np.ones(2, int), 0.5, 3, RAGGED, [RAGGED, 1]])
@pytest.mark.parametrize(
    "after", [["a", "b"], [1, 1], [None] * 2, [Foreign("set")] * 2, "text", 7, [1, [2]], np.ones(3)]
)
def test_arguments_that_are_something_else_now_were_changed(before, after):
    assert name(refuse_changes, Case((before,)), Output(1.0, (after,))) == "in place"
    assert name(refuse_changes, Case((before,)), Output(1.0, (before,))) == ""


def test_arguments_that_did_not_come_back_are_no_crash():
    assert name(refuse_changes, Case((np.ones(2),)), Output(1.0)) == "lost"


ROWS = np.array([[1.0, 2], [3, 4], [5, 6]])


@pytest.mark.parametrize(
    ("before", "after", "mistake", "says"),
    [
        (ROWS, ROWS[::-1], "in place", "order"),
        ([ROWS, ROWS + 1], [ROWS + 1, ROWS], "in place", "order"),
        (ROWS, ROWS + 1, "in place", "old values"),
        (ROWS, ROWS[:2], "in place", "old values"),
        (ROWS, ROWS + 1e-15, "rounding", "rounding"),
        (ROWS, ROWS + 1e-6, "in place", "old values"),
    ],
)
def test_what_became_of_an_argument_tells_how_it_was_changed(before, after, mistake, says):
    with pytest.raises(Mistake, match=says) as found:
        refuse_changes(Case((before,)), Output(1.0, (after,)))
    assert found.value.name == mistake


@pytest.mark.parametrize(
    ("x", "mistake", "says"),
    [
        ([-2, -4], "double", "sign is wrong"),
        ([-3, -6], "factor", "sign is wrong"),
        ([-2, 1], "mine", "Mine. And its sign"),
        ([10, -5], "mine", r"Mine\. And the division by the number of examples is missing\.'"),
        ([-10, 5], "mine", "examples is missing. And its sign is wrong"),
        ([0, 0], "still zero", "ever filled"),
    ],
)
def test_beside_a_known_slip_a_sign_and_a_sum_are_told(x, mistake, says):
    with pytest.raises(Mistake, match=says) as found:
        agree("The result", x, [1, 2], [Suspect("mine", [2, -1], "Mine.")], n=5)
    assert found.value.name == mistake


@pytest.mark.parametrize(
    ("error", "mistake"),
    [
        (Raised("ValueError", "The truth value of an array with more than one element is ambiguous."), "one truth"),
        (
            Raised("TypeError", "only 0-dimensional arrays can be converted to Python scalars", "line 2 of f"),
            "one number",
        ),
        (
            Raised("TypeError", "only length-1 arrays can be converted to Python scalars", "line 2 of f"),
            "one number",
        ),
        (Raised("ValueError", "operands could not be broadcast together with shapes (5,3) (5,) "), "lost axis"),
        (Raised("ValueError", "operands could not be broadcast together with shapes (5,) (5,3) "), "lost axis"),
        (Raised("ValueError", "operands could not be broadcast together with shapes (5,3) (4,) "), "exception"),
        (
            Raised("AttributeError", "'numpy.random._generator.Generator' object has no attribute 'randn'"),
            "generator",
        ),
        (Raised("AttributeError", "'list' object has no attribute 'shape'", "line 2 of f"), "exception"),
    ],
)
def test_what_numpy_says_to_a_common_slip_is_put_plainly(error, mistake):
    found = error_of(error, Case((), "one row"))
    assert found.name == mistake
    assert ",," not in found.message


def raised_by(work):
    with pytest.raises(Exception) as found:  # noqa: PT011 - whatever NumPy has today
        work()
    return Raised(type(found.value).__name__, str(found.value), "line 1 of f")


@pytest.mark.parametrize(
    ("work", "mistake"),
    [
        (lambda: bool(np.ones(2)), "one truth"),
        (lambda: math.exp(np.ones(2)), "one number"),
        (lambda: np.ones((5, 3)) - np.ones(5), "lost axis"),
        (lambda: np.random.default_rng(0).randn(2), "generator"),
        (lambda: np.subtract(np.ones(2, int), 0.5, out=np.ones(2, int)), "integers"),
    ],
)
def test_numpy_still_says_it_in_these_words(work, mistake):
    assert error_of(raised_by(work), Case(())).name == mistake
