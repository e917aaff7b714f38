"""Each way is drawn with its costs, under its name, and in words."""

import numpy as np

from handgrad import plots

WAYS = {"search": np.array([700.0, 90, 90, 0.5]), "descent": np.array([700.0, 3])}


def test_costs_stand_at_their_numbers_on_a_log_scale():
    ax = plots.picture(plots.attempts, WAYS).figure.axes[0]
    for (name, costs), line in zip(WAYS.items(), ax.get_lines(), strict=True):
        assert line.get_label() == name
        np.testing.assert_array_equal(line.get_xydata(), np.column_stack([np.arange(len(costs)), costs]))
    assert ax.get_yscale() == "log"
    assert len({line.get_linestyle() for line in ax.get_lines()}) == 2
    assert {text.get_text() for text in ax.texts} == set(WAYS)


def test_it_says_what_it_shows():
    alt = plots.picture(plots.attempts, WAYS, across="attempt").alt
    assert alt == "How wrong by attempt, log scale. search: from 700 to 0.5 in 3; descent: from 700 to 3 in 1."
