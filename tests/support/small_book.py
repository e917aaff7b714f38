"""A small book of one page, in a folder of its own, that borrows this environment."""

import os
import re
import shutil
import subprocess
import sys
import warnings
from pathlib import Path
from unittest.mock import patch

import pytest
from click.testing import CliRunner

from booktools.edition import lay_out

ROOT = Path(__file__).parents[2]
PARTS = ["Makefile", "_config.yml", "booktools", "web", "references.bib", "requirements.txt", "pyproject.toml"]
PARTS += ["package.json", "package-lock.json"]
WITHOUT_LIBRARY = {"PYODIDE_SOURCE": "none"}  # Python in the page would need a wheel of it
COLOR = re.compile(r"\x1b\[[0-9;]*m")
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

    def build(self) -> tuple[int, str]:
        """The exit code and the output, without colors, of the build of `make book`, in this process."""
        tree = lay_out("student", self.folder)
        command = ["build", "-W", "--keep-going", "-n", "-q", str(tree), "--path-output", str(self.folder)]
        environment = WITHOUT_LIBRARY | {"PYTHONPATH": f"{self.folder / 'lib'}{os.pathsep}{ROOT}"}
        with warnings.catch_warnings(), patch.dict(os.environ, environment):
            warnings.simplefilter("ignore")
            from jupyter_book.cli.main import main  # which warns, and takes its time

            built = CliRunner().invoke(main, command)
        return built.exit_code, COLOR.sub("", built.output)

    def make(self, target: str = "book") -> tuple[int, str]:
        """The same of `make book`, as a person types it, with the machinery of the copy."""
        stamps = ["STAMP=", "NODE_STAMP="]  # no stamp: nothing is installed
        command = ["make", target, f"VENV={sys.prefix}", *stamps]
        environment = os.environ | WITHOUT_LIBRARY
        made = subprocess.run(
            command, cwd=self.folder, env=environment, capture_output=True, text=True, check=False
        )
        return made.returncode, COLOR.sub("", made.stdout + made.stderr)


@pytest.fixture(scope="module")
def small_book(tmp_path_factory):
    os.environ.pop("MAKEFLAGS", None)  # `make test` must not steer the make inside
    os.environ.pop("MAKELEVEL", None)
    return SmallBook(tmp_path_factory.mktemp("book"))
