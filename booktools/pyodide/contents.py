"""What the site's folder holds: everything, or all but the official packages, which browsers ask the host for."""

import json
import shutil
from functools import partial
from pathlib import Path

from booktools.pyodide import folder, handgrad, lock, official, sources, wheels
from booktools.pyodide.cache import Cache
from booktools.pyodide.compiling import bundle
from booktools.pyodide.fetch import UnavailableError, sha256

# What a page's Python loads at its start, and what JupyterLite asks for besides.
START = ["numpy", "handgrad", "ipython", "pyodide-kernel", "ipykernel", "ipywidgets", "anywidget", "matplotlib"]
START += ["tqdm"]
LATER = ["jedi", "micropip", "piplite", "ssl"]
# Bytes of the official packages, for the progress bar of a page that loads them from their host.
SIZES = Path(__file__).with_name("sizes.json")


class Contents:
    """The wheels that Pyodide does not bring, and the official packages that the book needs with them."""

    def __init__(self, root: Path, cache: Cache, say):
        self.npm, self.say = root / "node_modules" / "pyodide", say
        self.official = official.lock(self.npm)
        self.host = sources.host(self.official["info"]["version"])
        self.bundle = partial(bundle, cache, self.npm, say=say)
        ours = self.bundle("handgrad", handgrad.digest(root), partial(handgrad.build, root))
        self.wheels = sorted([*self.others().glob("*.whl"), *ours.glob("*.whl")])
        own = {entry["name"]: entry for entry in map(lock.described, self.wheels)}
        self.packages = lock.closure([*START, *LATER], self.official["packages"] | own)
        self.theirs = {name: entry for name, entry in self.packages.items() if name not in own}

    def others(self) -> Path:
        """The folder of others' wheels of pure Python."""
        made_of = [wheels.PINS, *wheels.kernel_wheels()]
        key = sha256("".join(sha256(path.read_bytes()) for path in made_of).encode())
        try:
            return self.bundle("wheels", key, wheels.fetch)
        except UnavailableError as reason:
            self.say(f"Wheels could not be had ({reason}): they are packed from what is installed here.")
            return self.bundle("installed", key, wheels.pack_installed)

    def write(self, target: Path) -> None:
        """Makes `target` hold all that Python in a page needs."""
        files = [*self.wheels, *self.fetched(list(self.theirs.values()))]
        served = {path.name: sha256(path.read_bytes()) for path in files}
        packages = {name: one | {"sha256": served[one["file_name"]]} for name, one in self.packages.items()}
        self.put(target, files, packages, "site")

    def write_for_host(self, target: Path) -> None:
        """The same without the official packages, which browsers ask the host for.

        Pyodide itself, which npm has brought, is served here: it looks for our wheels in its own folder.
        """
        entries = {name: one | {"file_name": self.host + one["file_name"]} for name, one in self.theirs.items()}
        self.put(target, [*self.wheels, *self.fetched([])], self.packages | entries, "cdn")

    def fetched(self, packages: list[dict]) -> list[Path]:
        """The files of Pyodide and of official packages."""

        def fetch(folder: Path) -> None:
            for path in official.core(self.npm):
                shutil.copy(path, folder)
            sources.fetch(packages, self.host, folder, self.say)

        made = self.bundle("official", official.key(self.npm, packages), fetch)
        return [made / name for name in [*official.CORE, *(one["file_name"] for one in packages)]]

    def put(self, target: Path, files: list[Path], packages: dict, source: str) -> None:
        info = self.official["info"]
        listed = folder.text({"info": info, "packages": packages})
        config = {"version": info["version"], "source": source, "packages": START}
        config |= {"files": self.sizes(files) | {"lock.json": len(listed.encode())}}
        folder.write(target, files, {"lock.json": listed, "config.json": folder.text(config)})

    def sizes(self, files: list[Path]) -> dict[str, int]:
        """The bytes of all files that a page's Python loads at its start."""
        known = json.loads(SIZES.read_text()) | {path.name: path.stat().st_size for path in files}
        loaded = [*official.START, *(one["file_name"] for one in lock.closure(START, self.packages).values())]
        return {name: known[name] for name in sorted(loaded)}
