"""A gate is four corners, filled where it fires, and the line of its neuron."""

import numpy as np
from matplotlib.figure import Figure

from handgrad import plots
from handgrad.plots.gates import CORNERS, DOT, RING

OUTPUTS = {"AND": (0, 0, 0, 1), "XOR": (0, 1, 1, 0)}
NEURONS = {"AND": ((1, 1), -1.5)}


def drawn():
    return plots.gates(Figure().add_subplot(), OUTPUTS, neurons=NEURONS)


def test_corners_are_filled_where_the_gate_fires():
    for part, bits in zip(drawn().child_axes, OUTPUTS.values(), strict=True):
        filled = [line.get_markerfacecolor() != "none" for line in part.lines[:4]]
        assert filled == [bool(bit) for bit in bits]
        places = np.array([line.get_xydata()[0] for line in part.lines[:4]])
        np.testing.assert_array_equal(places, CORNERS)


def test_a_neurons_line_is_where_its_sum_is_zero_and_xor_has_none():
    conjunction, xor = drawn().child_axes
    points = conjunction.lines[4].get_xydata()
    np.testing.assert_allclose(points @ (1, 1) - 1.5, 0, atol=1e-12)
    assert len(xor.lines) == 4


def test_corners_may_have_been_moved():
    points = [[0, 1], [1, 1], [1, 1], [1, 0]]
    ax = plots.gates(Figure().add_subplot(), {"XOR": (0, 1, 1, 0)}, neurons={}, points=points, names=("OR", "NAND"))
    (part,) = ax.child_axes
    np.testing.assert_array_equal([line.get_xydata()[0] for line in part.lines], points)
    assert (part.get_xlabel(), part.get_ylabel()) == ("OR", "NAND")
    assert ax.get_label() == "XOR is 1 at (1, 1), (1, 1): no line is drawn."


def test_places_between_the_corners_are_told_in_three_digits():
    points = [[0, 0], [0.0911532, 0.6388309], [0, 0], [0.5, 0]]
    ax = plots.gates(Figure().add_subplot(), {"XOR": (0, 1, 1, 0)}, neurons={}, points=points)
    assert ax.get_label() == (
        "XOR is 1 at (0.0912, 0.639), (0, 0): no line is drawn. (0, 0) and (1, 0) lie at one place, (0, 0)."
    )


def test_corners_that_differ_and_lie_at_one_place_are_both_seen_and_named():
    points = [[0, 0], [0.1, 0.6], [0, 0], [0.5, 0]]
    ax = plots.gates(Figure().add_subplot(), {"XOR": (0, 1, 1, 0)}, neurons={}, points=points)
    (part,) = ax.child_axes
    ring, _, dot, alone = part.lines
    assert (ring.get_markerfacecolor(), ring.get_markersize()) == ("none", RING)
    assert dot.get_markerfacecolor() != "none"
    assert dot.get_markersize() == alone.get_markersize() == DOT < RING
    assert [(text.get_text(), *text.xy) for text in part.texts] == [("(0, 0) and (1, 0)", 0, 0)]
    assert all(len(part.texts) == 0 for part in drawn().child_axes)


def test_the_alt_text_says_where_each_fires():
    assert drawn().get_label() == (
        "AND is 1 at (1, 1): a line parts them from the rest. XOR is 1 at (0, 1), (1, 0): no line is drawn."
    )
