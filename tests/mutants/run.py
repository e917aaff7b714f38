"""Put one known mistake at a time into a copy of the library: for each, some test must fail.

    python -m mutants.run            in tests/: every mutant of bank.py
    python -m mutants.run W1 W16     these alone

The sources are read, never written, so that a run that is killed leaves nothing behind. A mutant is caught
by a test that fails, or by one that no longer ends; a module that cannot even be imported catches nothing.
"""

import ast
import compileall
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from importlib.util import cache_from_source
from pathlib import Path
from typing import NamedTuple

from mutants import attempt
from mutants.bank import MUTANTS, NO_PLACE
from support.edits import Edit

ROOT = Path(__file__).resolve().parents[2]
LIBRARY = ROOT / "lib" / "handgrad"
WORKERS = 2
PATIENCE = 120  # seconds for the tests of one mutant, which need about one


class Place(NamedTuple):
    """Temporary folders: the tests and what they read, and a library for each mutant."""

    project: Path
    libraries: Path


class Verdict(NamedTuple):
    caught: bool
    how: str
    seconds: float


def problems(mutants, no_place):
    """What is wrong with the bank itself, one line each."""
    ids = [m.id for m in mutants]
    found = [f"{id} is there twice" for id in sorted({id for id in ids if ids.count(id) > 1})]
    for row in (f"W{number}" for number in range(1, 41)):
        if any(re.fullmatch(f"{row}[a-z]?", id) for id in ids) == (row in no_place):
            found.append(f"{row}: expected either a mutant or a reason why there is none")
    return found + [f"{m.id}: {flaw}" for m in mutants if (flaw := flaw_of(m))]


@cache
def meaning(source):
    """What Python reads in a source; SyntaxError if nothing."""
    return ast.dump(ast.parse(source))


def flaw_of(mutant):
    """Why this mutant would prove nothing, or None."""
    source = (LIBRARY / mutant.file).read_text(encoding="utf-8")
    edit = Edit(mutant.old, mutant.new)
    if flaw := edit.flaw(source):
        return f"{mutant.file}: {flaw}"
    try:
        changed = meaning(edit.apply(source))
    except SyntaxError as error:
        return f"is no Python: {error}"
    return "changes nothing" if changed == meaning(source) else None


def prepare(folder):
    """Copy the tests, what they read, and the library, compiled: no run writes into the real tree."""
    place = Place(folder / "project", folder / "libraries")
    for name in ("tests/handgrad", "tests/golden", "booktools"):
        shutil.copytree(ROOT / name, place.project / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", place.project)
    original = place.libraries / "original" / "handgrad"
    shutil.copytree(LIBRARY, original, ignore=shutil.ignore_patterns("__pycache__"))
    compileall.compile_dir(original, quiet=1)
    return place


def copy_library(place, name, mutant=None):
    """A library of its own for each mutant: no bytecode of another one can be taken for it."""
    copy = place.libraries / name / "handgrad"
    shutil.copytree(place.libraries / "original" / "handgrad", copy)
    if mutant:
        mutated = copy / mutant.file
        Path(cache_from_source(mutated)).unlink()
        source = mutated.read_text(encoding="utf-8")
        mutated.write_text(source.replace(mutant.old, mutant.new), encoding="utf-8")
    return copy.parent


def run_tests(test_file, library, place):
    """Run one test file until a test fails; return the exit code and the output."""
    path = " ".join(shlex.quote(str(folder)) for folder in (library, place.project))
    code, output = attempt.run(
        library, place.project, ["-o", f"pythonpath={path}", f"tests/handgrad/{test_file}"], PATIENCE
    )
    if f"tested {library}{os.sep}" not in output:
        return "another library, or none", output
    return code, output


def control(test_file, place):
    """What is wrong with the tests before any mutant: a test that fails anyhow would prove nothing."""
    library = copy_library(place, f"control-{test_file}")
    try:
        code, output = run_tests(test_file, library, place)
    except subprocess.TimeoutExpired:
        return f"{test_file} does not end within {PATIENCE} s, without any mutant"
    return f"{test_file} ends with {code}, without any mutant\n{output}" if code != 0 else None


def judge(mutant, place):
    """Run the tests on one mutant. Only a test that fails on it, or never ends, has caught it."""
    start, library = time.perf_counter(), copy_library(place, mutant.id, mutant)
    try:
        code, output = run_tests(mutant.test_file, library, place)
    except subprocess.TimeoutExpired:
        return Verdict(True, f"{mutant.test_file} does not end", time.perf_counter() - start)
    failed = re.search(r"^FAILED \S*?(test_\w+\.py::\w+)", output, re.MULTILINE)
    caught = code == 1 and failed is not None
    how = failed[1] if caught else "SURVIVED" if code == 0 else f"NOT TESTED: pytest ended with {code}\n{output}"
    return Verdict(caught, how, time.perf_counter() - start)


def judge_all(mutants):
    """Print a line for each mutant; return how many passed and how many failed, mutants or controls."""
    width = max(len(m.says) for m in mutants)
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(WORKERS) as pool:
        place = prepare(Path(folder))
        failures = pool.map(partial(control, place=place), sorted({m.test_file for m in mutants}))
        if wrong := [failure for failure in failures if failure]:
            print("\n".join(wrong))
            return 0, len(wrong)
        survivors = 0
        for m, verdict in zip(mutants, pool.map(partial(judge, place=place), mutants)):
            print(f"{m.id:24}{m.says:{width}}{verdict.seconds:6.1f} s  {verdict.how}", flush=True)
            survivors += not verdict.caught
    return len(mutants) - survivors, survivors


def main(ids):
    mutants = [m for m in MUTANTS if m.id in ids or not ids]
    if unknown := set(ids) - {m.id for m in mutants}:
        sys.exit(f"no mutant is called {', '.join(sorted(unknown))}")
    if wrong := problems(MUTANTS, NO_PLACE):
        print("The bank itself is wrong:", *wrong, sep="\n")
        passed, failed = 0, len(wrong)
    else:
        passed, failed = judge_all(mutants)
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main(sys.argv[1:])
