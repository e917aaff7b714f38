"""What a neuron does with an image: each pixel times its weight, and the sum."""

import numpy as np

from handgrad.plots.images import signed, square
from handgrad.plots.numerals import tell
from handgrad.plots.style import WIDTH

STRIDE = 1.42  # from tile to tile, in sides of one


def weighted_sum(ax, x, w, b):
    """An image x (side²,), the weights w (side²,), their products, and z = x · w + b.

    Weights and products are orange where positive, blue and hollow where negative,
    and paper at zero, each on a scale of its own.
    """
    products = np.asarray(x) * np.asarray(w)
    z = float(products.sum() + b)
    tiles = {"image x": 1 - square(x[None])[0]}
    for name, values in {"weights w": w, "products": products}.items():
        most = np.abs(values).max() or 1.0
        tiles[name] = signed(square(values[None])[0] / most)
    for k, (name, tile) in enumerate(tiles.items()):
        left = STRIDE * k
        box = (left, left + 1, 1, 0)
        ax.imshow(tile, cmap="gray", vmin=0, vmax=1, extent=box, interpolation="none")
        ax.text(left, -0.06, name, va="bottom")
    for k, sign in enumerate(("·", "=")):
        ax.text(STRIDE * k + (1 + STRIDE) / 2, 0.5, sign, ha="center", va="center")
    rest = f"sum {tell(products.sum())}\n+ b {tell(b)}\n= z {tell(z)}"
    ax.text(STRIDE * 2 + 1.12, 0.5, rest, va="center", linespacing=1.6)
    width = STRIDE * 3 + 0.25
    ax.set(xlim=(0, width), ylim=(1, -0.3), aspect="equal")
    ax.set_axis_off()
    ax.figure.set_size_inches(WIDTH, 1.3 * WIDTH / width)
    up, down = products[products > 0].sum(), products[products < 0].sum()
    ax.set_label(
        "An image times its weights, pixel by pixel: positive products add up to "
        f"{tell(up)}, negative ones to {tell(down)}; with the bias {tell(b)} the sum "
        f"z is {tell(z)}."
    )
    return ax
