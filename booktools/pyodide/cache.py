"""Where files wait for the next build: a folder outside the tree, shared by all of its copies.

An entry is a folder of files with `sums.json`, the hashes of the others, which are compared at each use: a
damaged entry is made anew. It is made in a folder beside its place and renamed when complete, so a build
that was broken off leaves nothing half-made, and of two builds that make the same entry at once the first
to be ready wins.
"""

import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import platformdirs

from booktools.pyodide.fetch import sha256

SUMS = "sums.json"
MONTH = 30 * 24 * 3600


def sums(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.iterdir() if path.name != SUMS)
    return {path.name: sha256(path.read_bytes()) for path in files}


def is_sound(entry: Path) -> bool:
    try:
        return json.loads((entry / SUMS).read_text()) == sums(entry)
    except (OSError, ValueError):
        return False


class Cache:
    """Folders of files by name; the name says all that the files depend on."""

    def __init__(self, root: Path | None = None):
        named = os.environ.get("PYODIDE_CACHE") or platformdirs.user_cache_dir("gradients-by-hand")
        self.root = root or Path(named)

    def entry(self, name: str, make: Callable[[Path], None]) -> Path:
        """The folder of that name, filled by `make` unless it is there and sound."""
        place = self.root / name
        if is_sound(place):
            os.utime(place)
            return place
        self.root.mkdir(parents=True, exist_ok=True)
        self.forget_the_old()
        with tempfile.TemporaryDirectory(prefix="making-", dir=self.root, ignore_cleanup_errors=True) as scratch:
            made = Path(scratch) / "made"
            made.mkdir()
            make(made)
            (made / SUMS).write_text(json.dumps(sums(made)))
            self.move(made, place, Path(scratch) / "damaged")
        return place

    def move(self, made: Path, place: Path, aside: Path) -> None:
        """Puts a finished entry in its place, unless another build was quicker."""
        if place.exists() and not is_sound(place):
            place.rename(aside)
        try:
            made.rename(place)
        except OSError:
            if not is_sound(place):
                raise

    def forget_the_old(self) -> None:
        """Removes what no build has used for a month."""
        for path in self.root.iterdir():
            if path.is_dir() and time.time() - path.stat().st_mtime > MONTH:
                shutil.rmtree(path, ignore_errors=True)
