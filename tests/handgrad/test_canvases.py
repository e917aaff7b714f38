"""Images on canvases: whole, where the place says, and anywhere that they fit."""

import numpy as np
import pytest

import handgrad as hg

IMAGES = np.random.default_rng(0).uniform(0.1, 1, (300, 9))


def put(side=8, seed=1, images=IMAGES):
    X, places = hg.canvases(np.random.default_rng(seed), images, side)
    return X.reshape(-1, side, side), places


def test_an_image_of_a_dot_is_where_its_place_says():
    """The middle of the pixel in row r is r + ½, here in shares of four pixels."""
    X, places = put(side=4, images=np.ones((50, 1)))
    for canvas, place in zip(X, places):
        np.testing.assert_allclose(place, (np.argwhere(canvas)[0] + 0.5) / 4)


def test_each_image_is_whole_with_its_middle_at_its_place():
    X, places = put()
    corners = np.rint(8 * places - 1.5).astype(int)
    np.testing.assert_allclose(8 * places - 1.5, corners)
    for canvas, image, (row, column) in zip(X, IMAGES, corners):
        np.testing.assert_array_equal(canvas[row : row + 3, column : column + 3].ravel(), image)
        assert canvas.sum() == pytest.approx(image.sum())


def test_every_place_where_it_fits_occurs_and_no_other():
    _, places = put()
    corners = np.rint(8 * places - 1.5).astype(int)
    assert {tuple(corner) for corner in corners} == {(r, c) for r in range(6) for c in range(6)}


def test_a_canvas_of_the_images_size_leaves_one_place():
    X, places = put(side=3)
    np.testing.assert_array_equal(X.reshape(300, 9), IMAGES)
    np.testing.assert_array_equal(places, 0.5)


def test_a_seed_gives_the_same_places_again_and_changes_no_image():
    kept = IMAGES.copy()
    np.testing.assert_array_equal(put(seed=5)[1], put(seed=5)[1])
    assert not np.array_equal(put(seed=5)[1], put(seed=6)[1])
    np.testing.assert_array_equal(IMAGES, kept)


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ((0, IMAGES, 8), TypeError, "rng is 0: expected a numpy.random.Generator"),
        ((np.random.default_rng(0), np.ones((2, 5)), 8), ValueError, "images have 5 pixels: expected squares"),
        ((np.random.default_rng(0), IMAGES, 2), ValueError, "expected squares of at most 2 by 2"),
        ((np.random.default_rng(0), np.ones(9), 8), ValueError, r"images has shape \(9,\)"),
        ((np.random.default_rng(0), np.full((1, 9), np.nan), 8), ValueError, "images is nan"),
        ((np.random.default_rng(0), IMAGES, 8.0), TypeError, "side is 8.0: expected an integer"),
    ],
)
def test_what_fits_on_no_canvas_is_refused(arguments, error, message):
    with pytest.raises(error, match=message):
        hg.canvases(*arguments)
