"""One call of a student's function: in a notebook, and in the fence alike."""

import copy
import signal
import threading
import traceback
from contextlib import contextmanager

import numpy as np

from handgrad.checks.absent import LibraryAbsentError
from handgrad.checks.closures import closure
from handgrad.checks.exercise import Closure, Output, Raised, Seed

SECONDS = 3.0


class TimeUpError(BaseException):
    """Not an Exception: a student's `except Exception` lets it through."""


def call(function, case, seconds=SECONDS):
    """What `function` gives for the case's arguments, or what it raises."""
    made = [real(each) for each in case.arguments]
    arguments, calls = [one for one, _ in made], [each for _, each in made]
    try:
        with np.errstate(all="ignore"), time_limit(seconds):
            value = function(*arguments)
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        return Output(error=raised(error, function))
    kept = tuple(
        before if isinstance(before, Closure | Seed) else after
        for before, after in zip(case.arguments, arguments, strict=True)
    )
    return Output(value, kept, tuple(each for each in calls if each is not None))


def real(argument):
    """What the function receives for one argument; for a Closure its calls, too."""
    if isinstance(argument, Closure):
        return closure(argument.name, argument.values)
    if isinstance(argument, Seed):
        return np.random.default_rng(argument.number), None
    return copy.deepcopy(argument), None


@contextmanager
def time_limit(seconds):
    """Raises TimeUpError after so long, where this thread can be interrupted."""
    main = threading.current_thread() is threading.main_thread()
    if not (main and hasattr(signal, "setitimer")):
        yield
        return

    def stop(number, frame):
        raise TimeUpError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def raised(error, function):
    """An exception as data. One without a place never reached the student's code."""
    kind = type(error).__name__
    if isinstance(error, TimeUpError | LibraryAbsentError):
        return Raised(kind, str(error))
    return Raised(kind, str(error)[:300], place(error, function))


def place(error, function):
    """`line 3 of softmax`: the last line of the student's own that was running."""
    code = getattr(function, "__code__", None)
    frames = [
        (frame, line)
        for frame, line in traceback.walk_tb(error.__traceback__)
        if code and frame.f_code.co_filename == code.co_filename
    ]
    if not frames:
        return ""
    frame, line = frames[-1]
    first = frame.f_code.co_firstlineno
    return f"line {line - first + 1} of {frame.f_code.co_name}"
