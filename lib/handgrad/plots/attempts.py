"""Cost against attempts, for several ways to search."""

import numpy as np
from matplotlib.ticker import MaxNLocator

from handgrad.plots.curves import DASHES, STEPS, label_ends
from handgrad.plots.numerals import logarithmic, short
from handgrad.plots.style import COLORS


def attempts(ax, ways, across="attempt, or update"):
    """Costs by way, {"descent": (T,), …}, on a log scale.

    A cost's place is its number, from 0; ways are told apart by their dashes and
    named at their ends.
    """
    said = []
    for (name, costs), dash in zip(ways.items(), DASHES, strict=False):
        last = len(costs) - 1
        ax.plot(np.arange(last + 1), costs, dash, color=COLORS["cost"], label=name)
        said.append(f"{name}: from {short(costs[0])} to {short(costs[-1])} in {last}")
    ax.set(xlabel=across, ylabel="how wrong")
    logarithmic(ax.yaxis)
    ax.xaxis.set_major_locator(MaxNLocator("auto", integer=True, steps=STEPS))
    ax.margins(x=0)
    label_ends(ax)
    ax.set_label(f"How wrong by {across}, log scale. {'; '.join(said)}.")
    return ax
