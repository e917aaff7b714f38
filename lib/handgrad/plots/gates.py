"""Gates with two inputs as points of a plane, and the line that one neuron draws."""

import numpy as np

from handgrad.plots.numerals import short
from handgrad.plots.style import COLORS, INK

CORNERS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
EDGE = 0.35
DOT, RING = 9, 15  # points across


def gates(ax, outputs, neurons, points=CORNERS, names=("x₁", "x₂")):
    """Gates by name: outputs {"AND": (4,) bits, …} at the corners 00, 01, 10, 11.

    A corner whose output is 1 is filled. neurons {"AND": (w, b), …} draws the line
    w · x + b = 0 of those that have one. points (4, 2) are where the corners lie, if
    not at themselves, and names those of the axes. Where two that differ lie at one
    place, a ring around the filled one is the other, and both are named.
    """
    ax.set_axis_off()
    width = 1 / len(outputs)
    for k, (name, bits) in enumerate(outputs.items()):
        part = ax.inset_axes((k * width, 0, 0.92 * width, 0.82))
        mixed = _mixed(points, bits)
        for corner, bit in zip(points, bits, strict=True):
            size = RING if not bit and tuple(corner) in mixed else DOT
            part.plot(*corner, "o", color=INK, mfc=INK if bit else "none", ms=size)
        for place, here in mixed.items():
            look = {"xytext": (-8, 11), "textcoords": "offset points"}
            part.annotate(here, place, fontsize=9.5, **look)
        if name in neurons:
            _boundary(part, *neurons[name])
        sides = (-EDGE, 1 + EDGE)
        part.set(xlim=sides, ylim=sides, aspect="equal", title=name, xlabel=names[0])
        part.set(xticks=[0, 1], yticks=[0, 1] if k == 0 else [])
        part.title.set_fontsize(9.5)
        if k == 0:
            part.set_ylabel(names[1])
    ax.set_label(
        " ".join(
            _sentence(name, (bits, points), neurons) for name, bits in outputs.items()
        )
    )
    return ax


def _mixed(points, bits):
    """Places where corners of both bits lie: {(0.0, 0.0): "(0, 0) and (1, 0)", …}."""
    found = {}
    for point, bit, corner in zip(points, bits, CORNERS, strict=True):
        found.setdefault(tuple(map(float, point)), []).append((int(bit), corner))
    return {
        place: " and ".join(_corner(corner) for _, corner in here)
        for place, here in found.items()
        if len({bit for bit, _ in here}) > 1
    }


def _corner(corner):
    return f"({', '.join(map(short, corner))})"


def _boundary(ax, w, b):
    """The points with w · x + b = 0: a foot, and both ways along the line from it."""
    w = np.asarray(w, dtype=float)
    foot, along = -b * w / (w @ w), np.array([-w[1], w[0]])
    ends = np.array([foot - 5 * along, foot + 5 * along])
    ax.plot(*ends.T, color=COLORS["parameter"], lw=1.2)


def _sentence(name, drawn, neurons):
    bits, points = drawn
    ones = [_corner(point) for point, bit in zip(points, bits, strict=True) if bit]
    line = (
        "a line parts them from the rest" if name in neurons else "no line is drawn"
    )
    together = "".join(
        f" {here} lie at one place, {_corner(place)}."
        for place, here in _mixed(points, bits).items()
    )
    return f"{name} is 1 at {', '.join(ones)}: {line}.{together}"
