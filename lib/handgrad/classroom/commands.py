"""What `handgrad release`, `grade` and `report` do. Each returns its summary.

Modules that need more than NumPy are imported where they are used: help is there
without them.
"""

import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path

from handgrad.classroom import seed
from handgrad.classroom.collect.doubts import doubts
from handgrad.classroom.collect.submissions import NOTHING, find, skipped
from handgrad.classroom.export import exports, outputs
from handgrad.classroom.export.grades import load
from handgrad.classroom.grade import batch, job
from handgrad.classroom.release.notebooks import nbgrader_source
from handgrad.classroom.release.notebooks import release as release_book
from handgrad.classroom.report.summary import summary
from handgrad.classroom.sandbox import fence

UNFENCED = """\
this machine cannot fence what students wrote: {reason}
With --unfenced it grades all the same. Each notebook then runs as you: it can read
and change your files, other submissions and the grades, read the secret seed, and use
the network, and leave files and processes behind. Do that only in a container or a
machine that holds nothing else."""


class CannotFenceError(Exception):
    """This machine cannot fence, and nobody said that it need not."""


def release(options, say):
    """Notebooks to hand out, and a seed if there is none."""
    outputs.folder("--out", options.out)
    outputs.folder("--nbgrader", options.nbgrader)
    paths = [str(path) for path in release_book(options.book, options.out)]
    say(f"{len(paths)} notebooks to hand out are in {options.out}.")
    sources = sources_of(options, say)
    place = str(options.seed_file or seed.FILE)
    made = seed.make(place)
    if made:
        say(
            f"The secret seed of this course is in {place}. Keep it out of version "
            "control and away from students, and keep a copy: grades follow from it."
        )
    else:
        say(f"The secret seed of this course stays the one in {place}.")
    return {"files": paths, **sources, "seed file": place, "seed made": made}


def sources_of(options, say):
    """What nbgrader makes its own release of, if somebody asked for it."""
    if not options.nbgrader:
        return {}
    paths = [str(path) for path in nbgrader_source(options.book, options.nbgrader)]
    say(f"{len(paths)} for nbgrader, with solutions, are in {options.nbgrader}.")
    return {"nbgrader": paths}


def grade(options, say):
    """Grades, feedback and exports of a folder of submissions."""
    from handgrad.classroom.report import feedback

    secret = seed.find(options.seed_file)
    places = outputs.places(options)
    found = find(options.submissions, options.assignment)
    if not found:
        raise ValueError(
            f"SUBMISSIONS is {options.submissions}: expected notebooks in it, or a "
            "folder for each student"
        )
    if options.moodle:
        exports.check_numbers(found, options.moodle)
    for each in doubts(options.submissions, options.assignment):
        say(f"mind: {each}.")
    if strays := skipped(options.submissions):
        say(f"passed over, since nobody's: {', '.join(map(repr, strays))}")
    refuse_without_fence(options, say)
    results = graded(found, secret, options, places.journal)
    files = outputs.write(results, places) | {"feedback": str(places.feedback)}
    feedback.write(results, places.feedback)
    close(places.journal, results, say)
    return conclusion(results, files, say)


def close(journal, results, say):
    """What we failed on is graded in another run; what was graded is not."""
    if any(map(job.is_unfinished, results)):
        say("Some could not be graded: the same command grades them, and only them.")
    else:
        journal.unlink(missing_ok=True)


def refuse_without_fence(options, say):
    """Workers of a cluster look for themselves."""
    if options.unfenced:
        say("Not fenced: what students wrote runs with your rights.")
    elif not options.dask and (reason := fence.available()):
        raise CannotFenceError(UNFENCED.format(reason=reason))


def graded(found, secret, options, journal):
    """The Results, student by student."""
    fenced = not options.unfenced
    with ExitStack() as stack:
        executor, advance = workers(options, stack), stack.enter_context(bar(found))
        results = batch.grade(found, secret, fenced, journal, executor, advance)
    return sorted(results, key=lambda each: (each.student, each.id))


def workers(options, stack):
    try:
        return stack.enter_context(batch.workers(options.jobs, options.dask))
    except OSError as error:
        raise ValueError(f"--dask is {options.dask}: {error}") from None


@contextmanager
def bar(found):
    """A function that counts one on; with a bar where somebody looks on."""
    from tqdm import tqdm

    only_on_a_terminal = {"file": sys.stderr, "disable": None}
    with tqdm(total=len(found), unit=" notebooks", **only_on_a_terminal) as shown:
        yield lambda result: shown.update()


def conclusion(results, files, say):
    """The summary, also in words."""
    failed = [
        {"student": r.student, "assignment": r.assignment, "notes": list(r.notes)}
        for r in results
        if not was_graded(r)
    ]
    students = len({(each.student, each.id) for each in results})
    for each in failed:
        notes = "; ".join(each["notes"])
        say(f"not graded: {each['student']!r}, {each['assignment']}: {notes!r}")
    say(f"{students} students, {len(results)} submissions: {files['grades']}")
    say(f"Feedback: {files['feedback']}. Next: handgrad report {files['grades']}")
    numbers = {"students": students, "submissions": len(results)}
    return numbers | {"not graded": failed, "files": files}


def was_graded(result):
    """Also if it got no points, and if there was nothing to grade."""
    unread = any(mark.mistake in ("unread", "unjudged") for mark in result.marks)
    return result.notes == (NOTHING,) or bool(result.marks and not unread)


def report(options, say):
    """A page on the class."""
    from handgrad.classroom.report.report import write

    results = load(Path(options.grades).with_suffix(".json"))
    outputs.file("--out", options.out)
    write(results, options.out)
    say(f"The report: {options.out}")
    return {"files": {"report": str(options.out)}, "assignments": summary(results)}
