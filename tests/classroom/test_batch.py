"""Many submissions at once: in order, one by one if need be, and nothing is lost."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import nbformat
import numpy as np
import pytest

from handgrad.classroom.grade import batch, job, journal
from handgrad.classroom.results import UNKNOWN, Mark, Result, Submission
from handgrad.classroom.sandbox import fence, process
from support.handed_in import notebook
from support.signals import hear_interrupts

PAGE = "cross-entropy-exercises"
SEED = "a seed that nobody guesses"


def fake(submission, content, seed, fenced):
    """Stands in for the grader: gives as many points as the notebook has bytes."""
    marks = (Mark("softmax", len(content), 9),) if content is not None else ()
    return Result(submission.student, submission.assignment, marks, submission.id, submission.notes)


class Grader:
    """A grader that remembers whom it graded, and may do something else for some."""

    def __init__(self):
        self.seen, self.instead = [], {}

    def __call__(self, submission, content, seed, fenced):
        self.seen.append(submission.student)
        self.instead.get(submission.student, lambda: None)()
        return fake(submission, content, seed, fenced)


@pytest.fixture
def grader(monkeypatch):
    made = Grader()
    monkeypatch.setattr(job.grading, "grade_submission", made)
    monkeypatch.setattr(job.fence, "available", lambda: "")
    job.unfit.cache_clear()
    yield made
    job.unfit.cache_clear()
    process.STOPPED.clear()


@pytest.fixture
def threads():
    with ThreadPoolExecutor(2) as executor:
        yield executor


def handed_in(folder, names="abcdef"):
    """A notebook for each name, of as many bytes as its place."""
    submissions = []
    for number, name in enumerate(names, 1):
        path = folder / f"{name}.ipynb"
        path.write_bytes(b"x" * number)
        submissions.append(Submission(name, PAGE, str(path)))
    return submissions


def grade(submissions, folder, executor, **options):
    settings = {"seed": SEED, "fenced": False, "journal": folder / "journal"} | options
    return batch.grade(submissions, executor=executor, **settings)


def stop():
    raise KeyboardInterrupt


# order


def test_results_come_in_the_order_of_the_submissions_whatever_ends_first(tmp_path, grader, threads):
    later = threading.Event()
    grader.instead = {"a": lambda: later.wait(10), "f": later.set}
    results = grade(handed_in(tmp_path), tmp_path, threads)
    assert [(each.student, each.points) for each in results] == list(zip("abcdef", range(1, 7)))
    assert grader.seen[-1] == "f"


def test_progress_hears_of_each_result_once(tmp_path, grader, threads):
    heard = []
    results = grade(handed_in(tmp_path), tmp_path, threads, progress=heard.append)
    assert sorted(heard, key=results.index) == results


def test_nothing_handed_in_gives_nothing(tmp_path, grader, threads):
    assert grade([], tmp_path, threads) == []


# nothing is lost


def bug():
    raise ZeroDivisionError("ours")


def test_an_error_of_our_own_becomes_the_row_of_one_student(tmp_path, grader, threads):
    grader.instead = {"c": bug}
    results = grade(handed_in(tmp_path), tmp_path, threads)
    assert [bool(each.marks) for each in results] == [True, True, False, True, True, True]
    assert results[2].notes == ("not graded: ZeroDivisionError: ours",)


def out_of_memory(*arguments):
    return np.ones(2**50)


def test_a_judge_that_runs_out_of_memory_costs_one_row(tmp_path, grader, threads):
    grader.instead = {"c": out_of_memory}
    results = grade(handed_in(tmp_path), tmp_path, threads)
    assert [bool(each.marks) for each in results] == [True, True, False, True, True, True]
    assert "MemoryError" in results[2].notes[0]


def test_a_notebook_for_which_there_is_no_memory_costs_one_row(tmp_path, grader, threads, monkeypatch):
    read = job.files.read
    monkeypatch.setattr(job.files, "read", lambda path: (out_of_memory if "c.ipynb" in path else read)(path))
    results = grade(handed_in(tmp_path), tmp_path, threads)
    assert [bool(each.marks) for each in results] == [True, True, False, True, True, True]
    assert "MemoryError" in results[2].notes[0]


LIMITED = """
import resource, sys
from handgrad.classroom.grade import batch
from handgrad.classroom.results import Submission
from handgrad.exercises.catalog import EXERCISES

def judge(case, output):
    if output.value == 7:  # bob's
        bytearray(2**33)

