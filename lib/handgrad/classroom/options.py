"""The arguments of the command `handgrad`, with their help."""

import argparse
import re
from pathlib import Path

import handgrad
from handgrad.classroom.help import EXAMPLES, GRADE, RELEASE, REPORT


def parser():
    """The parser of the command line; `options.command` is the command's name."""
    top = argparse.ArgumentParser(
        "handgrad",
        description="Exercises to hand out, and their grades.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    top.add_argument("--version", action="version", version=handgrad.__version__)
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    release(commands)
    grade(commands)
    report(commands)
    return top


def command(commands, name, text, epilog):
    return commands.add_parser(
        name,
        help=text,
        description=text,
        epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )


def release(commands):
    one = command(commands, "release", "write notebooks to hand out", RELEASE)
    path(one, "--book", ".", "folder of the book (default: here)")
    path(one, "--out", "release", "folder for the notebooks (default: release)")
    path(one, "--nbgrader", None, "also nbgrader's sources, with solutions", "DIR")
    seed_file(one)
    as_json(one)


def grade(commands):
    one = command(commands, "grade", "grade a folder of submissions", GRADE)
    one.add_argument("submissions", metavar="SUBMISSIONS", type=Path, help="folder")
    path(one, "--out", "grades.csv", "table of grades (default: grades.csv)")
    text = "what everybody had to hand in; may be repeated (default: what occurs)"
    one.add_argument(
        "--assignment", action="append", default=[], metavar="A", help=text
    )
    seed_file(one)
    text = "notebooks at once (default: one per processor)"
    one.add_argument("--jobs", type=count, metavar="N", help=text)
    text = "grade on this Dask cluster, such as tcp://10.0.0.1:8786"
    one.add_argument("--dask", type=address, metavar="ADDRESS", help=text)
    text = "run notebooks without protection"
    one.add_argument("--unfenced", action="store_true", help=text)
    path(one, "--moodle", None, "also a grading worksheet for Moodle", "FILE")
    path(one, "--canvas", None, "also a gradebook for Canvas", "FILE")
    path(one, "--gradescope", None, "also a results.json for each", "DIR")
    path(one, "--feedback", None, "folder of feedback (default: OUT-feedback)", "DIR")
    as_json(one)


def report(commands):
    one = command(commands, "report", "show what a class misunderstood", REPORT)
    text = "what `handgrad grade` wrote"
    one.add_argument("grades", metavar="GRADES", type=Path, help=text)
    path(one, "--out", "report.html", "page to write (default: report.html)")
    as_json(one)


def path(one, name, default, text, metavar="PATH"):
    value = Path(default) if default else None
    one.add_argument(name, type=Path, default=value, metavar=metavar, help=text)


def seed_file(one):
    text = "file of the secret seed (default: $HANDGRAD_SEED, else course.seed)"
    path(one, "--seed-file", None, text, "FILE")


def as_json(one):
    text = "a summary as JSON on standard output, all else on standard error"
    one.add_argument("--json", action="store_true", help=text)


def address(text):
    if not re.fullmatch(r"[a-z]+://[^\s/]+:\d+", text):
        wanted = "expected the scheduler's address, such as tcp://10.0.0.1:8786"
        raise argparse.ArgumentTypeError(f"it is {text!r}: {wanted}")
    return text


def count(text):
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(
            f"it is {text!r}: expected a number from 1 on"
        )
    return int(text)
