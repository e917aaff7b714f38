"""Packages of pure Python: pinned ones from PyPI, and the kernel that comes with JupyterLite.

The pinned ones are also installed here, for requirements.txt names the same versions. Without a network
they are packed anew from what is installed.
"""

import re
import shutil
import sys
import zipfile
from importlib.metadata import Distribution, distribution
from pathlib import Path

from sphinx.errors import ExtensionError

from booktools.pyodide.fetch import download

PINS = Path(__file__).with_name("wheels.txt")
KERNEL = "share/jupyter/labextensions/@jupyterlite/pyodide-kernel-extension/static/pypi"
# `ipykernel` and `widgetsnbextension` are stand-ins: in a browser there is no server to talk to.
KERNEL_WHEELS = ["ipykernel-6", "piplite-", "pyodide_kernel-", "widgetsnbextension-4"]


def kernel_wheels() -> list[Path]:
    """The wheels inside the installed package jupyterlite-pyodide-kernel."""
    folder = Path(sys.prefix) / KERNEL
    found = [path for start in KERNEL_WHEELS for path in sorted(folder.glob(f"{start}*.whl"))]
    if len(found) != len(KERNEL_WHEELS):
        raise ExtensionError(f"{folder} does not hold one wheel each of {', '.join(KERNEL_WHEELS)}")
    return found


def add_kernel(folder: Path) -> None:
    for wheel in kernel_wheels():
        shutil.copy(wheel, folder)


def fetch(folder: Path) -> None:
    """Fills the folder with the pinned wheels and the kernel's."""
    download(PINS, folder)
    add_kernel(folder)


def pinned() -> dict[str, str]:
    """The names and versions on the list."""
    return dict(re.findall(r"^([\w-]+)==(\S+)", PINS.read_text(encoding="utf-8"), re.MULTILINE))


def pack_installed(folder: Path) -> None:
    """Fills the folder with the same packages as they are installed here."""
    for name, version in pinned().items():
        installed = distribution(name)
        if installed.version != version:
            raise ExtensionError(f"{name} {installed.version} is installed, {PINS.name} names {version}")
        pack(installed, folder / f"{name}-{version}-py3-none-any.whl")
    add_kernel(folder)


def pack(installed: Distribution, wheel: Path) -> None:
    """Makes a wheel of the pure part: no machine code, nothing outside of the packages' folder."""
    pure = [file for file in installed.files if file.parts[0] != ".." and "__pycache__" not in file.parts]
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED) as new:
        for file in sorted(pure):
            if file.suffix not in {".so", ".pyd"}:
                new.write(file.locate(), file.as_posix())
