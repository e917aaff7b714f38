"""What a reader's browser loads after the first click stays small."""

import gzip
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BUILT = ROOT / "_build" / "html"
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


@pytest.mark.slow
@pytest.mark.parametrize("place", ["web/live/start.js", "chapters/how-to-use.md"])
def test_a_reader_is_told_before_the_first_click_how_much_will_come(place):
    files = json.loads((BUILT / "pyodide/config.json").read_text(encoding="utf-8"))["files"]
    told = re.findall(r"(\d+) MB", (ROOT / place).read_text(encoding="utf-8"))
    assert [abs(int(number) - sum(files.values()) / MEGABYTE) < 1 for number in told] == [True]