folder = sys.argv[1]
EXERCISES["softmax"].judge = judge
found = [Submission(name, "cross-entropy-exercises", f"{folder}/{name}.ipynb") for name in ("ada", "bob", "eve")]
with batch.workers(1) as executor:
    resource.setrlimit(resource.RLIMIT_AS, (2**33, 2**33))
    for each in batch.grade(found, "a secret seed", False, f"{folder}/journal", executor):
        print(each.student, *(mark.mistake or "right" for mark in each.marks[:1]), *each.notes)
"""


def test_a_judge_beyond_the_machines_limit_costs_its_exercise_alone(tmp_path):
    for name in ("ada", "bob", "eve"):
        answer = 7 if name == "bob" else 1
        (tmp_path / f"{name}.ipynb").write_bytes(notebook(f"softmax = lambda z: {answer}"))
    command = [sys.executable, "-c", LIMITED, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    ada, bob, eve = done.stdout.splitlines()
    assert (ada, eve) == ("ada right", "eve right")
    assert bob == "bob unjudged the judge of softmax failed (MemoryError): tell us"


class Broken(Executor):
    """Breaks down after some submissions, as a pool whose process was killed."""

    def __init__(self, after):
        self.left = after

    def submit(self, task, *arguments):
        if not self.left:
            raise RuntimeError("the pool is gone")
        self.left -= 1
        future = Future()
        future.set_result(task(*arguments))
        return future


def test_a_pool_that_breaks_down_costs_no_row(tmp_path, grader):
    results = grade(handed_in(tmp_path), tmp_path, Broken(after=4))
    assert [each.student for each in results] == list("abcdef")
    assert [each.notes for each in results[4:]] == [("not graded: RuntimeError: the pool is gone",)] * 2


def test_what_was_not_graded_is_graded_in_the_next_run(tmp_path, grader, threads):
    submissions = handed_in(tmp_path)
    grade(submissions, tmp_path, Broken(after=4))
    results = grade(submissions, tmp_path, threads)
    assert [each.points for each in results] == [1, 2, 3, 4, 5, 6]
    assert sorted(grader.seen) == list("abcdef")


def test_what_our_judge_failed_on_is_graded_in_the_next_run(tmp_path, grader, threads, monkeypatch):
    submissions = handed_in(tmp_path)
    unjudged = Result("c", PAGE, (Mark("softmax", 0, 9, "unjudged", "ask"),))

    def told(submission, *rest):
        return unjudged if submission.student == "c" else fake(submission, *rest)

    with monkeypatch.context() as patch:
        patch.setattr(job.grading, "grade_submission", told)
        assert grade(submissions, tmp_path, threads)[2] == unjudged
    assert grade(submissions, tmp_path, threads)[2].points == 3
    assert grader.seen == ["c"]


def test_only_so_many_are_in_memory_at_once(tmp_path, grader, threads, monkeypatch):
    monkeypatch.setattr(batch, "IN_FLIGHT", 3)
    opened, done, most = [], [], []
    read = job.files.read

    def counting(path):
        opened.append(path)
        most.append(len(opened) - len(done))
        return read(path)

    monkeypatch.setattr(job.files, "read", counting)
    grade(handed_in(tmp_path), tmp_path, threads, progress=done.append)
    assert max(most) == 3


def test_only_so_many_bytes_are_in_memory_at_once(tmp_path, grader, threads, monkeypatch):
    monkeypatch.setattr(batch, "IN_FLIGHT_BYTES", 0)
    held = []
    submit = threads.submit
    monkeypatch.setattr(threads, "submit", lambda *all: held.append(len(grader.seen)) or submit(*all))
    grade(handed_in(tmp_path), tmp_path, threads)
    assert held == [0, 1, 2, 3, 4, 5]


def test_a_notebook_of_an_unknown_assignment_is_a_row_that_nobody_grades(tmp_path, grader, threads):
    which = Submission("b", UNKNOWN, "", notes=("which one is it?",))
    results = grade([*handed_in(tmp_path, "a"), which], tmp_path, threads)
    assert results[1] == Result("b", UNKNOWN, (), notes=("which one is it?",))
    assert grader.seen == ["a"]


# files that are none


def link(path):
    path.symlink_to("/etc/hostname")


@pytest.mark.parametrize(("make", "says"), [(link, "link"), (os.mkfifo, "regular"), (os.mkdir, "regular")])
def test_what_is_no_plain_file_is_not_read(tmp_path, grader, threads, make, says):
    submissions = handed_in(tmp_path)
    path = tmp_path / "b.ipynb"
    path.unlink()
    make(path)
    result = grade(submissions, tmp_path, threads)[1]
    assert not result.marks
    assert says in result.notes[-1]


def test_a_file_that_vanished_is_a_row_with_a_reason(tmp_path, grader, threads):
    submissions = handed_in(tmp_path)
    (tmp_path / "b.ipynb").unlink()
    result = grade(submissions, tmp_path, threads)[1]
    assert not result.marks
    assert result.notes


# the journal


def journal_lines(folder):
    return (folder / "journal").read_bytes().splitlines(keepends=True)


def test_an_interrupted_run_goes_on_where_it_was(tmp_path, grader):
    submissions, heard = handed_in(tmp_path), []

    def until_three(result):
        heard.append(result.student)
        if len(heard) == 3:
            stop()

    with ThreadPoolExecutor(1) as executor, pytest.raises(KeyboardInterrupt):
        grade(submissions, tmp_path, executor, progress=until_three)
    grader.seen.clear()
    with ThreadPoolExecutor(1) as executor:
        results = grade(submissions, tmp_path, executor)
    assert [each.points for each in results] == [1, 2, 3, 4, 5, 6]
    assert not set(grader.seen) & set(heard)


def test_a_result_is_in_the_journal_before_anyone_hears_of_it(tmp_path, grader, threads):
    def look(result):
        assert json.loads(journal_lines(tmp_path)[-1])["result"]["student"] == result.student

    grade(handed_in(tmp_path), tmp_path, threads, progress=look)


def test_the_journal_stays_until_the_caller_removes_it(tmp_path, grader, threads):
    submissions = handed_in(tmp_path)
    first = grade(submissions, tmp_path, threads)
    grader.seen.clear()
    assert grade(submissions, tmp_path, threads) == first
    assert grader.seen == []


def test_a_torn_line_is_passed_over_and_harms_no_other(tmp_path, grader, threads):
    submissions = handed_in(tmp_path)
    grade(submissions, tmp_path, threads)
    lines = journal_lines(tmp_path)
    torn = json.loads(lines[-1])["result"]["student"]
    (tmp_path / "journal").write_bytes(b"".join(lines)[:-20])
    for again in ([torn], []):
        grader.seen.clear()
        grade(submissions, tmp_path, threads)
        assert grader.seen == again


@pytest.mark.parametrize("line", [b"\xff\n", b"[]\n", b'{"key": "k"}\n', b'{"key": "k", "result": {"marks": 3}}\n'])
def test_a_line_of_something_else_is_passed_over(tmp_path, grader, threads, line):
    (tmp_path / "journal").write_bytes(line)
    assert len(grade(handed_in(tmp_path), tmp_path, threads)) == 6


def regraded(folder, grader, executor, submissions, **options):
    """Whom a second run grades anew, after a first with the defaults."""
    grade(handed_in(folder), folder, executor)
    grader.seen.clear()
    grade(submissions or handed_in(folder), folder, executor, **options)
    return sorted(grader.seen)


@pytest.mark.parametrize("options", [{"seed": "another seed"}, {"fenced": True}])
def test_another_seed_or_fence_is_another_grading(tmp_path, grader, threads, options):
    assert regraded(tmp_path, grader, threads, None, **options) == list("abcdef")


def test_another_version_of_the_library_is_another_grading(tmp_path, grader, threads, monkeypatch):
    grade(handed_in(tmp_path), tmp_path, threads)
    grader.seen.clear()
    for module in (batch, job, journal):
        monkeypatch.setattr(module, "sources", lambda: "another version")
    grade(handed_in(tmp_path), tmp_path, threads)
    assert sorted(grader.seen) == list("abcdef")


def test_another_content_is_graded_anew_and_the_rest_is_not(tmp_path, grader, threads):
    submissions = handed_in(tmp_path)
    grade(submissions, tmp_path, threads)
    (tmp_path / "c.ipynb").write_bytes(b"yyyyyyyy")
    grader.seen.clear()
    assert grade(submissions, tmp_path, threads)[2].points == 8
    assert grader.seen == ["c"]


def test_two_students_of_one_content_keep_their_own_rows(tmp_path, grader, threads):
    path = tmp_path / "same.ipynb"
    path.write_bytes(b"xx")
    both = [Submission(name, PAGE, str(path), id=name) for name in "ab"]
    for _ in range(2):
        assert [each.id for each in grade(both, tmp_path, threads)] == ["a", "b"]


def test_the_seed_is_not_in_the_journal_and_nobody_else_may_read_it(tmp_path, grader, threads):
    grade(handed_in(tmp_path), tmp_path, threads)
    assert SEED.encode() not in (tmp_path / "journal").read_bytes()
    assert (tmp_path / "journal").stat().st_mode & 0o077 == 0


def test_two_batches_do_not_write_to_one_journal(tmp_path, grader, threads):
    with journal.Journal(tmp_path / "journal"), pytest.raises(BlockingIOError, match="another grading"):
        grade(handed_in(tmp_path), tmp_path, threads)


def test_a_journal_that_cannot_be_written_is_refused_before_anything_is_graded(tmp_path, grader, threads):
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError, match="file"):
        grade(handed_in(tmp_path), tmp_path, threads, journal=tmp_path / "file" / "journal")
    assert grader.seen == []


def test_two_runs_are_equal_to_the_byte(tmp_path, grader, threads):
    submissions = handed_in(tmp_path)
    runs = [grade(submissions, tmp_path, threads, journal=tmp_path / name) for name in "12"]
    first, second = (json.dumps([each.as_json() for each in run]) for run in runs)
    assert first == second


# who may grade


def test_a_machine_that_cannot_fence_stops_the_batch(tmp_path, grader, threads, monkeypatch):
    monkeypatch.setattr(job.fence, "available", lambda: "there is no bubblewrap")
    with pytest.raises(batch.RefusedError, match="no bubblewrap"):
        grade(handed_in(tmp_path), tmp_path, threads, fenced=True)
    assert grader.seen == []


def test_a_machine_with_another_version_stops_the_batch(tmp_path, grader, threads, monkeypatch):
    monkeypatch.setattr(job, "sources", lambda: "another version")
    with pytest.raises(batch.RefusedError, match="another version"):
        grade(handed_in(tmp_path, "a"), tmp_path, threads)


INTERRUPTED = """
import sys
from handgrad.classroom.grade import batch
from handgrad.classroom.sandbox import fence
from handgrad.classroom.results import Submission

