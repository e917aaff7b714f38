"""Files about students: each whole or not at all, under a name of its own."""

import hashlib
import os
import re
import unicodedata
from pathlib import Path

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def printable(text):
    """Text that any file can hold."""
    return UNPRINTABLE.sub("\ufffd", text)


def save(path, content):
    """Puts a file where it belongs, whole or not at all; makes its folder."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        with temporary.open("w", encoding="utf-8", newline="\n") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def file_name(student, id, number):
    """Safe on any file system, the same in every run, another for everyone."""
    plain = unicodedata.normalize("NFKC", student)
    slug = re.sub(r"[\W_]+", "-", plain).strip("-").lower()[:40]
    who = repr((student, id, number)).encode("utf-8", "backslashreplace")
    return f"{slug or 'student'}-{hashlib.sha256(who).hexdigest()[:8]}.html"


def is_own(path):
    """Whether a path has a name that `file_name` may have made."""
    return bool(re.fullmatch(r".+-[0-9a-f]{8}", path.stem))


def remove_others(found, kept):
    """Of files that were found, those that this run did not write: they are old."""
    for path in set(found) - set(kept):
        if path.is_file() and not path.is_symlink():
            path.unlink()
