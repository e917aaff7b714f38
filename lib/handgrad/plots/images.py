"""Rows of an array shown as square images, side by side in one set of axes."""

import numpy as np
from matplotlib.colors import to_rgb

from handgrad import palette
from handgrad.plots.numerals import short
from handgrad.plots.style import SMALL, WIDTH

# From this share of the largest weight on, a color is opaque.
FULL, LEVELS = 0.6, 31
HOLED = np.array([[1, 1, 1], [1, 0, 1], [1, 1, 1]])
# From image to image, and the room for a title above, in sides of an image.
STRIDE, TITLE = 1.12, 0.34


def images(ax, X, titles=None, columns=8):
    """Examples in [0, 1], (n, side²), as dark ink on light paper, titles above."""
    names = "" if titles is None else f": {', '.join(map(str, titles))}"
    ax.set_label(f"{len(X)} images{names}.")
    ax.set_gid("hg-ink")  # the page turns it around in the dark
    return _mosaic(ax, [1 - x for x in square(X)], titles, columns)


def weights(ax, rows, columns=4):
    """Weight vectors by name, {"before": (units, side²), …}, as images.

    There is one row of images a name, one image a unit. Positive weights are orange
    squares, negative ones blue and hollow: told apart without color too. Zero is the
    paper, light or dark, and one scale serves all.
    """
    most = max(np.abs(W).max() for W in rows.values())
    tiles, titles, rms = [], [], []
    for name, W in rows.items():
        tiles += [signed(w / most) for w in square(W[:columns])]
        titles += [f"{name}, unit {unit}" for unit in range(1, len(W[:columns]) + 1)]
        rms.append(f"{name} root mean square {short(np.sqrt(np.mean(W**2)))}")
    ax.set_label(f"Incoming weights of {columns} units as images: {', '.join(rms)}.")
    return _mosaic(ax, tiles, titles, columns)


def signed(w):
    """Weights in [−1, 1], (side, side), as colors, three pixels a side each."""
    negative, positive = map(to_rgb, palette.SIGNED)
    strength = np.rint(LEVELS * np.minimum(np.abs(w) / FULL, 1)) / LEVELS
    shape = np.where((w < 0)[..., None, None], HOLED, 1)
    alpha = (strength[..., None, None] * shape).transpose(0, 2, 1, 3)
    color = np.where((w < 0)[..., None], negative, positive)
    pixels = color.repeat(3, axis=0).repeat(3, axis=1)
    return np.dstack([pixels, alpha.reshape(pixels.shape[:2])])


def square(X):
    """Rows of side² numbers as (n, side, side)."""
    X = np.asarray(X)
    side = round(X.shape[1] ** 0.5)
    if side**2 != X.shape[1]:
        raise ValueError(
            f"X has {X.shape[1]} columns: "
            "expected a square number, one pixel a column"
        )
    return X.reshape(len(X), side, side)


def _mosaic(ax, tiles, titles, columns):
    """Lay the tiles out in rows, and give the figure the height that they need."""
    titles = [""] * len(tiles) if titles is None else titles
    for k, (tile, title) in enumerate(zip(tiles, titles)):
        left, top = STRIDE * (k % columns), (1 + TITLE) * (k // columns)
        box = (left, left + 1, top + 1, top)
        ax.imshow(tile, cmap="gray", vmin=0, vmax=1, extent=box, interpolation="none")
        ax.text(left, top - 0.07, title, va="bottom", fontsize=SMALL)
    width = STRIDE * columns - STRIDE + 1
    height = (1 + TITLE) * -(-len(tiles) // columns)
    ax.set(xlim=(0, width), ylim=(height - TITLE, -TITLE), aspect="equal")
    ax.set_axis_off()
    ax.figure.set_size_inches(WIDTH, WIDTH * height / width)
    return ax
