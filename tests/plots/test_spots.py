"""Marks stand where the places say, beside what was read."""

import numpy as np
import pytest

from handgrad import plots

X = np.random.default_rng(0).uniform(size=(2, 16))
FOUND, ACTUAL = np.array([[0.25, 0.5], [0.5, 0.75]]), np.array([[0.25, 0.75], [0.5, 0.75]])


def test_images_are_ink_on_paper_with_a_title_and_a_frame_each():
    ax = plots.picture(plots.spots, X, titles=["0", 3]).figure.axes[0]
    for image, x in zip(ax.get_images(), X, strict=True):
        np.testing.assert_array_equal(image.get_array(), 1 - x.reshape(4, 4))
    assert [text.get_text() for text in ax.texts] == ["0", "3"]
    assert [line.get_label() for line in ax.get_lines()] == ["frame", "frame"]


def test_a_row_is_down_and_a_column_across():
    """Row .25, column .5 of the first image: half across, a quarter from its top."""
    ax = plots.picture(plots.spots, X, found=FOUND, actual=ACTUAL).figure.axes[0]
    marks = {k: [line.get_xydata()[0] for line in ax.get_lines() if line.get_marker() == k] for k in "ox"}
    left = [image.get_extent()[0] for image in ax.get_images()]
    for k in range(2):
        np.testing.assert_allclose(marks["x"][k], [left[k] + FOUND[k, 1], FOUND[k, 0]])
        np.testing.assert_allclose(marks["o"][k], [left[k] + ACTUAL[k, 1], ACTUAL[k, 0]])
    assert ax.get_ylim()[0] > ax.get_ylim()[1]  # the top is up


def test_it_says_what_was_read_and_how_far_off():
    alt = plots.picture(plots.spots, X, titles=["0", "3"], found=FOUND, actual=ACTUAL).alt
    assert alt == "2 images. 0, found 0.25 of a side from its middle; 3, found 0 of a side from its middle."
    assert plots.picture(plots.spots, X).alt == "2 images."


def test_what_is_no_square_is_refused():
    with pytest.raises(ValueError, match="X has 5 columns"):
        plots.picture(plots.spots, np.ones((1, 5)))
