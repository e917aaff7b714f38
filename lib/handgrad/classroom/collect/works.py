"""What each student handed in: entries of a folder, student by student."""

import unicodedata
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from handgrad.classroom.collect import layouts
from handgrad.classroom.collect.files import (
    below,
    entries,
    hidden,
    irregular,
    is_file,
    is_folder,
    is_notebook,
    printable,
    read,
)
from handgrad.classroom.collect.layouts import Owner
from handgrad.classroom.collect.notebook import UnreadableError

TWIN = "another student has the same name, but for the Unicode form of its letters"


class Work(NamedTuple):
    """One student's entry of the folder; or one that is nobody's."""

    owner: Owner | None
    folder: Path  # that the names of its files are relative to
    notebooks: tuple = ()  # (entry, name of the file as the student gave it)
    notes: tuple = ()
    assignment: str = ""  # by the folder that all is in


def works(folder, assignments):
    """All Works of a folder in one of the layouts that `layouts.py` lists.

    What belongs to nobody, neither a folder nor a notebook, has the owner None.
    """
    yield from works_in(root(folder), assignments, "", printable(folder.name))


def root(folder):
    """Where the students' entries are: archives pack them into one more folder."""
    if (folder / "submitted").is_dir() and not (folder / "submitted").is_symlink():
        return folder / "submitted"
    inside = entries(folder)
    if len(inside) == 1 and is_folder(inside[0]):
        deeper = Path(inside[0].path)
        if layouts.EXPORT.fullmatch(deeper.name):
            return deeper
    return folder


def works_in(folder, assignments, assignment, nobody):
    """`nobody` is who a notebook belongs to that names its assignment only."""
    inside = entries(folder)
    owners, twice = owners_of(folder, inside, assignments, nobody), twins(inside)
    for name in hidden(folder):
        yield Work(None, folder, notes=(printable(name),))
    for entry in inside:
        name = printable(entry.name)
        named = layouts.assignment_in(name, assignments) if is_folder(entry) else ""
        if named and not assignment and not layouts.rest_of(name, named):
            yield from works_in(Path(entry.path), assignments, named, nobody)
            continue
        for owner in owners(entry) or [None]:
            own = one_of_twins(owner, entry) if owner and name in twice else owner
            yield work(own, entry, folder, assignment)


def twins(inside):
    """Names that several entries have, but for the Unicode form of their letters."""
    times = Counter(printable(each.name) for each in inside)
    return {name for name, count in times.items() if count > 1}


def one_of_twins(owner, entry):
    """Whose letters are composed and whose are not are two students."""
    composed = unicodedata.is_normalized("NFC", entry.name)
    form = "NFC" if composed else "NFD"
    name = unicodedata.normalize(form, owner.student)
    return owner._replace(student=name, twin=True)


def owners_of(folder, inside, assignments, nobody):
    """A function that lists the Owners of an entry of a folder."""
    members = gradescope(folder)
    flat = [each.name for each in inside if is_notebook(each.name) and is_file(each)]
    canvas = bool(flat) and all(layouts.canvas(printable(name)) for name in flat)

    def owners(entry):
        name = printable(entry.name)
        if members.get(name):
            return members[name]
        if found := layouts.moodle(name):
            return [found]
        if canvas and is_file(entry) and (found := layouts.canvas(name)):
            return [found]
        if is_notebook(name) and not is_folder(entry):
            return [plain(name, assignments, nobody)]
        return [] if is_file(entry) else [Owner(name)]

    return owners


def plain(name, assignments, nobody):
    """The student is what a notebook's name says beside the assignment."""
    stem = name[: -len(".ipynb")]
    assignment = layouts.assignment_in(stem, assignments)
    student = layouts.rest_of(stem, assignment) if assignment else stem
    return Owner(student or nobody, file=name)


def gradescope(folder):
    """The Owners by folder, if Gradescope's metadata are there."""
    path = folder / layouts.METADATA
    if not path.is_file():
        return {}
    try:
        return layouts.submitters(read(path).decode())
    except (UnreadableError, ValueError) as error:
        raise ValueError(f"SUBMISSIONS has {path}, but: {error}") from None


def concealed(entry):
    try:
        return hidden(entry.path)
    except OSError:
        return []  # `below` says why


def work(owner, entry, folder, assignment):
    """A Work with the notebooks of an entry, and notes on what is odd in it."""
    if owner is None or not owner.relevant:
        return Work(
            owner, folder, notes=(printable(entry.name),) if owner is None else ()
        )
    found, notes = below(entry.path) if is_folder(entry) else ([entry], [])
    named = [(each, owner.file or printable(each.name)) for each in found]
    notebooks = tuple((each, name) for each, name in named if is_notebook(name))
    others = [(each, name) for each, name in named if not is_notebook(name)]
    for each, name in others:
        if not is_file(each):
            notes.append(f"{name}: {irregular(each.path)}")
    if is_folder(entry) and not notebooks:
        notes += [
            f"{printable(each)} is hidden, and passed over"
            for each in concealed(entry)
        ]
    if others and not notebooks:
        listed = ", ".join(sorted(name for _, name in others)[:5])
        notes.append(f"there is no notebook in what was handed in: {listed}")
    base = Path(entry.path) if is_folder(entry) else folder
    twin = [TWIN] if owner.twin else []
    return Work(owner, base, notebooks, (*notes, *twin), assignment)
