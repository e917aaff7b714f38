"""Activation functions are drawn beside their slopes."""

import numpy as np
from matplotlib.figure import Figure

import handgrad as hg
from handgrad import plots
from handgrad.plots.activations import Z

FUNCTIONS = [hg.sigmoid, hg.tanh, hg.relu]


def test_values_stand_on_the_left_and_slopes_on_the_right_told_apart_by_their_dashes():
    ax = plots.activations(Figure().add_subplot(), FUNCTIONS)
    left, right = ax.child_axes
    for f, value, slope in zip(FUNCTIONS, left.lines, right.lines, strict=False):
        np.testing.assert_array_equal(value.get_ydata(), f.value(Z))
        np.testing.assert_array_equal(slope.get_ydata(), f.slope(Z))
        assert value.get_label() == f.name
    for part in (left, right):
        assert len({line.get_linestyle() for line in part.lines[:3]}) == 3


def test_the_alt_text_has_values_and_slopes_at_three_places():
    label = plots.activations(Figure().add_subplot(), FUNCTIONS).get_label()
    assert "sigmoid at z = −2, 0, 2: 0.119, 0.5, 0.881, with slopes 0.105, 0.25, 0.105." in label
    assert "tanh at z = −2, 0, 2: −0.964, 0, 0.964, with slopes 0.0707, 1, 0.0707." in label
