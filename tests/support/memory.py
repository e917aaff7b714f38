"""How much memory some lines took at most, NumPy's arrays included."""

import tracemalloc
from contextlib import contextmanager
from types import SimpleNamespace


@contextmanager
def traced_memory():
    """`peak` of what it gives is, once the lines have run, in bytes."""
    found = SimpleNamespace(peak=0)
    tracemalloc.start()
    try:
        yield found
    finally:
        found.peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
