"""Paths of descents over the level lines of their objective."""

from itertools import cycle, product

import numpy as np
from matplotlib.transforms import Affine2D

from handgrad.plots.contours import contours, within, write_costs
from handgrad.plots.curves import DASHES, MARKERS
from handgrad.plots.numerals import row, short
from handgrad.plots.style import COLORS, INK, SMALL

DOTS = 80  # of more updates than this, the single ones are not marked
FAR = 1e6  # a path is drawn to here, far outside of any picture
TRIED, CLOSE = 40, 12  # points of a path tried for its name; too close to another
BETWEEN, MOST = 12, 1500  # points on a line that joins two updates; on a path


def descent(ax, runs, domain=None):
    """One TrainingRun of two parameters, or several by name, of one objective.

    A hollow mark is a start, a large filled one where a run stopped, a small one an
    update. Several runs are told apart by dashes and by the shapes of their marks,
    and named where they are far from each other.
    """
    runs = runs if isinstance(runs, dict) else {"": runs}
    paths = {name: _path(run) for name, run in runs.items()}
    domain = _around(paths.values()) if domain is None else domain
    lines = contours(ax, next(iter(runs.values())).objective, domain)
    for (name, path), look in zip(paths.items(), cycle(zip(DASHES, MARKERS))):
        _draw(ax, path, look, name)
    ax.figure.draw_without_rendering()  # this settles the size of the axes
    write_costs(ax, lines, np.concatenate([_dense(path) for path in paths.values()]))
    if any(paths):  # one run may come without a name
        _write_names(ax, paths, domain)
    ax.set_label(" ".join(_alt(name, run) for name, run in runs.items()))
    return ax


def _path(run):
    if run.theta.shape[1] != 2:
        raise ValueError(
            f"runs have {run.theta.shape[1]} parameters: expected 2, to draw a plane"
        )
    finite = (np.abs(run.theta) < FAR).all(axis=1)  # nan is not below it either
    return run.theta if finite.all() else run.theta[: finite.argmin()]


def _around(paths):
    points = np.concatenate(list(paths))
    low, high = points.min(axis=0), points.max(axis=0)
    margin = 0.15 * np.maximum(high - low, 0.2 * np.max(high - low) + 1e-3)
    return tuple(zip(low - margin, high + margin))


def _draw(ax, path, look, name):
    dash, marker = look
    color = COLORS["parameter"]
    dots = {"marker": marker, "markersize": 2.2} if len(path) <= DOTS else {}
    ax.plot(*path.T, dash, label=name, color=color, linewidth=1.3, **dots)
    hollow = {"markerfacecolor": "none", "markeredgewidth": 1.3}
    ax.plot(*path[0], marker, color=color, markersize=7, **hollow)
    ax.plot(*path[-1], marker, color=color, markersize=5)


def _write_names(ax, paths, domain):
    """Each name beside a point of its own path, where it covers least of any path."""
    on_paper = ax.transData + Affine2D().scale(72 / ax.figure.dpi)
    drawn = {name: on_paper.transform(_dense(path)) for name, path in paths.items()}
    frame = on_paper.transform(np.transpose(domain))
    for name, path in paths.items():
        shown = within(path, domain)[:: len(path) // TRIED + 1]
        if name and len(shown):
            at, (x, y) = _place(name, on_paper.transform(shown), drawn, frame)
            look = {"textcoords": "offset points", "color": INK, "fontsize": SMALL}
            look |= {"ha": "left" if x > 0 else "right", "va": "center"}
            ax.annotate(name, shown[at], (5 * x, 8 * y), **look)


def _dense(path):
    """Points along a path, on the lines that join its updates too."""
    steps = np.linspace(0, len(path) - 1, min(BETWEEN * len(path), MOST))
    return np.stack([np.interp(steps, range(len(path)), x) for x in path.T], axis=1)


def _place(name, shown, drawn, frame):
    """Which of the shown points a name stands at, and on which side, (±1, ±1)."""
    half = np.array([3.0 * len(name) + 2, 6.5])  # of the name's size
    ink = np.concatenate(list(drawn.values()))
    others = [points for other, points in drawn.items() if other != name]

    def crowd(place):
        at, side = place
        middle = shown[at] + np.array(side) * (5 + half[0], 8)
        outside = np.any(middle - half < frame[0]) or np.any(middle + half > frame[1])
        covered = np.sum(np.all(np.abs(ink - middle) < half, axis=1))
        gap = min(
            (np.min(np.abs(o - shown[at]).max(axis=1)) for o in others), default=0
        )
        return outside, gap < CLOSE, covered, -gap

    return min(product(range(len(shown)), product((1, -1), repeat=2)), key=crowd)


def _alt(name, run):
    first, last = run.theta[[0, -1]]
    said = f"{name + ': ' if name else ''}{run.update[-1]:,} updates "
    said += f"from ({row(first)}), cost {short(run.cost[0])},"
    if run.diverged_at is not None or not np.all(np.abs(last) < FAR):
        return f"{said} to beyond all bounds: it diverges."
    return f"{said} to ({row(last)}), cost {short(run.cost[-1])}."
