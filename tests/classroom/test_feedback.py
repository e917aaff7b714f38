"""A page for each student: whole, safe, their own."""

import os
import re
import unicodedata
from pathlib import Path

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st

from handgrad import palette
from handgrad.classroom import saving
from handgrad.classroom.grade.marks import grade_submission
from handgrad.classroom.report import book, feedback, page
from handgrad.classroom.results import Mark, Result, Submission
from handgrad.classroom.sandbox.fence import available
from handgrad.exercises.catalog import ASSIGNMENTS, EXERCISES
from handgrad.exercises.judge.judging import PRACTICE, generator
from support.tags import Tags

ROOT = Path(__file__).parents[2]
STYLE = Path(page.__file__).with_suffix(".css").read_text(encoding="utf-8")
PAGE = "cross-entropy-exercises"
RIGHT = Mark("softmax", 2, 2)
WRONG = Mark("cross_entropy_grad", 0, 3, "axis", "Each column sums to one, expected each row: the axis.")
EVIL = '</p><script>alert(1)</script><img src="https://example.org/x.png" onerror="alert(1)"> & \x00\x1b \ud800'


def result(student="Ada Lovelace", marks=(RIGHT, WRONG), assignment=PAGE, **rest):
    return Result(student, assignment, marks, **rest)


def written(folder, *results):
    """The pages by what their names start with."""
    return {
        path.name.rpartition("-")[0]: path.read_text(encoding="utf-8") for path in feedback.write(results, folder)
    }


def one(folder, *results):
    (text,) = written(folder, *results).values()
    return text


# what is on it


def test_a_page_says_points_verdict_and_message(tmp_path):
    text = one(tmp_path, result())
    for said in (
        "Ada Lovelace",
        "Cross-entropy",
        "<strong>2</strong> of 5 points",
        "2 of 2",
        "0 of 3",
        WRONG.message,
    ):
        assert said in text
    assert text.count("> right<") == text.count("> not yet<") == 1


def test_each_wrong_answer_leads_to_its_exercise_and_its_chapter(tmp_path):
    links = [attributes["href"] for tag, attributes in Tags(one(tmp_path, result())).found if tag == "a"]
    assert f"{book.address()}chapters/costs/{PAGE}.html#exercise-cross-entropy-grad" in links
    assert f"{book.address()}chapters/costs/cross-entropy.html" in links


def test_notes_are_listed(tmp_path):
    text = one(tmp_path, result(notes=("handed in late", "cell 3 raised NameError: name 'x' is not defined")))
    assert "<li>handed in late</li>" in text
    assert "<li>cell 3 raised NameError: name &#39;x&#39; is not defined</li>" in text


def test_a_submission_that_was_not_graded_says_so_and_why(tmp_path):
    text = one(tmp_path, result(marks=(), notes=("it is no JSON",)))
    assert "Not graded" in text
    assert "it is no JSON" in text
    assert "0 of 0" not in text


def test_a_student_has_one_page_for_all_assignments(tmp_path):
    text = one(tmp_path, result(), result(assignment="gradient-descent-exercises"))
    assert text.index("Cross-entropy</h2>") < text.index("Gradient descent</h2>")


# safety


@pytest.mark.parametrize("place", ["student", "message", "note", "exercise", "assignment"])
def test_whatever_a_text_holds_nothing_of_it_runs_or_loads(tmp_path, place):
    mark = Mark(EVIL if place == "exercise" else "softmax", 0, 2, "exception", EVIL if place == "message" else "")
    assignment = EVIL if place == "assignment" else PAGE
    notes = (EVIL,) if place == "note" else ()
    text = one(tmp_path, Result(EVIL if place == "student" else "A", assignment, (mark,), notes=notes))
    assert not {"script", "img"} & Tags(text).names
    assert "onerror" not in Tags(text).attributes
    assert "&lt;script&gt;" in text
    assert not re.search(r"[\x00-\x08\x0e-\x1f]", text)


def test_a_page_needs_nothing_else(tmp_path):
    for tag, attributes in Tags(one(tmp_path, result())).found:
        assert tag not in {"script", "img", "iframe", "object"}
        assert "src" not in attributes
        assert tag != "link"
    assert "url(" not in STYLE
    assert "@import" not in STYLE


def test_a_page_is_small(tmp_path):
    assert len(one(tmp_path, result(marks=(WRONG,) * 4))) < 16_000


SPY = """
import numpy as np
calls = 0

def softmax(z):
    global calls
    calls += 1
    if calls > PUBLIC:
        raise type(f"Secret{abs(hash(z.tobytes()))}", (Exception,), {})(f"the secret case is {z.tolist()}")
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
"""


