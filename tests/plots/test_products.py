"""A matrix product is drawn with sides in proportion to its shapes."""

import pytest
from matplotlib.figure import Figure

from handgrad import plots

PRODUCT = {"aᵀ": (3, 5), "δ": (5, 2), "∂J/∂W": (3, 2)}


def drawn(rows):
    return plots.products(Figure().add_subplot(), rows)


def test_each_rectangle_has_the_sides_of_its_shape():
    boxes = drawn({"weight gradient": PRODUCT}).patches
    unit = boxes[0].get_height() / 3
    for box, (rows, columns) in zip(boxes, PRODUCT.values(), strict=True):
        assert box.get_height() == pytest.approx(rows * unit)
        assert box.get_width() == pytest.approx(columns * unit)


def test_factors_stand_in_the_order_in_which_they_are_multiplied():
    ax = drawn({"weight gradient": PRODUCT})
    place = {text.get_text(): text.get_position()[0] for text in ax.texts}
    order = [place[sign] for sign in ("aᵀ", "@", "δ", "=", "∂J/∂W")]
    assert order == sorted(order)


def test_each_side_has_its_number():
    shown = [text.get_text() for text in drawn({"weight gradient": PRODUCT}).texts]
    assert sorted(text for text in shown if text.isdigit()) == ["2", "2", "3", "3", "5", "5"]


def test_rows_do_not_touch():
    ax = drawn({"one": PRODUCT, "two": PRODUCT})
    above, below = ax.patches[:3], ax.patches[3:]
    assert min(box.get_y() for box in above) > max(box.get_y() + box.get_height() for box in below)


def test_the_alt_text_tells_the_shapes():
    told = "weight gradient: aᵀ 3 by 5, times δ 5 by 2, is ∂J/∂W 3 by 2."
    assert told in drawn({"weight gradient": PRODUCT}).get_label()


def test_factors_that_do_not_fit_are_refused():
    with pytest.raises(ValueError, match="send back has inner sides 2 and 3: they must be equal"):
        drawn({"send back": {"δ": (5, 2), "W": (3, 2), "∂J/∂a": (5, 3)}})
