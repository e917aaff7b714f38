"""The fence: bubblewrap around one process that runs a student's code.

Inside are the interpreter, NumPy, the shared libraries of the system and a few small
files of ours, all read-only. Nothing else: no other file, so no solution, no judge,
no submission and no seed; nothing to write to; no network, no environment, no /proc,
no other process, and no way to start a process or a thread.

Where root grades, the process inside gives up root before it runs anything.

What remains: notebooks can pass bits to each other, also to one that is graded later,
since they use the same processor and the same files: by locks, or by what has been
read into memory. `marks.py` sees to it that no other notebook has a use for them.
"""

import json
import os
import shutil
import subprocess
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import cache

from handgrad.classroom.sandbox import syscalls
from handgrad.classroom.sandbox.bubblewrap import (
    CHILD,
    ENVIRONMENT,
    INSIDE,
    PACKAGES,
    PYTHON,
    RUNNER,
    bubblewrap,
    shows_runner,
)


@dataclass(frozen=True)
class Limits:
    """What one submission may use: times in seconds, sizes in bytes."""

    call: float = 3  # one call of a function
    cell: float = 10  # one cell
    grace: float = 2  # after which a process that ignores its time is killed
    submission: float = 60  # all of it, on the clock
    start: float = 60  # until the interpreter is there, also on a busy machine
    restarts: int = 3  # after a cell or a function has ended the process
    processor: int = 60  # seconds of computing, for one process
    memory: int = 2 * 2**30
    file: int = 4 * 2**20  # where there is no fence; behind it none can be made
    files: int = 32  # open at once
    source: int = 2**20  # characters of one cell
    answer: int = 8 * 2**20  # one line from the process; as objects 15 times that


class FenceError(Exception):
    """The machine could not start a process: nothing that a student did."""


def start(limits, fenced, **options):
    """The process, a `subprocess.Popen`. Raises OSError if there is no program."""
    if not fenced:
        return popen(command(limits, fenced=False), **options)
    with refused_calls() as number:
        fence = bubblewrap()
        fence[1:1] = [] if number is None else ["--seccomp", str(number)]
        passed = [] if number is None else [number]
        words = [*fence, *command(limits, fenced=True)]
        return popen(words, pass_fds=passed, **options)


def popen(words, **options):
    pipe = subprocess.PIPE
    return subprocess.Popen(
        words,
        stdin=pipe,
        stdout=pipe,
        env=ENVIRONMENT,
        start_new_session=True,
        **options,
    )


def command(limits, fenced):
    """The interpreter, child.py, and what it must know."""
    runner, child = (
        INSIDE / each.name if fenced else each for each in (RUNNER, CHILD)
    )
    settings = asdict(limits) | {
        "runner": str(runner),
        "packages": str(PACKAGES),
        "fenced": fenced,
    }
    return [str(PYTHON), "-P", "-s", "-S", "-B", str(child), json.dumps(settings)]


@contextmanager
def refused_calls():
    """A descriptor to read the filter of calls from, or None if there is none."""
    if not (program := syscalls.program()):
        yield None
        return
    source, target = os.pipe()
    try:
        os.write(target, program)
        os.close(target)
        yield source
    finally:
        os.close(source)


@cache
def available():
    """Nothing if a fenced process comes to life here; else the reason why not."""
    if not shutil.which("bwrap"):
        return "bubblewrap is not installed: there is no program named bwrap"
    if shows_runner():
        return f"{RUNNER} would be seen by students' code: move it out of there"
    child = start(Limits(), fenced=True, stderr=subprocess.PIPE)
    try:
        said, complaint = child.communicate(b"", timeout=Limits.start)
    except subprocess.TimeoutExpired:
        child.kill()
        child.communicate()
        return f"a fenced process was not there after {Limits.start} seconds"
    if said == b'"ready"\n':
        return ""
    told = (complaint or said).decode(errors="replace").split()
    return f"a fenced process does not start: {' '.join(told)[:300]}"
