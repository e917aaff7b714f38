"""What flows over each connection of the last layer, for one example."""

import numpy as np

from handgrad.plots.numerals import row, short
from handgrad.plots.style import COLORS, INK, WIDTH

ROW = 1.4  # inches, from moment to moment
NAMED = 4  # of the strongest connections in words


def flows(ax, moments, named=()):
    """Moments by name, {"in the end": (a (h,), W (h, k), b (k,)), …}, a row each.

    Each output j has a panel, in which unit i has a bar of a_i w_ij, up for the
    output and down, hatched, against it. Above stands z_j, the sum of the bars and
    the bias b_j, and the largest z of a row is marked. Units `named`, from 1 on, have
    their numbers below.
    """
    ax.set_axis_off()
    all_flows = {name: a[:, None] * W for name, (a, W, b) in moments.items()}
    reach = 1.15 * max(np.abs(flow).max() for flow in all_flows.values())
    k, high = next(iter(all_flows.values())).shape[1], 1 / len(moments)
    for r, (name, flow) in enumerate(all_flows.items()):
        z = flow.sum(axis=0) + moments[name][2]
        ax.text(
            0,
            1 - (r + 0.03) * high,
            name,
            transform=ax.transAxes,
            va="top",
            fontsize=9.5,
        )
        for j in range(k):
            box = (j / k + 0.01, 1 - (r + 0.83) * high, 0.92 / k, 0.5 * high)
            part = ax.inset_axes(box)
            _panel(part, flow[:, j], reach, named)
            mark = " ←" if j == z.argmax() else ""
            part.set_title(f"z of {j}: {short(z[j])}{mark}", fontsize=9.5, pad=2)
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
        ax.bar(unit, height, 0.8, fc=fill, ec=color, hatch=hatch, lw=0.5)
    ax.axhline(0, color=INK, lw=0.5)
    ax.spines[["left", "bottom"]].set_visible(False)
    ax.set(ylim=(-reach, reach), yticks=[], xticks=list(named))
    ax.tick_params(length=0, labelsize=8.5, pad=1)


def _sentence(name, a, W, b):
    z = a @ W + b
    j, flow = int(z.argmax()), a * W[:, z.argmax()]
    strong = np.argsort(-np.abs(flow))[:NAMED]
    told = ", ".join(f"unit {i + 1}: {short(flow[i])}" for i in strong)
    return f"{name}: z is {row(z)}, largest for {j}, most from {told}."
