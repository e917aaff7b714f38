"""Arrays as short text, for a page that has to carry them."""

import base64

import numpy as np

LEVELS = {"uint8": 255, "uint16": 65535}
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def pack(array, kind="float32"):
    """{kind, shape, data, low, step}: kit/arrays.js unpacks it.

    kind "float32" keeps seven digits; "uint8" and "uint16" keep 256 and 65,536 equal
    steps between the smallest and the largest entry, value = low + step · level.
    ValueError for another kind, nan or infinity.
    """
    array = np.asarray(array, dtype=float)
    if kind != "float32" and kind not in LEVELS:
        raise ValueError(f'kind is {kind!r}: expected "float32", "uint8" or "uint16"')
    if not np.isfinite(array).all():
        raise ValueError("array holds nan or infinity: expected finite numbers")
    low, step = 0.0, 1.0
    if kind in LEVELS and array.size:
        low = float(array.min())
        step = float(np.ptp(array)) / LEVELS[kind] or 1.0
    levels = (array - low) / step
    levels = levels if kind == "float32" else np.rint(levels)
    data = base64.b64encode(levels.astype(np.dtype(kind).newbyteorder("<")).tobytes())
    shape = list(array.shape)
    return {
        "kind": kind, "shape": shape, "low": low, "step": step, "data": data.decode()
    }  # fmt: skip


def letters(levels):
    """Whole numbers from 0 to 63, one letter each: gzip sees where they repeat.

    ValueError for other numbers.
    """
    levels = np.asarray(levels)
    if levels.size and not (levels.min() >= 0 and levels.max() < len(LETTERS)):
        raise ValueError(
            f"levels run from {levels.min()} to {levels.max()}: expected 0 to 63"
        )
    codes = np.frombuffer(LETTERS.encode(), np.uint8)
    return codes[levels.ravel()].tobytes().decode()
