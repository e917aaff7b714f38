"""Points of a table in the order of x, and curves through them."""

import numpy as np

from handgrad.plots.curves import DASHES
from handgrad.plots.numerals import tell
from handgrad.plots.style import COLORS


def trend(ax, points, curves, names=("x", "y")):
    """Points (x, y), (n,) each, and curves by name, {"after": (n,) heights, …}.

    Each curve has a dash of its own and its name at its right end. names are those
    of the axes. ValueError for a curve with another number of heights than points.
    """
    x, y = (np.asarray(part, dtype=float) for part in points)
    ax.plot(
        x, y, "o", color=COLORS["target"], mfc="none", ms=3.5, mew=1, label="data"
    )
    said = [f"{len(x)} points, from {tell(y[0])} to {tell(y[-1])}."]
    for (name, heights), dash in zip(curves.items(), DASHES, strict=False):
        if np.shape(heights) != x.shape:
            raise ValueError(
                f"curve {name!r} has shape {np.shape(heights)}, x {x.shape}: "
                "expected one height a point"
            )
        ax.plot(x, heights, dash, color=COLORS["prediction"], label=name)
        look = {
            "textcoords": "offset points",
            "va": "center",
            "annotation_clip": False,
        }
        ax.annotate(name, (x[-1], heights[-1]), (5, 0), **look)
        said.append(f"{name}: from {tell(heights[0])} to {tell(heights[-1])}.")
    ax.set(xlabel=names[0], ylabel=names[1])
    ax.margins(x=0.02)
    ax.set_label(f"{names[1]} by {names[0]}. {' '.join(said)}")
    return ax
