"""What a cost accepts: a number that is not of its kind is shown with its place."""

import re
from dataclasses import dataclass

import numpy as np
import pytest

from handgrad import domains as d


def refuses(error, message):
    return pytest.raises(error, match=f"^{re.escape(message)}$")


@pytest.mark.parametrize(
    ("check", "bad", "expected"),
    [
        (d.finite, np.nan, "finite numbers, neither nan nor infinite"),
        (d.probabilities, -1e-9, "probabilities, in [0, 1]"),
        (d.probabilities, 1.000001, "probabilities, in [0, 1]"),
        (d.probabilities, np.nan, "probabilities, in [0, 1]"),
        (d.signs, 0.0, "labels -1 or 1"),
        (d.signs, 2.0, "labels -1 or 1"),
        (d.signs, np.nan, "labels -1 or 1"),
    ],
)
def test_a_bad_number_is_shown_with_its_place(check, bad, expected):
    x = np.ones((3, 2))
    x[1, 1] = bad
    with refuses(ValueError, f"y is {bad} at (1, 1): expected {expected}"):
        check("y", x)


@pytest.mark.parametrize(
    ("check", "x"),
    [
        (d.finite, [[0.0, -1e308]]),
        (d.probabilities, [[0.0, 1.0, 0.5]]),
        (d.signs, [[-1.0, 1.0]]),
        (d.distributions, [[0.0, 1.0], [0.25, 0.75]]),
        (d.distributions, [[0.1] * 10]),
        (d.anything, [[np.nan, np.inf]]),
    ],
)
def test_a_good_number_passes(check, x):
    check("y", np.array(x))


def test_the_first_bad_number_is_the_one_shown():
    with refuses(ValueError, "y is 3.0 at (0, 1): expected labels -1 or 1"):
        d.signs("y", np.array([[1.0, 3.0], [4.0, 1.0]]))


@pytest.mark.parametrize(("row", "total"), [([0.5, 0.75], 1.25), ([0.25, 0.5], 0.75), ([0.0, 0.0], 0.0)])
def test_a_row_that_does_not_sum_to_one_is_no_distribution(row, total):
    message = f"the sum of target is {total} at (1,): expected 1, each row a distribution"
    with refuses(ValueError, message):
        d.distributions("target", np.array([[0.0, 1.0], row]))


@pytest.mark.parametrize("k", [3, 10, 1000])
def test_rows_that_float32_rounded_are_distributions(k):
    rows = np.random.default_rng(0).dirichlet(np.ones(k), 20).astype(np.float32)
    assert abs(rows.sum(axis=1, dtype=float) - 1).max() > 1e-9
    d.distributions("y", rows.astype(float))


def test_a_row_that_is_off_by_more_than_rounding_is_no_distribution():
    with pytest.raises(ValueError, match=r"the sum of y is 1\.0001"):
        d.distributions("y", np.array([[0.5, 0.5001]]))


def test_negative_numbers_that_sum_to_one_are_no_distribution():
    with refuses(ValueError, "target is -0.5 at (0, 0): expected probabilities, in [0, 1]"):
        d.distributions("target", np.array([[-0.5, 1.5]]))


DOMAIN = d.Domain(prediction=d.probabilities, target=d.signs)


def test_domain_returns_both_as_arrays():
    prediction, target = DOMAIN.as_pair([[0, 1]], [[-1, 1]])
    assert (prediction.dtype, target.dtype) == (np.float64, np.float64)


@pytest.mark.parametrize(
    ("prediction", "target", "message"),
    [
        ([[2.0]], [[1.0]], "prediction is 2.0 at (0, 0): expected probabilities, in [0, 1]"),
        ([[0.5]], [[0.5]], "target is 0.5 at (0, 0): expected labels -1 or 1"),
        ([[0.5, 0.5]], [[1.0]], "target has shape (1, 1), prediction (1, 2): they must be equal"),
        ([0.5], [[1.0]], "prediction has shape (1,): expected (n, k), one example a row, not empty"),
        ([[0.5]], [1.0], "target has shape (1,): expected (n, k), one example a row, not empty"),
    ],
)
def test_domain_names_the_argument_at_fault(prediction, target, message):
    with refuses(ValueError, message):
        DOMAIN.as_pair(prediction, target)


def test_domain_checks_a_target_alone_under_the_name_it_is_given():
    with refuses(ValueError, "y is 0.0 at (0, 0): expected labels -1 or 1"):
        DOMAIN.as_target("y", [[0.0]])


@dataclass(frozen=True)
@d.settings(rate=d.nonnegative)
@d.cost(prediction=d.probabilities, target=d.signs)
class Margin:
    """A cost that shows what its formulas see."""

    rate: float = 1.0

    def value(self, p, y):
        """The margin's value."""
        return np.array([p, y])

    def grad(self, p, y):
        return np.array([p, y])


@dataclass(frozen=True)
@d.settings(share=d.below_one, scale=d.positive)
class Child(Margin):
    share: float = 0.5
    scale: float = 1.0


@pytest.mark.parametrize("method", ["value", "grad"])
def test_a_cost_sees_only_what_it_accepts_and_as_arrays(method):
    p, y = getattr(Margin(), method)([[0, 1]], [[-1, 1]])
    assert (p.dtype, y.dtype) == (np.float64, np.float64)
    with refuses(ValueError, "prediction is 2.0 at (0, 0): expected probabilities, in [0, 1]"):
        getattr(Margin(), method)([[2.0]], [[1.0]])


def test_a_method_of_a_cost_keeps_its_name_and_its_words():
    assert (Margin.value.__name__, Margin.value.__doc__) == ("value", "The margin's value.")


def test_the_formulas_of_a_cost_check_nothing():
    formulas = d.formulas(Margin())
    assert formulas.value(2.0, 0.0).tolist() == formulas.grad(2.0, 0.0).tolist() == [2.0, 0.0]


class Plain:
    """A cost of a reader's own, without a decorator."""

    def value(self, p, y):
        return p - y

    def grad(self, p, y):
        return y


def test_methods_that_nothing_checks_are_formulas_as_they_are():
    formulas = d.formulas(Plain())
    assert (formulas.value(3, 1), formulas.grad(3, 1)) == (2, 1)


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"rate": -1}, "rate is -1: expected a number in [0, inf)"),
        ({"share": 1}, "share is 1: expected a number in [0, 1)"),
        ({"scale": 0.0}, "scale is 0.0: expected a number above zero"),
        ({"scale": -1}, "scale is -1: expected a number in [0, inf)"),
    ],
)
def test_settings_are_checked_those_of_a_class_and_those_that_it_inherits(settings, message):
    with refuses(ValueError, message):
        Child(**settings)
