"""Whose a file is, and for which assignment, by the names that platforms give.

nbgrader    submitted/<student>/<assignment>/<notebook>
Moodle      <name>_<participant>_assignsubmission_file_/<notebook>, or in one name
Canvas      <name>_[LATE_]<user>_<file>_<notebook>, all in one folder
Gradescope  submission_<number>/<notebook>, beside submission_metadata.yml
plain       a folder or a notebook for each student

Each may also lie in a folder named after its assignment, one folder for each.
"""

import re
from typing import NamedTuple

METADATA = "submission_metadata.yml"
EXPORT = re.compile(r"assignment_\d+_export")  # Gradescope's folder of everything
MEMBER = re.compile(r"submission_\d+")  # and of one submission
# A student chooses the end of a name, so the first match is the platform's.
MOODLE = re.compile(r"(?s)(.+?)_(\d+)_assignsubmission_([a-z]+)(?:_(.*))?")
CANVAS = re.compile(r"(?s)(\w+?)(_LATE)?_(\d+)_(\d+)_(.+)")
ANONYMOUS = re.compile(r"(?s)(LATE_)?(anon_\w{5})()_(\d+)_(.+)")  # of Canvas
LATE = "handed in late, says Canvas"
COPY = r"[\s_-]*(?:\((\d+)\)|-copy(\d*)|-(\d+))"  # what a second download is called


class Owner(NamedTuple):
    """A student, and what the name of the file or folder says beside."""

    student: str
    id: str = ""
    file: str = ""  # the notebook's own name, where one name holds everything
    order: int = 0  # of two files of one student, the larger is the newer
    notes: tuple = ()
    relevant: bool = True  # false if no notebook can be in there
    twin: bool = False  # another has the same name in another form of Unicode


def moodle(name):
    """The Owner by Moodle's name of a file or folder, or None."""
    found = MOODLE.fullmatch(name)
    if not found:
        return None
    student, id, kind, file = found.groups()
    if student == "Participant":  # marked without names
        student = f"Participant {id}"
    return Owner(student, id, file or "", relevant=kind == "file")


def canvas(name):
    """The Owner by Canvas's name of a file, or None."""
    if found := ANONYMOUS.fullmatch(name):
        late, student, id, number, file = found.groups()
    elif found := CANVAS.fullmatch(name):
        student, late, id, number, file = found.groups()
    else:
        return None
    return Owner(student, id, file, int(number), (LATE,) if late else ())


def pattern(assignment):
    r"""The name of an assignment in a file's name, and the number of a copy.

    >>> bool(pattern("cross-entropy-exercises").search("Cross Entropy exercises (1)"))
    True
    """
    words = r"[\W_]+".join(map(re.escape, re.split(r"[\W_]+", assignment)))
    start = r"(?<![^\W_])(?:copy[\s_-]+of[\s_-]+)?"
    return re.compile(rf"(?i){start}{words}(?:{COPY})*(?![^\W_])")


def assignment_in(name, assignments):
    """The assignment that a name contains, or ""; of two, the longer one."""
    found = [each for each in assignments if pattern(each).search(name)]
    return max(found, key=len, default="")


def rest_of(name, assignment):
    """What a name says beside the assignment: in plain layouts, the student."""
    return pattern(assignment).sub("", name).strip(" \t-_.,")


def copy_number(name, assignment):
    """2 for `cross-entropy-exercises-2` and `... (2)`, else 0."""
    found = pattern(assignment).search(name)
    numbers = [each for each in found.groups() if each] if found else []
    return int(numbers[-1][:18]) if numbers else 0


def submitters(text):
    """Gradescope's metadata: {folder: [Owner, ...]}, with all members of a group.

    Only of folders with Gradescope's names: no file tells who another student is.
    Raises ValueError if this is none, ModuleNotFoundError without PyYAML.
    """
    import yaml

    try:
        data = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        found = {
            str(folder): [owner(each) for each in about[":submitters"]]
            for folder, about in data.items()
        }
        return {name: own for name, own in found.items() if MEMBER.fullmatch(name)}
    except (yaml.YAMLError, AttributeError, KeyError, TypeError, RecursionError):
        raise ValueError(f"{METADATA} is not Gradescope's") from None


def owner(submitter):
    id = submitter.get(":sid") or submitter.get(":email") or ""
    return Owner(str(submitter.get(":name") or id), str(id))
