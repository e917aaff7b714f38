"""Arrays that no page can carry are refused."""

import numpy as np
import pytest

from handgrad.widgets.base.arrays import letters, pack


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
