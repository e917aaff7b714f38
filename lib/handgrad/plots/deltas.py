"""How large delta is in each layer."""

from itertools import cycle

import numpy as np
from matplotlib.ticker import MaxNLocator

from handgrad.plots.curves import DASHES, MARKERS, STEPS
from handgrad.plots.numerals import logarithmic, short
from handgrad.plots.style import COLORS


def deltas(ax, backwards):
    """The root mean square of delta by layer, on a log scale, for Backward records.

    Records have names, {"tanh": …}. Read from right to left, as the backward pass
    runs.
    """
    ends = []
    looks = cycle(zip(DASHES, MARKERS))
    for (name, backward), (dash, marker) in zip(backwards.items(), looks):
        sizes = [np.sqrt(np.mean(delta**2)) for delta in backward.delta]
        look = {"color": COLORS["gradient"], "marker": marker, "markersize": 3}
        ax.plot(sizes, dash, label=name, **look)
        ax.annotate(name, (1, sizes[1]), (8, -10), textcoords="offset points")
        first, last = sizes[0], sizes[-1]
        ends.append(f"{name}: {short(last)} in the last, {short(first)} in the first")
    ax.set(xlabel="layer l", ylabel="size of δ")
    logarithmic(ax.yaxis)
    ax.xaxis.set_major_locator(MaxNLocator("auto", integer=True, steps=STEPS))
    ax.set_label(f"Root mean square of delta by layer, log scale. {'; '.join(ends)}.")
    return ax
