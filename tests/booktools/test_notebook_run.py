"""Each notebook runs in an environment that holds only what its own first cell installs, as on Colab."""

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from copy import deepcopy
from functools import cache
from pathlib import Path

import pytest
from IPython.core.inputtransformer2 import TransformerManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient

from booktools.notebooks.references import Book
from booktools.notebooks.write import glue_values, plain_notebook
from booktools.outputs.record import EXPECTED
from booktools.toc import ROOT, docname, executable
from support.addresses import kind

pytestmark = pytest.mark.slow

PAGES = executable()
ONE_OF_EACH_KIND = {kind(docname(page)): page for page in PAGES}
REQUIREMENT = re.compile(r'%pip install -q "handgrad\[(\w+)\] @ (git\+\S+)"')
INSTALLS = re.compile(r"\b(?:pip|conda|mamba|apt|apt-get)\s+install\b|\bpip\.main\b")
SOURCES = ["lib", "pyproject.toml", "README.md", "LICENSE"]
# No variable of this environment may lend the other one a library or a way to draw.
CLEAN = {"PYTHONPATH": "", "MPLBACKEND": "", "HANDGRAD_STATIC": "", "PIP_NO_COMPILE": "1"}
CLEAN |= {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PYDEVD_DISABLE_FILE_VALIDATION": "1", "OPENBLAS_NUM_THREADS": "1"}


def kernel_of(python: Path) -> type[AsyncKernelManager]:
    """What starts kernels of another environment."""

    class Kernel(AsyncKernelManager):
        def format_kernel_cmd(self, extra_arguments=None):
            return [str(python), "-m", "ipykernel_launcher", "-f", self.connection_file]

    return Kernel


class Fresh:
    """An environment with Jupyter's kernel and nothing of ours."""

    def __init__(self, folder: Path):
        self.folder, self.python = folder, folder / "bin" / "python"
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)

    def pip(self, *arguments: str) -> subprocess.CompletedProcess:
        command = [str(self.python), "-m", "pip", "-q", *arguments]
        return subprocess.run(command, env=os.environ | CLEAN, capture_output=True, text=True, check=False)

    def run(self, notebook, folder: Path):
        """Runs the notebook from top to bottom."""
        client = NotebookClient(notebook, timeout=300, kernel_manager_class=kernel_of(self.python))
        client.execute(cwd=str(folder), env=os.environ | CLEAN)
        return notebook


@cache
def book() -> Book:
    return Book()


@cache
def made(page: Path):
    """The page's notebook. Whoever changes it takes a copy."""
    return plain_notebook(book(), page, glue_values(EXPECTED / f"{page.stem}.ipynb"))


@pytest.fixture(scope="module")
def tree(tmp_path_factory) -> Path:
    """A copy of what the package is built from, since building leaves files behind."""
    folder = tmp_path_factory.mktemp("tree")
    for name in SOURCES:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, folder / name)
    return folder


@pytest.fixture(scope="module")
def fresh(tmp_path_factory) -> Fresh:
    made = Fresh(tmp_path_factory.mktemp("fresh") / "environment")
    got = made.pip("install", "ipykernel")
    if got.returncode:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"no packages: {got.stderr.strip()[-300:]}")
    return made


@pytest.fixture(scope="module")
def installed(fresh, tree, tmp_path_factory) -> Fresh:
    """The environment after the first cell, which finds the sources here and not on GitHub."""
    notebook = deepcopy(made(PAGES[0]))
    cell = notebook.cells[1]
    cell.source = cell.source.replace(REQUIREMENT.search(cell.source)[2], tree.as_uri())
    notebook.cells = [cell]
    fresh.run(notebook, tmp_path_factory.mktemp("installation"))
    return fresh


def test_every_first_cell_asks_for_the_extra_that_the_package_offers():
    offered = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    repository = f"git+{offered['urls']['Source']}"
    for page in PAGES:
        [found] = REQUIREMENT.findall(made(page).cells[1].source)
        assert found == ("book", repository), page
    assert "book" in offered["optional-dependencies"]


def test_no_other_cell_installs_anything():
    for page in PAGES:
        first, *others = [cell.source for cell in made(page).cells if cell.cell_type == "code"]
        assert INSTALLS.search(first)
        assert [source for source in others if INSTALLS.search(source)] == [], page


def imports(source: str) -> list[str]:
    """The lines of a cell that import something."""
    nodes = ast.walk(ast.parse(TransformerManager().transform_cell(source)))
    return [ast.unparse(node) for node in nodes if isinstance(node, ast.Import | ast.ImportFrom)]


def test_the_notebooks_import_nothing_that_the_first_cell_does_not_install(installed):
    code = [cell.source for page in PAGES for cell in made(page).cells if cell.cell_type == "code"]
    lines = sorted({line for source in code for line in imports(source)})
    assert "import handgrad as hg" in lines
    subprocess.run([str(installed.python), "-c", "\n".join(lines)], env=os.environ | CLEAN, check=True)


@pytest.mark.parametrize("page", ONE_OF_EACH_KIND.values(), ids=ONE_OF_EACH_KIND)
def test_a_notebook_runs_where_only_its_first_cell_installed_something(installed, page, tmp_path):
    notebook = installed.run(deepcopy(made(page)), tmp_path)
    assert notebook.cells[1].outputs == []  # the library was there
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert all(cell.execution_count for cell in code if "skip-execution" not in cell.metadata.get("tags", []))
    assert list(tmp_path.iterdir()) == []


def test_the_library_is_the_installed_one(installed):
    found = subprocess.run(
        [str(installed.python), "-c", "import handgrad; print(handgrad.__file__)"],
        env=os.environ | CLEAN,
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(found.stdout.strip()).is_relative_to(installed.folder)
