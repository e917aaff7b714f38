"""What was taken for what."""

import numpy as np
from matplotlib.patches import Rectangle

from handgrad.plots.style import COLORS, SMALL


def confusion(ax, table, names=None):
    """A confusion matrix, rows actual, columns predicted.

    Tint grows with the share of the row. Right answers stand on the diagonal; a
    mistake has five times the tint that its share would give.
    """
    table = np.asarray(table)
    names = [str(i) for i in range(len(table))] if names is None else list(names)
    share = table / np.maximum(table.sum(axis=1, keepdims=True), 1)
    for (i, j), count in np.ndenumerate(table):
        _cell(ax, i, j, count, share[i, j])
    ticks = np.arange(len(table))
    left, right = -0.5, len(table) - 0.5
    ax.set(xlim=(left, right), ylim=(right, left), aspect="equal")
    ax.set(xticks=ticks, xticklabels=names, yticks=ticks, yticklabels=names)
    ax.set(xlabel="predicted", ylabel="actual")
    ax.tick_params(length=0)
    ax.spines[:].set_visible(False)
    ax.set_label(_alt(table, names))
    return ax


def _cell(ax, i, j, count, share):
    color = COLORS["target"] if i == j else COLORS["gradient"]
    tint = 0.08 + 0.3 * min(1, share if i == j else 5 * share)
    if count:
        look = {"facecolor": color, "alpha": tint, "linewidth": 0}
        ax.add_patch(Rectangle((j - 0.47, i - 0.47), 0.94, 0.94, **look))
        ax.text(j, i, str(count), ha="center", va="center", fontsize=SMALL)
    else:
        ax.text(j, i, "·", ha="center", va="center", fontsize=SMALL, alpha=0.6)


def _alt(table, names):
    wrong = table * (1 - np.eye(len(table), dtype=int))
    right = np.trace(table)
    text = f"Confusion matrix of {table.sum()} examples, {right} on the diagonal."
    if wrong.any():
        worst = np.argwhere(wrong == wrong.max())
        most = ", ".join(f"{names[i]} → {names[j]}" for i, j in worst)
        text += f" The most frequent mistakes, {wrong.max()} times each: {most}."
    return text
