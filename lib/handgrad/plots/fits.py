"""Curves over the points that they should meet, with the joints of their pieces."""

import numpy as np

from handgrad.plots.numerals import row
from handgrad.plots.style import COLORS, INK

SIDE = 4.5  # of a joint's square
TOLD = 3  # places at which the words compare a curve with its points
DUST = 9  # decimals: what is smaller comes of rounding


def fits(ax, curves, points, joints=None, across=3):
    """Curves by name, {"update 0": (x (m,), prediction (m,)), …}, side by side.

    points (x (n,), y (n,)) are circles in each. joints {"update 0": (h,), …} are the
    places x at which a curve has a joint, a square each. There are at most `across`
    curves in a row.
    """
    ax.set_axis_off()
    joints, high = joints or {}, -(-len(curves) // across)
    columns = min(across, len(curves))
    for k, (name, (x, prediction)) in enumerate(curves.items()):
        left, top = k % columns / columns, 1 - k // columns / high
        box = (left + 0.045, top - 0.78 / high, 0.94 / columns - 0.02, 0.66 / high)
        part = ax.inset_axes(box)
        part.plot(*points, "o", mfc="none", mec=COLORS["target"], mew=0.7, ms=3)
        part.plot(x, prediction, color=COLORS["prediction"])
        at = np.asarray(joints.get(name, []), dtype=float)
        look = {"color": INK, "mfc": "none", "ms": SIDE, "mew": 1.1}
        part.plot(at, np.interp(at, x, prediction), "s", **look)
        part.set(title=name, ylim=(-1.7, 1.7), xticks=[-2, 0, 2], yticks=[-1, 0, 1])
        part.title.set_fontsize(9.5)
        part.set_xlabel("x", labelpad=0)
        if k % columns:
            part.set_yticklabels([])
    ax.set_label(
        " ".join(
            _sentence(name, curve, points, joints) for name, curve in curves.items()
        )
    )
    return ax


def _sentence(name, curve, points, joints):
    x, y = map(np.asarray, points)
    at = np.linspace(x.min(), x.max(), TOLD)
    heights, wanted = (np.interp(at, *each).round(DUST) for each in (curve, (x, y)))
    told = f"{name}: at x = {row(at)} the curve is at {row(heights)}, "
    told += f"the points at {row(wanted)}"
    if name in joints:
        told += f"; joints at {row(np.sort(joints[name]))}"
    return f"{told}."
