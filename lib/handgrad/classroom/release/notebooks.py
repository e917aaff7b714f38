"""Notebooks to hand out, and the same for nbgrader, made by a clone of the book."""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

# The book's own translator, which is no part of the package.
TOOL = "booktools.notebooks.write"
PARTS = ("booktools/notebooks/write.py", "_toc.yml", "chapters")


class ReleaseError(Exception):
    """The book could not be turned into notebooks."""


def release(book, out):
    """Writes out/<assignment>/<assignment>.ipynb for each page of exercises.

    These are for students: no solutions, no outputs, nbgrader's metadata.
    `book` is the folder of a clone of the book.

    Returns the paths. Raises ValueError if `book` is no clone, ReleaseError with the
    translator's words if a page cannot be made a notebook; none is written then.
    """
    return write(Path(book), Path(out), "student")


def nbgrader_source(book, out):
    """Writes out/<assignment>/<assignment>.ipynb for `nbgrader generate_assignment`.

    These are for instructors: `out` is the folder source/ of a course of nbgrader.
    The solutions are in, between the markers that nbgrader takes out, and each check
    has a hidden test, so that nbgrader gives no points for a wrong answer.

    Returns and raises as `release` does.
    """
    return write(Path(book), Path(out), "nbgrader")


def write(book, out, edition):
    missing = [part for part in PARTS if not (book / part).exists()]
    if missing:
        raise ValueError(
            f"book is {str(book)!r}, which has no {missing[0]}: expected the folder "
            "of a clone of Gradients by Hand"
        )
    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=out, prefix=".release-") as made:
        translate(book.resolve(), edition, Path(made).resolve())
        return [place(path, out) for path in sorted(Path(made).glob("*.ipynb"))]


def translate(book, edition, folder):
    """Runs the translator of that clone with the library of that clone."""
    command = [sys.executable, "-m", TOOL, "--exercises"]
    command += ["--edition", edition, "--folder", str(folder)]
    path = os.pathsep.join([str(book / "lib"), str(book)])
    done = subprocess.run(
        command,
        cwd=book,
        env=os.environ | {"PYTHONPATH": path, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise ReleaseError(reason(done.stderr))


def reason(stderr):
    """The last line that the translator said; what helps if a package is missing."""
    said = stderr.strip().rpartition("\n")[2] or "the translator ended without a word"
    if said.startswith("ModuleNotFoundError"):
        said += (
            ". Notebooks are made in the environment of the book: run `make setup`, "
        )
        said += "and then .venv/bin/handgrad"
    return said


def place(path, out):
    """Moves a notebook to its folder: at once, over one of an earlier release."""
    target = out / path.stem / path.name
    target.parent.mkdir(exist_ok=True)
    os.replace(path, target)
    return target
