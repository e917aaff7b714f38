"""One call of a student's function: in a notebook, and in the fence alike."""

import ast
import copy
import inspect
import signal
import textwrap
import threading
import traceback
from contextlib import contextmanager

import numpy as np

from handgrad.exercises.runner.absent import LibraryAbsentError
from handgrad.exercises.runner.closures import closure
from handgrad.exercises.runner.values import Closure, Output, Raised, Seed
from handgrad.exercises.runner.wire import decode, encode, plain

SECONDS = 3.0


class TimeUpError(BaseException):
    """Not an Exception: a student's `except Exception` lets it through."""


def call(function, case, seconds=SECONDS):
    """What `function` gives for the case's arguments, or what it raises.

    The Output holds plain numbers, arrays, lists and texts: no object of the
    student's own, whose methods could answer as they like.
    """
    made = [real(each) for each in case.arguments]
    arguments, calls = [one for one, _ in made], [each for _, each in made]
    try:
        with np.errstate(all="ignore"), time_limit(seconds):
            value = through_wire(function(*arguments))
            kept = tuple(map(after, case.arguments, arguments))
            told = tuple(through_wire(each) for each in calls if each is not None)
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        return Output(error=as_raised(error, function))
    return Output(value, kept, told)


def through_wire(value):
    """A value as it arrives at the other end of a wire."""
    return decode(encode(value))


def after(before, argument):
    return before if isinstance(before, Closure | Seed) else through_wire(argument)


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


def as_raised(error, function=None):
    """An exception as data. One without a place never reached the student's code."""
    kind = plain(type(error).__name__, 100)
    if isinstance(error, TimeUpError | LibraryAbsentError):
        return Raised(kind, text_of(error))
    written = isinstance(error, NotImplementedError) and statements(function)
    text = f"{written} statements" if written else text_of(error)
    return Raised(kind, text, place(error, function))


def text_of(error):
    """The text of an exception, whose `__str__` may be the student's own."""
    try:
        with time_limit(1):
            return plain(str(error))
    except (Exception, TimeUpError):
        return ""


def place(error, function):
    """`line 3 of softmax`: the last line of the student's own that was running."""
    code = getattr(function, "__code__", None)
    frames = [
        (frame.f_code, line)
        for frame, line in traceback.walk_tb(error.__traceback__)
        if code and frame.f_code.co_filename == code.co_filename
    ]
    if not frames:
        return ""
    line = frames[-1][1]
    # A comprehension or a lambda has no name of its own: what it stands in has one.
    named = [code for code, _ in frames if not code.co_name.startswith("<")]
    if not named:
        return plain(f"line {line - code.co_firstlineno + 1} of the function")
    return plain(f"line {line - named[-1].co_firstlineno + 1} of {named[-1].co_name}")


def statements(function):
    """How many statements a function has beside `raise NotImplementedError`, or 0.

    None of them is counted where its text cannot be had.
    """
    try:
        with time_limit(1):
            text = textwrap.dedent(inspect.getsource(function))
            body = [node for node in ast.walk(ast.parse(text)) if counts(node)]
    except (Exception, TimeUpError):
        return 0
    return max(0, len(body) - 1)  # the first is the function itself


def counts(node):
    """Whether it is a statement that does something: no docstring, no stub."""
    if isinstance(node, ast.Expr):
        return not isinstance(node.value, ast.Constant)
    stub = isinstance(node, ast.Raise) and "NotImplemented" in ast.unparse(node)
    return isinstance(node, ast.stmt) and not isinstance(node, ast.Pass) and not stub
