"""The command `handgrad`: its messages, its exit status and the files it writes."""

import csv
import json
import os
import signal
import subprocess
import sys
import tomllib
from concurrent.futures import CancelledError
from pathlib import Path

import pytest

import handgrad
from handgrad.classroom import cli, commands, options, seed
from handgrad.classroom.export import grades
from handgrad.classroom.grade import marks
from handgrad.classroom.results import Mark, Result
from handgrad.classroom.sandbox.fence import FenceError
from handgrad.exercises.catalog import ASSIGNMENTS
from handgrad.exercises.judge.judging import name_of
from support.handed_in import COSTS, IMPORTS, honest, notebook
from support.signals import hear_interrupts

ROOT = Path(__file__).parents[2]
SECRET = "a seed that nobody guesses"


@pytest.fixture(autouse=True)
def course(tmp_path, monkeypatch):
    """A folder of one's own, with a seed in the environment."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(seed.VARIABLE, SECRET)
    return tmp_path


@pytest.fixture
def grader(monkeypatch):
    """A quick grader in place of the real one, which remembers what it was given."""
    seen = []

    def grade(submission, content, secret, fenced, limits=None):
        seen.append((submission.student, content, secret, fenced))
        marks = (Mark("softmax", 1, 2, "sign", "the sign"),) if content != b"bad" else ()
        return Result(submission.student, submission.assignment, marks, submission.id, submission.notes)

    monkeypatch.setattr("handgrad.classroom.grade.marks.grade_submission", grade)
    monkeypatch.setattr("handgrad.classroom.sandbox.fence.available", lambda: "")
    return seen


def put(path, content=b"{}"):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


@pytest.fixture
def submissions(course):
    for number, name in enumerate(("Ada", "Grace", "Zoë"), 1):
        put(course / "in" / f"{name}_{number}_assignsubmission_file_" / f"{COSTS}.ipynb")
    return course / "in"


def table(path):
    return list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))


def said(capsys):
    return capsys.readouterr().err


def refused(capsys, *arguments, status=cli.WRONG):
    assert cli.main(arguments) == status
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("handgrad: ")
    return err


def test_grading_writes_a_table_json_and_feedback(course, submissions, grader, capsys):
    assert cli.main(["grade", "in"]) == cli.DONE
    assert {each.name for each in course.iterdir()} == {"in", "grades.csv", "grades.json", "grades-feedback"}
    assert len(list((course / "grades-feedback").iterdir())) == 3
    assert [(row["student"], row["id"], row["points"]) for row in table(course / "grades.csv")] == [
        ("Ada", "1", "1"),
        ("Grace", "2", "1"),
        ("Zoë", "3", "1"),
    ]
    out, err = capsys.readouterr()
    assert out == ""
    assert "3 students" in err
    assert "handgrad report grades.csv" in err


def test_the_grader_gets_contents_the_seed_and_a_fence(submissions, grader):
    cli.main(["grade", "in", "--jobs", "1"])
    assert sorted(grader) == [(name, b"{}", SECRET, True) for name in ("Ada", "Grace", "Zoë")]


def test_unfenced_is_handed_on_and_said(submissions, grader, capsys):
    cli.main(["grade", "in", "--unfenced"])
    assert "Not fenced" in capsys.readouterr().err
    assert {fenced for _, _, _, fenced in grader} == {False}


def test_a_notebook_of_no_assignment_gets_a_row_whose_notes_reach_no_terminal(submissions, grader, course):
    put(course / "in" / "Eve_4_assignsubmission_file_" / "home\x1b[31mwork.ipynb")
    assert cli.main(["grade", "in"]) == cli.SOME_NOT_GRADED
    notes = [note for each in grades.load(Path("grades.json")) if each.student == "Eve" for note in each.notes]
    assert "home" in "".join(notes)
    assert all(note.isprintable() for note in notes)


def test_what_may_be_meant_in_another_way_is_said_by_name(course, submissions, grader, capsys):
    put(course / "in" / "Zoë_3_assignsubmission_file_" / "gradient-descent-exercises.ipynb")
    put(course / "in" / ".eve" / f"{COSTS}.ipynb")
    assert cli.main(["grade", "in"]) == cli.DONE
    err = said(capsys)
    assert "mind: gradient-descent-exercises was handed in by 'Zoë' alone" in err
    assert "passed over, since nobody's: '.eve'" in err
    assert {row["student"]: row["out of"] for row in table(course / "grades.csv")} == {
        "Ada": "2",
        "Grace": "2",
        "Zoë": "4",
    }


def test_exports_are_written_where_asked(course, submissions, grader, capsys):
    names = ["--moodle", "x/m.csv", "--canvas", "x/c.csv", "--gradescope", "gs", "--feedback", "pages"]
    assert cli.main(["grade", "in", "--out", "y/g.csv", *names, "--json"]) == cli.DONE
    files = json.loads(capsys.readouterr().out)["files"]
    assert files["moodle"] == ["x/m.csv"]
    assert files["feedback"] == "pages"
    assert (course / "x" / "c.csv").exists()
    assert len(list((course / "gs").rglob("results.json"))) == 3
    assert {each.name for each in (course / "y").iterdir()} == {"g.csv", "g.json"}


def test_json_is_all_that_goes_to_standard_output(submissions, grader, capsys):
    assert cli.main(["grade", "in", "--json"]) == cli.DONE
    summary = json.loads(capsys.readouterr().out)
    assert (summary["students"], summary["submissions"], summary["not graded"]) == (3, 3, [])


def test_what_could_not_be_graded_is_named_and_changes_the_status(submissions, grader, capsys):
    put(submissions / "Eve_4_assignsubmission_file_" / f"{COSTS}.ipynb", b"bad")
    put(submissions / "Ken_5_assignsubmission_file_" / "homework.ipynb", b"{}")
    assert cli.main(["grade", "in", "--json"]) == cli.SOME_NOT_GRADED
    out, err = capsys.readouterr()
    failed = json.loads(out)["not graded"]
    assert [each["student"] for each in failed] == ["Eve", "Ken"]
    assert "not graded: 'Eve'" in err
    assert "cannot be told which assignment" in err


def test_a_note_on_a_name_cannot_write_to_the_terminal(submissions, grader, capsys):
    put(submissions / "E\x1b[2Jve\n_4_assignsubmission_file_" / f"{COSTS}.ipynb", b"bad")
    cli.main(["grade", "in"])
    err = said(capsys)
    assert "\x1b" not in err
    assert r"'E\x1b[2Jve\n'" in err


def test_who_handed_nothing_in_is_not_a_failure(submissions, course, grader):
    (submissions / "Eve_4_assignsubmission_file_").mkdir()
    assert cli.main(["grade", "in"]) == cli.DONE
    assert "nothing was handed in" in (course / "grades.csv").read_text()


def test_what_belongs_to_nobody_is_mentioned(submissions, grader, capsys):
    put(submissions / "README.txt")
    assert cli.main(["grade", "in"]) == cli.DONE
    assert "'README.txt'" in said(capsys)


def test_a_report_is_made_of_what_was_graded(course, submissions, grader, capsys):
    cli.main(["grade", "in"])
    capsys.readouterr()
    assert cli.main(["report", "grades.csv", "--out", "x/report.html", "--json"]) == cli.DONE
    summary = json.loads(capsys.readouterr().out)
    assert summary["files"] == {"report": "x/report.html"}
    assert summary["assignments"][COSTS]["exercises"]["softmax"]["mistaken"] == 3
    assert "sign" in (course / "x" / "report.html").read_text()


def test_release_makes_a_seed_once(course, monkeypatch, capsys):
    monkeypatch.setattr(commands, "release_book", lambda book, out: [out / "a.ipynb", out / "b.ipynb"])
    assert cli.main(["release", "--json"]) == cli.DONE
    first = json.loads(capsys.readouterr().out)
    assert first == {"files": ["release/a.ipynb", "release/b.ipynb"], "seed file": "course.seed", "seed made": True}
    before = (course / "course.seed").read_bytes()
    assert cli.main(["release"]) == cli.DONE
    assert "stays" in said(capsys)
    assert (course / "course.seed").read_bytes() == before


def test_release_says_to_keep_the_seed_secret_and_a_copy(monkeypatch, capsys):
    monkeypatch.setattr(commands, "release_book", lambda book, out: [])
    cli.main(["release", "--seed-file", "autumn.seed"])
    assert "secret seed of this course is in autumn.seed" in (err := said(capsys))
    assert "keep a copy" in err


def test_sources_for_nbgrader_are_written_only_where_asked(course, monkeypatch, capsys):
    monkeypatch.setattr(commands, "release_book", lambda book, out: [out / "a.ipynb"])
    monkeypatch.setattr(commands, "nbgrader_source", lambda book, out: [out / "a.ipynb"])
    assert cli.main(["release", "--nbgrader", "course/source", "--json"]) == cli.DONE
    out, err = capsys.readouterr()
    assert json.loads(out)["nbgrader"] == ["course/source/a.ipynb"]
    assert "with solutions, are in course/source" in err


def test_a_folder_that_is_no_book_is_refused_and_leaves_no_seed(course, capsys):
    assert "book is '.'" in refused(capsys, "release")
    assert not (course / "course.seed").exists()


def test_without_a_seed_nothing_is_graded(submissions, grader, monkeypatch, capsys):
    monkeypatch.delenv(seed.VARIABLE)
    err = refused(capsys, "grade", "in")
    for way in ("course.seed", "--seed-file", "HANDGRAD_SEED"):
        assert way in err
    assert grader == []


def test_without_a_fence_nothing_is_graded_and_the_danger_is_named(
    course, submissions, grader, monkeypatch, capsys
):
    monkeypatch.setattr("handgrad.classroom.sandbox.fence.available", lambda: "bwrap: no permission")
    err = refused(capsys, "grade", "in", status=cli.CANNOT_FENCE)
    for word in ("bwrap: no permission", "--unfenced", "your files", "network", "grades"):
        assert word in err
    assert grader == []
    assert [each.name for each in course.iterdir()] == ["in"]
    assert cli.main(["grade", "in", "--unfenced"]) == cli.DONE


REFUSED = {
    "no folder": (("grade", "nowhere"), "SUBMISSIONS is nowhere: expected a folder"),
    "a file": (("grade", "file"), "SUBMISSIONS is file: expected a folder"),
    "an empty folder": (("grade", "empty"), "SUBMISSIONS is empty: expected notebooks"),
    "a class that looks like a student": (("grade", "classes"), "'week 1' has 10 notebooks for"),
    "an unknown assignment": (
        ("grade", "in", "--assignment", "ps1"),
        f"'ps1': expected one of {', '.join(ASSIGNMENTS)}",
    ),
    "a table without a suffix": (("grade", "in", "--out", "grades"), "--out is grades: expected"),
    "a table that is JSON": (("grade", "in", "--out", "grades.json"), "--out is grades.json: expected"),
    "a table that is a folder": (("grade", "in", "--out", "folder.csv"), "--out is folder.csv, a folder"),
    "a worksheet that is a folder": (("grade", "in", "--moodle", "empty"), "--moodle is empty, a folder"),
    "a gradebook that is a folder": (("grade", "in", "--canvas", "empty"), "--canvas is empty, a folder"),
    "feedback in a file": (("grade", "in", "--feedback", "file"), "--feedback is file, a file"),
    "results in a file": (("grade", "in", "--gradescope", "file"), "--gradescope is file, a file"),
    "a folder in a file": (("grade", "in", "--out", "file/g.csv"), "--out is file/g.csv: expected a place to"),
    "a table nowhere": (("grade", "in", "--out", "/proc/g.csv"), "--out is /proc/g.csv: expected a place to"),
    "a worksheet nowhere": (("grade", "in", "--moodle", "/proc/m.csv"), "--moodle is /proc/m.csv: expected"),
    "a report nowhere": (("report", "done.csv", "--out", "/proc/r.html"), "--out is /proc/r.html: expected"),
    "a release nowhere": (("release", "--out", "/proc/r"), "--out is /proc/r: expected a place to write to"),
    "no seed in the file": (("grade", "in", "--seed-file", "empty"), "no seed can be read from empty"),
    "no participant numbers": (("grade", "plain", "--moodle", "m.csv"), "--moodle is m.csv: no student"),
    "a release in a file": (("release", "--out", "file"), "--out is file, a file"),
    "sources in a file": (("release", "--nbgrader", "file"), "--nbgrader is file, a file"),
    "a report of nothing": (("report", "nothing.csv"), "GRADES is nothing.json: No such file"),
    "a report in a folder": (("report", "done.csv", "--out", "empty"), "--out is empty, a folder"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_wrong_input_is_refused_by_name(course, submissions, grader, capsys, case):
    put(course / "file")
    put(course / "plain" / "ada" / f"{COSTS}.ipynb")
    put(course / "done.json", b'{"results": []}')
    for number in range(10):
        put(course / "classes" / "week 1" / f"{number}" / f"{COSTS}.ipynb")
    (course / "empty").mkdir()
    (course / "folder.csv").mkdir()
    arguments, says = REFUSED[case]
    assert says in refused(capsys, *arguments)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "COMMAND"),
        (("mark",), "invalid choice: 'mark'"),
        (("grade",), "SUBMISSIONS"),
        (("grade", "in", "--jobs", "0"), "--jobs: it is '0': expected a number from 1 on"),
        (("grade", "in", "--jobs", "many"), "--jobs: it is 'many': expected a number"),
        (("grade", "in", "--dask", "here"), "--dask: it is 'here': expected the scheduler's address"),
        (("grade", "in", "--unfence"), "unrecognized arguments: --unfence"),
    ],
)
def test_wrong_usage_ends_with_status_2(capsys, arguments, says):
    with pytest.raises(SystemExit) as raised:
        cli.main(arguments)
    assert raised.value.code == cli.WRONG
    assert says in said(capsys)


def test_an_interrupted_run_says_that_it_continues_and_does(course, submissions, grader, monkeypatch, capsys):
    calls = []

    def interrupt(*arguments):
        calls.append(arguments)
        raise KeyboardInterrupt

    write = commands.outputs.write
    monkeypatch.setattr(commands.outputs, "write", interrupt)
    assert "the same command continues" in refused(capsys, "grade", "in", status=cli.INTERRUPTED)
    assert (course / "grades.journal").exists()
    assert not (course / "grades.csv").exists()
    monkeypatch.setattr(commands.outputs, "write", write)
    assert cli.main(["grade", "in"]) == cli.DONE
    assert len(grader) == 3  # each was graded once
    assert not (course / "grades.journal").exists()


def broken_fence(submission):
    raise FenceError("no process can be started")


def broken_scheduler(submission):
    raise CancelledError


@pytest.mark.parametrize("failure", [broken_fence, broken_scheduler])
def test_after_a_failure_what_was_graded_is_not_graded_again_and_the_rest_is(
    course, submissions, grader, monkeypatch, capsys, failure
):
    working = marks.grade_submission

    def breaks_down(submission, *rest):
        return working(submission, *rest) if len(grader) < 2 else failure(submission)

    monkeypatch.setattr(marks, "grade_submission", breaks_down)
    assert cli.main(["grade", "in", "--jobs", "1"]) == cli.SOME_NOT_GRADED
    assert "the same command grades them, and only them" in said(capsys)
    assert [row["points"] for row in table(course / "grades.csv")] == ["1", "1", "0"]
    monkeypatch.setattr(marks, "grade_submission", working)
    assert cli.main(["grade", "in", "--jobs", "1"]) == cli.DONE
    assert [student for student, *_ in grader] == ["Ada", "Grace", "Zoë"]
    assert [row["points"] for row in table(course / "grades.csv")] == ["1", "1", "1"]
    assert not (course / "grades.journal").exists()


def test_a_notebook_that_nobody_can_read_leaves_no_journal_behind(course, submissions, grader):
    put(course / "in" / "Eve_4_assignsubmission_file_" / f"{COSTS}.ipynb", b"bad")
    assert cli.main(["grade", "in"]) == cli.SOME_NOT_GRADED
    assert not (course / "grades.journal").exists()


def test_two_runs_write_identical_files(course, submissions, grader):
    for name in ("a", "b"):
        assert cli.main(["grade", "in", "--out", f"{name}/grades.csv", "--canvas", f"{name}/c.csv"]) == cli.DONE
    a, b = (
        {each.relative_to(course / name): each.read_bytes() for each in (course / name).rglob("*.*")}
        for name in "ab"
    )
    assert a == b
    assert len(a) == 6


def test_no_bar_where_nobody_looks_on(submissions, grader, capsys):
    cli.main(["grade", "in"])
    assert "notebooks/s" not in said(capsys)


def test_a_bar_on_a_terminal(submissions, grader, capsys, monkeypatch):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    cli.main(["grade", "in"])
    assert "3/3" in said(capsys)


@pytest.mark.parametrize(
    ("module", "extra"), [("tqdm", "classroom"), ("distributed", "dask"), ("yaml", "classroom")]
)
def test_a_missing_package_is_named_with_its_extra(submissions, grader, capsys, monkeypatch, module, extra):
    monkeypatch.setitem(sys.modules, module, None)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: module == "tqdm", raising=False)
    if module == "yaml":
        put(submissions / "submission_metadata.yml", b"a: 1")
    more = ["--dask", "tcp://127.0.0.1:1"] if module == "distributed" else []
    err = refused(capsys, "grade", "in", *more)
    assert f'{module} is not installed: pip install "handgrad[{extra}]"' in err


def test_without_jinja_nothing_is_graded_and_its_extra_is_named(course, submissions):
    code = (
        "import sys\n"
        "sys.modules['jinja2'] = None\n"
        "from handgrad.classroom.cli import main\n"
        "sys.exit(main(['grade', 'in']))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == cli.WRONG
    assert 'jinja2 is not installed: pip install "handgrad[classroom]"' in done.stderr
    assert [each.name for each in course.iterdir()] == ["in"]


def test_a_bug_of_ours_is_not_taken_for_a_missing_package(submissions, monkeypatch):
    def broken(*arguments):
        raise ModuleNotFoundError("No module named 'handgrad.gone'", name="handgrad.gone")

    monkeypatch.setattr(commands, "find", broken)
    with pytest.raises(ModuleNotFoundError):
        cli.main(["grade", "in"])


def test_help_and_version_need_numpy_only():
    code = (
        "import sys\n"
        "for name in ('matplotlib', 'tqdm', 'yaml', 'jinja2', 'nbformat', 'jupytext', 'distributed'):\n"
        "    sys.modules[name] = None\n"
        "from handgrad.classroom.cli import main\n"
        "main(sys.argv[1:])"
    )
    for arguments, says in ((["--version"], handgrad.__version__), (["grade", "--help"], "SUBMISSIONS")):
        done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")
        assert says in done.stdout


def test_help_documents_each_status(capsys):
    with pytest.raises(SystemExit):
        cli.main(["--help"])
    text = capsys.readouterr().out
    for status in (cli.DONE, cli.SOME_NOT_GRADED, cli.WRONG, cli.CANNOT_FENCE, cli.INTERRUPTED):
        assert f"\n  {status}  " in text


@pytest.mark.parametrize("text", [options.GRADE, options.RELEASE, options.REPORT, options.EXAMPLES])
def test_each_example_of_the_help_is_valid(text):
    lines = [line.split() for line in text.splitlines() if line.startswith("  handgrad ")]
    assert lines
    for words in lines:
        cut = next((i for i, word in enumerate(words) if word in ("notebooks", "grades.csv,", "what")), len(words))
        options.parser().parse_args(words[1:cut])


def test_the_package_installs_the_command():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert project["scripts"] == {"handgrad": "handgrad.classroom.cli:main"}
    assert {"classroom", "dask"} <= set(project["optional-dependencies"])
    assert {*cli.EXTRAS.values(), "classroom"} <= set(project["optional-dependencies"])


@pytest.fixture
def make_grade(course):
    """`make grade` of this tree in the folder of the course, with a grader that ends with a given status."""
    fake = course / "python"
    fake.write_text('#!/bin/sh\necho "$@" >> called\ncase "$*" in *" grade "*) exit $STATUS;; esac\n')
    fake.chmod(0o755)

    def run(status):
        command = ["make", "-s", "-f", ROOT / "Makefile", "grade", "SUBMISSIONS=in", f"PY={fake}", "STAMP="]
        environment = os.environ | {"STATUS": str(status)}
        done = subprocess.run(command, cwd=course, env=environment, capture_output=True, text=True, check=False)
        return done.returncode, (course / "called").read_text().splitlines()

    return run


@pytest.mark.parametrize("status", [cli.DONE, cli.SOME_NOT_GRADED])
def test_make_grade_ends_with_the_report_also_when_some_could_not_be_graded(make_grade, status):
    command = "-m handgrad.classroom.cli"
    assert make_grade(status) == (0, [f"{command} grade in", f"{command} report grades.csv"])


@pytest.mark.parametrize("status", [cli.WRONG, cli.CANNOT_FENCE, cli.INTERRUPTED])
def test_make_grade_reports_nothing_when_nothing_was_graded(make_grade, status):
    failed, called = make_grade(status)
    assert failed
    assert len(called) == 1


def test_git_passes_over_the_secret_but_not_our_sources(course):
    secret = "course.seed release/a.ipynb grades.csv grades-feedback/a.html"
    ours = "lib/handgrad/classroom/release/notebooks.py lib/handgrad/classroom/export/grades.py"
    ignored = [
        subprocess.run(["git", "-C", ROOT, "check-ignore", "-q", "--no-index", name], check=False).returncode == 0
        for name in f"{secret} {ours}".split()
    ]
    assert ignored == [True, True, True, True, False, False]


LAYOUTS = {
    "nbgrader": "submitted/{name}/{page}/{page}.ipynb",
    "moodle": "{name}_{number}_assignsubmission_file_/{page}.ipynb",
    "moodle in one folder": "{name}_{number}_assignsubmission_file_{page}.ipynb",
    "canvas": "{name}_{number}_9{number}_{page}.ipynb",
    "a folder for each": "{name}/{page}.ipynb",
    "a notebook for each": "{name} {page}.ipynb",
}


@pytest.mark.slow
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_class_is_graded_from_its_folder_to_the_report(course, fenced, layout):
    right = [honest(name_of(each)) for each in ASSIGNMENTS[COSTS]]
    contents = {
        "ada": notebook(IMPORTS, *right),
        "bob": notebook(IMPORTS, *right[1:], "def softmax(z):\n    return np.exp(z)"),
        "eve": notebook("import os\nos._exit(0)"),
        "ken": b"{ damaged",
    }
    for number, (name, content) in enumerate(contents.items(), 10):
        put(course / "in" / LAYOUTS[layout].format(name=name, number=number, page=COSTS), content)
    assert cli.main(["grade", "in"]) == cli.SOME_NOT_GRADED
    assert cli.main(["report", "grades.csv"]) == cli.DONE
    rows = {row["student"]: row for row in table(course / "grades.csv")}
    points, full = ({name: int(row[column]) for name, row in rows.items()} for column in ("points", "out of"))
    assert len(set(full.values())) == 1
    assert points["ada"] == full["ada"] > points["bob"] > points["eve"] == points["ken"] == 0
    assert "damaged" in rows["ken"]["notes"]
    assert rows["bob"]["softmax: message"]
    assert "softmax" in (course / "report.html").read_text()


@pytest.mark.slow
def test_a_signal_interrupts_a_real_run(course, fenced):
    put(course / "in" / "eve" / f"{COSTS}.ipynb", notebook("while True:\n    pass"))
    command = [sys.executable, "-m", "handgrad.classroom.cli", "grade", "in"]
    running = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, preexec_fn=hear_interrupts)
    while not (course / "grades.journal").exists():
        assert running.poll() is None
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=120)
    assert running.returncode == cli.INTERRUPTED
    assert "the same command continues" in err
    assert not (course / "grades.csv").exists()
