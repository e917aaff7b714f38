"""Wheels with bytecode hold the same program, and handgrad its sources too."""

import importlib
import shutil
import sys
import zipfile
from pathlib import Path

import pytest

from booktools.pyodide import compile as script
from booktools.pyodide import compiling
from booktools.pyodide.cache import Cache

NPM = Path(__file__).parents[2] / "node_modules" / "pyodide"
SOURCE = '"""Words."""\n\n\ndef double(x):\n    return 2 * x\n'


def archive(path, extra=None):
    module = path.name.split("-")[0]
    with zipfile.ZipFile(path, "w") as new:
        files = {f"{module}/__init__.py": SOURCE, f"{module}/tests/test_it.py": "", f"{module}/data.txt": "data"}
        for name, text in (files | (extra or {})).items():
            new.writestr(name, text)
    return path


def names(path):
    with zipfile.ZipFile(path) as opened:
        return set(opened.namelist())


@pytest.fixture
def compiled(tmp_path):
    def make(name, extra=None):
        target = tmp_path / "out" / name
        target.parent.mkdir(exist_ok=True)
        script.compile_wheel(archive(tmp_path / name, extra), target)
        return target

    return make


def test_others_sources_and_tests_are_left_out(compiled):
    more = {"thing/fonts/afm/times.afm": "", "thing/include/thing.h": "", "thing/core/c.pxd": ""}
    assert names(compiled("thing-1-py3-none-any.whl", more)) == {"thing/__init__.pyc", "thing/data.txt"}


def test_the_standard_library_is_left_whole(compiled):
    kept = {f"{script.STDLIB}/__init__.pyc", f"{script.STDLIB}/tests/test_it.pyc"}
    assert kept <= names(compiled(script.STDLIB))


def test_the_library_keeps_its_sources_with_the_bytecode_beside(compiled):
    cached = f"handgrad/__pycache__/__init__.{sys.implementation.cache_tag}.pyc"
    assert {"handgrad/__init__.py", cached} <= names(compiled("handgrad-1-py3-none-any.whl"))


def test_bytecode_runs_and_knows_where_it_is_installed(compiled, monkeypatch):
    monkeypatch.syspath_prepend(str(compiled("supplied_thing-1-py3-none-any.whl")))
    module = importlib.import_module("supplied_thing")
    assert module.double(21) == 42
    assert module.__doc__ == "Words."
    assert module.double.__code__.co_filename == "/lib/python3.12/site-packages/supplied_thing/__init__.py"


def test_a_template_that_is_no_python_stays_as_it_is(compiled):
    target = compiled("thing-1-py3-none-any.whl", {"thing/template.py": "{{ name }} ="})
    with zipfile.ZipFile(target) as opened:
        assert opened.read("thing/template.py") == b"{{ name }} ="


@pytest.fixture
def plain(tmp_path):
    """Fills a folder with one wheel and one file of another kind."""

    def make(folder):
        archive(folder / "thing-1-py3-none-any.whl")
        (folder / "pyodide.mjs").write_text("a program")

    return make


@pytest.mark.slow
def test_pyodide_compiles_for_itself(tmp_path, plain):
    made = compiling.bundle(Cache(tmp_path), NPM, "things", "key", plain, pytest.fail)
    with zipfile.ZipFile(made / "thing-1-py3-none-any.whl") as opened:
        assert opened.read("thing/__init__.pyc")[:4] == (3531).to_bytes(2, "little") + b"\r\n"  # Python 3.12
    assert (made / "pyodide.mjs").read_text() == "a program"


def test_if_compiling_fails_the_plain_files_serve_and_the_build_says_so(tmp_path, plain):
    said = []
    npm = tmp_path / "npm"
    npm.mkdir()
    shutil.copy(NPM / "package.json", npm)  # and no Pyodide
    made = compiling.bundle(Cache(tmp_path / "cache"), npm, "things", "key", plain, said.append)
    assert "thing/__init__.py" in names(made / "thing-1-py3-none-any.whl")
    assert len(said) == 1
    assert "its things files were not compiled" in said[0]
    assert "pyodide.mjs" in said[0]
