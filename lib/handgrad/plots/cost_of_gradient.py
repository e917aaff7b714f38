"""How much work a gradient takes, against the number of parameters."""

from itertools import cycle

from handgrad.plots.curves import DASHES, MARKERS
from handgrad.plots.numerals import logarithmic
from handgrad.plots.style import INK


def cost_of_gradient(ax, series, p):
    """Multiply-adds by name, {"backward pass": (len(p),), …}, on two log scales."""
    looks = cycle(zip(DASHES, MARKERS))
    for (name, counts), (dash, marker) in zip(series.items(), looks):
        ax.plot(p, counts, dash, color=INK, marker=marker, markersize=3, label=name)
        look = {"textcoords": "offset points", "ha": "right", "va": "bottom"}
        ax.annotate(name, (p[-1], counts[-1]), (-8, 4), **look)
    logarithmic(ax.xaxis)
    logarithmic(ax.yaxis)
    ax.set(xlabel="parameters p", ylabel="multiply-adds")
    ranges = "; ".join(
        f"{name}: from {counts[0]:,} to {counts[-1]:,}"
        for name, counts in series.items()
    )
    span = f"for {p[0]:,} to {p[-1]:,} parameters"
    ax.set_label(f"Multiply-adds {span}, both axes logarithmic. {ranges}.")
    return ax