def test_a_notebook_that_raises_its_arguments_reads_no_secret_case_in_its_feedback(tmp_path):
    public = len(list(EXERCISES["softmax"].cases(generator(PRACTICE, EXERCISES["softmax"]))))
    cells = [nbformat.v4.new_code_cell(SPY.replace("PUBLIC", str(public)))]
    content = nbformat.writes(nbformat.v4.new_notebook(cells=cells)).encode()
    graded = grade_submission(Submission("spy", PAGE, ""), content, "the seed of a course", not available())
    (mark,) = [each for each in graded.marks if each.exercise == "softmax"]
    text = one(tmp_path, graded)
    assert mark.mistake == "exception"
    assert "raised an exception" in text
    assert "ecret" not in text


# names of files


@given(st.lists(st.text(st.characters(), max_size=300), max_size=5))
def test_any_names_give_safe_and_different_files(names):
    files = [saving.file_name(name, "", number) for number, name in enumerate(names)]
    assert len({unicodedata.normalize("NFC", name).casefold() for name in files}) == len(names)
    for name in files:
        assert name == os.path.basename(name)
        assert re.fullmatch(r"[^\W_][\w-]*-[0-9a-f]{8}\.html", name)
        assert len(os.fsencode(name)) <= 255


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "a/b", "..", "", "a\nb", "孙悟空", "CON", "x" * 999, "\udce9"]
)
def test_a_page_lies_in_its_folder_whatever_the_student_is_called(tmp_path, name):
    folder = tmp_path / "feedback"
    (path,) = feedback.write([result(name)], folder)
    assert path.parent == folder
    assert [each.name for each in folder.iterdir()] == [path.name]
    assert [each.name for each in tmp_path.iterdir()] == ["feedback"]


def test_two_people_of_one_name_do_not_read_each_others_page(tmp_path):
    other = result(marks=(Mark("softmax", 0, 2, "sign", "The sign."),))
    texts = [path.read_text(encoding="utf-8") for path in feedback.write([result(), other], tmp_path)]
    assert len(texts) == 2
    assert sum("The sign." in text for text in texts) == 1


def test_ids_tell_people_of_one_name_apart(tmp_path):
    second = result(id="2", assignment="gradient-descent-exercises")
    assert len(set(feedback.write([result(id="1"), second], tmp_path))) == 2


def test_a_page_keeps_its_name_when_the_class_grows(tmp_path):
    (first,) = feedback.write([result()], tmp_path)
    assert first in feedback.write([result("Alan Turing"), result()], tmp_path)


# files


def test_a_page_of_last_week_does_not_stay_beside_those_of_this_week(tmp_path):
    own = [tmp_path / "notes.html", tmp_path / "notes-0123abcd.html", tmp_path / "a-0123abcd.txt"]
    for each in own:
        each.write_text("mine")
    for week in ("AB", "BC", "A"):
        paths = feedback.write([result(name) for name in week], tmp_path)
        assert {*tmp_path.iterdir()} == {*own, *paths}


def test_two_runs_write_the_same_bytes(tmp_path):
    runs = [feedback.write([result(), result("B")], tmp_path / name) for name in "12"]
    first, second = ([(path.name, path.read_bytes()) for path in run] for run in runs)
    assert first == second


def test_a_page_is_written_whole_or_not_at_all(tmp_path, monkeypatch):
    (path,) = feedback.write([result()], tmp_path)
    before = path.read_bytes()

    def full(descriptor):
        raise OSError("no space left")

    monkeypatch.setattr(saving.os, "fsync", full)
    with pytest.raises(OSError, match="no space"):
        feedback.write([result(marks=(WRONG,))], tmp_path)
    assert [(each, each.read_bytes()) for each in tmp_path.iterdir()] == [(path, before)]


# the book


def test_a_page_has_the_colors_of_the_book_in_both_schemes_and_on_paper(tmp_path):
    rules = re.findall(r":root \{\s+(--hg-parameter: .*?)\}", one(tmp_path, result()), re.DOTALL)
    colors = [dict(re.findall(r"--hg-(\w+): (#\w+);", rule)) for rule in rules]
    assert colors == [palette.LIGHT, palette.DARK, palette.PRINT]


@pytest.mark.parametrize("assignment", book.CHAPTERS)
def test_every_assignment_leads_to_a_chapter_that_exists(assignment):
    assert (ROOT / "chapters" / f"{book.CHAPTERS[assignment].page}.md").exists()


def test_every_assignment_has_a_chapter():
    assert set(book.CHAPTERS) == set(ASSIGNMENTS)


def test_without_an_address_of_the_book_there_are_no_links(tmp_path, monkeypatch):
    monkeypatch.setattr(book, "address", lambda: "")
    assert "<a " not in one(tmp_path, result())
