"""What is handed out: notebooks without solutions, which run, and in which graders find their cells."""

import os
import shutil

import nbformat
import pytest
from nbclient import NotebookClient
from nbgrader.nbgraderformat.v3 import MetadataValidatorV3

from booktools.toc import ROOT, exercises, notebook_of
from handgrad.classroom.release.editions import EDITIONS
from handgrad.classroom.release.notebooks import ReleaseError, release
from handgrad.classroom.release.solutions import solutions
from handgrad.exercises.catalog import ASSIGNMENTS, EXERCISES
from handgrad.exercises.judge.judging import name_of

pytestmark = pytest.mark.slow
PAGES = {page.stem: page for page in exercises()}
EVERY = pytest.mark.parametrize("assignment", PAGES)


@pytest.fixture(params=["student", "nbgrader"])
def edition(request):
    return request.param


@pytest.fixture
def notebook(released, edition, assignment):
    return nbformat.read(released(edition) / assignment / f"{assignment}.ipynb", as_version=4)


def graded(notebook, key):
    return {cell.id: cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get(key)}


def test_a_release_is_a_folder_with_a_notebook_for_each_assignment(released, edition):
    folder = released(edition)
    paths = [folder / name / f"{name}.ipynb" for name in PAGES]
    assert sorted(folder.rglob("*")) == sorted([*paths, *(path.parent for path in paths)])


@EVERY
def test_a_notebook_is_valid_for_jupyter_and_for_nbgrader(notebook):
    nbformat.validate(notebook)
    for cell in notebook.cells:
        MetadataValidatorV3().validate_cell(cell)
    MetadataValidatorV3().validate_nb(notebook)
    assert len({cell.id for cell in notebook.cells}) == len(notebook.cells)


@EVERY
def test_each_exercise_has_a_cell_to_write_in_and_a_locked_one_worth_its_points(notebook, assignment):
    names = [name_of(each) for each in ASSIGNMENTS[assignment]]
    assert list(graded(notebook, "solution")) == names
    found = graded(notebook, "grade")
    assert [cell.source.split("\n")[0] for cell in found.values()] == [f"hg.check({name})" for name in names]
    told = [(cell.metadata.nbgrader.grade_id, cell.metadata.nbgrader.points) for cell in found.values()]
    assert told == [(f"{name}-check", EXERCISES[name].POINTS) for name in names]
    assert graded(notebook, "locked") == found
    assert notebook.metadata.handgrad.assignment == assignment


@EVERY
def test_no_notebook_has_outputs(notebook):
    assert not [cell for cell in notebook.cells if cell.get("outputs") or cell.get("execution_count")]


@EVERY
def test_only_nbgrader_gets_solutions_in_code_and_nobody_in_prose(notebook, edition, assignment):
    source = PAGES[assignment].read_text(encoding="utf-8")
    text = "\n".join(cell.source for cell in notebook.cells)
    lines = source.split("\n")
    for found in solutions(source):
        inside = "\n".join(lines[found.place])
        assert (inside in text) == (edition == "nbgrader" and found.kind == "code")
    assert ("BEGIN SOLUTION" in text) == ("HIDDEN TESTS" in text) == (edition == "nbgrader")


@EVERY
def test_the_cells_are_those_of_the_edition(notebook, edition, assignment):
    text = EDITIONS[edition](PAGES[assignment].read_text(encoding="utf-8"))
    page = [cell.source for cell in notebook_of(text).cells if cell.cell_type == "code"]
    cells = [cell.source.split("\n### BEGIN HIDDEN")[0] for cell in notebook.cells if cell.cell_type == "code"]
    assert cells[1:] == page


@pytest.fixture(scope="module")
def again(released, tmp_path_factory):
    """A second release, where the notebooks of an earlier one have been changed, beside another file."""
    folder = tmp_path_factory.mktemp("again")
    for name in PAGES:
        (folder / name).mkdir()
        (folder / name / f"{name}.ipynb").write_text("something else")
    (folder / min(PAGES) / "grades.csv").write_text("kept")
    release(ROOT, folder)
    return folder


def test_two_releases_are_the_same(released, again):
    paths = sorted(released("student").rglob("*.ipynb"))
    assert len(paths) == len(PAGES)
    for path in paths:
        assert path.read_bytes() == (again / path.relative_to(released("student"))).read_bytes()


def test_a_release_leaves_what_lies_beside_its_notebooks(again):
    assert (again / min(PAGES) / "grades.csv").read_text() == "kept"


def run(notebook, folder):
    NotebookClient(notebook, timeout=60, kernel_name="python3").execute(cwd=str(folder))
    return {name: cell.outputs for name, cell in graded(notebook, "grade").items()}


@EVERY
def test_a_notebook_runs_to_its_end_and_says_what_is_still_to_be_written(released, assignment, tmp_path):
    path = released("student") / assignment / f"{assignment}.ipynb"
    for name, outputs in run(nbformat.read(path, as_version=4), tmp_path).items():
        said = (
            f"{name.removesuffix('-check')}: not yet\nStill to be written: it stops at `raise NotImplementedError`."
        )
        assert outputs[0].data["text/plain"] == said


@EVERY
def test_the_solutions_pass_the_tests_hidden_for_nbgrader(released, assignment, tmp_path):
    path = released("nbgrader") / assignment / f"{assignment}.ipynb"
    assert run(nbformat.read(path, as_version=4), tmp_path)  # a failed assertion raises


def test_a_folder_without_the_book_is_refused(tmp_path):
    with pytest.raises(ValueError, match=rf"book is '{tmp_path}', which has no booktools/notebooks/write.py"):
        release(tmp_path, tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.fixture
def clone(tmp_path):
    """A clone whose exercises may be changed."""
    book = tmp_path / "book"
    shutil.copytree(ROOT / "booktools", book / "booktools")
    shutil.copytree(ROOT / "chapters", book / "chapters")
    for name in ("_config.yml", "_toc.yml", "lib", "references.bib"):
        os.symlink(ROOT / name, book / name)
    return book


def test_a_misspelled_marker_is_named_and_nothing_is_written(clone, tmp_path):
    page = clone / PAGES[min(PAGES)].relative_to(ROOT)
    text = page.read_text(encoding="utf-8").replace("### END SOLUTION", "### END SOLUTON", 1)
    page.write_text(text, encoding="utf-8")
    line = next(n for n, each in enumerate(text.split("\n"), 1) if each.strip() == "### END SOLUTON")
    with pytest.raises(ReleaseError, match=rf"{page.name}:{line}: '### END SOLUTON' looks like a marker"):
        release(clone, tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []


def test_a_missing_package_is_told_with_what_helps(clone, tmp_path):
    (clone / "booktools/notebooks/__init__.py").write_text("import nobody_has_this\n")
    with pytest.raises(ReleaseError, match=r"No module named 'nobody_has_this'.*make setup"):
        release(clone, tmp_path / "out")
