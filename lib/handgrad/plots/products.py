"""Matrix products as rectangles, so that one sees which sides must fit."""

from matplotlib.patches import Rectangle

from handgrad.plots.diagram import WIDTH
from handgrad.plots.style import COLORS, INK

# Inches.
SIDE, ROW, BETWEEN, LEFT = 0.22, 1.7, 0.56, 1.32
SIGNS = ("@", "=")


def products(ax, rows):
    """Products by name, {"weight gradient": {"aᵀ": (3, 5), "δ": …, "∂J/∂W": …}, …}.

    Each holds two factors and the result, with their shapes. Sides of equal length
    have equal numbers.
    """
    for row, (name, arrays) in enumerate(rows.items()):
        _product(ax, name, arrays, ROW * (len(rows) - row - 0.5))
    height = ROW * len(rows)
    ax.set(xlim=(0, WIDTH), ylim=(0, height), aspect="equal")
    ax.set_axis_off()
    ax.figure.set_size_inches(WIDTH, height)
    sentences = [f"{name}: {_sentence(arrays)}." for name, arrays in rows.items()]
    ax.set_label("Shapes of matrix products. " + " ".join(sentences))
    return ax


def _product(ax, name, arrays, y):
    (_, inner), (also, _), _ = arrays.values()
    if inner != also:
        raise ValueError(
            f"{name} has inner sides {inner} and {also}: they must be equal"
        )
    x = LEFT
    ax.text(0, y, name, va="center")
    for (symbol, shape), sign in zip(arrays.items(), (*SIGNS, "")):
        color = COLORS["gradient"] if "δ" in symbol or "∂" in symbol else INK
        x = _matrix(ax, symbol, shape, (x, y), color)
        ax.text(x + BETWEEN / 2 - 0.06, y, sign, ha="center", va="center")
        x += BETWEEN


def _matrix(ax, symbol, shape, place, color):
    """One rectangle with its symbol and its sides; returns where it ends."""
    rows, columns = shape
    width, height = SIDE * columns, SIDE * rows
    left, middle = place
    corner = (left, middle - height / 2)
    box = {"fill": False, "edgecolor": color, "lw": 1}
    ax.add_patch(Rectangle(corner, width, height, **box))
    center = left + width / 2
    top = middle + height / 2
    look = {"color": color}
    ax.text(
        center, middle - height / 2 - 0.05, symbol, ha="center", va="top", color=color
    )
    ax.text(center, top + 0.03, str(columns), ha="center", va="bottom", **look)
    ax.text(left - 0.05, middle, str(rows), ha="right", va="center", **look)
    return left + width


def _sentence(arrays):
    shapes = [
        f"{symbol} {rows} by {columns}" for symbol, (rows, columns) in arrays.items()
    ]
    return f"{shapes[0]}, times {shapes[1]}, is {shapes[2]}"
