"""Piles hold every sum once, the first class above the axis, the second below."""

import numpy as np
from matplotlib.figure import Figure

from handgrad import plots
from handgrad.plots.numerals import short

RNG = np.random.default_rng(0)
PAIR = RNG.normal(-2, 1, size=60), RNG.normal(1, 1, size=40)


def test_all_sums_are_piled_up_on_their_sides():
    ax = plots.piles(Figure().add_subplot(), {"now": PAIR})
    heights = [bar.get_height() for bar in ax.child_axes[0].patches]
    assert sum(height for height in heights if height > 0) == 60
    assert sum(height for height in heights if height < 0) == -40


def test_the_two_classes_differ_without_color():
    bars = plots.piles(Figure().add_subplot(), {"now": PAIR}).child_axes[0].patches
    hatches = {bar.get_height() > 0: bar.get_hatch() for bar in bars if bar.get_height()}
    assert hatches == {True: None, False: "////"} or hatches == {True: "", False: "////"}


def test_the_alt_text_says_how_far_they_reach():
    zeros, ones = PAIR
    label = plots.piles(Figure().add_subplot(), {"now": PAIR}).get_label()
    assert f"now: zeros from {short(zeros.min())} to {short(zeros.max())}, mean {short(zeros.mean())};" in label
    assert f"ones from {short(ones.min())} to {short(ones.max())}, mean {short(ones.mean())}." in label
