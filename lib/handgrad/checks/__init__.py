"""The coded exercises: what each asks, and what it says to an answer.

One folder for each chapter's exercises, one module for each exercise, named as the
function that it asks for. The same modules judge in a notebook, on a page and in the
grader.
"""

from handgrad.checks import (
    backpropagation,
    cross_entropy,
    gradient_descent,
    mistakes,
    training_a_network,
)
from handgrad.checks.absent import library_absent, module_of, of_library
from handgrad.checks.call import call
from handgrad.checks.exercise import Verdict
from handgrad.checks.judging import name_of, verdict

CHAPTERS = (cross_entropy, gradient_descent, backpropagation, training_a_network)
ASSIGNMENTS = {each.PAGE: each.EXERCISES for each in CHAPTERS}
EXERCISES = {name_of(each): each for some in ASSIGNMENTS.values() for each in some}
MISTAKES = dict(mistakes.MISTAKES)
for _each in CHAPTERS:
    MISTAKES.update(_each.MISTAKES)


def check(function, exercise=""):
    """Is `function` a right answer to the exercise of its name?

    Runs it on the public cases of the exercise. The library is not there meanwhile,
    as in the grader: whoever calls it is told so.

    Returns a Verdict: true if right, with a message otherwise.
    Raises TypeError if `function` is none, ValueError if no exercise has its name.

    >>> def softmax(z):
    ...     raise NotImplementedError
    >>> check(softmax)
    softmax: not yet
    This one is still to be written.
    """
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
    with library_absent(getattr(function, "__globals__", None)):
        return call(function, case)
