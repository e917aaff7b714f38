"""The ways on which a change travels to the cost, each with its local slopes."""

from typing import NamedTuple

import numpy as np
from matplotlib.patches import Circle

from handgrad.plots.diagram import WIDTH, write
from handgrad.plots.numerals import addition, tell
from handgrad.plots.style import COLORS, INK

# Inches.
RADIUS, ROW, SIDE = 0.31, 1.1, 0.33


class Route(NamedTuple):
    """One way from a quantity to the cost."""

    nodes: dict  # name → value, from the quantity to the cost
    slopes: list  # of each node with respect to the one before it

    @property
    def product(self):
        """What this way adds to the derivative."""
        return float(np.prod(self.slopes))


def paths(ax, routes):
    """Routes that share their first node and their last, one a row.

    Slopes stand on the arrows, the sum of the routes' products above them. ValueError
    for routes that start or end apart.
    """
    ends = {_ends(route) for route in routes}
    if len(ends) != 1:
        raise ValueError(
            f"routes have ends {sorted(ends)}: expected one start, one end"
        )
    height = ROW * len(routes)
    nodes = {}  # shared ones once
    for row, route in enumerate(routes):
        places = _places(len(route.nodes), height, height - ROW * (row + 0.5))
        nodes |= dict(zip(places, route.nodes.items()))
        for start, end, slope in zip(places, places[1:], route.slopes):
            _arrow(ax, np.array(start), np.array(end), slope)
    for place, (name, value) in nodes.items():
        ax.add_patch(Circle(place, RADIUS, fill=False, edgecolor=INK, lw=0.8))
        write(ax, place, name, tell(value))
    _frame(ax, height, _sum(routes))
    ax.set_label(f"{_alt(routes)} {_sum(routes)}.")
    return ax


def _ends(route):
    first, *_, last = route.nodes
    return first, last


def _frame(ax, height, title):
    ax.set(xlim=(0, WIDTH), ylim=(0, height + 0.35), aspect="equal")
    ax.set_axis_off()
    ax.figure.set_size_inches(WIDTH, height + 0.35)
    look = {"color": COLORS["gradient"], "ha": "center"}
    ax.text(WIDTH / 2, height + 0.12, title, **look)


def _places(nodes, height, y):
    """A row of places; the first and the last stand in the middle of all rows."""
    xs = np.linspace(SIDE, WIDTH - SIDE, nodes)
    ys = [height / 2, *[y] * (nodes - 2), height / 2]
    return list(zip(xs, ys))


def _arrow(ax, start, end, slope):
    ahead = (end - start) / np.linalg.norm(end - start)
    tail, head = start + RADIUS * ahead, end - RADIUS * ahead
    arrow = {"arrowstyle": "->", "color": INK, "lw": 0.8, "shrinkA": 0, "shrinkB": 0}
    ax.annotate("", head, tail, arrowprops=arrow)
    x, y = (start + end) / 2
    up = 0.1 if ahead[1] >= 0 else -0.1
    side = {0: "center", 1: "right", -1: "left"}[round(np.sign(ahead[1] * up))]
    look = {"ha": side, "va": "bottom" if up > 0 else "top"}
    ax.text(x, y + up / 2, f"×{tell(slope)}", color=COLORS["gradient"], **look)


def _sum(routes):
    """∂J/∂a = 0.0554 − 0.0190 = 0.0364."""
    first, last = _ends(routes[0])
    terms = [route.product for route in routes]
    found = tell(*terms) if len(terms) == 1 else addition(terms)
    return f"∂{last}/∂{first} = {found}"


def _alt(routes):
    parts = []
    for route in routes:
        slopes = " × ".join(tell(slope) for slope in route.slopes)
        parts.append(f"{' → '.join(route.nodes)}: {slopes} = {tell(route.product)}.")
    return " ".join(parts)
