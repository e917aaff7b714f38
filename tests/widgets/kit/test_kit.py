"""What all widgets are made of."""

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
    node("arrays.test.mjs", {"arrays": arrays, "letters": letters(levels), "levels": levels.tolist()})


@pytest.mark.parametrize(
    "script", ["attempts.test.mjs", "chart.test.mjs", "format.test.mjs", "heights.test.mjs", "projection.test.mjs"]
)
def test_its_pure_functions(node, script):
    node(script)
