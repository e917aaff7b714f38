"""Curves over one number: what a cost or its slope does as a prediction moves."""

from itertools import cycle

import numpy as np
from matplotlib.ticker import MaxNLocator

from handgrad.plots.curves import DASHES, STEPS
from handgrad.plots.numerals import short
from handgrad.plots.style import COLORS


def profile(ax, curves, shows="cost", xlabel="z", ylabel="cost J"):
    """Curves by name, {"hinge": (x, y), …}, each labeled at its right end.

    `shows` says what they are, a key of COLORS, and gives them one color; dashes
    tell them apart. What is not finite is not drawn: the label says where the curve
    leaves, and the alt text too. ValueError for a curve that is not as many x as y.
    """
    if shows not in COLORS:
        raise ValueError(f"shows is {shows!r}: expected one of {', '.join(COLORS)}")
    ranges = []
    for (name, (xs, ys)), dash in zip(curves.items(), cycle(DASHES)):
        xs, ys = _points(name, xs, ys)
        drawn = np.where(np.isfinite(ys), ys, np.nan)
        ax.plot(xs, drawn, dash, color=COLORS[shows], label=name, clip_on=False)
        last = np.flatnonzero(np.isfinite(ys))[-1]
        leaves = [] if last == len(ys) - 1 else [f"→ {short(ys[last + 1])}"]
        _label(ax, "\n".join([name, *leaves]), xs[last], ys[last])
        ranges.append(" ".join([_range(name, xs, ys, last), *leaves]))
    ax.set(xlabel=xlabel, ylabel=ylabel)
    ax.xaxis.set_major_locator(MaxNLocator("auto", steps=STEPS))
    ax.margins(x=0)
    ax.set_label(f"{ylabel} against {xlabel}. {'; '.join(ranges)}.")
    return ax


def _points(name, xs, ys):
    """A curve's x and y as floats, one y for each x."""
    xs, ys = np.asarray(xs, dtype=float), np.asarray(ys, dtype=float)
    if xs.ndim != 1 or xs.shape != ys.shape:
        raise ValueError(
            f"curve {name!r} has x {xs.shape}, y {ys.shape}: expected both (m,)"
        )
    return xs, ys


def _label(ax, text, x, y):
    look = {"textcoords": "offset points", "va": "center", "annotation_clip": False}
    ax.annotate(text, (x, y), (5, 0), **look)


def _range(name, xs, ys, last):
    """Both ends, and a top that is higher than both."""
    points = [f"{short(y)} at {short(x)}" for x, y in zip(xs, ys)]
    top = np.argmax(ys[: last + 1])
    between = f" by way of {points[top]}" if ys[top] > max(ys[0], ys[last]) else ""
    return f"{name}: from {points[0]}{between} to {points[last]}"
