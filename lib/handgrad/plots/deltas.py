"""How large delta is in each layer."""

from itertools import cycle

import numpy as np
from matplotlib.ticker import MaxNLocator

from handgrad.plots.curves import DASHES
from handgrad.plots.style import COLORS


def deltas(ax, backwards):
    """The root mean square of delta by layer, on a log scale, for Backward records.

    Records have names, {"tanh": …}. Read from right to left, as the backward pass
    runs.
    """
    ends = []
    for (name, backward), dash in zip(backwards.items(), cycle(DASHES)):
        sizes = [np.sqrt(np.mean(delta**2)) for delta in backward.delta]
        look = {"color": COLORS["gradient"], "marker": "o", "markersize": 3}
        ax.plot(sizes, dash, label=name, **look)
        ax.annotate(name, (1, sizes[1]), (8, -10), textcoords="offset points")
        first, last = sizes[0], sizes[-1]
        ends.append(f"{name}: {last:.2g} in the last, {first:.2g} in the first")
    ax.set(xlabel="layer l", ylabel="size of δ", yscale="log")
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    ax.set_label(f"Root mean square of delta by layer, log scale. {'; '.join(ends)}.")
    return ax
