"""Images at random places of a larger canvas: what is there, and where?"""

import numpy as np

from handgrad.validation import (
    as_examples,
    check_finite,
    check_integer,
    check_rng,
)


def canvases(rng, images, side):
    """Each image, a row of s² pixels, somewhere on an empty canvas of side² pixels.

    Returns the canvases X (n, side²) and the places y (n, 2): row and column of each
    image's middle, from the canvas's top left corner, in shares of its side. All
    places where the whole image fits are equally likely. ValueError for images that
    are no squares, or larger than the canvas.

    >>> X, y = canvases(np.random.default_rng(0), np.ones((3, 4)), side=6)
    >>> X.shape, y.shape, X.sum(axis=1)
    ((3, 36), (3, 2), array([4., 4., 4.]))
    """
    check_rng("rng", rng)
    check_integer("side", side, 1)
    images = as_examples("images", images)
    check_finite("images", images)
    n, s = len(images), _side(images, side)
    corners = rng.integers(0, side - s + 1, size=(n, 2))
    X = np.zeros((n, side, side))
    for canvas, image, (row, column) in zip(X, images, corners):
        canvas[row : row + s, column : column + s] = image.reshape(s, s)
    return X.reshape(n, side**2), (corners + s / 2) / side


def _side(images, most):
    """The side of the images, at most that of the canvas."""
    pixels = images.shape[1]
    s = round(pixels**0.5)
    if s**2 != pixels or s > most:
        raise ValueError(
            f"images have {pixels} pixels: "
            f"expected squares of at most {most} by {most}"
        )
    return s
