"""Descents of an objective of one parameter, on its curve."""

import numpy as np

from handgrad.plots.numerals import short
from handgrad.plots.style import COLORS, INK, SMALL

POINTS, COLUMNS = 201, 2
ROOM = 0.12  # of a panel's height, above and below the curve


def valley(ax, runs, domain):
    """One TrainingRun of one parameter, or several by name, in a panel each.

    A ring marks the start, a dot each later point. For a single run a straight line
    touches the curve at the start: its slope is the gradient there. Points beyond
    the domain are left out.
    """
    if isinstance(runs, dict):
        for name, panel in zip(runs, _panels(ax, len(runs))):
            _draw(panel, runs[name], domain)
            panel.set_title(name, fontsize=SMALL, loc="left", pad=3)
        alt = " ".join(f"{name}: {_alt(run)}" for name, run in runs.items())
    else:
        _draw(ax, runs, domain)
        _tangent(ax, runs, domain)
        ax.set(xlabel="parameter θ", ylabel="cost J(θ)")
        alt = _alt(runs)
    ax.set_label(alt)
    return ax


def _panels(ax, count):
    """Small axes, left to right and down, in the place of one large one."""
    ax.set_axis_off()
    rows = -(-count // COLUMNS)
    for k in range(count):
        left, top = k % COLUMNS / COLUMNS, 1 - k // COLUMNS / rows
        box = (left + 0.05, top - 0.84 / rows, 0.88 / COLUMNS, 0.72 / rows)
        panel = ax.inset_axes(box)
        if k >= count - COLUMNS:
            panel.set_xlabel("parameter θ")
        if k % COLUMNS == 0:
            panel.set_ylabel("cost J(θ)")
        yield panel


def _draw(ax, run, domain):
    theta = _coordinate(run)
    at = np.linspace(*domain, POINTS)
    curve = np.array([run.objective.value(np.array([x])) for x in at])
    low, high = curve.min(), curve.max()
    margin = ROOM * (high - low)
    ax.plot(at, curve, color=COLORS["cost"])
    shown = (theta >= domain[0]) & (theta <= domain[1])
    path = np.where(shown, theta, np.nan), np.where(shown, run.cost, np.nan)
    look = {"color": COLORS["parameter"], "markersize": 6, "linewidth": 0.9}
    ax.plot(*path, ".-", label="path", **look)
    ring = {"markerfacecolor": "none", "markeredgewidth": 1.3, "markersize": 7}
    ax.plot(theta[0], run.cost[0], "o", color=COLORS["parameter"], **ring)
    ax.set(xlim=domain, ylim=(low - margin, high + margin))


def _tangent(ax, run, domain):
    """A straight line through the start, as steep as the curve is there."""
    theta, cost, slope = run.theta[0, 0], run.cost[0], run.grad[0, 0]
    half = 0.09 * (domain[1] - domain[0])
    ends = np.array([theta - half, theta + half])
    line = cost + slope * (ends - theta)
    ax.plot(ends, line, color=COLORS["gradient"], linewidth=2.2, alpha=0.75)
    look = {"textcoords": "offset points", "color": INK, "fontsize": SMALL}
    offset, side = ((-9, 0), "right") if slope > 0 else ((9, 0), "left")
    ax.annotate(f"slope {short(slope)}", (theta, cost), offset, ha=side, **look)


def _coordinate(run):
    if run.theta.shape[1] != 1:
        raise ValueError(
            f"runs have {run.theta.shape[1]} parameters: expected 1, to draw a curve"
        )
    return run.theta[:, 0]


def _alt(run):
    theta = _coordinate(run)
    return (
        f"{run.update[-1]:,} updates from θ = {short(theta[0])}, where the slope is "
        f"{short(run.grad[0, 0])} and the cost {short(run.cost[0])}, "
        f"to θ = {short(theta[-1])}, cost {short(run.cost[-1])}."
    )
