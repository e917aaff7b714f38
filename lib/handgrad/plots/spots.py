"""Images with the places that were found in them, and what was read there."""

import numpy as np

from handgrad.plots.images import square
from handgrad.plots.numerals import short
from handgrad.plots.style import COLORS, INK, SMALL, WIDTH

# From image to image, and the room for a title above, in sides of an image.
STRIDE, TITLE = 1.12, 0.3
FRAME = np.array([[0, 1, 1, 0, 0], [0, 0, 1, 1, 0]])


def spots(ax, X, titles=None, found=None, actual=None):
    """Images (n, side²) in [0, 1] in a row, with what was read above each.

    found and actual, (n, 2), are places in shares of the side, row first: a cross
    where the image's middle was found, a ring where it is.
    """
    tiles = square(X)
    for k, tile in enumerate(tiles):
        left = STRIDE * k
        look = {"cmap": "gray", "vmin": 0, "vmax": 1, "interpolation": "none"}
        ax.imshow(1 - tile, extent=(left, left + 1, 1, 0), **look)
        ax.plot(left + FRAME[0], FRAME[1], color=INK, lw=0.4, label="frame")
        if titles is not None:
            ax.text(left, -0.07, titles[k], va="bottom", fontsize=SMALL)
        for places, mark, color in (
            (actual, "o", "target"),
            (found, "x", "prediction"),
        ):
            if places is not None:
                row, column = places[k]
                style = {"color": COLORS[color], "ms": 8, "mew": 1.6, "mfc": "none"}
                ax.plot(left + column, row, mark, **style)
    width = STRIDE * len(tiles) - STRIDE + 1
    ax.set(xlim=(0, width), ylim=(1, -TITLE), aspect="equal")
    ax.set_axis_off()
    ax.set_gid("hg-ink")  # the page turns it around in the dark
    ax.figure.set_size_inches(WIDTH, WIDTH * (1 + TITLE) / width)
    ax.set_label(_alt(len(tiles), titles, found, actual))
    return ax


def _alt(n, titles, found, actual):
    said = []
    for k in range(n):
        parts = [] if titles is None else [str(titles[k])]
        if found is not None and actual is not None:
            miss = np.linalg.norm(np.subtract(found[k], actual[k]))
            parts.append(f"found {short(miss)} of a side from its middle")
        said.append(", ".join(parts))
    told = "; ".join(part for part in said if part)
    return f"{n} images. {told}." if told else f"{n} images."
