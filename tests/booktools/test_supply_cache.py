"""The cache of the page's Python: made once, mended when damaged, safe with two builds at once."""

import os
import time
from threading import Barrier, Thread

import pytest

from booktools.pyodide.cache import MONTH, Cache


@pytest.fixture
def cache(tmp_path):
    return Cache(tmp_path / "cache")


def writer(text, calls=None):
    def make(folder):
        (folder / "a.txt").write_text(text)
        (folder / "b.txt").write_text("b")
        if calls is not None:
            calls.append(text)

    return make


def test_an_entry_is_made_once(cache):
    calls = []
    for _ in range(2):
        assert (cache.entry("x", writer("1", calls)) / "a.txt").read_text() == "1"
    assert calls == ["1"]


@pytest.mark.parametrize(
    "damage",
    [
        lambda entry: (entry / "a.txt").write_text("changed"),
        lambda entry: (entry / "a.txt").unlink(),
        lambda entry: (entry / "more.txt").write_text(""),
        lambda entry: (entry / "sums.json").write_text("{"),
        lambda entry: (entry / "sums.json").unlink(),
    ],
    ids=["a changed file", "a missing file", "a file too many", "broken sums", "no sums"],
)
def test_a_damaged_entry_is_mended(cache, damage):
    damage(cache.entry("x", writer("1")))
    entry = cache.entry("x", writer("2"))
    assert {path.name for path in entry.iterdir()} == {"a.txt", "b.txt", "sums.json"}
    assert (entry / "a.txt").read_text() == "2"
    assert [path.name for path in cache.root.iterdir()] == ["x"]


def test_a_failure_leaves_nothing_half_made(cache):
    def fail(folder):
        (folder / "a.txt").write_text("half")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cache.entry("x", fail)
    assert list(cache.root.iterdir()) == []


def test_two_builds_at_once_share_what_the_first_has_made(cache):
    barrier, seen = Barrier(2), []

    def make(folder):
        writer("same")(folder)
        barrier.wait(timeout=60)  # both are making it now

    builds = [Thread(target=lambda: seen.append(cache.entry("x", make))) for _ in range(2)]
    for build in builds:
        build.start()
    for build in builds:
        build.join()
    assert seen == [cache.root / "x"] * 2
    assert [path.name for path in cache.root.iterdir()] == ["x"]
    assert (cache.root / "x/a.txt").read_text() == "same"


def test_what_no_build_used_for_a_month_goes(cache):
    for name in ("old", "used"):
        entry = cache.entry(name, writer(name))
        os.utime(entry, (time.time() - MONTH - 10,) * 2)
    cache.entry("used", writer("used"))
    cache.entry("new", writer("new"))
    assert {path.name for path in cache.root.iterdir()} == {"used", "new"}


def test_the_environment_names_its_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("PYODIDE_CACHE", str(tmp_path / "mine"))
    assert Cache().root == tmp_path / "mine"
