"""A small book of one page, in a folder of its own, that borrows this environment."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PARTS = ["Makefile", "_config.yml", "booktools", "web", "references.bib", "requirements.txt", "pyproject.toml"]
PARTS += ["package.json", "package-lock.json"]
FRONT = """---
jupytext: {text_representation: {extension: .md, format_name: myst}}
kernelspec: {display_name: Python 3, language: python, name: python3}
---

"""


class SmallBook:
    """A copy of the machinery around one page of text."""

    def __init__(self, folder: Path):
        self.folder, self.page = folder, folder / "chapters" / "index.md"
        for name in PARTS:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, folder / name)
        (folder / "node_modules").symlink_to(ROOT / "node_modules")
        (folder / "lib").mkdir()
        self.page.parent.mkdir()
        (folder / "_toc.yml").write_text("format: jb-book\nroot: chapters/index\n")

    def write(self, text: str) -> None:
        self.page.write_text(FRONT + text, encoding="utf-8")

    def line_of(self, text: str) -> int:
        return self.page.read_text(encoding="utf-8").splitlines().index(text) + 1

    def make(self, target: str = "book") -> tuple[int, str]:
        """The exit code and the output of `make book`, without colors."""
        stamps = ["STAMP=", "NODE_STAMP="]  # no stamp: nothing is installed
        command = ["make", target, f"VENV={sys.prefix}", *stamps]
        environment = os.environ | {"PYODIDE_SOURCE": "none"}  # booktools/extensions/pyodide.py needs the library
        made = subprocess.run(
            command, cwd=self.folder, env=environment, capture_output=True, text=True, check=False
        )
        return made.returncode, re.sub(r"\x1b\[[0-9;]*m", "", made.stdout + made.stderr)


@pytest.fixture(scope="module")
def small_book(tmp_path_factory):
    os.environ.pop("MAKEFLAGS", None)  # `make test` must not steer the make inside
    os.environ.pop("MAKELEVEL", None)
    return SmallBook(tmp_path_factory.mktemp("book"))
