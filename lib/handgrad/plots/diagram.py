"""A small network, drawn with every number of one example."""

import numpy as np
from matplotlib.patches import Circle

from handgrad.plots.numerals import tell
from handgrad.plots.style import COLORS, INK

MOST = 3  # units a layer: with more, the numbers would overlap
# Inches, as are all distances below.
WIDTH = 4.5  # narrower than other pictures, so that numbers are larger on a phone
RADIUS, ROW, SIDE, KEY = 0.31, 1.75, 0.5, 0.35
LINE = 0.19  # from a row of text to the next
GAP = 0.09  # half of what a slanting connection leaves open for a row, in height


def diagram(ax, forward, backward=None, names=None):
    """Inputs, neurons and connections of a Forward record that holds one example.

    A neuron has a inside, b above and z below; a connection has its w. A Backward
    record adds δ to each neuron and, below each w, ∂J/∂w. names are those of the
    units, layer by layer. ValueError for more than one example, for more than three
    units in a layer, or for names that are not one a unit.
    """
    sizes = [a.shape[1] for a in forward.a]
    names = names or [[""] * units for units in sizes]
    _check(len(forward.a[0]), sizes, [len(layer) for layer in names])
    places, height = _places(sizes)
    for l, (W, _) in enumerate(forward.layers):
        for (i, j), w in np.ndenumerate(W):
            g = None if backward is None else backward.layers[l].W[i, j]
            _connection(ax, places[l][i], places[l + 1][j], (w, g))
    for l, column in enumerate(places):
        for unit, place in enumerate(column):
            numbers = _numbers(forward, backward, l, unit)
            _neuron(ax, place, (names[l][unit], *numbers))
    _frame(ax, height, backward)
    ax.set_label(_alt(forward, backward, sizes))
    return ax


def _check(examples, sizes, names):
    if examples != 1:
        raise ValueError(f"forward holds {examples} examples: expected one")
    if max(sizes) > MOST:
        raise ValueError(f"sizes are {sizes}: expected at most {MOST} units a layer")
    if names != sizes:
        raise ValueError(f"names are for {names} units: expected {sizes}")


def _places(sizes):
    """(x, y) of each unit, layer by layer, and the height of the drawing."""
    xs, height = np.linspace(SIDE, WIDTH - SIDE, len(sizes)), ROW * max(sizes)
    columns = []
    for x, units in zip(xs, sizes):
        top = height / 2 + ROW * (units - 1) / 2
        columns.append([(x, KEY + top - ROW * unit) for unit in range(units)])
    return columns, KEY + height


def _numbers(forward, backward, l, unit):
    """What stands inside, above and below one unit, and its delta."""
    inside = tell(forward.a[l][0, unit])
    if l == 0:
        return inside, None, None, None
    b, z = forward.layers[l - 1].b[unit], forward.z[l - 1][0, unit]
    delta = None if backward is None else f"δ {tell(backward.delta[l - 1][0, unit])}"
    return inside, f"b {tell(b)}", f"z {tell(z)}", delta


def _neuron(ax, place, numbers):
    name, inside, bias, z, delta = numbers
    x, y = place
    dashed = {"linestyle": ":"} if z is None else {}
    ax.add_patch(Circle(place, RADIUS, fill=False, edgecolor=INK, lw=0.8, **dashed))
    write(ax, place, name, inside)
    rows = [(0.12, bias, "parameter"), (-0.13, z, None)]
    rows += [(-0.13 - LINE, delta, "gradient")]
    for dy, number, color in rows:
        if number is not None:
            look = {"color": COLORS.get(color, INK), "ha": "center", "va": "center"}
            ax.text(x, y + dy + np.sign(dy) * RADIUS, number, **look)


def write(ax, place, name, number):
    """A name and below it a number, each centered: fonts differ from page to page."""
    x, y = place
    up = LINE / 2 if name else 0
    for height, text in ((y + up, name), (y - up, number)):
        if text:
            ax.text(x, height, text, ha="center", va="center")


def _connection(ax, start, end, numbers):
    """A line from unit to unit with its weight and, below that, its derivative."""
    start, end = np.array(start), np.array(end)
    span = end - start
    ahead = span / np.linalg.norm(span)
    tail, head = start + RADIUS * ahead, end - RADIUS * ahead
    w, g = numbers
    look = {"ha": "center", "va": "center"}
    if span[1] == 0:  # the line runs between the two
        at, up = (start + end) / 2, LINE / 2 + 0.02
        pieces = [(tail, head)]
    else:  # the line opens for them
        at, up = start + 0.38 * span, 0 if g is None else LINE / 2
        rest = (GAP + up) / abs(ahead[1])
        pieces = [(tail, at - rest * ahead), (at + rest * ahead, head)]
    for piece in pieces:
        ax.plot(*np.transpose(piece), color=INK, lw=0.6, alpha=0.7)
    ax.text(at[0], at[1] + up, tell(w), color=COLORS["parameter"], **look)
    if g is not None:
        ax.text(at[0], at[1] - up, tell(g), color=COLORS["gradient"], **look)


def _frame(ax, height, backward):
    ax.set(xlim=(0, WIDTH), ylim=(0, height), aspect="equal")
    ax.set_axis_off()
    ax.figure.set_size_inches(WIDTH, height)
    key = "inside a circle a, on a line w"
    key += "" if backward is None else " and below it ∂J/∂w"
    ax.text(WIDTH / 2, 0.12, key, ha="center")


def _alt(forward, backward, sizes):
    parts = [f"A network of {' – '.join(map(str, sizes))} units with its numbers."]
    for l, a in enumerate(forward.a):
        parts.append(f"a[{l}]: {_row(a)}.")
    for l, layer in enumerate(forward.layers):
        parts.append(f"W[{l}]: {_row(layer.W)}. b[{l}]: {_row(layer.b)}.")
    if backward is not None:
        for l in reversed(range(len(backward.delta))):
            parts.append(f"delta[{l}]: {_row(backward.delta[l])}.")
            parts.append(f"derivatives of W[{l}]: {_row(backward.layers[l].W)}.")
    return " ".join(parts)


def _row(array):
    return ", ".join(tell(number) for number in np.ravel(array))
