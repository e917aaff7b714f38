"""One submission's functions, behind the fence, ready to be called.

A cell or a function that ends the process costs itself, not the others: a new process
runs the cells without that cell, or goes on with the next function.
"""

from time import monotonic

from handgrad.classroom.sandbox.fence import FenceError
from handgrad.classroom.sandbox.process import LateError, LostError, Process
from handgrad.exercises.runner.values import Output, Raised
from handgrad.exercises.runner.wire import decode_output, encode, plain

TOO_OFTEN = "It was not run: other code of the notebook ended the process too often."
MOST_NOTES = 20  # each has at most 200 characters
TOO_LONG = "It was not run: the notebook as a whole took too long."


class Session:
    """Cells that have run, and calls of the functions that they define.

    `notes` says what happened to the cells. Close it, or use it as a context manager.
    Raises FenceError where no process can be started.
    """

    def __init__(self, cells, fenced, limits):
        self.fenced, self.limits = fenced, limits
        self.cells = dict(enumerate(cells, 1))
        self.found = {}  # number of a cell: what is to be said about it
        self.starts = limits.restarts + 1
        self.end = monotonic() + limits.submission
        self.process = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    @property
    def notes(self):
        found = sorted(self.found.items())
        listed = [f"cell {n} {said}" for n, said in found[:MOST_NOTES]]
        if more := len(found) - len(listed):
            listed.append(f"{more} more cells did not run as they should")
        return tuple(listed)

    def answer(self, name, case):
        """The Output of the function of that name for the case."""
        if reason := self.reason_not_to_run():
            return Output(error=Raised("Lost", reason))
        message = [name, [encode(each) for each in case.arguments]]
        try:
            told = self.process.ask(message, self.seconds(self.limits.call))
            return decode_output(told, case)
        except LateError:
            error = Raised("TimeUpError")
        except LostError as lost:
            error = Raised("Lost", str(lost))
        except (ValueError, RecursionError):
            error = Raised("Lost", "What it gave cannot be read.")
        self.stop()
        return Output(error=error)

    def reason_not_to_run(self):
        """Starts the process if there is none; nothing, or why there will be none."""
        while self.process is None:
            if monotonic() >= self.end:
                return TOO_LONG
            if not self.starts:
                return TOO_OFTEN
            self.starts -= 1
            self.start()
        return ""

    def start(self):
        self.process = Process(self.limits, self.fenced)
        self.begin()
        for number in [*self.cells]:
            if not self.run(number):
                return

    def begin(self):
        """Waits for the interpreter: no code of a student has run until then."""
        begun = monotonic()
        try:
            said = self.process.hear(begun + self.limits.start)
        except LostError as lost:
            said = str(lost)
        if said != "ready":
            self.stop()
            raise FenceError(f"no interpreter came to life in the fence: {said}")
        self.end += monotonic() - begun  # a slow machine is not the student's fault

    def run(self, number):
        """Whether the process outlived the cell. What happened is noted once."""
        if len(self.cells[number]) > self.limits.source:
            most = f"{self.limits.source:,} characters"
            self.found[number] = f"was not run: it has more than {most}"
            return True
        cell = [number, self.cells[number]]
        try:
            said = note_of(self.process.ask(cell, self.seconds(self.limits.cell)))
        except LostError as lost:
            late = isinstance(lost, LateError)
            said = "did not end in time" if late else "ended the process"
            del self.cells[number]
            self.stop()
        if said:
            self.found.setdefault(number, said)
        return self.process is not None

    def seconds(self, most):
        """How long something may take, with what the whole still has left."""
        return max(0, min(most + self.limits.grace, self.end - monotonic()))

    def stop(self):
        if self.process is not None:
            self.process.close()
            self.process = None


def note_of(report):
    """What a cell reports, as a note. Raises LostError if it is no report."""
    match report:
        case None:
            return ""
        case ["TimeUpError", str()]:
            return "did not end in time"
        case ["LibraryAbsentError", str()]:
            return ""  # the page's own cells may use the library
        case [str(kind), str(text)]:
            return plain(f"raised {plain(kind, 60)}: {text}", 200)
    raise LostError
