"""Curves over one number are drawn as given, told apart without color, and said in words."""

import numpy as np
import pytest
from matplotlib.figure import Figure

from handgrad import plots

X = np.linspace(0, 4, 5)


def drawn(curves, **options):
    return plots.profile(Figure().add_subplot(), curves, **options)


def test_each_curve_is_drawn_through_the_points_that_it_was_given():
    curves = {"straight": (X, 2 * X), "square": (X, X**2)}
    for line, (xs, ys) in zip(drawn(curves).get_lines(), curves.values(), strict=True):
        np.testing.assert_array_equal(line.get_xydata(), np.stack([xs, ys], axis=1))


def test_each_curve_is_labeled_where_it_ends():
    ax = drawn({"straight": (X, 2 * X), "square": (X, X**2)})
    assert {text.get_text(): tuple(text.xy) for text in ax.texts} == {"straight": (4, 8), "square": (4, 16)}


def test_curves_share_the_color_of_what_they_show_and_differ_in_their_dashes():
    lines = drawn({"a": (X, X), "b": (X, 2 * X)}, shows="gradient").get_lines()
    assert {line.get_color() for line in lines} == {plots.COLORS["gradient"]}
    assert len({line.get_linestyle() for line in lines}) == 2


def test_a_curve_that_becomes_infinite_stops_there_and_its_label_says_so():
    ax = drawn({"naive": (X, [0, 1, 2, np.inf, np.inf])})
    (line,) = ax.get_lines()
    np.testing.assert_array_equal(line.get_ydata(), [0, 1, 2, np.nan, np.nan])
    assert [(text.get_text(), tuple(text.xy)) for text in ax.texts] == [("naive\n→ ∞", (2, 2))]
    assert "from 0 at 0 to 2 at 2 → ∞." in ax.get_label()


def test_the_alt_text_names_both_axes_both_ends_and_a_top_between_them():
    ax = drawn({"hump": (X, [0, 1, 5, 1, 0])}, xlabel="logit z", ylabel="gradient")
    assert ax.get_label() == "gradient against logit z. hump: from 0 at 0 by way of 5 at 2 to 0 at 4."
    assert (ax.get_xlabel(), ax.get_ylabel()) == ("logit z", "gradient")


def test_the_alt_text_names_no_top_where_an_end_is_as_high_and_no_negative_zero():
    assert "step: from 0 at 0 to 1 at 4." in drawn({"step": (X, [-0.0, 0, 1, 1, 1])}).get_label()


def test_a_meaning_without_a_color_is_refused():
    with pytest.raises(ValueError, match="shows is 'loss': expected one of parameter, prediction"):
        drawn({"a": (X, X)}, shows="loss")


@pytest.mark.parametrize(("xs", "ys"), [(X[:, None], X[:, None]), (X, X[1:])], ids=["columns", "lengths"])
def test_a_curve_that_is_no_row_of_points_is_refused_by_name(xs, ys):
    with pytest.raises(ValueError, match=r"curve 'bent' has x \(5.*, y \(.*: expected both \(m,\)"):
        drawn({"bent": (xs, ys)})
