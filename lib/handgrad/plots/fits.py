"""Curves over the points that they should meet, with the joints of their pieces."""

import numpy as np

from handgrad.plots.numerals import row
from handgrad.plots.style import COLORS

SIDE = 0.21  # of a joint's square, in units of y
LOW, HIGH = -1.7, 1.7  # of y
TOLD = 3  # places at which the words compare a curve with its points
DUST = 9  # decimals: what is smaller comes of rounding


def fits(ax, curves, points=None, joints=None, across=3):
    """Curves by name, {"update 0": (x (m,), prediction (m,)), …}, side by side.

    points (x (n,), y (n,)) are circles in each. joints {"update 0": (h,), …} are
    the places x at which a curve has a joint: a square each below the curve, and
    those that would cover one another in a pile. There are at most `across` curves
    in a row.
    """
    ax.set_axis_off()
    joints, high = joints or {}, -(-len(curves) // across)
    columns = min(across, len(curves))
    floor = LOW - SIDE * max(map(_most, joints.values()), default=0)
    for k, (name, (x, prediction)) in enumerate(curves.items()):
        left, top = k % columns / columns, 1 - k // columns / high
        box = (left + 0.045, top - 0.78 / high, 0.94 / columns - 0.02, 0.66 / high)
        part = ax.inset_axes(box)
        if points is not None:
            part.plot(*points, "o", mfc="none", mec=COLORS["target"], mew=0.7, ms=3)
        part.plot(x, prediction, color=COLORS["prediction"])
        part.set(ylim=(floor, HIGH), xticks=[-2, 0, 2], yticks=[-1, 0, 1])
        for place, count in heaps(joints.get(name, [])):
            _pile(part, place, floor + SIDE * np.arange(count))
        part.set_title(name, fontsize=9.5)
        part.set_xlabel("x", labelpad=0)
        if k % columns:
            part.set_yticklabels([])
    ax.set_label(
        " ".join(
            _sentence(name, curve, points, joints) for name, curve in curves.items()
        )
    )
    return ax


def heaps(joints):
    """Where joints stand and how many: [(x, count), …], close ones as one."""
    groups = []
    for joint in np.sort(np.asarray(joints, dtype=float)):
        if groups and joint - groups[-1][0] < SIDE:
            groups[-1].append(joint)
        else:
            groups.append([joint])
    return [(float(np.mean(group)), len(group)) for group in groups]


def _most(joints):
    return max((count for _, count in heaps(joints)), default=0)


def _pile(ax, place, bottoms):
    look = {"fc": "none", "ec": COLORS["parameter"], "lw": 0.8}
    ax.bar(np.full(len(bottoms), place), 0.8 * SIDE, SIDE, bottom=bottoms, **look)


def _sentence(name, curve, points, joints):
    x = np.asarray(curve[0] if points is None else points[0])
    at = np.linspace(x.min(), x.max(), TOLD)
    told = f"{name}: at x = {row(at)} the curve is at {row(_heights(at, curve))}"
    if points is not None:
        told += f", the points at {row(_heights(at, points))}"
    if name in joints:
        told += f"; joints at {row(np.sort(joints[name]))}"
    return f"{told}."


def _heights(at, curve):
    return np.interp(at, *map(np.asarray, curve)).round(DUST)
