"""What a reader's browser loads after the first click stays small."""

import gzip
from pathlib import Path

import pytest

BUILT = Path(__file__).parents[2] / "_build" / "html"
KILOBYTE, MEGABYTE = 1e3, 1e6


@pytest.mark.slow
@pytest.mark.parametrize(
    ("names", "most"),
    [("page.js", 15), ("editor-*.js", 130), ("worker.js", 10), ("chunk-*.js", 5), ("widgets.js", 235)],
)
def test_each_part_of_the_pages_program_is_small_as_it_is_sent(names, most):
    found = list((BUILT / "live").glob(names))
    assert found, f"no {names}: run `make book` first"
    assert sum(len(gzip.compress(path.read_bytes())) for path in found) < most * KILOBYTE


@pytest.mark.slow
def test_jupyterlite_is_small():
    files = [path for path in (BUILT / "lite").rglob("*") if path.is_file()]
    assert files, "no JupyterLite: run `make book` first"
    assert sum(path.stat().st_size for path in files) < 24 * MEGABYTE
