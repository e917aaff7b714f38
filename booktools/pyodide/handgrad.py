"""The wheel of this tree's library, made in a copy so that the tree stays clean."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from sphinx.errors import ExtensionError

from booktools.pyodide.fetch import sha256

PARTS = ["pyproject.toml", "README.md", "LICENSE"]
BUILD = "import sys; from setuptools.build_meta import build_wheel; build_wheel(sys.argv[1])"
ARTIFACTS = shutil.ignore_patterns("__pycache__", "*.egg-info", ".*")
DATED = {"SOURCE_DATE_EPOCH": "946684800"}  # the same sources make the same bytes


def sources(root: Path) -> list[Path]:
    """All that the wheel is made of."""
    files = (path for path in (root / "lib").rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    kept = [path for path in files if not any(part.endswith(".egg-info") or part[0] == "." for part in path.parts)]
    return [*(root / name for name in PARTS), *sorted(kept)]


def digest(root: Path) -> str:
    found = [f"{path.relative_to(root).as_posix()} {sha256(path.read_bytes())}" for path in sources(root)]
    return sha256("\n".join(found).encode())


def build(root: Path, folder: Path) -> None:
    """Puts the wheel into the folder."""
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch)
        for name in PARTS:
            shutil.copy(root / name, copy)
        shutil.copytree(root / "lib", copy / "lib", ignore=ARTIFACTS)
        command, environment = [sys.executable, "-c", BUILD, str(folder)], os.environ | DATED
        made = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)
    if made.returncode:
        raise ExtensionError(f"the wheel of handgrad could not be built:\n{made.stderr}")
