"""Short tracebacks: the reader's own lines, at most one line of a library, and what is wrong."""

import asyncio
import sys
import traceback
from contextvars import ContextVar

from kernel import outputs
from kernel.sources import find

SHOWN = 4  # calls at either end of a long row of them

outcomes = ContextVar("outcomes", default=None)  # what has been shown in this run: "error", "stopped"


def show(exc_tuple=None, *_, **__):
    """Shows an exception below the cell. It stands in for the shell's own method."""
    kind, error, trace = sys.exc_info() if exc_tuple is None else exc_tuple
    if kind is None:
        return
    stopped = isinstance(error, KeyboardInterrupt | asyncio.CancelledError)
    outputs.emit(output("KeyboardInterrupt", "", ["Stopped."], []) if stopped else event(kind, error, trace))
    if outcomes.get() is not None and outputs.capture.get() is None:
        outcomes.get().append("stopped" if stopped else "error")


def event(kind, error, trace):
    frames = list(traceback.walk_tb(trace))
    calls = [(source, line, frame) for frame, line in frames if (source := find(frame.f_code.co_filename))]
    places = [source.place(line) for source, line, _ in calls]
    lines = call_lines(calls)
    wrong = find(error.filename) if isinstance(error, SyntaxError) else None
    if wrong:
        places.append(wrong.place(error.lineno))
    elif calls:
        lines.extend(library(*frames[-1]))
    return output(kind.__name__, message(error), [*lines, *last_lines(kind, error, wrong)], distinct(places))


def output(name, value, lines, places):
    error = {"output_type": "error", "ename": name, "evalue": value, "traceback": lines, "places": places}
    return {"kind": "output", "output": error}


def distinct(places):
    """Each line once, however often a function called itself; the innermost stays last."""
    last = places[-1:]
    return [place for k, place in enumerate(places) if place not in [*places[:k][-20:], *last]][:20] + last


def call_lines(calls):
    left_out = len(calls) - 2 * SHOWN
    if left_out <= 1:
        return [call_text(*call) for call in calls]
    return [*call_lines(calls[:SHOWN]), f"… {left_out} more calls …", *call_lines(calls[-SHOWN:])]


def call_text(source, line, frame):
    name = frame.f_code.co_name
    return f"{source.label(line)}{'' if name == '<module>' else f', in {name}'}\n    {source.text(line)}"


def library(frame, line):
    """Where in a library it was raised, if it was; what runs the cells is none."""
    name = frame.f_globals.get("__name__", "?")
    if find(frame.f_code.co_filename) or name.split(".")[0] in ("kernel", "IPython"):
        return []
    return [f"in {name.replace('.', '/')}.py, line {line}, {frame.f_code.co_name}"]


def message(error):
    try:
        return error.msg if isinstance(error, SyntaxError) else str(error)
    except Exception:
        return ""


def last_lines(kind, error, source):
    """`ValueError: what is wrong`, with the line and its caret above it if the syntax is wrong."""
    text = "".join(traceback.format_exception_only(kind, error)).rstrip("\n").removeprefix(f"{kind.__module__}.")
    if source:
        text = source.label(error.lineno) + text[text.index("\n") :]
    cause = error.__cause__
    return [*text.split("\n"), *([f"because of {type(cause).__name__}: {message(cause)}"] if cause else [])]
