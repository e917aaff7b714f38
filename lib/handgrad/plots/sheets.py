"""What a unit lays on an image: its incoming weights at several moments."""

import numpy as np

from handgrad.plots.images import STRIDE, TITLE, signed, square
from handgrad.plots.numerals import short
from handgrad.plots.style import SMALL, WIDTH


def sheets(ax, x, rows):
    """An example x (side²,), and beside it weights (side²,) by name, as images.

    Positive weights are orange, negative ones blue and hollow, on one scale for all.
    """
    most = max(np.abs(w).max() for w in rows.values())
    tiles = {name: signed(square(w[None])[0] / most) for name, w in rows.items()}
    tiles = {"the image": 1 - square(np.asarray(x)[None])[0], **tiles}
    width = STRIDE * len(tiles) - STRIDE + 1
    for k, (name, tile) in enumerate(tiles.items()):
        box = (k * STRIDE / width, 0, 1 / width, 1 / (1 + TITLE))
        part = ax.inset_axes(box)
        part.imshow(tile, cmap="gray", vmin=0, vmax=1, interpolation="none")
        part.set_axis_off()
        part.set_title(name, loc="left", fontsize=SMALL, pad=3)
        if not k:
            part.set_gid("hg-ink")  # the page turns it around in the dark
    ax.set_axis_off()
    ax.figure.set_size_inches(WIDTH, WIDTH * (1 + TITLE) / width)
    rms = [f"{name} {short(np.sqrt(np.mean(w**2)))}" for name, w in rows.items()]
    ax.set_label(
        "An image, and the incoming weights of a unit as images, "
        f"root mean square {', '.join(rms)}."
    )
    return ax
