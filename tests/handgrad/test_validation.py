"""Every refusal names the argument, what came, and what was expected."""

import re

import numpy as np
import pytest

from handgrad import validation as v


def refuses(error, message):
    return pytest.raises(error, match=f"^{re.escape(message)}$")


# shapes


@pytest.mark.parametrize(
    ("prediction", "target"),
    [((5, 1), (5,)), ((5, 1), (1, 5)), ((2, 3), (3, 2)), ((5, 1), (5, 2)), ((1, 2), (5, 2)), ((2,), ())],
)
def test_shapes_that_differ_are_refused_even_where_they_would_broadcast(prediction, target):
    message = f"target has shape {target}, prediction {prediction}: they must be equal"
    with refuses(ValueError, message):
        v.check_same_shape(prediction=np.ones(prediction), target=np.ones(target))


@pytest.mark.parametrize("shape", [(), (3,), (5, 1), (2, 3, 4)])
def test_equal_shapes_pass(shape):
    v.check_same_shape(theta=np.ones(shape), grad=np.zeros(shape))


@pytest.mark.parametrize("shape", [(), (5,), (2, 3, 4), (0, 3), (3, 0)])
def test_examples_are_rows_and_at_least_one(shape):
    message = f"X has shape {shape}: expected (n, k), one example a row, not empty"
    with refuses(ValueError, message):
        v.as_examples("X", np.ones(shape))


@pytest.mark.parametrize("shape", [(), (0,), (2, 3)])
def test_vector_has_one_axis_and_at_least_one_number(shape):
    with refuses(ValueError, f"theta has shape {shape}: expected (p,), one number a parameter"):
        v.as_vector("theta", np.ones(shape))


def test_vector_is_finite():
    with refuses(ValueError, "theta is nan at (1,): expected finite numbers, neither nan nor infinite"):
        v.as_vector("theta", [1.0, np.nan])


# numbers


@pytest.mark.parametrize("x", [[[1, 2]], [[True, False]], np.ones((1, 2), dtype=np.float32)])
def test_numbers_become_float64(x):
    assert v.as_numbers("x", x).dtype == np.float64


def test_complex_numbers_stay_complex_where_they_are_expected():
    assert v.as_numbers("x", np.ones(2, dtype=np.complex64), v.COMPLEX).dtype == np.complex128


def test_an_imaginary_part_is_not_dropped_where_numbers_are_real():
    with refuses(TypeError, "x has dtype complex128: expected real numbers"):
        v.as_numbers("x", [1.0, 2j])


def test_float64_is_not_copied():
    x = np.ones((2, 2))
    assert v.as_numbers("x", x) is x


@pytest.mark.parametrize(
    ("x", "dtype"),
    [(None, "object"), ([["a"]], "<U1"), ([[1, None]], "object"), (b"1", "|S1"), ({1: 2}, "object")],
)
def test_what_is_not_a_number_is_refused(x, dtype):
    with refuses(TypeError, f"target has dtype {dtype}: expected numbers"):
        v.as_numbers("target", x)


def test_ragged_rows_are_refused():
    with refuses(ValueError, "target is ragged: expected rows of one length"):
        v.as_numbers("target", [[1, 2], [3]])


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_what_is_not_finite_is_shown_with_its_place(bad):
    x = np.array([[1.0, 1.0], [1.0, bad]])
    with refuses(ValueError, f"X is {bad} at (1, 1): expected finite numbers, neither nan nor infinite"):
        v.check_finite("X", x)


def test_numbers_however_large_are_finite():
    v.check_finite("X", np.array([[0.0, -1e308]]))


# settings


@pytest.mark.parametrize("number", [-0.001, -1, -np.inf, np.nan, np.inf])
def test_a_number_below_zero_or_not_finite_is_refused(number):
    with refuses(ValueError, f"rate is {number}: expected a number in [0, inf)"):
        v.check_range("rate", number, 0)


@pytest.mark.parametrize("number", [-0.001, 1, 1.5, np.nan])
def test_an_exclusive_range_excludes_its_end(number):
    with refuses(ValueError, f"beta is {number}: expected a number in [0, 1)"):
        v.check_range("beta", number, 0, 1, end="exclusive")


@pytest.mark.parametrize("number", [-0.001, 1.001])
def test_an_inclusive_range_says_so(number):
    with refuses(ValueError, f"share is {number}: expected a number in [0, 1]"):
        v.check_range("share", number, 0, 1)


@pytest.mark.parametrize("number", [0, 1, 0.5, np.float64(0.5), np.float32(0.5), np.int64(1)])
def test_both_ends_of_an_inclusive_range_are_in_it(number):
    v.check_range("share", number, 0, 1)


@pytest.mark.parametrize("number", ["0.1", b"1", None, [0.1], np.array([0.1]), 0.1j, 1 + 0j])
def test_a_setting_is_a_real_number(number):
    with refuses(TypeError, f"rate is {number!r}: expected a real number"):
        v.check_range("rate", number, 0)


@pytest.mark.parametrize("number", [3.0, "3", None, True])
def test_a_count_is_an_integer(number):
    with refuses(TypeError, f"updates is {number!r}: expected an integer"):
        v.check_integer("updates", number, 1)


@pytest.mark.parametrize("number", [0, -3])
def test_a_count_has_a_least_value(number):
    with refuses(ValueError, f"updates is {number}: expected at least 1"):
        v.check_integer("updates", number, 1)


@pytest.mark.parametrize("number", [1, 10**9, np.int32(1)])
def test_counts_may_be_numpy_integers(number):
    v.check_integer("updates", number, 1)


@pytest.mark.parametrize("f", [0.1, None, "cosine"])
def test_a_function_is_callable(f):
    with refuses(TypeError, f"schedule is {f!r}: expected a function of the update"):
        v.check_callable("schedule", f, "the update")


def test_a_function_passes():
    v.check_callable("schedule", lambda t: 0.1, "the update")


@pytest.mark.parametrize("rng", [0, None, np.random])
def test_randomness_is_a_generator(rng):
    message = f"rng is {rng!r}: expected a numpy.random.Generator, such as default_rng(0)"
    with refuses(TypeError, message):
        v.check_rng("rng", rng)


def test_a_generator_passes():
    v.check_rng("rng", np.random.default_rng(0))
