"""Which start ends at which minimum."""

import numpy as np

from handgrad.plots.contours import AXES, as_side
from handgrad.plots.style import INK

NEAR = 1e-3  # of the picture's diagonal: what ends this close has arrived
GRAY = 0.5  # seen on light and on dark paper
TINTS = (0.18, 0.36, 0.54, 0.72)


def basins(ax, ends, minima, domain):
    """A map of starts, each tinted by the minimum that it ended at.

    ends, (2, rows, columns), holds where a grid of starts over the domain ended;
    rows follow y. Minima are numbered from 1 as they come; what arrived at none
    stays blank.
    """
    ends, minima = np.asarray(ends), np.asarray(minima)
    if ends.ndim != 3 or len(ends) != 2:
        raise ValueError(f"ends has shape {ends.shape}: expected (2, rows, columns)")
    x, y = (
        np.linspace(*as_side(side), n) for side, n in zip(domain, ends.shape[:0:-1])
    )
    basin = _nearest(ends, minima, NEAR * np.linalg.norm(np.ptp(domain, axis=1)))
    image = np.full((*basin.shape, 4), GRAY)
    tints = [TINTS[k % len(TINTS)] for k in range(len(minima))]
    image[..., 3] = np.array([0, *tints])[basin]
    dx, dy = (x[1] - x[0]) / 2, (y[1] - y[0]) / 2
    extent = (x[0] - dx, x[-1] + dx, y[0] - dy, y[-1] + dy)
    look = {"origin": "lower", "interpolation": "none", "aspect": "auto"}
    ax.imshow(image, extent=extent, **look)
    for k, minimum in enumerate(minima, start=1):
        if 0 < np.mean(basin == k) < 1:
            ax.contour(x, y, basin == k, [0.5], colors=INK, linewidths=0.6)
        ax.plot(*minimum, "+", color=INK, markersize=8)
        ax.annotate(str(k), minimum, (6, 4), textcoords="offset points", color=INK)
    ax.set(xlim=domain[0], ylim=domain[1], aspect="equal", **AXES)
    ax.set_label(_alt(basin, minima))
    return ax


def _nearest(ends, minima, near):
    """The number of the minimum that each end is near, from 1; 0 for none."""
    apart = ends[:, None] - minima.T[:, :, None, None]
    distance = np.linalg.norm(apart, axis=0)
    distance = np.where(np.isfinite(distance), distance, np.inf)
    return np.where(distance.min(axis=0) <= near, distance.argmin(axis=0) + 1, 0)


def _alt(basin, minima):
    shares = [
        f"minimum {k} at ({at[0]:.3g}, {at[1]:.3g}) {np.mean(basin == k):.1%}"
        for k, at in enumerate(minima, start=1)
    ]
    none = f"; none {np.mean(basin == 0):.1%}" if np.any(basin == 0) else ""
    return f"{basin.size} starts, and where they end: {', '.join(shares)}{none}."
