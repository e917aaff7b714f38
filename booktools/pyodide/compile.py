"""Writes archives anew with bytecode in the place of sources. Runs in Pyodide, whose bytecode it is.

The library of the book keeps its sources, for readers ask for them: `hg.softmax??`.
"""

import importlib.util
import marshal
import shutil
import sys
import zipfile
from pathlib import Path, PurePosixPath

# What no page uses: tests, what compilers need, examples, and fonts for PDF, which matplotlib would read
# before it draws its first figure.
FOLDERS = {"tests", "include", "sample_data", "afm", "pdfcorefonts"}
KINDS = {".pyx", ".pxd", ".h", ".c", ".a"}
UNCHECKED = (1).to_bytes(4, "little")  # never compared with a source: see PEP 552
KEEPS_SOURCES = "handgrad-"
STDLIB = "python_stdlib.zip"


def home_of(archive: str) -> str:
    """The folder in which Pyodide puts what is in an archive: tracebacks name it."""
    return "/lib/python312.zip" if archive == STDLIB else "/lib/python3.12/site-packages"


def bytecode(source: bytes, path: str) -> bytes:
    code = compile(source, path, "exec", dont_inherit=True)
    return importlib.util.MAGIC_NUMBER + UNCHECKED + importlib.util.source_hash(source) + marshal.dumps(code)


def beside(path: PurePosixPath) -> str:
    """Where Python looks for the bytecode of a source that is there too."""
    return str(path.parent / "__pycache__" / f"{path.stem}.{sys.implementation.cache_tag}.pyc")


def files(name: str, data: bytes, archive: str):
    """What takes the place of a file: pairs of name and contents."""
    path, keeps = PurePosixPath(name), archive.startswith(KEEPS_SOURCES)
    if path.suffix == ".py":
        try:
            code = bytecode(data, f"{home_of(archive)}/{name}")
        except (SyntaxError, ValueError):  # a template, or a file for another Python
            return [(name, data)]
        return [(name, data), (beside(path), code)] if keeps else [(f"{name}c", code)]
    return [(name, data)]


def is_left_out(name: str) -> bool:
    path = PurePosixPath(name)
    return name.endswith("/") or path.suffix in KINDS or not FOLDERS.isdisjoint(path.parts)


def compile_wheel(archive: Path, target: Path) -> None:
    """Writes the archive anew. The standard library is left whole."""
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if archive.name != STDLIB and is_left_out(info.filename):
                continue
            for name, data in files(info.filename, old.read(info), archive.name):
                new.writestr(zipfile.ZipInfo(name, info.date_time), data, zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    for path in sorted(Path("/from").iterdir()):
        write = compile_wheel if path.suffix in {".whl", ".zip"} else shutil.copyfile
        write(path, Path("/to") / path.name)
