"""An answer judged where it was written, in the process of its reader."""

from handgrad.exercises.catalog import EXERCISES
from handgrad.exercises.judge.judging import verdict
from handgrad.exercises.judge.verdict import Verdict
from handgrad.exercises.runner.absent import (
    library_absent,
    library_refused,
    module_of,
    of_library,
)
from handgrad.exercises.runner.call import call


def check(function, exercise=""):
    """The Verdict on `function`; see `handgrad.check`."""
    if not callable(function):
        raise TypeError(f"function is {function!r}: expected a function")
    name = exercise or getattr(function, "__name__", "")
    if name not in EXERCISES:
        raise ValueError(
            f"no exercise is named {name!r}: expected one of {', '.join(EXERCISES)}. "
            "For a function of another name: check(function, 'name of the exercise')"
        )
    if of_library(module_of(function)):
        return Verdict(name, "library", "That is the library's own: write yours.")
    return verdict(EXERCISES[name], lambda case: answer(function, case))


def answer(function, case):
    """The output of one call, as it would come out of the grader's fence."""
    names = getattr(function, "__globals__", None)
    with library_absent(names), library_refused():
        return call(function, case)
