"""One neuron with every number of one example."""

import numpy as np
from matplotlib.patches import Circle

from handgrad.plots.diagram import LINE
from handgrad.plots.numerals import tell
from handgrad.plots.style import COLORS, INK

# Inches.
WIDTH, ROW = 4.9, 0.62
INPUT, PRODUCT, ADDER, BEND = 0.35, 2.02, 3.08, 4.12  # from the left
RADIUS = 0.29


def neuron(ax, x, w, b, activation):
    """Inputs x (d,), weights w (d,), bias b, products, sum z and activation a.

    ValueError if x and w differ in length.
    """
    x, w = np.asarray(x, dtype=float), np.asarray(w, dtype=float)
    if x.ndim != 1 or x.shape != w.shape:
        raise ValueError(f"w has shape {w.shape}, x {x.shape}: expected one (d,)")
    rows = len(x) + 1
    middle = ROW * rows / 2
    z = float(x @ w + b)
    for k, (value, weight) in enumerate(zip(x, w)):
        _branch(ax, ROW * (rows - k - 0.5), middle, (value, weight))
    _bias(ax, ROW / 2, middle, b)
    a = float(activation.value(z))
    _unit(ax, (ADDER, middle), "Σ", f"z {tell(z)}")
    _unit(ax, (BEND, middle), activation.name, f"a {tell(a)}")
    _line(ax, (ADDER + RADIUS, middle), (BEND - RADIUS, middle))
    _line(ax, (BEND + RADIUS, middle), (WIDTH, middle))
    ax.set(xlim=(0, WIDTH), ylim=(0, ROW * rows), aspect="equal")
    ax.set_axis_off()
    ax.figure.set_size_inches(WIDTH, ROW * rows)
    ax.set_label(_alt(x, w, b, (z, a), activation))
    return ax


def _branch(ax, y, middle, numbers):
    """An input, its weight on the way, and the product that arrives at the sum."""
    value, weight = numbers
    dotted = {"fill": False, "edgecolor": INK, "lw": 0.8, "linestyle": ":"}
    ax.add_patch(Circle((INPUT, y), RADIUS, **dotted))
    _text(ax, (INPUT, y), tell(value))
    _line(ax, (INPUT + RADIUS, y), (PRODUCT - 0.34, y))
    _text(ax, (1.15, y + LINE / 2 + 0.03), f"· {tell(weight)}", COLORS["parameter"])
    _text(ax, (PRODUCT, y), tell(value * weight))
    _toward(ax, (PRODUCT + 0.34, y), middle)


def _bias(ax, y, middle, b):
    _text(ax, (PRODUCT, y), f"b {tell(b)}", COLORS["parameter"])
    _toward(ax, (PRODUCT + 0.34, y), middle)


def _toward(ax, start, middle):
    """A line that ends at the rim of the adder."""
    start, center = np.array(start), np.array([ADDER, middle])
    span = center - start
    _line(ax, start, center - RADIUS * span / np.linalg.norm(span))


def _unit(ax, place, name, number):
    ax.add_patch(Circle(place, RADIUS, fill=False, edgecolor=INK, lw=0.8))
    _text(ax, place, name)
    _text(ax, (place[0], place[1] - RADIUS - LINE / 2 - 0.02), number)


def _line(ax, start, end):
    ax.plot(*np.transpose([start, end]), color=INK, lw=0.6, alpha=0.7)


def _text(ax, place, text, color=INK):
    ax.text(*place, text, ha="center", va="center", color=color)


def _alt(x, w, b, out, activation):
    products = " + ".join(f"{tell(p)} · {tell(q)}" for p, q in zip(x, w))
    z, a = out
    return (
        f"A neuron with {len(x)} inputs. z = {products} + bias {tell(b)} = {tell(z)};"
        f" its {activation.name} is a = {tell(a)}."
    )
