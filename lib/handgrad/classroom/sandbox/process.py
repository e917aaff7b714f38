"""The parent's end of one process: lines of JSON there and back, each in its time.

What comes back is a stranger's. It is read up to a bound, decoded strictly, and never
trusted to be what was asked for.
"""

import json
import os
import selectors
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path
from threading import Event
from time import monotonic

from handgrad.classroom.sandbox.fence import FenceError, start

CHUNK = 2**16
MOST = 100_000  # lists and objects in one line
RUNNING = set()  # the processes of all threads
STOPPED = Event()  # no other may start


class LostError(Exception):
    """No answer will come from the process; the text is for the student."""


class LateError(LostError):
    """No answer came in time."""


class Process:
    """One child process. Close it, or use it as a context manager."""

    def __init__(self, limits, fenced):
        self.limits = limits
        self.folder = None if fenced else tempfile.TemporaryDirectory()
        self.heard = bytearray()
        try:
            self.child = start(
                limits,
                fenced,
                cwd=self.folder and self.folder.name,
                stderr=subprocess.DEVNULL,
            )
        except OSError as error:
            self.clean()
            raise FenceError(f"{error.filename}: {error.strerror}") from error
        self.ends = (self.child.stdin.fileno(), self.child.stdout.fileno())
        for each in self.ends:
            os.set_blocking(each, False)
        RUNNING.add(self)
        if STOPPED.is_set():
            self.close()
            raise FenceError("the grading was stopped")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def ask(self, message, seconds):
        """The answer to a message. Raises LostError."""
        end = monotonic() + seconds
        self.say(message, end)
        return self.hear(end)

    def say(self, message, end):
        """Sends a line before the clock shows `end`."""
        rest = memoryview(json.dumps(message).encode() + b"\n")
        while rest:
            wait(self.ends[0], selectors.EVENT_WRITE, end)
            try:
                rest = rest[os.write(self.ends[0], rest[:CHUNK]) :]
            except BrokenPipeError:
                raise LostError("It ended the process that ran it.") from None

    def hear(self, end):
        """The next line of the child before the clock shows `end`, decoded."""
        while (length := self.heard.find(b"\n")) < 0:
            if len(self.heard) > self.limits.answer:
                raise LostError("It gave more than an answer may have.")
            wait(self.ends[1], selectors.EVENT_READ, end)
            came = os.read(self.ends[1], CHUNK)
            if not came:
                raise LostError("It ended the process that ran it.")
            self.heard += came
        line = bytes(self.heard[:length])
        del self.heard[: length + 1]
        return decoded(line)

    def close(self):
        """Ends the process and all that it started, and waits until they are gone."""
        RUNNING.discard(self)
        self.kill()
        for pipe in (self.child.stdin, self.child.stdout):
            pipe.close()
        self.child.wait()
        self.clean()

    def kill(self):
        for pid in insides(self.child.pid):
            with suppress(ProcessLookupError, subprocess.TimeoutExpired):
                os.kill(pid, signal.SIGKILL)
                self.child.wait(timeout=self.limits.grace)
        if self.child.returncode is None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.child.pid, signal.SIGKILL)

    def clean(self):
        if self.folder:
            with suppress(OSError, RecursionError):  # it may be locked, or too deep
                self.folder.cleanup()


def wait(number, event, end):
    """Until the descriptor is ready. Raises LateError when the clock shows `end`.

    Also if it is ready then: whoever drips bytes is as late as whoever is silent.
    """
    with selectors.DefaultSelector() as ready:
        ready.register(number, event)
        left = end - monotonic()
        if left <= 0 or not ready.select(left):
            raise LateError("It was not done in time.")


def decoded(line):
    """The value of a line. As an object a list is twenty times as large as there."""
    if line.count(b"[") + line.count(b"{") > MOST:
        raise LostError("What it gave has too many lists in it.")
    try:
        return json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError, MemoryError):
        raise LostError("What it gave cannot be read.") from None


def insides(pid):
    """The first process within the fence: with it, all in there end.

    bubblewrap itself, the given one, then waits for it and ends; if it were killed
    first, an ended process would be left to whoever adopts orphans.
    """
    path = Path(f"/proc/{pid}/task/{pid}/children")
    with suppress(OSError):
        return [int(each) for each in path.read_text().split()]
    return []


def stop():
    """Kills the processes of all threads; none starts until STOPPED is cleared."""
    STOPPED.set()
    for each in [*RUNNING]:
        each.kill()
