"""The list that Pyodide reads: for each package its file, the file's hash, and what it needs."""

import re
import zipfile
from email import message_from_string
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from sphinx.errors import ExtensionError

from booktools.pyodide.fetch import sha256

# Where the page's Python differs from this one, as packaging names it.
BROWSER = {"python_version": "3.12", "python_full_version": "3.12.7", "sys_platform": "emscripten", "extra": ""}
BROWSER |= {"platform_system": "Emscripten", "os_name": "posix", "platform_machine": "wasm32"}
# Named as a need, yet not used here: JupyterLab's side of ipywidgets, which is no Python; fonts in PDF files;
# time zones of older versions of matplotlib.
UNNEEDED = {"jupyterlab-widgets", "fonttools", "pytz"}
# What the kernel imports without naming it.
UNNAMED = {"pyodide-kernel": ["comm", "ipykernel", "ipython"], "piplite": ["micropip"]}


class IncompleteError(ExtensionError):
    """A package needs another one that is not there."""


def needs(name: str, metadata) -> list[str]:
    """The names of the packages that a wheel asks for in the browser."""
    asked = map(Requirement, metadata.get_all("Requires-Dist") or [])
    found = {canonicalize_name(one.name) for one in asked if not one.marker or one.marker.evaluate(BROWSER)}
    return sorted(found | set(UNNAMED.get(name, [])))


def imports(files: list[str]) -> list[str]:
    """The modules at the top of a wheel."""
    tops = {re.match(r"[^/.]+(?=/.*\.py|\.py)", file) for file in files if ".dist-info/" not in file}
    return sorted({top[0] for top in tops if top and not top[0].endswith(".data")})


def described(wheel: Path) -> dict:
    """The entry of a wheel, from its own metadata."""
    with zipfile.ZipFile(wheel) as opened:
        files = opened.namelist()
        [path] = [file for file in files if re.fullmatch(r"[^/]+\.dist-info/METADATA", file)]
        metadata = message_from_string(opened.read(path).decode())
    name = canonicalize_name(metadata["Name"])
    entry = {"name": name, "version": metadata["Version"], "file_name": wheel.name, "install_dir": "site"}
    entry |= {"sha256": sha256(wheel.read_bytes()), "package_type": "package", "unvendored_tests": False}
    return entry | {"imports": imports(files), "depends": needs(name, metadata)}


def closure(roots: list[str], packages: dict[str, dict]) -> dict[str, dict]:
    """The packages that the roots need, directly or not; each names what it needs of these."""
    found, waiting = {}, [(root, "the book") for root in roots]
    while waiting:
        name, asker = waiting.pop()
        if name in found:
            continue
        if name not in packages:
            raise IncompleteError(f"{asker} needs {name}, which is in no lock file and no list of wheels")
        depends = [canonicalize_name(other) for other in packages[name]["depends"]]
        found[name] = packages[name] | {"depends": [other for other in depends if other not in UNNEEDED]}
        waiting += [(other, name) for other in found[name]["depends"]]
    return dict(sorted(found.items()))
