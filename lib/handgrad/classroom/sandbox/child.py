"""What runs inside the fence: a student's cells, then calls of its functions.

It reads lines of JSON and writes lines of JSON, and knows no judge, no solution and
no seed; whoever takes it over can forge the values of one student's functions, no
more. `session.py` is the other end.
"""

import json
import os
import random
import sys
from contextlib import suppress
from types import ModuleType

NOBODY = 65534


def take_over():
    """The two ends of the pipes, with nothing left where `print` and `input` go."""
    source, target = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nothing, number)
    os.close(nothing)
    return source, target


def give_up_root():
    """Limits of processes do not bind root."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setresgid(NOBODY, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, NOBODY)


def limit(settings):
    """Bounds that nothing inside can lift again."""
    import resource

    bounds = {
        "RLIMIT_CPU": settings["processor"],
        "RLIMIT_FSIZE": settings["file"],
        "RLIMIT_NOFILE": settings["files"],
        "RLIMIT_CORE": 0,
        "RLIMIT_NPROC": 0,
        "RLIMIT_AS": settings["memory"],
    }
    for name, value in bounds.items():
        try:
            resource.setrlimit(getattr(resource, name), (value, value))
        except (AttributeError, ValueError, OSError):
            if settings["fenced"]:
                raise


def load(settings):
    """NumPy, and ours. Neither place remains where imports look for packages."""
    sys.path.append(settings["packages"])
    import numpy as np

    sys.path.remove(settings["packages"])
    folders = {
        "handgrad": os.path.dirname(__file__),  # where cells.py is
        "handgrad.exercises": "",
        "handgrad.exercises.runner": settings["runner"],
    }
    for name, folder in folders.items():
        sys.modules[name] = ModuleType(name)
        sys.modules[name].__path__ = [folder]
    sow(np.random)
    from handgrad import cells
    from handgrad.exercises.runner import absent, call, idle, values, wire

    sys.meta_path.append(idle.IdleFinder())
    return absent, call, cells, values, wire


def sow(numpy_random):
    """Whoever draws numbers without a seed draws the same ones in each run."""
    random.seed(0)
    numpy_random.seed(0)
    numpy_random.bit_generator.randbits = random.Random(0).getrandbits


class Student:
    """The names that a student's cells define, and calls of them."""

    def __init__(self, settings, modules):
        self.settings = settings
        self.absent, self.call, cells, self.values, self.wire = modules
        main = sys.modules["__main__"] = ModuleType("__main__")
        self.names = vars(main)
        self.names["display"] = print  # as in a notebook
        self.cells = cells.Cells(self.names)

    def run(self, number, source):
        """Nothing, or what the cell raised first: its kind and its text."""
        try:
            with self.call.time_limit(self.settings["cell"]):
                error = self.cells.run(source, f"cell {number}")
        except BaseException as ending:
            error = ending
        if error is None:
            return None
        told = self.call.as_raised(error)
        return [told.kind, told.text]

    def answer(self, name, arguments):
        """The output of one call, as JSON.

        Of a function of that name; or, where it is not written, of the one that the
        notebook has checked as the answer to the exercise of that name.
        """
        told = self.failed(self.values.Raised("NotDefined"))
        for function in (self.names.get(name), self.absent.CHECKED.get(name)):
            if callable(function):
                told = self.output(function, arguments)
                if not told["error"] or told["error"][0] != "NotImplementedError":
                    break
        return told

    def output(self, function, arguments):
        case = self.values.Case(tuple(map(self.wire.decode, arguments)))
        try:
            output = self.call.call(function, case, self.settings["call"])
            return self.wire.encode_output(output)
        except BaseException as error:
            return self.failed(self.call.as_raised(error))

    def failed(self, error):
        return self.wire.encode_output(self.values.Output(error=error))


def set_up(settings):
    """Everything that comes before a student's code."""
    if settings["fenced"]:
        give_up_root()
    limit(settings)
    return load(settings)


def main():
    source, target = take_over()
    settings = json.loads(sys.argv.pop())
    loads, dumps, write, flush = json.loads, json.dumps, target.write, target.flush

    def send(message):
        write(dumps(message).encode() + b"\n")
        flush()

    try:
        modules = set_up(settings)
    except BaseException as error:
        send(f"{type(error).__name__}: {error}")
        return
    student = Student(settings, modules)
    with modules[0].library_absent():
        send("ready")
        for line in source:
            subject, matter = loads(line)
            act = student.run if isinstance(subject, int) else student.answer
            send(act(subject, matter))


with suppress(BrokenPipeError):
    main()
