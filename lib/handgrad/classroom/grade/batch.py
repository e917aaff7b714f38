"""Many submissions: graded in any order, given back in theirs, and none is lost."""

import os
import warnings
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import NamedTuple

from handgrad.classroom.grade.job import (
    RefusedError,
    failed,
    graded,
    is_unfinished,
    open_submission,
    unmarked,
)
from handgrad.classroom.grade.journal import Journal, key_of, sources
from handgrad.classroom.results import UNKNOWN, Submission
from handgrad.classroom.sandbox import process

IN_FLIGHT = 256  # submissions that are read and not graded yet
IN_FLIGHT_BYTES = 256 * 2**20  # of their notebooks
CONNECT = 10  # seconds that a cluster has to answer


def grade(submissions, seed, fenced, journal, executor, progress=lambda result: None):
    """The Results of all submissions, in the order of `submissions`.

    `journal` is a path. Each result is on the disk there before `progress` gets it,
    so that a second call after an interrupted one continues; what has changed since
    is graded anew. The file stays: remove it once the grades are written, unless some
    results are unfinished.

    A submission of an UNKNOWN assignment gets a Result without marks; one that makes
    our own code or a worker fail, too, with the reason: it is unfinished, and not in
    the journal.

    Raises RefusedError if a machine cannot fence or has another version of handgrad,
    BlockingIOError if another batch uses the journal.
    """
    with Journal(journal) as finished:
        batch = Batch(tuple(submissions), seed, fenced, finished, executor, progress)
        return batch.run()


@contextmanager
def workers(count=None, dask=""):
    """An executor: `count` threads of this machine, or the Dask cluster at `dask`.

    Each thread waits for a process of its own, so threads are enough. Raises OSError
    if there is no cluster at that address.
    """
    pool = cluster(dask) if dask else ThreadPoolExecutor(count or os.cpu_count())
    try:
        with pool as executor:
            yield executor
    finally:
        process.STOPPED.clear()  # none of its threads is left


@contextmanager
def cluster(dask):
    from distributed import Client

    connection = Client(dask, timeout=CONNECT, set_as_default=False)
    with connection as client, warnings.catch_warnings():
        # A large notebook travels as it is.
        warnings.filterwarnings("ignore", "Sending large graph")
        yield client.get_executor(pure=False)


class Task(NamedTuple):
    """A submission that an executor has."""

    place: int
    submission: Submission
    key: str
    size: int  # of its content


@dataclass
class Batch:
    """One call of `grade`, under way."""

    submissions: tuple
    seed: str
    fenced: bool
    journal: Journal
    executor: object
    progress: object
    results: dict = field(default_factory=dict)  # by place in `submissions`
    waiting: dict = field(default_factory=dict)  # Tasks by future

    def run(self):
        try:
            for place, submission in enumerate(self.submissions):
                self.begin(place, submission)
                while self.full:
                    self.collect()
            while self.waiting:
                self.collect()
        except BaseException:
            self.stop()
            raise
        return [self.results[place] for place in range(len(self.submissions))]

    def stop(self):
        """Neither the queue nor what runs now is waited for."""
        for future in self.waiting:
            future.cancel()
        process.stop()

    @property
    def full(self):
        held = sum(task.size for task in self.waiting.values())
        return len(self.waiting) >= IN_FLIGHT or held > IN_FLIGHT_BYTES

    def begin(self, place, submission):
        try:
            self.open(place, *open_submission(submission))
        except Exception as error:  # such as MemoryError
            self.keep(place, failed(submission, error))

    def open(self, place, submission, content):
        if submission.assignment == UNKNOWN:
            self.keep(place, unmarked(submission))
            return
        key = key_of(submission, content, self.seed, self.fenced)
        if key in self.journal.results:
            self.keep(place, self.journal.results[key])
            return
        about = submission, content, self.seed, self.fenced, sources()
        future = self.executor.submit(graded, *about)
        self.waiting[future] = Task(place, submission, key, len(content or b""))

    def collect(self):
        """Takes in what has come to an end, once something has."""
        for future in wait(self.waiting, return_when=FIRST_COMPLETED).done:
            task = self.waiting.pop(future)
            try:
                result = future.result()
            except RefusedError:
                raise
            except Exception as error:
                result = failed(task.submission, error)
            if not is_unfinished(result):
                self.journal.add(task.key, result)
            self.keep(task.place, result)

    def keep(self, place, result):
        self.results[place] = result
        self.progress(result)
