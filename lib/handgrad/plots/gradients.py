"""Gradients as arrows over the level lines of their objective."""

import numpy as np

from handgrad.plots.contours import contours
from handgrad.plots.numerals import short
from handgrad.plots.style import COLORS

LONGEST = 0.16  # of the picture's width


def gradients(ax, objective, points, domain):
    """An arrow at each of the points, (m, 2): uphill, as long as J is steep there.

    One scale serves all arrows, and both axes have the same, so that a right angle
    looks like one.
    """
    points = np.asarray(points, dtype=float)
    if points.ndim != 2 or points.shape[1] != 2:
        raise ValueError(f"points has shape {points.shape}: expected (m, 2)")
    arrows = np.array([objective.grad(point) for point in points])
    contours(ax, objective, domain)
    steepest = np.linalg.norm(arrows, axis=1).max()
    scale = steepest / (LONGEST * np.ptp(domain[0]))
    look = {"angles": "xy", "scale_units": "xy", "scale": scale, "width": 0.006}
    ax.quiver(*points.T, *arrows.T, color=COLORS["gradient"], zorder=3, **look)
    ax.plot(*points.T, ".", color=COLORS["parameter"], markersize=6)
    ax.set_aspect("equal")
    flattest = np.linalg.norm(arrows, axis=1).min()
    ax.set_label(
        f"Level lines, and the gradient at {len(points)} points as arrows: uphill, "
        "at right angles to the lines, its length "
        f"{short(flattest)} to {short(steepest)}."
    )
    return ax
