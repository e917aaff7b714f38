"""Lay out an edition of the book, for Sphinx to read: tools/edition.py student|instructor.

_build/student and _build/instructor hold the exercises as that edition has them, and links to all else that
pages are made of. The sources of the exercises are not there, so nothing can take a solution from them.
"""

import os
import sys
from pathlib import Path

from handgrad.classroom.release.editions import EDITIONS
from handgrad.classroom.release.solutions import MarkerError

ROOT = Path(__file__).parents[1]
EXERCISES = "exercises"
LINKED = ["_config.yml", "_ext", "_toc.yml", "assets", "chapters", "lib", "node_modules", "package-lock.json"]
LINKED += ["references.bib", "requirements.txt", "tests", "tools"]


def lay_out(edition: str, root: Path = ROOT) -> Path:
    """The folder of an edition, made up to date. A file that stays as it was is not touched."""
    tree = root / "_build" / edition
    (tree / EXERCISES).mkdir(parents=True, exist_ok=True)
    for name in LINKED:
        link(tree / name, root / name)
    sources = {path.name: path for path in (root / EXERCISES).glob("*.md")}
    for name, source in sources.items():
        text = EDITIONS[edition](source.read_text(encoding="utf-8"), f"{EXERCISES}/{name}")
        write(tree / EXERCISES / name, text)
    for old in (tree / EXERCISES).glob("*.md"):
        if old.name not in sources:
            old.unlink()
    return tree


def link(path: Path, target: Path) -> None:
    """Makes `path` a link to `target`, or nothing where there is no target."""
    wanted = os.path.relpath(target, path.parent)
    if path.is_symlink() and (not target.exists() or os.readlink(path) != wanted):
        path.unlink()
    if target.exists() and not path.is_symlink():
        path.symlink_to(wanted, target_is_directory=target.is_dir())


def write(path: Path, text: str) -> None:
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
