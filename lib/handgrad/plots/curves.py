"""Curves over training: one line a run, told apart by dashes, labeled at its end."""

from itertools import cycle

import numpy as np
from matplotlib.ticker import MaxNLocator

from handgrad.plots.numerals import logarithmic, short
from handgrad.plots.style import COLORS

DASHES = ("-", "--", ":", "-.")
MARKERS = ("o", "s", "^", "D")
STEPS = (1, 2, 4, 5, 10)  # between ticks, times a power of ten
BEYOND = 1e100  # a cost on its way to infinity leaves the picture here
GAP = 12.5  # points between two labels, so that they do not overlap


def cost_curve(ax, runs):
    """Cost against update, on a log scale, for TrainingRuns by name."""
    series = {name: (run.update, run.cost) for name, run in runs.items()}
    return _lines(ax, series, "update t")


def cost_by_epoch(ax, costs):
    """Costs on a log scale by name, {"training": (T,), …}.

    There is one an epoch, the first before training.
    """
    series = {}
    for name, ys in costs.items():
        series[name] = np.arange(len(ys)), np.asarray(ys)
    return _lines(ax, series, "epoch")


def _lines(ax, series, xlabel):
    for (name, (xs, ys)), dash in zip(series.items(), cycle(DASHES)):
        # nan is not below it either.
        drawn = np.where(np.abs(ys) < BEYOND, ys, np.nan)
        ax.plot(xs, drawn, dash, color=COLORS["cost"], label=name, clip_on=False)
    ax.set(xlabel=xlabel, ylabel="cost J(θ)")
    logarithmic(ax.yaxis)
    ax.margins(x=0)
    ax.xaxis.set_major_locator(MaxNLocator("auto", integer=True, steps=STEPS))
    label_ends(ax)
    ranges = "; ".join(_range(name, ys) for name, (_, ys) in series.items())
    ax.set_label(f"cost J(θ) by {xlabel}, log scale. {ranges}.")
    return ax


def _range(name, ys):
    end = short(ys[-1]) if abs(ys[-1]) < BEYOND else f"beyond {short(BEYOND)}"
    return f"{name}: from {short(ys[0])} to {end}"


def label_ends(ax):
    """Write each line's name at its last point, moved apart where ends are close."""
    # This settles the limits, and with them the distances on paper.
    ax.figure.draw_without_rendering()
    ends = [(line, _end(line)) for line in ax.get_lines()]
    ends.sort(key=lambda end: end[1][1])
    pixels = np.array([ax.transData.transform(point)[1] for _, point in ends])
    points = 72 / ax.figure.dpi * pixels
    look = {"textcoords": "offset points", "va": "center", "annotation_clip": False}
    for (line, point), dy in zip(ends, _apart(points) - points):
        ax.annotate(line.get_label(), point, (5, dy), **look)


def _end(line):
    """The last point of a line that is finite."""
    return line.get_xydata()[np.isfinite(line.get_ydata())][-1]


def _apart(heights):
    """Sorted heights, moved up where one is less than GAP above the last."""
    apart = np.array(heights, dtype=float)
    for i in range(1, len(apart)):
        apart[i] = max(apart[i], apart[i - 1] + GAP)
    return apart - (apart.mean() - np.mean(heights))
