"""One color, one meaning, through the whole book.

Sizes too, and the same colors as CSS variables.
"""

from matplotlib import rc_context

from handgrad.palette import LIGHT, MEANINGS, PLACEHOLDER

INK = PLACEHOLDER  # stands for the page's own text color, whatever the theme
COLORS = {name: LIGHT[name] for name in MEANINGS}
WIDTH = 4.9  # inches; the page scales a picture by at most 1.6
# Points. A picture is laid out with letters as large as a phone shows them, so that
# there is room for them; written are these smaller ones.
LETTERS, SMALL = 11, 10
SIZES = {LETTERS: 9.5, SMALL: 8.5}

RC = {
    "figure.constrained_layout.use": True,
    "figure.facecolor": "none",
    "axes.facecolor": "none",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.linewidth": 0.6,
    "axes.labelsize": LETTERS,
    "xtick.labelsize": SMALL,
    "ytick.labelsize": SMALL,
    "xtick.major.width": 0.6,
    "ytick.major.width": 0.6,
    "lines.linewidth": 1.6,
    "hatch.linewidth": 0.4,
    "font.size": LETTERS,
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
