"""Activation functions beside their slopes."""

import numpy as np

from handgrad.plots.numerals import row
from handgrad.plots.style import COLORS, INK

LOOKS = ("-", "--", ":", "-.")
Z = np.linspace(-5, 5, 401)


def activations(ax, functions, low=-1.3, high=2.2):
    """Activations side by side: f(z) on the left, the slope f′(z) on the right."""
    ax.set_axis_off()
    left, right = (
        ax.inset_axes((0.05, 0.1, 0.4, 0.8)),
        ax.inset_axes((0.57, 0.1, 0.4, 0.8)),
    )
    for f, look in zip(functions, LOOKS, strict=False):
        value, slope = f.value_and_slope(Z)
        left.plot(Z, value, look, color=COLORS["prediction"], label=f.name)
        right.plot(Z, slope, look, color=COLORS["gradient"], label=f.name)
    for part, title in ((left, "a = f(z)"), (right, "slope f′(z)")):
        part.axhline(0, color=INK, lw=0.4)
        part.set(title=title, xlabel="z", xlim=Z[[0, -1]], ylim=(low, high))
        part.title.set_fontsize(9.5)
    left.legend(frameon=False, loc="upper left", labelcolor=INK, fontsize=8.5)
    ax.set_label(f"Activation functions and their slopes. {_alt(functions)}")
    return ax


def _alt(functions):
    at, said = np.array([-2.0, 0.0, 2.0]), []
    for f in functions:
        values, slopes = (row(numbers) for numbers in f.value_and_slope(at))
        said.append(f"{f.name} at z = −2, 0, 2: {values}, with slopes {slopes}.")
    return " ".join(said)
