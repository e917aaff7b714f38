"""What all widgets are made of: the JavaScript reads what Python writes."""

import numpy as np
import pytest

from handgrad.widgets.base.arrays import letters, pack


def test_the_kit_reads_what_python_packs(node):
    rng = np.random.default_rng(0)
    array = rng.normal(size=(3, 2, 4))
    width = np.ptp(array)
    within = {"float32": 1e-6, "uint16": width / 65535, "uint8": width / 255}
    arrays = [
        {"packed": pack(values, kind), "values": values.ravel().tolist(), "within": error}
        for kind, error in within.items()
        for values in (array, np.full((2, 2), 0.3), np.zeros((0, 2)))
    ]
    levels = rng.integers(0, 64, size=100)
    node("kit.test.mjs", {"arrays": arrays, "letters": letters(levels), "levels": levels.tolist()})


def test_the_model_of_a_static_page_does_what_anywidgets_does(node):
    node("static_model.test.mjs")


def test_a_recorded_widget_begins_ends_and_comes_back(node):
    node("recorded.test.mjs")


@pytest.mark.parametrize(
    ("array", "kind", "message"),
    [
        ([1.0, np.nan], "uint8", "array holds nan or infinity"),
        ([1.0, -np.inf], "float32", "array holds nan or infinity"),
        ([1.0], "int4", "kind is 'int4'"),
    ],
)
def test_an_array_that_cannot_be_packed_is_refused(array, kind, message):
    with pytest.raises(ValueError, match=message):
        pack(array, kind)


@pytest.mark.parametrize("levels", [[64], [-1, 3]])
def test_a_number_without_a_letter_is_refused(levels):
    with pytest.raises(ValueError, match=r"levels run from .* expected 0 to 63"):
        letters(levels)
