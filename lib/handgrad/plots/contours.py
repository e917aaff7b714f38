"""Level lines of an objective of two parameters: each joins points of equal cost."""

import numpy as np

from handgrad import landscapes
from handgrad.plots.numerals import short
from handgrad.plots.style import COLORS, INK, SMALL

POINTS, LINES, LABELED = 81, 12, 3
CLEAR = 3  # pixels around the cost on a line
AXES = {"xlabel": "parameter θ₀", "ylabel": "parameter θ₁"}


def contours(ax, objective, domain):
    """Level lines over ((x₀, x₁), (y₀, y₁)), and a cross at each minimum.

    Between two lines lies about the same share of the area, so that valleys and
    heights both show. Returned are the lines.
    """
    x, y, cost = _surface(objective, domain)
    look = {"colors": COLORS["cost"], "linewidths": 0.7, "linestyles": "-"}
    lines = ax.contour(x, y, cost, _levels(cost), alpha=0.75, **look)
    for at in within(getattr(objective, "minima", np.empty((0, 2))), domain):
        ax.plot(*at, "+", color=INK, markersize=8, label="minimum")
    ax.set(xlim=domain[0], ylim=domain[1], **AXES)
    return lines


def write_costs(ax, lines, drawn=()):
    """The cost of every third line, written on it where nothing drawn is covered.

    drawn, (m, 2), are points of what lies over the lines. The axes have their size.
    """
    look = {"fmt": short, "fontsize": SMALL, "colors": COLORS["cost"]}
    ink = ax.transData.transform(np.reshape(drawn, (-1, 2)))
    for text in ax.clabel(lines, lines.levels[LABELED - 1 :: LABELED], **look):
        if not _is_free(ax, text, ink):
            text.remove()


def _is_free(ax, text, ink):
    """Whether a text lies within the axes and covers no point of ink, in pixels."""
    box = text.get_window_extent()
    low, high = box.min - CLEAR, box.max + CLEAR
    inside = np.all(low >= ax.bbox.min) and np.all(high <= ax.bbox.max)
    return inside and not np.any(np.all((ink > low) & (ink < high), axis=1))


def levels(objective, domain):
    """The costs at which `contours` draws its lines over the domain."""
    return _levels(_surface(objective, domain)[-1])


def as_side(side):
    """A side of a domain, if it is a pair in ascending order."""
    if np.shape(side) != (2,) or not side[0] < side[1]:
        raise ValueError(
            f"domain has side {side!r}: expected (low, high), low < high"
        )
    return side


def within(points, domain):
    """The points that lie in the domain, (m, 2)."""
    points = np.asarray(points, dtype=float)
    low, high = np.transpose(domain)
    # A comparison with nan is false: what is not finite lies nowhere.
    return points[np.all((points >= low) & (points <= high), axis=1)]


def _surface(objective, domain):
    """x, y and the cost at each of them, (POINTS, POINTS)."""
    x, y = (np.linspace(*as_side(side), POINTS) for side in domain)
    return x, y, landscapes.plane(objective, np.zeros(2), *np.eye(2), x, y).cost


def _levels(cost):
    """Costs at evenly spaced shares of the area, rounded to be read."""
    shares = (np.arange(LINES) + 0.5) / LINES
    levels = np.quantile(cost[np.isfinite(cost)], shares)
    return np.unique([float(f"{level:.2g}") for level in levels])
