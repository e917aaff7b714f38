"""The command `handgrad`: release, grade, report. Its options are in `options.py`."""

import json
import sys

from handgrad.classroom import commands, options
from handgrad.classroom.grade.batch import RefusedError
from handgrad.classroom.release.notebooks import ReleaseError
from handgrad.classroom.seed import SeedError

DONE, SOME_NOT_GRADED, WRONG, CANNOT_FENCE, INTERRUPTED = 0, 1, 2, 3, 130
EXTRAS = {"distributed": "dask", "dask": "dask"}  # in which extra a module is


def main(arguments=None):
    """Runs a command; returns its exit status, see `handgrad --help`."""
    given = options.parser().parse_args(arguments)
    try:
        summary = getattr(commands, given.command)(given, say)
    except KeyboardInterrupt:
        return fail("interrupted; the same command continues.", INTERRUPTED)
    except commands.CannotFenceError as error:
        return fail(error, CANNOT_FENCE)
    except ModuleNotFoundError as error:
        return fail(missing(error), WRONG)
    except (ValueError, OSError, SeedError, ReleaseError, RefusedError) as error:
        return fail(error, WRONG)
    if given.json:
        print(json.dumps(summary, indent=1))
    return SOME_NOT_GRADED if summary.get("not graded") else DONE


def say(*lines):
    """Everything but JSON goes where it is seen and not read by programs."""
    for line in lines:
        print(printable(line), file=sys.stderr)


def printable(line):
    """A student's name must not stop us, nor write to the terminal."""
    text = "".join(c if c.isprintable() or c == "\n" else "\ufffd" for c in str(line))
    encoding = sys.stderr.encoding or "ascii"
    return text.encode(encoding, "backslashreplace").decode(encoding)


def fail(error, status):
    say(f"handgrad: {error}")
    return status


def missing(error):
    """Which extra holds a module that is not installed."""
    root = (error.name or "").partition(".")[0]
    if not root or root == "handgrad":
        raise error
    extra = EXTRAS.get(root, "classroom")
    return f'{root} is not installed: pip install "handgrad[{extra}]"'


if __name__ == "__main__":
    sys.exit(main())
