"""What is handed in, and what grading says about it: plain data, as JSON too."""

from collections import Counter, defaultdict
from dataclasses import asdict, dataclass

UNKNOWN = "unknown assignment"  # of a notebook that does not say which it is


@dataclass(frozen=True, order=True)
class Submission:
    """One student's notebook for one assignment, found but not opened."""

    student: str  # as the learning platform writes the name
    assignment: str  # a key of `ASSIGNMENTS`, or UNKNOWN
    path: str
    id: str = ""  # the platform's own number of the student, if it gives one
    notes: tuple = ()  # such as "handed in late"


@dataclass(frozen=True)
class Mark:
    """One exercise of one student; `mistake` is a key of `MISTAKES`, or empty."""

    exercise: str
    points: int
    out_of: int
    mistake: str = ""
    message: str = ""


@dataclass(frozen=True)
class Result:
    """The marks of one submission, and notes about it as a whole."""

    student: str
    assignment: str
    marks: tuple
    id: str = ""
    notes: tuple = ()

    @property
    def points(self):
        return sum(mark.points for mark in self.marks)

    @property
    def out_of(self):
        return sum(mark.out_of for mark in self.marks)

    def as_json(self):
        return asdict(self)

    @classmethod
    def from_json(cls, data):
        marks = tuple(Mark(**mark) for mark in data["marks"])
        return cls(**data | {"marks": marks, "notes": tuple(data["notes"])})


def by_student(results):
    """Results by (name, id, number).

    Two of the same name and id who handed in the same assignment may be two people:
    the number tells them apart, and neither reads what the other gets.
    """
    times, students = Counter(), defaultdict(list)
    for result in results:
        who = result.student, result.id
        times[who, result.assignment] += 1
        students[*who, times[who, result.assignment]].append(result)
    return students
