"""The grading of one submission.

Values come out of the fenced process; verdicts are made here. First the practice
cases, with the messages of a notebook, then secret cases, which follow from the
course's seed, from whose the notebook is, and from what it holds: no other notebook
meets them.
"""

from dataclasses import replace

from handgrad.classroom.collect.notebook import UnreadableError, cells_of, prose_of
from handgrad.classroom.grade.definitions import repeated, why_undefined
from handgrad.classroom.grade.secret import of_notebook
from handgrad.classroom.results import Mark, Result
from handgrad.classroom.sandbox.fence import FenceError, Limits
from handgrad.classroom.sandbox.session import Session
from handgrad.exercises.catalog import ASSIGNMENTS, MISTAKES
from handgrad.exercises.judge.judging import PRACTICE, name_of, verdict
from handgrad.exercises.judge.verdict import Verdict
from handgrad.exercises.runner.wire import plain

MOST_NOTES = 40  # on one submission


def grade_submission(submission, content, seed, fenced, limits=None):
    """The Result of one submission.

    `content` is the notebook as bytes, or None where there is none; `seed` is the
    course's own. Nothing that is in the notebook makes it raise; points come from the
    exercises alone. Raises FenceError if this machine starts no process, and
    ValueError if there is no such assignment.
    """
    if submission.assignment not in ASSIGNMENTS:
        raise ValueError(
            f"the assignment is {submission.assignment!r}: expected one of "
            f"{', '.join(ASSIGNMENTS)}"
        )
    exercises = ASSIGNMENTS[submission.assignment]
    try:
        cells = cells_of(content) if content is not None else None
        prose = prose_of(content) if content is not None else []
    except UnreadableError as error:
        return result(submission, map(unread, exercises), [str(error)])
    if cells is None:
        return result(submission, map(unread, exercises))
    own = of_notebook(seed, submission.student, submission.id, content)
    with Session(cells, fenced, limits or Limits()) as session:

        def explain(said):
            return explained(said, cells, prose, session.found)

        said, notes = verdicts(exercises, session, own, explain)
        twice = [n for each in exercises for n in repeated(name_of(each), cells)]
        return result(submission, map(mark, exercises, said), [*notes, *twice])


def result(submission, marks, notes=()):
    return Result(
        submission.student,
        submission.assignment,
        tuple(marks),
        submission.id,
        bounded([*submission.notes, *notes]),
    )


def bounded(notes):
    """Notes as lines without control characters, and no thousands of them.

    Names of files stand in them, which are a student's, too.
    """
    kept = tuple(plain(each) for each in notes[:MOST_NOTES])
    more = len(notes) - len(kept)
    return (*kept, f"and {more} more notes") if more else kept


def explained(said, cells, prose, found):
    """What a notebook tells of a function that is not there."""
    if said.mistake != "undefined":
        return said
    why = why_undefined(said.exercise, cells, prose, found)
    return replace(said, message=why) if why else said


def unread(exercise):
    said = "There is no notebook that can be read."
    return Mark(name_of(exercise), 0, exercise.POINTS, "unread", said)


def mark(exercise, said):
    """All points of an exercise, or none and why."""
    points = exercise.POINTS if said.right else 0
    name = name_of(exercise)
    return Mark(name, points, exercise.POINTS, said.mistake, said.message)


def verdicts(exercises, session, seed, explain=lambda said: said):
    """Verdicts on practice cases, and if right on secret ones; notes on the cells.

    No practice case and no note on a cell comes after a secret case: a function could
    keep the secret, and put it into the message of the next exercise; or end the
    process at a moment of its choice, and a cell that runs again tells the time.
    """
    notes = []
    practiced = [explain(judge(each, session, PRACTICE, notes)) for each in exercises]
    about_cells = session.notes
    said = [
        withhold(judge(each, session, seed, notes)) if said.right else said
        for each, said in zip(exercises, practiced, strict=True)
    ]
    return said, [*about_cells, *notes]


def judge(exercise, session, seed, notes):
    """The verdict on the cases of one seed."""
    name = name_of(exercise)
    try:
        return verdict(exercise, lambda case: session.answer(name, case), seed)
    except FenceError:
        raise
    except Exception as error:  # a bug of ours must not cost anybody else a grade
        notes.append(f"the judge of {name} failed ({type(error).__name__}): tell us")
    return Verdict(name, "unjudged", "It could not be judged. Ask your instructor.")


def withhold(said):
    """A verdict on secret cases in words of ours alone.

    The text of an exception, the name of a type, even a shape could be chosen by the
    student's code to carry a secret case into the feedback. What it can choose still
    is one of the names of mistakes, or being right: less than eight bits an exercise.
    """
    if said.right or said.mistake == "unjudged":
        return said
    known = MISTAKES.get(said.mistake, said.mistake)
    message = f"Right on the practice cases, but not on others: {known}."
    return Verdict(said.exercise, said.mistake, message)
