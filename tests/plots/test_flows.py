"""What flows is drawn bar by bar, its sum above, and what speaks against an output is hatched."""

from itertools import pairwise

import numpy as np
from matplotlib.figure import Figure

from handgrad import plots
from handgrad.plots.numerals import short
from handgrad.plots.style import SMALL, WIDTH, style

RNG = np.random.default_rng(2)
MOMENTS = {
    name: (RNG.uniform(-1, 1, size=6), RNG.normal(size=(6, 3)), RNG.normal(size=3)) for name in ("before", "after")
}


def drawn():
    return plots.flows(Figure().add_subplot(), MOMENTS, named=(1, 4))


def panels():
    """Each panel with the moment and the output that it is for."""
    places = [(moment, j) for moment in MOMENTS.values() for j in range(3)]
    return list(zip(drawn().child_axes, places, strict=True))


def test_a_bar_is_an_activation_times_a_weight():
    for part, ((a, W, _), j) in panels():
        np.testing.assert_allclose([bar.get_height() for bar in part.patches], a * W[:, j])
        middles = [bar.get_x() + bar.get_width() / 2 for bar in part.patches]
        np.testing.assert_allclose(middles, range(1, 7))


def test_what_speaks_against_an_output_is_hatched():
    for part, _ in panels():
        assert all(bool(bar.get_hatch()) == (bar.get_height() < 0) for bar in part.patches)


def test_all_panels_have_one_scale():
    assert len({part.get_ylim() for part, _ in panels()}) == 1


def test_above_stands_the_sum_with_its_bias_and_the_largest_of_a_row_is_marked():
    for part, ((a, W, b), j) in panels():
        z = a @ W + b
        mark = " ←" if j == z.argmax() else ""
        assert part.get_title() == f"z of {j}: {short(z[j])}{mark}"


def test_named_units_have_their_numbers_below_their_bars():
    for part, _ in panels():
        assert [(text.get_text(), *text.xy) for text in part.texts] == [
            ("1", 1, part.get_ylim()[0]),
            ("4", 4, part.get_ylim()[0]),
        ]


def test_numbers_of_neighbors_do_not_touch():
    rng = np.random.default_rng(5)
    moment = rng.uniform(-1, 1, size=16), rng.normal(size=(16, 4)), np.zeros(4)
    with style():
        figure = Figure(figsize=(WIDTH, 2))
        ax = plots.flows(figure.add_subplot(), {"now": moment}, named=(4, 5, 7, 9, 10), outputs=(1, 2))
        for text in (text for part in ax.child_axes for text in part.texts):
            text.set_fontsize(SMALL)  # as large as on a phone
        figure.draw_without_rendering()
    boxes = [[text.get_window_extent() for text in part.texts] for part in ax.child_axes]
    assert all(before.x1 + 1 < after.x0 for row in boxes for before, after in pairwise(row))


def test_some_outputs_may_be_shown_alone():
    a, W, b = MOMENTS["after"]
    ax = plots.flows(Figure().add_subplot(), {"after": (a, W, b)}, outputs=(1,))
    (part,) = ax.child_axes
    np.testing.assert_allclose([bar.get_height() for bar in part.patches], a * W[:, 1])
    z = a @ W + b
    assert part.get_title() == f"z of 1: {short(z[1])}{' ←' if z.argmax() == 1 else ''}"


def test_there_is_a_scale():
    first = drawn().child_axes[0]
    assert first.get_yticks().tolist() == [-1, 0, 1]
    assert [label.get_text() for label in first.get_yticklabels()] == ["−1", "0", "1"]


def test_the_alt_text_says_every_sum_and_who_gave_the_largest_most():
    label = drawn().get_label()
    assert label.startswith("What flows from 6 units. before: z is ")
    for a, W, b in MOMENTS.values():
        z = a @ W + b
        flow = a * W[:, z.argmax()]
        strongest = int(np.abs(flow).argmax())
        assert ", ".join(map(short, z)) in label
        assert f"largest for {z.argmax()}, most from unit {strongest + 1}: {short(flow[strongest])}" in label
