"""Files from the package index, each verified by its hash."""

import hashlib
import subprocess
import sys
from pathlib import Path

from sphinx.errors import ExtensionError

PIP = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--retries=1"]
PIP += ["--no-deps", "--only-binary=:all:", "--require-hashes"]


class UnavailableError(Exception):
    """A file that could not be had: no network, or the package is gone."""


class WrongHashError(ExtensionError):
    """A file that is not what it should be. The build stops."""


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def verify(name: str, data: bytes, expected: str) -> bytes:
    """The data, if its hash is the expected one."""
    found = sha256(data)
    if found != expected:
        raise WrongHashError(f"{name} has the SHA-256 hash {found}, expected {expected}")
    return data


def download(requirements: Path, folder: Path) -> None:
    """Puts the wheels that a list of pinned requirements names into `folder`."""
    command = [*PIP, "--dest", str(folder), "--requirement", str(requirements)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if "DO NOT MATCH THE HASHES" in done.stderr:
        raise WrongHashError(f"{requirements.name}: {done.stderr.strip()}")
    if done.returncode:
        reason = [line for line in done.stderr.splitlines() if line.startswith("ERROR")] or [done.stderr]
        raise UnavailableError(reason[-1].removeprefix("ERROR: ").strip())