folder = sys.argv[1]
names = ("quick", "endless", "another")
found = [Submission(name, "cross-entropy-exercises", f"{folder}/{name}.ipynb") for name in names]
tell = lambda result: print(result.student, flush=True)
with batch.workers(2) as executor:
    batch.grade(found, "a secret seed", not fence.available(), f"{folder}/journal", executor, tell)
"""


def children(pid):
    """The processes that a process started, and those that they started."""
    found = []
    with suppress(OSError):
        for thread in os.listdir(f"/proc/{pid}/task"):
            found += map(int, Path(f"/proc/{pid}/task/{thread}/children").read_text().split())
    return found + [deeper for each in found for deeper in children(each)]


def alive(pid):
    with suppress(OSError):
        return "State:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    return False


def test_an_interrupt_ends_every_process_and_keeps_what_is_done(tmp_path):
    for name, source in (("quick", "pass"), ("endless", "while True: pass"), ("another", "while True: pass")):
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)])
        nbformat.write(notebook, tmp_path / f"{name}.ipynb")
    command = [sys.executable, "-c", INTERRUPTED, str(tmp_path)]
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, preexec_fn=hear_interrupts, **options) as running:
        assert running.stdout.readline() == "quick\n"
        while not (fenced := children(running.pid)):
            time.sleep(0.02)
        running.send_signal(signal.SIGINT)
        assert "KeyboardInterrupt" in running.communicate(timeout=60)[1]
    assert not [pid for pid in fenced if alive(pid)]
    (line,) = journal_lines(tmp_path)
    assert json.loads(line)["result"]["student"] == "quick"


def test_an_interrupted_run_stops_the_processes_until_its_threads_have_ended(tmp_path, grader):
    with batch.workers(2) as executor:
        with pytest.raises(KeyboardInterrupt):
            grade(handed_in(tmp_path), tmp_path, executor, progress=lambda result: stop())
        assert process.STOPPED.is_set()
    assert not process.STOPPED.is_set()


def test_to_stop_the_processes_kills_them_and_lets_none_start():
    with process.Process(fence.Limits(), fenced=False) as endless:
        try:
            process.stop()
            assert endless.child.wait(60) == -signal.SIGKILL
            with pytest.raises(fence.FenceError, match="stopped"):
                process.Process(fence.Limits(), fenced=False)
        finally:
            process.STOPPED.clear()
    assert not process.RUNNING


def test_an_interrupted_run_waits_for_nobody_in_the_queue(tmp_path, grader):
    grader.instead = dict.fromkeys("abcdef", lambda: time.sleep(0.05))
    with ThreadPoolExecutor(1) as executor, pytest.raises(KeyboardInterrupt):
        grade(handed_in(tmp_path), tmp_path, executor, progress=lambda result: stop())
    assert len(grader.seen) < 6
