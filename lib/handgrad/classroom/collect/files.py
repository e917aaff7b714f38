"""Folders and files of strangers: no link is followed, and nothing is waited for."""

import os
import stat
import unicodedata

from handgrad.classroom.collect.notebook import LARGEST, UnreadableError

# Neither follows a link nor waits for the other end of a pipe.
FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
OWN_OF_JUPYTER = {".ipynb_checkpoints"}
IGNORED = "__MACOSX"  # what unpacking leaves behind; hidden entries are ignored, too


def entries(folder):
    """What is in a folder, by name, without what is hidden."""
    with os.scandir(folder) as found:
        seen = [each for each in found if not each.name.startswith(".")]
    return sorted((e for e in seen if e.name != IGNORED), key=lambda e: e.name)


def hidden(folder):
    """Names of folders and notebooks that begin with a dot: they are passed over."""
    with os.scandir(folder) as found:
        return sorted(
            each.name
            for each in found
            if each.name.startswith(".") and each.name not in OWN_OF_JUPYTER
            if is_folder(each) or is_notebook(each.name)
        )


def is_folder(entry):
    return entry.is_dir(follow_symlinks=False)


def is_file(entry):
    return entry.is_file(follow_symlinks=False)


def is_notebook(name):
    return name.lower().endswith(".ipynb")


def below(folder):
    """All entries in a folder and its folders, and what keeps some from being read.

    Two lists: entries that are no folders, in the order of their paths, and reasons.
    """
    found, reasons, waiting = [], [], [folder]
    while waiting:
        place = waiting.pop()
        try:
            inside = entries(place)
        except OSError as error:
            name = printable(os.path.basename(place))
            reasons.append(f"the folder {name} cannot be read: {error.strerror}")
            continue
        waiting.extend(each.path for each in inside if is_folder(each))
        found.extend(each for each in inside if not is_folder(each))
    return sorted(found, key=lambda each: each.path), reasons


def irregular(path):
    """Why this is no file that can be read, or ""."""
    try:
        info = os.lstat(path)
    except OSError as error:
        return f"it cannot be read: {error.strerror}"
    if stat.S_ISLNK(info.st_mode):
        return "it is a symbolic link, and links are not followed"
    if not stat.S_ISREG(info.st_mode):
        return "it is no regular file"
    if info.st_size > LARGEST:
        most = LARGEST // 2**20
        return f"it has {info.st_size / 2**20:.0f} MB, expected at most {most}"
    return "" if os.access(path, os.R_OK) else "it cannot be read: Permission denied"


def read(path):
    """The content of a regular file of at most LARGEST bytes.

    Raises UnreadableError with the reason for anything else.
    """
    if reason := irregular(path):
        raise UnreadableError(reason)
    try:
        with open(os.open(path, FLAGS), "rb") as file:
            return file.read(LARGEST)
    except OSError as error:
        raise UnreadableError(f"it cannot be read: {error.strerror}") from None


def printable(name):
    r"""A file's name as text that any file can hold: bytes out of UTF-8 as \xff."""
    text = os.fsencode(name).decode("utf-8", "backslashreplace")
    return unicodedata.normalize("NFC", text)  # macOS takes accents apart
