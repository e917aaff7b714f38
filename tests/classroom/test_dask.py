"""On a cluster the same work is done by the same code, and gives the same results."""

import json
import os
import signal

import dask
import nbformat
import pytest
from distributed import LocalCluster

from handgrad.classroom.grade import batch
from handgrad.classroom.results import Submission
from handgrad.classroom.sandbox import fence, process
from handgrad.exercises.catalog import ASSIGNMENTS
from support.answers import answers

PAGE = "cross-entropy-exercises"
SEED = "a seed that nobody guesses"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def cluster():
    """Two processes of one thread each on free ports; a task may lose one of them, not two."""
    options = {"dashboard_address": None, "protocol": "tcp"}
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 1}),
        LocalCluster(n_workers=2, threads_per_worker=1, **options) as made,
    ):
        yield made


def notebook(answer):
    cells = [nbformat.v4.new_code_cell("import numpy as np"), nbformat.v4.new_code_cell(answer)]
    return nbformat.writes(nbformat.v4.new_notebook(cells=cells)).encode()


def handed_in(folder):
    """Right, wrong, unfinished and unreadable notebooks."""
    bank = answers("softmax")
    contents = {f"student {k}": notebook(each.source) for k, each in enumerate(bank[:6])}
    contents["nothing"] = notebook("def softmax(z):\n    raise NotImplementedError")
    contents["no notebook"] = b"{"
    for name, content in contents.items():
        (folder / f"{name}.ipynb").write_bytes(content)
    found = [Submission(name, PAGE, str(folder / f"{name}.ipynb")) for name in contents]
    return [*found, Submission("gone", PAGE, str(folder / "gone.ipynb"))]


def graded(submissions, journal, dask="", progress=lambda result: None):
    with batch.workers(2, dask) as executor:
        return batch.grade(submissions, SEED, not fence.available(), journal, executor, progress)


def test_a_cluster_gives_what_this_machine_gives(cluster, tmp_path):
    submissions = handed_in(tmp_path)
    here = graded(submissions, tmp_path / "here")
    there = graded(submissions, tmp_path / "there", cluster.scheduler_address)
    assert there == here
    assert json.dumps([each.as_json() for each in there]) == json.dumps([each.as_json() for each in here])
    assert len(here[0].marks) == len(ASSIGNMENTS[PAGE])
    assert {result.points for result in here} > {0}


def test_a_worker_that_is_killed_costs_nothing(cluster, tmp_path):
    submissions = handed_in(tmp_path)
    worker = next(iter(cluster.workers.values()))
    killed = []

    def kill_once(result):
        if not killed:
            killed.append(worker.pid)
            os.kill(worker.pid, signal.SIGKILL)

    there = graded(submissions, tmp_path / "there", cluster.scheduler_address, kill_once)
    assert killed
    assert there == graded(submissions, tmp_path / "here")


def test_a_task_that_kills_every_worker_becomes_a_row_with_a_reason(cluster, tmp_path, monkeypatch):
    submissions, real = handed_in(tmp_path)[:2], batch.graded

    def deadly(submission, *rest):
        return os._exit(1) if submission.student == "student 1" else real(submission, *rest)

    monkeypatch.setattr(batch, "graded", deadly)
    results = graded(submissions, tmp_path / "journal", cluster.scheduler_address)
    assert [each.student for each in results] == ["student 0", "student 1"]
    assert results[1].marks == ()
    assert "KilledWorker" in results[1].notes[-1]


def test_a_worker_with_another_version_is_refused(cluster, tmp_path, monkeypatch):
    monkeypatch.setattr(batch, "sources", lambda: "another version")
    with pytest.raises(batch.RefusedError, match="another version"):
        graded(handed_in(tmp_path), tmp_path / "journal", cluster.scheduler_address)
    assert not process.STOPPED.is_set()  # another grading in this process may start


def test_no_cluster_at_an_address_is_an_error_that_names_it(monkeypatch):
    monkeypatch.setattr(batch, "CONNECT", 1)
    with pytest.raises(OSError, match=r"127\.0\.0\.1:9"), batch.workers(dask="tcp://127.0.0.1:9"):
        pass
