"""A map of starts says which minimum each of them ended at."""

import numpy as np
import pytest
from matplotlib.figure import Figure

from handgrad import plots

MINIMA = np.array([[-1.0, 0.0], [1.0, 0.0]])
DOMAIN = ((-2.0, 2.0), (-1.0, 1.0))
# Two rows of three columns: which minimum each start ends at, from 1; 0 for none.
REACHED = np.array([[1, 1, 2], [1, 0, 2]])


def ends():
    places = np.array([[np.nan, 5.0], *MINIMA])[REACHED]
    return np.moveaxis(places, -1, 0)


def drawn(given=None):
    return plots.basins(Figure().add_subplot(), ends() if given is None else given, MINIMA, DOMAIN)


def tints(ax):
    (image,) = ax.get_images()
    return np.asarray(image.get_array())[..., 3]


def test_starts_that_share_a_minimum_share_a_tint_and_the_others_have_none():
    shown = tints(drawn())
    assert len(set(shown[REACHED == 1])) == len(set(shown[REACHED == 2])) == 1
    assert 0 < shown[0, 0] < shown[0, 2]
    assert (shown[REACHED == 0] == 0).all()


def test_rows_of_the_map_follow_y_and_its_pixels_stand_at_the_starts():
    (image,) = drawn().get_images()
    assert image.origin == "lower"
    left, right, low, high = image.get_extent()
    assert (left, right, low, high) == (-3, 3, -2, 2)  # pixels of 2 by 2 around -2, 0, 2 and -1, 1


def test_every_minimum_has_a_cross_and_a_number():
    ax = drawn()
    crosses = [line.get_xydata()[0] for line in ax.get_lines() if line.get_marker() == "+"]
    np.testing.assert_array_equal(crosses, MINIMA)
    assert {text.get_text(): text.xy for text in ax.texts} == {
        "1": pytest.approx(MINIMA[0]),
        "2": pytest.approx(MINIMA[1]),
    }


def test_an_end_that_is_close_to_no_minimum_has_not_arrived():
    near = ends()
    near[0, 0, 0] += 0.1
    assert tints(drawn(near))[0, 0] == 0


def test_the_alt_text_holds_the_share_of_each_minimum_and_of_none():
    said = drawn().get_label()
    assert said.startswith("6 starts")
    assert "minimum 1 at (-1, 0) 50.0%, minimum 2 at (1, 0) 33.3%; none 16.7%." in said


def test_ends_of_another_shape_are_refused():
    with pytest.raises(ValueError, match=r"ends has shape \(3, 2\): expected \(2, rows, columns\)"):
        drawn(np.ones((3, 2)))
