"""While a student's function is called, the library is not there, and afterwards it is."""

import importlib
import sys
from contextlib import suppress

import pytest

import handgrad as hg
from handgrad.exercises.runner.absent import LibraryAbsentError, library_absent

CALLS = [
    "import handgrad\nhandgrad.softmax(z)",
    "import handgrad as library\nlibrary.softmax(z)",
    "import handgrad.numerics\nhandgrad.numerics.softmax(z)",
    "import handgrad.numerics as numerics\nnumerics.softmax(z)",
    "from handgrad import softmax\nsoftmax(z)",
    "from handgrad import numerics\nnumerics.softmax(z)",
    "from handgrad.numerics import softmax as s\ns(z)",
    "from handgrad.exercises.runner.closures import closure\nclosure('quadratic', {})",
    "from handgrad.no.such.module import anything\nanything()",
    "import importlib\nimportlib.import_module('handgrad.numerics').softmax(z)",
    "__import__('handgrad').softmax(z)",
    "import sys\nimport handgrad\nsys.modules['handgrad'].softmax(z)",
    "hg.softmax(z)",
    "hg.numerics.softmax(z)",
    "imported(z)",
    "rule.update(z, z, None)",
    "hg.MeanSquaredError().value(z, z)",
    "Rule(0.1)",
]


def names():
    """The globals of a notebook."""
    return {"hg": hg, "imported": hg.softmax, "rule": hg.GradientDescent(0.1), "Rule": hg.Adam, "z": 1.0}


def run(code, names):
    exec(f"def answer():\n    {code.replace(chr(10), chr(10) + '    ')}", names)
    with library_absent(names):
        return names["answer"]()


@pytest.mark.parametrize("code", CALLS)
def test_whoever_calls_the_library_is_told_so(code):
    with pytest.raises(LibraryAbsentError, match="handgrad"):
        run(code, names())


@pytest.mark.parametrize("code", ["import handgrad", "from handgrad import softmax, plots", "hg.softmax", "Rule"])
def test_to_import_and_not_to_call_is_no_mistake(code):
    run(code, names())


def test_a_check_inside_is_idle():
    assert run("from handgrad import check\nreturn check, hg.check(answer)", names())[1] is None


def test_what_is_not_of_the_library_stays():
    given = names()
    assert run("import numpy\nreturn numpy.exp(0), z", given) == (1, 1.0)


@pytest.mark.parametrize("code", ["pass", *CALLS, "1 / 0", "raise SystemExit", "import sys; sys.meta_path.pop(0)"])
def test_afterwards_all_is_back(code):
    given, modules, finders = names(), dict(sys.modules), [*sys.meta_path]
    kept = dict(given)
    with suppress(BaseException):
        run(code, given)
    del given["__builtins__"], given["answer"]
    assert given == kept
    assert {name: module for name, module in sys.modules.items() if name.startswith("handgrad")} == {
        name: module for name, module in modules.items() if name.startswith("handgrad")
    }
    assert sys.meta_path == finders
    assert importlib.import_module("handgrad") is hg


def test_an_absent_module_does_not_stay_behind():
    run("import handgrad.invented", names())
    assert "handgrad.invented" not in sys.modules
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module("handgrad.invented")


def test_a_global_whose_attributes_fail_is_left_alone():
    class Touchy:
        @property
        def __module__(self):
            raise RuntimeError

    given = names() | {"touchy": Touchy()}
    assert run("return touchy", given) is given["touchy"]
