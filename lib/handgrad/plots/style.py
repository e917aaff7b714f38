"""One color, one meaning, through the whole book.

Sizes too, and the same colors as CSS variables.
"""

from matplotlib import rc_context

from handgrad.palette import LIGHT, MEANINGS, PLACEHOLDER

INK = PLACEHOLDER  # stands for the page's own text color, whatever the theme
COLORS = {name: LIGHT[name] for name in MEANINGS}
WIDTH = 4.9  # inches; the page scales a picture by at most 1.6

RC = {
    "figure.constrained_layout.use": True,
    "figure.facecolor": "none",
    "axes.facecolor": "none",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.linewidth": 0.6,
    "axes.labelsize": 9.5,
    "xtick.labelsize": 8.5,
    "ytick.labelsize": 8.5,
    "xtick.major.width": 0.6,
    "ytick.major.width": 0.6,
    "lines.linewidth": 1.6,
    "font.size": 9.5,
    "font.family": "sans-serif",
    "svg.fonttype": "none",
    "svg.hashsalt": "handgrad",
    "text.color": INK,
    "axes.edgecolor": INK,
    "axes.labelcolor": INK,
    "xtick.color": INK,
    "ytick.color": INK,
}


def style():
    """A context in which figures look like the book."""
    return rc_context(RC)


def css_color(name):
    """The color as the page resolves it.

    It is the theme's own variant, or ours where no theme is (a notebook).
    """
    return f"var(--hg-{name}, {COLORS[name]})"
