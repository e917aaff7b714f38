"""Points and curves are those of the table, and so are the words."""

import numpy as np
import pytest

from handgrad import plots

X, Y = np.array([1958.0, 1970.0, 2001.0]), np.array([314.5, 325.25, 370.3])
CURVES = {"start": np.array([385.0, 370, 355]), "after": np.array([310.0, 330, 368])}


def drawn():
    picture = plots.picture(plots.trend, (X, Y), curves=CURVES, names=("year", "ppm"))
    return picture, picture.figure.axes[0]


def test_the_points_and_the_curves_are_the_given_ones():
    _, ax = drawn()
    lines = {line.get_label(): line.get_xydata() for line in ax.get_lines()}
    np.testing.assert_array_equal(lines["data"], np.column_stack([X, Y]))
    for name, heights in CURVES.items():
        np.testing.assert_array_equal(lines[name], np.column_stack([X, heights]))
    assert len({line.get_linestyle() for line in ax.get_lines()[1:]}) == 2


def test_each_curve_has_its_name_at_its_end():
    _, ax = drawn()
    assert {text.get_text(): text.xy for text in ax.texts} == {"start": (2001, 355), "after": (2001, 368)}


def test_it_says_what_it_shows():
    picture, ax = drawn()
    assert (ax.get_xlabel(), ax.get_ylabel()) == ("year", "ppm")
    assert (
        picture.alt == "ppm by year. 3 points, from 314.5 to 370.3. start: from 385 to 355. after: from 310 to 368."
    )


def test_a_curve_of_another_length_is_refused():
    with pytest.raises(ValueError, match=r"curve 'a' has shape \(2,\), x \(3,\): expected one height a point"):
        plots.picture(plots.trend, (X, Y), curves={"a": np.ones(2)})
