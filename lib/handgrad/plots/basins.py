"""Which start ends at which minimum."""

import numpy as np
from matplotlib.patches import PathPatch

from handgrad.plots.contours import AXES, as_side
from handgrad.plots.numerals import row
from handgrad.plots.style import INK

NEAR = 1e-3  # of the picture's diagonal: what ends this close has arrived
TINTS = (0.06, 0.14, 0.23, 0.33)  # of ink
HATCHES = ("", "--", "//", "||")  # for who cannot tell the tints apart
STRAIGHT = 1e-3  # of a corner's distance from a straight line: it is none


def basins(ax, ends, minima, domain):
    """A map of starts, each tinted by the minimum that it ended at.

    ends, (2, rows, columns), holds where a grid of starts over the domain ended;
    rows follow y. Minima are numbered from 1 as they come, and each has a tint and a
    pattern; what arrived at none stays blank.
    """
    ends, minima = np.asarray(ends), np.asarray(minima)
    if ends.ndim != 3 or len(ends) != 2:
        raise ValueError(f"ends has shape {ends.shape}: expected (2, rows, columns)")
    x, y = (
        np.linspace(*as_side(side), n) for side, n in zip(domain, ends.shape[:0:-1])
    )
    basin = _nearest(ends, minima, NEAR * np.linalg.norm(np.ptp(domain, axis=1)))
    for k, minimum in enumerate(minima, start=1):
        if np.any(basin == k):
            _fill(ax, (x, y, basin == k), k - 1)
        ax.plot(*minimum, "+", color=INK, markersize=8)
        ax.annotate(str(k), minimum, (6, 4), textcoords="offset points", color=INK)
    ax.set(xlim=domain[0], ylim=domain[1], aspect="equal", **AXES)
    ax.set_label(_alt(basin, minima))
    return ax


def _fill(ax, region, k):
    """A region in the tint and the pattern of the k-th minimum, and its border."""
    look = {"edgecolor": INK, "linewidth": 0.6, "hatch": HATCHES[k % len(HATCHES)]}
    outline = _outline(ax, region)
    tint = {"alpha": TINTS[k % len(TINTS)], "linewidth": 0}
    ax.add_patch(PathPatch(outline, facecolor=INK, **tint))
    ax.add_patch(PathPatch(outline, fill=False, **look))


def _outline(ax, region):
    """The border of a region as a path, with a corner only where it turns."""
    filled = ax.contourf(*region, [0.5, 1.5])
    (outline,) = filled.get_paths()
    filled.remove()
    outline.simplify_threshold = STRAIGHT
    return outline.cleaned(simplify=True)


def _nearest(ends, minima, near):
    """The number of the minimum that each end is near, from 1; 0 for none."""
    apart = ends[:, None] - minima.T[:, :, None, None]
    distance = np.linalg.norm(apart, axis=0)
    distance = np.where(np.isfinite(distance), distance, np.inf)
    return np.where(distance.min(axis=0) <= near, distance.argmin(axis=0) + 1, 0)


def _alt(basin, minima):
    shares = [
        f"minimum {k} at ({row(at)}) {np.mean(basin == k):.1%}"
        for k, at in enumerate(minima, start=1)
    ]
    none = f"; none {np.mean(basin == 0):.1%}" if np.any(basin == 0) else ""
    return f"{basin.size:,} starts, and where they end: {', '.join(shares)}{none}."
