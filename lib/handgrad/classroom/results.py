"""What is handed in, and what grading says about it: plain data, as JSON too."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True, order=True)
class Submission:
    """One student's notebook for one assignment, found but not opened."""

    student: str  # as the learning platform writes the name
    assignment: str  # a key of `ASSIGNMENTS`
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
