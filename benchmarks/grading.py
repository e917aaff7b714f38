"""How fast are submissions graded: ours against nbgrader, on the same notebooks.

    python benchmarks/grading.py                      20 for nbgrader and ours, 1,000 for ours
    python benchmarks/grading.py --submissions 40     fewer for ours
    python benchmarks/grading.py --write              also puts the table into benchmarks/grading.md

Times are of whole commands, `handgrad grade` and `nbgrader autograde`: reading, running, judging, writing grades
and, ours only, feedback. The notebooks hold answers of the banks in tests/exercises: right and wrong ones, and
some that are not written yet.
"""

import argparse
import os
import platform
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from time import perf_counter

import nbformat
import numpy as np

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests")]

from handgrad.classroom.release.notebooks import nbgrader_source  # noqa: E402
from handgrad.classroom.sandbox import fence  # noqa: E402
from support.answers import answers  # noqa: E402

TABLE = Path(__file__).with_suffix(".md")
MARK = re.compile(r"(?s)(<!-- made by grading.py -->\n).*")
UNFINISHED = 0.2  # the share of answers that stay as they were handed out
PROGRAMS = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"  # nbgrader calls alembic
ENVIRONMENT = os.environ | {"OPENBLAS_NUM_THREADS": "1", "PYTHONPATH": str(ROOT / "lib"), "PATH": PROGRAMS}


def run(*words, **options):
    """A command of Python; its seconds on the clock."""
    began = perf_counter()
    command = [sys.executable, "-m", *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, env=ENVIRONMENT, check=False, **options)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stderr[-3000:]}")
    return perf_counter() - began


def released(course, assignment):
    """The notebook as nbgrader hands it out; its hidden tests stay in its gradebook."""
    nbgrader_source(ROOT, course / "source")
    run("nbgrader", "generate_assignment", assignment, "--course-dir", course)
    return nbformat.read(course / "release" / assignment / f"{assignment}.ipynb", as_version=4)


def filled(notebook, rng):
    """A copy with an answer of the bank in each cell for one, or none."""
    copy = nbformat.from_dict(notebook)
    for cell in copy.cells:
        about = cell.metadata.get("nbgrader", {})
        if about.get("solution") and rng.random() > UNFINISHED:
            bank = answers(about["grade_id"])
            right = [one for one in bank if not one.mistake]
            wrong = [one for one in bank if one.mistake and one.mistake != "time"]
            some = right if rng.random() < 0.6 else wrong
            cell.source = some[rng.integers(len(some))].source
    return copy


def hand_in(notebook, folder, assignment, count):
    """A folder of submissions in the layout of nbgrader."""
    rng = np.random.default_rng(0)
    for number in range(count):
        path = folder / f"student-{number:04}" / assignment / f"{assignment}.ipynb"
        path.parent.mkdir(parents=True)
        nbformat.write(filled(notebook, rng), path)


def ours(submitted, out, jobs):
    seed = out.with_name("course.seed")
    seed.write_text("the seed of a benchmark, which is no secret\n")
    words = ["grade", submitted, "--out", out, "--seed-file", seed, "--jobs", jobs]
    unfenced = ["--unfenced"] if fence.available() else []
    return run("handgrad.classroom.cli", *words, *unfenced, cwd=out.parent)


def nbgraders(course, assignment):
    return run("nbgrader", "autograde", assignment, "--course-dir", course)


def rows(options, folder):
    """(name, submissions, seconds), ours and nbgrader's."""
    few, many, cores = options.nbgrader, options.submissions, os.cpu_count()
    course = folder / "course"
    notebook = released(course, options.assignment)
    hand_in(notebook, folder / "submitted", options.assignment, max(few, many))
    for student in sorted((folder / "submitted").iterdir())[:few]:
        copytree(student, course / "submitted" / student.name)
    yield "nbgrader autograde", few, nbgraders(course, options.assignment)
    yield "handgrad grade --jobs 1", few, ours(course / "submitted", folder / "one.csv", 1)
    yield f"handgrad grade --jobs {cores}", few, ours(course / "submitted", folder / "few.csv", cores)
    yield f"handgrad grade --jobs {cores}", many, ours(folder / "submitted", folder / "many.csv", cores)


def table(options):
    with TemporaryDirectory() as folder:
        measured = list(rows(options, Path(folder)))
    fenced = "Nothing was fenced" if fence.available() else "Each of ours in a fence"
    versions = f"Python {platform.python_version()}, nbgrader {__import__('nbgrader').__version__}"
    lines = [f"{date.today()}. {os.cpu_count()} cores, {platform.system()}, {versions}. {options.assignment}.", ""]
    lines += ["| command | submissions | seconds | submissions a second | ratio |", "|:--|--:|--:|--:|--:|"]
    slowest = measured[0][1] / measured[0][2]
    for name, count, seconds in measured:
        rate = count / seconds
        lines.append(f"| `{name}` | {count:,} | {seconds:.1f} | {rate:.2f} | {rate / slowest:.1f} |")
    return "\n".join([*lines, "", f"{fenced}.", ""])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--assignment", default="cross-entropy-exercises")
    parser.add_argument("--submissions", type=int, default=1000, help="for ours alone")
    parser.add_argument("--nbgrader", type=int, default=20, help="for nbgrader and ours")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    made = table(options)
    print(made)
    if options.write:
        text = TABLE.read_text(encoding="utf-8")
        TABLE.write_text(MARK.sub(lambda mark: mark[1] + "\n" + made, text), encoding="utf-8")


if __name__ == "__main__":
    main()
