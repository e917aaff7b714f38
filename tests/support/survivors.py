"""Which mutants of right answers do the judges take for right?

Such a one is either no mistake, and its bank says why, or a judge is too weak. No source is written:
a mutant is compiled and called here. One that no longer ends is cut after a number of lines, not of seconds,
so that no verdict depends on the machine.
"""

import sys
import warnings
from collections.abc import Callable

import numpy as np

from handgrad.exercises.catalog import EXERCISES
from handgrad.exercises.judge.judging import verdict
from handgrad.exercises.runner.call import TimeUpError, call
from handgrad.exercises.runner.values import Output
from handgrad.exercises.runner.wire import decode, encode
from support.answer_mutants import Mutant, mutants
from support.answers import answers

FILE = "<mutant>"
SECONDS = 600  # lines decide, not the clock of a busy machine
MOST_LINES = 40_000  # of one call; a test keeps right answers below half of it
SEEDS = ("practice", "hidden")


def survivors(exercise: str) -> list[Mutant]:
    """The mutants of an exercise's right answers that are judged right."""
    right = [each for each in answers(exercise) if not each.mistake]
    every = [mutant for each in right for mutant in mutants(each.name, each.source)]
    return [mutant for mutant in every if survives(exercise, mutant.source)]


def survives(exercise: str, source: str) -> bool:
    """Judged as the grader does: on the practice cases, and if they are right, on hidden ones."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            function = compiled(source, exercise)
        except SyntaxError:
            return False
        return all(verdict(EXERCISES[exercise], lambda case: output(function, case), seed) for seed in SEEDS)


def compiled(source: str, name: str) -> Callable:
    names = {"np": np}
    exec(compile(source, FILE, "exec"), names)
    return names[name]


def output(function: Callable, case) -> Output:
    """One call, as values that went over the wire."""
    given = call(limited(function), case, SECONDS)
    value, arguments = (decode(encode(each)) for each in (given.value, given.arguments))
    return Output(value, tuple(arguments), given.calls, given.error)


def limited(function: Callable) -> Callable:
    """The function, which raises TimeUpError after so many lines of a mutant."""

    def traced(*arguments):
        left = MOST_LINES

        def trace(frame, event, argument):
            nonlocal left
            left -= 1
            if left < 0:
                raise TimeUpError
            return trace

        before = sys.gettrace()
        sys.settrace(lambda frame, event, argument: trace if frame.f_code.co_filename == FILE else None)
        try:
            return function(*arguments)
        finally:
            sys.settrace(before)

    return traced
