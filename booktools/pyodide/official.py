"""Pyodide's own packages. The lock file in npm's `pyodide`, pinned in package-lock.json, has the last word.

The files of Pyodide itself are in npm's package too, whose hash npm verifies.
"""

import json
from pathlib import Path

from sphinx.errors import ExtensionError

from booktools.pyodide.fetch import sha256

CORE = ["pyodide.js", "pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip"]
START = CORE[1:]  # a page loads the module; `pyodide.js` is for JupyterLite


def lock(npm: Path) -> dict:
    """The official list of all packages."""
    if not npm.exists():
        raise ExtensionError("Pyodide is not installed: `make book` does that, and so does `npm ci`")
    return json.loads((npm / "pyodide-lock.json").read_text(encoding="utf-8"))


def core(npm: Path) -> list[Path]:
    """The files of Pyodide itself."""
    return [npm / name for name in CORE]


def key(npm: Path, packages: list[dict]) -> str:
    """A hash of the files of Pyodide itself and of packages."""
    sums = [sha256(path.read_bytes()) for path in core(npm)]
    return sha256("".join([*sums, *(package["sha256"] for package in packages)]).encode())
