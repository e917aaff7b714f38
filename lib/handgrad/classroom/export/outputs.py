"""The files that a grading writes, and where they go."""

import tempfile
from pathlib import Path
from typing import NamedTuple

from handgrad.classroom.export import exports, grades


class Places(NamedTuple):
    """Paths; None for what nobody asked for."""

    grades: Path
    json: Path
    journal: Path
    feedback: Path
    moodle: Path | None
    canvas: Path | None
    gradescope: Path | None


def places(options):
    """Where everything goes: refused before the work and not after it.

    Raises ValueError that names the option.
    """
    out = options.out
    if out.suffix in ("", ".json", ".journal"):
        raise ValueError(f"--out is {out}: expected a table's name, like grades.csv")
    found = Places(
        out,
        out.with_suffix(".json"),
        out.with_suffix(".journal"),
        options.feedback or out.with_name(f"{out.stem}-feedback"),
        options.moodle,
        options.canvas,
        options.gradescope,
    )
    for name in ("moodle", "canvas"):
        file(f"--{name}", getattr(found, name))
    file("--out", found.grades)
    file("--out", found.json)
    folder("--feedback", found.feedback)
    folder("--gradescope", found.gradescope)
    return found


def file(option, path):
    if path is not None:
        if path.is_dir():
            raise ValueError(f"{option} is {path}, a folder: expected a file's name")
        writable(option, path)


def folder(option, path):
    if path is not None:
        if path.exists() and not path.is_dir():
            raise ValueError(f"{option} is {path}, a file: expected a folder's name")
        writable(option, path)


def writable(option, path):
    """Makes the folder that is to hold `path`."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=path.parent).close()
    except OSError as error:
        raise ValueError(
            f"{option} is {path}: expected a place to write to, but for "
            f"{path.parent} the system says: {error.strerror}"
        ) from None


def write(results, places):
    """All tables that were asked for. Returns {what: path or paths}, as text."""
    grades.save_json(results, places.json)
    grades.write(results, places.grades)
    written = {"grades": str(places.grades), "json": str(places.json)}
    if places.moodle:
        written["moodle"] = list(map(str, exports.moodle(results, places.moodle)))
    if places.canvas:
        exports.canvas(results, places.canvas)
        written["canvas"] = str(places.canvas)
    if places.gradescope:
        paths = exports.gradescope(results, places.gradescope)
        written["gradescope"] = list(map(str, paths))
    return written
