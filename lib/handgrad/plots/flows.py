"""What flows over connections of the last layer, for one example."""

import numpy as np

from handgrad.plots.numerals import row, short
from handgrad.plots.style import COLORS, INK, WIDTH

ROW = 1.75  # inches, from moment to moment
NAMED = 4  # of the strongest connections in words
ASIDE = 0.3  # units, by which the numbers of two neighbors move apart


def flows(ax, moments, named=(), outputs=None):
    """Moments by name, {"in the end": (a (h,), W (h, k), b (k,)), …}, a row each.

    Each of the `outputs` j, all if none are named, has a panel, in which unit i has
    a bar of a_i w_ij, up for the output and down, hatched, against it. Above stands
    z_j, the sum of the bars and the bias b_j, and the largest z of all is marked.
    Units `named`, from 1 on, have their numbers below.
    """
    ax.set_axis_off()
    all_flows = {name: a[:, None] * W for name, (a, W, b) in moments.items()}
    reach = 1.15 * max(np.abs(flow).max() for flow in all_flows.values())
    first, high = next(iter(all_flows.values())), 1 / len(moments)
    outputs = range(first.shape[1]) if outputs is None else outputs
    for r, (name, flow) in enumerate(all_flows.items()):
        z, top = flow.sum(axis=0) + moments[name][2], 1 - r * high
        place = {"transform": ax.transAxes, "va": "top", "fontsize": 9.5}
        ax.text(0, top - 0.02 * high, name, **place)
        for k, j in enumerate(outputs):
            wide = 0.95 / len(outputs)
            box = (0.05 + k * wide, top - 0.88 * high, wide - 0.02, 0.63 * high)
            part = ax.inset_axes(box)
            _panel(part, flow[:, j], reach, named)
            mark = " ←" if j == z.argmax() else ""
            part.set_title(f"z of {j}: {short(z[j])}{mark}", fontsize=9.5, pad=2)
            if k:
                part.set_yticklabels([])
    ax.figure.set_size_inches(WIDTH, ROW * len(moments))
    sentences = [_sentence(name, *moment) for name, moment in moments.items()]
    ax.set_label(f"What flows from {len(flow)} units. {' '.join(sentences)}")
    return ax


def _panel(ax, flow, reach, named):
    units = np.arange(1, len(flow) + 1)
    for unit, height in zip(units, flow):
        hatch = "" if height > 0 else "/////"
        color = COLORS["prediction"] if height > 0 else COLORS["parameter"]
        fill = color if height > 0 else "none"
        ax.bar(unit, height, 0.9, fc=fill, ec=color, hatch=hatch, lw=0.5)
    ax.axhline(0, color=INK, lw=0.5)
    ax.spines["bottom"].set_visible(False)
    ax.set(ylim=(-reach, reach), xlim=(0.3, len(flow) + 0.9), xticks=[])
    ax.set_yticks([0] if reach < 1 else [-1, 0, 1])
    ax.tick_params(length=2, labelsize=8.5, pad=1)
    for unit in named:
        aside = ASIDE * ((unit - 1 in named) - (unit + 1 in named))
        place = {"xytext": (0, -2), "textcoords": "offset points", "va": "top"}
        where = unit + aside, -reach
        ax.annotate(str(unit), where, ha="center", fontsize=8.5, **place)


def _sentence(name, a, W, b):
    z = a @ W + b
    j, flow = int(z.argmax()), a * W[:, z.argmax()]
    strong = np.argsort(-np.abs(flow))[:NAMED]
    told = ", ".join(f"unit {i + 1}: {short(flow[i])}" for i in strong)
    return f"{name}: z is {row(z)}, largest for {j}, most from {told}."
