"""Lay out an edition of the book, for Sphinx to read: bookpython -m booktools.edition student|instructor.

_build/student and _build/instructor hold the pages of exercises as that edition has them, and links to all else
that pages are made of. The sources of the exercises are not there, so nothing can take a solution from them.
"""

import os
import sys
from pathlib import Path

from handgrad.classroom.release.editions import EDITIONS
from handgrad.classroom.release.solutions import MarkerError

ROOT = Path(__file__).parents[1]
CHAPTERS = "chapters"
EXERCISES = "-exercises"  # the ending of a page's name
LINKED = ["_config.yml", "_toc.yml", "booktools", "lib", "node_modules", "package-lock.json"]
LINKED += ["references.bib", "requirements.txt", "tests", "web"]


def lay_out(edition: str, root: Path = ROOT) -> Path:
    """The folder of an edition, made up to date. A file that stays as it was is not touched."""
    tree = root / "_build" / edition
    for name in LINKED:
        link(tree / name, root / name)
    if (tree / CHAPTERS).is_symlink():  # of an older tree: what is written here would be written into the sources
        (tree / CHAPTERS).unlink()
    sources = {path.relative_to(root) for path in (root / CHAPTERS).rglob("*") if path.is_file()}
    for path in sorted(sources):
        if path.stem.endswith(EXERCISES):
            write(tree / path, EDITIONS[edition]((root / path).read_text(encoding="utf-8"), path.as_posix()))
        else:
            link(tree / path, root / path)
    for old in [*(tree / CHAPTERS).rglob("*")]:
        if (old.is_file() or old.is_symlink()) and old.relative_to(tree) not in sources:
            old.unlink()
    return tree


def link(path: Path, target: Path) -> None:
    """Makes `path` a link to `target`, or nothing where there is no target."""
    path.parent.mkdir(parents=True, exist_ok=True)
    wanted = os.path.relpath(target, path.parent)
    if path.is_symlink() and (not target.exists() or os.readlink(path) != wanted):
        path.unlink()
    if target.exists() and not path.is_symlink():
        path.unlink(missing_ok=True)
        path.symlink_to(wanted, target_is_directory=target.is_dir())


def write(path: Path, text: str) -> None:
    """Writes a file whose text is another one, never through a link to a source."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_symlink():
        path.unlink()
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def main(arguments: list[str]) -> None:
    if len(arguments) != 1 or arguments[0] not in EDITIONS:
        raise SystemExit(f"usage: edition.py {'|'.join(EDITIONS)}")
    try:
        lay_out(arguments[0])
    except MarkerError as wrong:
        raise SystemExit(str(wrong)) from None


if __name__ == "__main__":
    main(sys.argv[1:])
