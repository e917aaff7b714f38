"""What in a folder may be meant in another way: said by name, or refused."""

from pathlib import Path

from handgrad.classroom.collect import layouts
from handgrad.classroom.collect.files import (
    entries,
    is_file,
    is_folder,
    is_notebook,
    printable,
)
from handgrad.classroom.collect.submissions import due, handed_in, people_in
from handgrad.classroom.collect.works import TWIN, gradescope, root

MANY = 9  # notebooks of one student for one assignment; more are a class
SHOWN = 5  # names in one sentence
OF_NBGRADER = {
    *("source", "release", "autograded", "feedback", "exchange"),
    *("gradebook.db", "nbgrader_config.py"),
}


def doubts(folder, assignments=()):
    """Sentences, each with names in it.

    Raises ValueError where every student of the folder looks like a class.
    """
    folder, wanted = Path(folder).resolve(), tuple(assignments)
    people = people_in(folder, wanted)
    classes = sorted(
        (who[0], which, len(notebooks))
        for who, (found, _) in people.items()
        for which, notebooks in found.items()
        if len(notebooks) > MANY and not who[1]
    )
    if classes and len({name for name, *_ in classes}) == len(people):
        said = "; ".join(map(many, classes[:SHOWN]))
        raise ValueError(f"SUBMISSIONS is {printable(folder)}: {said}")
    return [
        *beside_submitted(folder),
        *beside_members(folder),
        *not_of_canvas(folder),
        *map(many, classes),
        *twins(people),
        *([] if wanted else of_few(people)),
    ]


def many(one):
    name, which, count = one
    return (
        f"{name!r} has {count} notebooks for {which}, and one of them counts. If it "
        "is the folder of a class, give that folder"
    )


def of_few(people):
    """Assignments that one student, or a few, handed in."""
    everybody, total = due(people), len(people)
    for which, students in handed_in(people).items():
        count, (name, _) = len(students), students[0]
        if which not in everybody:
            yield (
                f"{which} was handed in by {name!r} alone, and counts for nobody "
                "else. If it was everybody's, say so by --assignment"
            )
        elif 2 * count < total:
            yield (
                f"{which} was handed in by {count} of {total}, such as {name!r}, and "
                "counts for all. If it was not everybody's, say what was by "
                "--assignment"
            )


def twins(people):
    names = sorted(
        {who[0] for who, (found, notes) in people.items() if TWIN in notes}
    )
    if names:
        yield (
            "names that differ in the Unicode form of their letters alone are those "
            f"of several students: {listed(names)}"
        )


def beside_submitted(folder):
    """Where there is a folder submitted, only that one is read."""
    if root(folder).name != "submitted" or root(folder) == folder:
        return
    names = {printable(each.name) for each in entries(folder)}
    if rest := sorted(names - OF_NBGRADER - {"submitted"}):
        yield f"only the folder submitted is read, and not {listed(rest)} beside it"


def beside_members(folder):
    members = gradescope(root(folder))
    names = {
        printable(each.name) for each in entries(root(folder)) if is_folder(each)
    }
    if members and (rest := sorted(names - members.keys())):
        yield f"{layouts.METADATA} does not name {listed(rest)}"


def not_of_canvas(folder):
    """Of one notebook with another name, all lose what Canvas's names say."""
    found = [each for each in entries(root(folder)) if is_file(each)]
    names = [printable(each.name) for each in found if is_notebook(each.name)]
    others = [name for name in names if not layouts.canvas(name)]
    if others and len(names) > 2 * len(others):
        yield (
            f"Canvas does not name a file {listed(others)}: if all others are its "
            "own, take this one away, and students are found by their numbers"
        )


def listed(names):
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return ", ".join(map(repr, names[:SHOWN])) + more
