"""Counts of work are drawn as they are, on logarithmic axes, with their names."""

import numpy as np
from matplotlib.figure import Figure

from handgrad import plots

SERIES, P = {"differences": [2_928, 153_366_528], "backward pass": [128, 32_768]}, [60, 12_480]


def drawn():
    return plots.cost_of_gradient(Figure().add_subplot(), SERIES, p=P)


def test_the_lines_are_the_counts_against_p():
    for line, counts in zip(drawn().get_lines(), SERIES.values(), strict=True):
        np.testing.assert_array_equal(line.get_xydata(), np.transpose([P, counts]))


def test_both_axes_are_logarithmic_and_named():
    ax = drawn()
    assert (ax.get_xscale(), ax.get_yscale()) == ("log", "log")
    assert (ax.get_xlabel(), ax.get_ylabel()) == ("parameters p", "multiply-adds")


def test_each_line_is_named_at_its_end_and_has_dashes_of_its_own():
    ax = drawn()
    assert {text.get_text(): text.xy for text in ax.texts} == {name: (P[-1], y[-1]) for name, y in SERIES.items()}
    assert len({line.get_linestyle() for line in ax.get_lines()}) == 2


def test_the_alt_text_tells_the_range_of_each():
    alt = drawn().get_label()
    assert "for 60 to 12,480 parameters" in alt
    assert "differences: from 2,928 to 153,366,528; backward pass: from 128 to 32,768." in alt
