"""Rows of an array shown as square images, side by side in one set of axes."""

import numpy as np
from matplotlib.colors import LinearSegmentedColormap

from handgrad import palette
from handgrad.plots.style import WIDTH

# Light blue to dark orange through gray: told apart without color too, and on a
# light page as on a dark one.
SIGNED = LinearSegmentedColormap.from_list("signed", palette.SIGNED)
# From image to image, and the room for a title above, in sides of an image.
STRIDE, TITLE = 1.12, 0.34


def images(ax, X, titles=None, columns=8):
    """Examples in [0, 1], (n, side²), as dark ink on light paper, titles above."""
    names = "" if titles is None else f": {', '.join(map(str, titles))}"
    ax.set_label(f"{len(X)} images{names}.")
    ax.set_gid("hg-ink")  # the page turns it around in the dark
    return _mosaic(ax, [1 - x for x in square(X)], titles, columns)


def weights(ax, rows, columns=8):
    """Weight vectors by name, {"before": (units, side²), …}, as images.

    There is one row of images a name, one image a unit. Positive weights are dark
    orange, negative ones light blue, zero is gray; one scale serves all.
    """
    most = max(np.abs(W).max() for W in rows.values())
    tiles, titles, rms = [], [], []
    for name, W in rows.items():
        shown = square(W[:columns])
        # The power lifts small weights into sight.
        lifted = np.sign(shown) * np.abs(shown / most) ** 0.6
        tiles += [SIGNED((1 + w) / 2) for w in lifted]
        titles += [name if unit == 0 else "" for unit in range(len(shown))]
        rms.append(f"{name} root mean square {np.sqrt(np.mean(W**2)):.3g}")
    ax.set_label(f"Incoming weights of {columns} units as images: {', '.join(rms)}.")
    return _mosaic(ax, tiles, titles, columns)


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
        ax.text(left, top - 0.07, title, va="bottom", fontsize=8.5)
    width = STRIDE * columns - STRIDE + 1
    height = (1 + TITLE) * -(-len(tiles) // columns)
    ax.set(xlim=(0, width), ylim=(height - TITLE, -TITLE), aspect="equal")
    ax.set_axis_off()
    ax.figure.set_size_inches(WIDTH, WIDTH * height / width)
    return ax
