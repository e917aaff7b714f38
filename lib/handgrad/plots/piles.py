"""Sums of two classes, piled up on both sides of an axis."""

import numpy as np

from handgrad.plots.numerals import short
from handgrad.plots.style import INK

BINS = 36
NAMES = ("zeros", "ones")


def piles(ax, sums, names=NAMES):
    """Sums z by name, {"1 update": (z of zeros, z of ones), …}, one axis a name.

    The first class is piled up above its axis, the second below. Each axis is as long
    as its sums are far apart, and a dashed line stands at z = 0.
    """
    ax.set_axis_off()
    for k, (name, pair) in enumerate(sums.items()):
        height = 1 / len(sums)
        part = ax.inset_axes((0.16, 1 - (k + 1) * height, 0.84, 0.74 * height))
        _pile(part, pair, names if k == 0 else ("", ""))
        ax.text(0, 1 - (k + 0.6) * height, name, transform=ax.transAxes)
    said = [f"{name}: {_sentence(pair, names)}" for name, pair in sums.items()]
    ax.set_label(f"Sums z of {names[0]} and of {names[1]}. {' '.join(said)}")
    return ax


def _pile(ax, pair, names):
    both = np.concatenate(pair)
    edges = np.linspace(both.min(), both.max(), BINS + 1)
    for z, way, hatch in zip(pair, (1, -1), ("", "////")):
        counts = way * np.histogram(z, edges)[0]
        look = {"edgecolor": INK, "facecolor": "none", "hatch": hatch, "lw": 0.6}
        ax.bar(edges[:-1], counts, np.diff(edges), align="edge", **look)
    ax.axvline(0, color=INK, lw=0.8, ls="--")
    ax.axhline(0, color=INK, lw=0.6)
    for name, x, y, va in zip(names, (0, 1), (1, 0), ("top", "bottom")):
        ax.text(x, y, name, va=va, ha=("left", "right")[x], transform=ax.transAxes)
    ax.spines[["left", "bottom"]].set_visible(False)
    ax.set(yticks=[])


def _sentence(pair, names):
    parts = [
        f"{name} from {short(z.min())} to {short(z.max())}, mean {short(z.mean())}"
        for name, z in zip(names, pair)
    ]
    return "; ".join(parts) + "."
