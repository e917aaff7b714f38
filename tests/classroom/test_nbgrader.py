"""A course on nbgrader can use our exercises: it makes its own release of them, and grades what comes back."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import numpy as np
import pytest
from nbgrader.api import Gradebook

import handgrad as hg
from booktools.toc import ROOT, exercises
from handgrad.exercises.catalog import ASSIGNMENTS, EXERCISES
from handgrad.exercises.judge.judging import name_of
from support.answers import Answer, answers
from support.handed_in import IMPORTS, graded

pytestmark = pytest.mark.slow
ASSIGNMENT = exercises()[0].stem
NAMES = [name_of(each) for each in ASSIGNMENTS[ASSIGNMENT]]
POINTS = [EXERCISES[name].POINTS for name in NAMES]


def nbgrader(course, *arguments):
    """Runs a command of nbgrader in the folder of a course, away from the settings of whoever runs the tests."""
    own = {f"JUPYTER_{kind}_DIR": str(course / ".jupyter" / kind) for kind in ("CONFIG", "DATA", "RUNTIME")}
    own["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])  # it calls alembic
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", *arguments],
        env=os.environ | own | {"PYTHONPATH": str(ROOT / "lib")},
        cwd=course,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def answered(notebook, chosen):
    """The notebook with answers of the bank in the cells of their exercises; others stay unwritten."""
    for cell in notebook.cells:
        if cell.id in chosen:
            cell.source = chosen[cell.id].source
    return notebook


def pick(name, right):
    return next(each for each in answers(name) if bool(each.mistake) != right)


FORGERY = "hg.check = lambda f: True"
HANDED_IN = {
    "all-right": {name: pick(name, right=True) for name in NAMES},
    "first-right": {name: pick(name, right=name == NAMES[0]) for name in NAMES},
    "nothing-written": {},
    "forged": {NAMES[0]: Answer(NAMES[0], "forged", f"{FORGERY}\n{NAMES[0]} = 0")},
}


@pytest.fixture(scope="module")
def course(released, tmp_path_factory):
    """A course folder after nbgrader has made its release, and graded notebooks of ours and of its own."""
    folder = tmp_path_factory.mktemp("course")
    shutil.copytree(released("nbgrader"), folder / "source")
    nbgrader(folder, "generate_assignment", ASSIGNMENT)
    ours = released("student") / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    theirs = folder / "release" / ASSIGNMENT / ours.name
    for kind, path in (("ours", ours), ("theirs", theirs)):
        for student, chosen in HANDED_IN.items():
            place = folder / "submitted" / f"{student}-{kind}" / ASSIGNMENT
            place.mkdir(parents=True)
            nbformat.write(answered(nbformat.read(path, as_version=4), chosen), place / ours.name)
    nbgrader(folder, "autograde", ASSIGNMENT)
    return folder


@pytest.fixture(scope="module")
def scores(course):
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        found = gradebook.assignment_submissions(ASSIGNMENT)
        return {each.student.id: (each.score, each.max_score) for each in found}


@pytest.mark.parametrize("kind", ["ours", "theirs"])
def test_a_right_answer_gets_its_points_and_a_wrong_one_none(scores, kind):
    assert scores[f"all-right-{kind}"] == (sum(POINTS), sum(POINTS))
    assert scores[f"first-right-{kind}"] == (POINTS[0], sum(POINTS))
    assert scores[f"nothing-written-{kind}"] == (0, sum(POINTS))


@pytest.mark.parametrize("kind", ["ours", "theirs"])
def test_the_points_of_nbgrader_can_be_forged_as_the_page_for_instructors_says(scores, kind):
    page = (ROOT / "chapters/reference/for-instructors.md").read_text(encoding="utf-8")
    assert f"`{FORGERY}`" in page
    assert scores[f"forged-{kind}"] == (sum(POINTS), sum(POINTS))


def test_what_forges_the_points_of_nbgrader_earns_nothing_here(fenced):
    assert graded(IMPORTS, HANDED_IN["forged"][NAMES[0]].source, assignment=ASSIGNMENT).points == 0


def test_a_released_notebook_of_nbgrader_holds_no_solution_and_no_hidden_test(course):
    text = (course / "release" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb").read_text(encoding="utf-8")
    assert "YOUR CODE HERE" in text
    assert "SOLUTION" not in text
    assert "HIDDEN TESTS" not in text
    assert "verdict" not in text


def test_a_student_learns_from_nbgrader_what_the_check_says(course):
    path = course / "autograded" / "first-right-ours" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    cells = {cell.id: cell for cell in nbformat.read(path, as_version=4).cells}
    (error,) = (each for each in cells[f"{NAMES[1]}-check"].outputs if each.output_type == "error")
    names = {"np": np}
    exec(HANDED_IN["first-right"][NAMES[1]].source, names)
    assert (error.ename, error.evalue) == ("AssertionError", hg.check(names[NAMES[1]]).message)
