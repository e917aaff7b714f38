"""Wheels with bytecode: a page's Python starts in little more than half the time.

Pyodide itself compiles them, in Node, from files whose hashes were verified before. If that fails, the
files serve as they came.
"""

from collections.abc import Callable
from pathlib import Path

from booktools.node import NodeError, node
from booktools.pyodide.cache import Cache
from booktools.pyodide.fetch import sha256

SCRIPTS = [Path(__file__).with_name("compile.mjs"), Path(__file__).with_name("compile.py")]


def recipe(npm: Path) -> str:
    """What the bytecode depends on besides the sources."""
    return "".join(sha256(path.read_bytes()) for path in [*SCRIPTS, npm / "package.json"])


def bundle(cache: Cache, npm: Path, kind: str, key: str, make: Callable[[Path], None], say) -> Path:
    """The folder of a kind of files, compiled if possible. `key` says what they depend on."""

    def compile_them(folder: Path) -> None:
        node(SCRIPTS[0], npm, SCRIPTS[1], cache.entry(f"{kind}-{key[:16]}", make), folder)

    try:
        return cache.entry(f"{kind}-compiled-{sha256((key + recipe(npm)).encode())[:16]}", compile_them)
    except NodeError as failure:
        say(f"Python in the page will start more slowly: its {kind} files were not compiled ({failure}).")
        return cache.entry(f"{kind}-{key[:16]}", make)
