"""The site's folder `pyodide/`: the files, and the two lists `lock.json` and `config.json`."""

import json
import os
import shutil
from pathlib import Path


def place(source: Path, target: Path) -> None:
    """Puts a file of the cache into the site: a second name for it, or a copy on another disk."""
    if target.exists() and target.samefile(source):
        return
    target.unlink(missing_ok=True)
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def write(folder: Path, files: list[Path], lists: dict[str, str]) -> None:
    """Makes the folder hold these files and lists, and nothing else."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = {path.name for path in files} | set(lists)
    for old in folder.iterdir():
        if old.name not in kept:
            old.unlink()
    for path in files:
        place(path, folder / path.name)
    for name, value in lists.items():
        put(folder / name, value)


def text(value: dict) -> str:
    return json.dumps(value, indent=1) + "\n"


def put(path: Path, content: str) -> None:
    if not path.exists() or path.read_text(encoding="utf-8") != content:
        path.write_text(content, encoding="utf-8")
