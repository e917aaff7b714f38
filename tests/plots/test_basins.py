"""A map of starts says which minimum each of them ended at."""

import numpy as np
import pytest
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure

from handgrad import palette, plots
from handgrad.plots.basins import HATCHES, TINTS

MINIMA = np.array([[-1.0, 0.0], [1.0, 0.0]])
DOMAIN = ((-2.0, 2.0), (-1.0, 1.0))
# Two rows of three columns: which minimum each start ends at, from 1; 0 for none.
REACHED = np.array([[1, 1, 2], [1, 0, 2]])


def ends():
    places = np.array([[np.nan, 5.0], *MINIMA])[REACHED]
    return np.moveaxis(places, -1, 0)


def drawn(given=None):
    return plots.basins(Figure().add_subplot(), ends() if given is None else given, MINIMA, DOMAIN)


def look(patch):
    return patch.get_alpha() if patch.get_fill() else patch.get_hatch()


def fills(ax):
    """What each start of the grid lies under, its tint and its pattern, by (row, column)."""
    places = {(i, j): (0.99 * x, 0.99 * y) for i, y in enumerate([-1, 1]) for j, x in enumerate([-2, 0, 2])}
    return {
        cell: tuple(look(patch) for patch in ax.patches if patch.get_path().contains_point(place))
        for cell, place in places.items()
    }


def test_starts_that_share_a_minimum_share_a_tint_and_a_pattern_and_the_others_have_none():
    shown = fills(drawn())
    looks = {k: {shown[cell] for cell in zip(*np.nonzero(k == REACHED), strict=True)} for k in (0, 1, 2)}
    assert looks == {0: {()}, 1: {(TINTS[0], HATCHES[0])}, 2: {(TINTS[1], HATCHES[1])}}


@pytest.mark.parametrize("colors", [palette.LIGHT, palette.DARK], ids=["light", "dark"])
def test_neighbors_are_told_apart_in_the_light_and_in_the_dark(colors):
    paper, ink = (np.array(to_rgb(colors[name])) for name in ("paper", "ink"))
    shades = [tint * ink + (1 - tint) * paper for tint in (0, *TINTS)]
    lightness = np.array([116 * np.cbrt(shade**2.2 @ [0.2126, 0.7152, 0.0722]) - 16 for shade in shades])
    assert np.abs(np.diff(lightness)).min() > 2
    assert np.abs(np.diff(lightness[1:])).min() > 5
    assert len(set(HATCHES)) == len(TINTS) == 4


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
    assert fills(drawn(near))[0, 0] == ()


def test_the_alt_text_holds_the_share_of_each_minimum_and_of_none():
    said = drawn().get_label()
    assert said.startswith("6 starts")
    assert "minimum 1 at (−1, 0) 50.0%, minimum 2 at (1, 0) 33.3%; none 16.7%." in said


def test_ends_of_another_shape_are_refused():
    with pytest.raises(ValueError, match=r"ends has shape \(3, 2\): expected \(2, rows, columns\)"):
        drawn(np.ones((3, 2)))
