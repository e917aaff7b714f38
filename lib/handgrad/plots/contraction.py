"""By what factor an update shrinks or stretches the distance to a bowl's minimum."""

import numpy as np

from handgrad.plots.numerals import short
from handgrad.plots.style import COLORS, INK, SMALL

BEYOND = 1.15  # the picture ends here, in units of the largest rate that converges


def contraction(ax, runs):
    """The factor per update against the rate, for runs on one hg.Quadratic.

    Lines are |1 − ηλ| for its least and its largest eigenvalue λ. Dots are measured,
    one a run: the last distance from the minimum over the one before.
    """
    measured = np.array([(run.optimizer.rate, _factor(run)) for run in runs])
    least, largest = np.linalg.eigvalsh(runs[0].objective.A)[[0, -1]]
    limit = 2 / largest
    rates = np.linspace(0, BEYOND * limit, 231)
    for eigenvalue, dash in ((least, "--"), (largest, ":")):
        line = np.abs(1 - rates * eigenvalue)
        ax.plot(rates, line, dash, color=INK, linewidth=1.1, alpha=0.8)
    at, steeper = 0.35 * limit, 0.28 * limit
    _mark(ax, f"λ = {short(least)}", (at, 1 - at * least), (0, -13))
    place = (steeper, 1 - steeper * largest)
    _mark(ax, f"λ = {short(largest)}", place, (-4, -9), "right")
    look = {"color": INK, "linewidth": 0.6, "alpha": 0.6}
    ax.axhline(1, **look)
    ax.axvline(limit, **look)
    _mark(ax, f"limit {short(limit)}", (limit, 0), (-4, 4), "right")
    ax.plot(
        *measured.T, "o", color=COLORS["parameter"], markersize=5, label="measured"
    )
    ax.set(xlabel="rate η", ylabel="factor per update", xlim=(0, rates[-1]))
    ax.set_ylim(0, max(1.35, 1.05 * measured[:, 1].max()))
    alt = ", ".join(f"{short(f)} at rate {short(rate)}" for rate, f in measured)
    ax.set_label(f"Factor per update, measured: {alt}. Above 1 it diverges.")
    return ax


def _factor(run):
    before, last = np.linalg.norm(run.theta[-2:], axis=1)
    return last / before


def _mark(ax, text, at, offset, side="left"):
    look = {"textcoords": "offset points", "color": INK, "fontsize": SMALL}
    ax.annotate(text, at, offset, ha=side, **look)
