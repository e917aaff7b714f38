"""A unit's sheets stand beside the image, on one scale."""

import numpy as np
from matplotlib.figure import Figure

from handgrad import plots
from handgrad.plots.images import signed

X, BEFORE = np.linspace(0, 1, 9), np.linspace(-0.5, 0.5, 9)
ROWS = {"before": BEFORE, "after": -2 * BEFORE}


def drawn():
    return plots.sheets(Figure().add_subplot(), X, rows=ROWS)


def test_the_image_comes_first_in_ink_and_the_sheets_in_their_signs():
    image, *rest = drawn().child_axes
    np.testing.assert_allclose(image.images[0].get_array(), 1 - X.reshape(3, 3))
    assert [part.get_gid() for part in (image, *rest)] == ["hg-ink", None, None]
    for part, w in zip(rest, ROWS.values(), strict=True):
        np.testing.assert_allclose(part.images[0].get_array(), signed(w.reshape(3, 3)))


def test_each_has_its_name_above():
    assert [part.get_title(loc="left") for part in drawn().child_axes] == ["the image", "before", "after"]


def test_the_alt_text_says_how_large_the_weights_are():
    assert drawn().get_label().endswith("root mean square before 0.323, after 0.645.")
