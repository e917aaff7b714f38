"""Tables of grades: for people, for spreadsheets, for learning platforms."""

import csv
import io
import json
import re
import sys
import unicodedata

import pytest

from handgrad.classroom import saving
from handgrad.classroom.export import exports, grades
from handgrad.classroom.export.rows import FORMULA
from handgrad.classroom.results import UNKNOWN, Mark, Result

CE, GD = "cross-entropy-exercises", "gradient-descent-exercises"


def result(student="Ada", assignment=CE, marks=None, id="12", notes=()):
    wrong = Mark("cross_entropy", 0, 3, "sign", 'The sign is "flipped",\nturn it.')
    return Result(student, assignment, (Mark("softmax", 2, 2), wrong) if marks is None else marks, id, notes)


CLASS = [
    result("Ada", id="12"),
    result("Ada", GD, (Mark("descend", 3, 4, "value", "no"),), id="12", notes=("handed in late",)),
    result("Grace", id="", notes=("one", "two")),
    result("Grace", GD, (), id="", notes=("not graded: it is gone",)),
    result("Alan", UNKNOWN, (), id="7", notes=("which one?",)),
]


def table(path):
    """Rows of a CSV file, with its encoding taken at its word."""
    return list(csv.reader(io.StringIO(path.read_bytes().decode(), newline="")))


def written(results, tmp_path):
    grades.write(results, tmp_path / "grades.csv")
    text = (tmp_path / "grades.csv").read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_each_student_has_one_row(tmp_path):
    assert [row["student"] for row in written(CLASS, tmp_path)] == ["Ada", "Grace", "Alan"]


def test_a_row_has_points_messages_and_their_sum(tmp_path):
    assert written(CLASS, tmp_path)[0] == {
        "student": "Ada",
        "id": "12",
        "softmax": "2",
        "softmax: message": "",
        "cross_entropy": "0",
        "cross_entropy: message": 'The sign is "flipped",\nturn it.',
        "descend": "3",
        "descend: message": "no",
        "points": "5",
        "out of": "9",
        "notes": f"{GD}: handed in late",
    }


def test_exercises_stand_in_the_order_of_the_course(tmp_path):
    head = list(written(CLASS[::-1], tmp_path)[0])
    assert head[2::2] == ["softmax", "cross_entropy", "descend", "points", "notes"]


def test_assignments_stand_in_the_order_of_the_course(tmp_path):
    later = result(assignment="backpropagation-exercises", marks=(Mark("relu_backward", 1, 1),))
    assert list(written([later, result()], tmp_path)[0])[2::2][:3] == ["softmax", "cross_entropy", "relu_backward"]


def test_what_could_not_be_graded_has_no_points_but_a_note(tmp_path):
    grace = written(CLASS, tmp_path)[1]
    assert (grace["descend"], grace["points"], grace["out of"]) == ("", "2", "9")
    assert grace["notes"] == f"{CE}: one\n{CE}: two\n{GD}: not graded: it is gone"


def test_with_one_assignment_notes_do_not_name_it(tmp_path):
    assert written([result(notes=("late",))], tmp_path)[0]["notes"] == "late"


def test_two_students_of_one_name_have_two_rows(tmp_path):
    rows = written([result(id="1"), result(id="2"), result(id="2")], tmp_path)
    assert [row["id"] for row in rows] == ["1", "2", "2"]


def test_excel_sees_that_it_is_unicode(tmp_path):
    grades.write([result("Zoë")], tmp_path / "grades.csv")
    assert (tmp_path / "grades.csv").read_bytes().startswith(b"\xef\xbb\xbfstudent,")


FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t1",
    "\r1",
    " =1",
    "|cmd",
    "=HYPERLINK('x')",
    "\ufeff=1",
    "＝1",
    "＋1",
]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_is_a_formula(tmp_path, text):
    marks = (Mark("softmax", 0, 2, "exception", text),)
    found = [result(text, marks=marks, id=text, notes=(text,))]
    (row,) = written(found, tmp_path)
    for name in ("student", "id", "softmax: message", "notes"):
        assert row[name] == f"'{text}"
    exports.canvas(found, tmp_path / "canvas.csv")
    assert table(tmp_path / "canvas.csv")[2][0] == f"'{text}"


@pytest.mark.parametrize(
    "text", ["a;=1", "a; =1", "a;;@x", "a\t=1", "a\n=1", "\n=1", "a;＝1", "a;\u200b-1", "=1;=1"]
)
def test_no_part_of_a_text_is_a_formula_where_another_sign_separates_cells(tmp_path, text):
    """In much of Europe a semicolon does, and then no quotes that begin later count."""
    marks = (Mark("softmax", 0, 2, "exception", text),)
    grades.write([result(text, marks=marks, notes=("one", text))], tmp_path / "grades.csv")
    content = (tmp_path / "grades.csv").read_text("utf-8-sig")
    for cell in re.split(r"[;\t\r\n]", content):
        assert not FORMULA.match(cell), cell


def test_each_letter_that_programs_take_for_a_sign_is_one():
    letters = map(chr, range(sys.maxunicode + 1))
    alike = {each for each in letters if unicodedata.normalize("NFKC", each)[:1] in {*"=+-@|"}}
    assert {"＝", "＋", "－", "＠"} <= alike
    assert [each for each in alike | {"\u2212"} if not FORMULA.match(each)] == []


def test_numbers_are_numbers(tmp_path):
    assert written([result()], tmp_path)[0]["softmax"] == "2"


def test_what_no_file_can_hold_is_replaced(tmp_path):
    (row,) = written([result("A\x00\x1b[31m\ud800B")], tmp_path)
    assert row["student"] == "A\ufffd\ufffd[31m\ufffdB"


def test_nothing_has_no_rows(tmp_path):
    assert written([], tmp_path) == []


def test_two_runs_write_identical_files(tmp_path):
    for name in ("a", "b"):
        folder = tmp_path / name
        folder.mkdir()
        grades.write(CLASS, folder / "grades.csv")
        grades.save_json(CLASS, folder / "grades.json")
        exports.moodle(CLASS, folder / "moodle.csv")
        exports.canvas(CLASS, folder / "canvas.csv")
        exports.gradescope(CLASS, folder / "gradescope")
    files = [{p.relative_to(tmp_path / n): p.read_bytes() for p in (tmp_path / n).rglob("*.*")} for n in "ab"]
    assert files[0] == files[1]
    assert len(files[0]) == 5 + len(CLASS)


def test_a_failed_writing_leaves_the_old_table(tmp_path, monkeypatch):
    grades.write(CLASS, tmp_path / "grades.csv")
    before = (tmp_path / "grades.csv").read_bytes()

    def full(handle):
        raise OSError("no space left")

    monkeypatch.setattr(saving.os, "fsync", full)
    with pytest.raises(OSError, match="no space"):
        grades.write(CLASS[:1], tmp_path / "grades.csv")
    assert (tmp_path / "grades.csv").read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["grades.csv"]


def test_json_gives_the_results_again(tmp_path):
    odd = result("\ud800", notes=("\x00",))
    grades.save_json([*CLASS, odd], tmp_path / "grades.json")
    assert grades.load(tmp_path / "grades.json") == [*CLASS, odd]


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"results": 7}', '{"results": [{}]}', '{"results": [7]}'])
def test_a_file_that_holds_no_results_is_refused_by_name(tmp_path, text):
    (tmp_path / "grades.json").write_text(text)
    with pytest.raises(ValueError, match=r"GRADES is .*grades\.json: it holds no results; expected"):
        grades.load(tmp_path / "grades.json")


def test_a_missing_file_is_refused_by_name(tmp_path):
    with pytest.raises(ValueError, match=r"GRADES is .*grades\.json: No such file"):
        grades.load(tmp_path / "grades.json")


def test_moodle_finds_the_columns_that_its_importer_looks_for(tmp_path):
    exports.moodle([result()], tmp_path / "moodle.csv")
    head, ada = table(tmp_path / "moodle.csv")
    row = dict(zip(head, ada, strict=True))
    assert {"Identifier", "Grade", "Last modified (grade)", "Feedback comments"} <= set(head)
    assert (row["Identifier"], row["Full name"]) == ("Participant 12", "Ada")
    assert (row["Grade"], row["Maximum grade"]) == ("2", "5")


def test_moodle_gets_comments_as_html(tmp_path):
    marks = (Mark("softmax", 0, 2, "exception", "raised <b>: a & b"), Mark("cross_entropy", 3, 3))
    exports.moodle([result(marks=marks, notes=("late",))], tmp_path / "moodle.csv")
    comments = table(tmp_path / "moodle.csv")[1][-1]
    assert comments == "softmax: 0 of 2. raised &lt;b&gt;: a &amp; b<br>cross_entropy: 3 of 3.<br>late"


def test_moodle_gets_no_grade_for_what_was_not_graded(tmp_path):
    exports.moodle([result(), result("Grace", marks=(), id="13")], tmp_path / "moodle.csv")
    assert [row[4] for row in table(tmp_path / "moodle.csv")[1:]] == ["2", ""]


def test_each_assignment_has_a_worksheet_of_its_own(tmp_path):
    paths = exports.moodle(CLASS, tmp_path / "moodle.csv")
    assert [path.name for path in paths] == [f"moodle-{CE}.csv", f"moodle-{GD}.csv"]
    assert [len(table(path)) for path in paths] == [3, 3]


def test_without_participant_numbers_there_is_no_worksheet(tmp_path):
    with pytest.raises(ValueError, match=r"--moodle is .*moodle\.csv: no student has a participant number"):
        exports.moodle([result(id="ada@example.org")], tmp_path / "moodle.csv")


def test_a_worksheet_of_last_week_does_not_stay_beside_those_of_this_week(tmp_path):
    own = tmp_path / "moodle-mine.csv"
    own.write_text("")
    for week in (CLASS, CLASS[:1], CLASS):
        paths = exports.moodle(week, tmp_path / "moodle.csv")
        assert {*tmp_path.iterdir()} == {own, *paths}


def test_canvas_gets_a_gradebook(tmp_path):
    exports.canvas(CLASS, tmp_path / "canvas.csv")
    assert table(tmp_path / "canvas.csv") == [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", CE, GD],
        ["    Points Possible", "", "", "", "", "5", "4"],
        ["Ada", "12", "", "", "", "2", "3"],
        ["Grace", "", "", "Grace", "", "2", ""],
        ["Alan", "7", "", "", "", "", ""],
    ]


def test_gradescope_gets_a_test_for_each_exercise(tmp_path):
    (path,) = exports.gradescope([result(notes=("late",))], tmp_path)
    assert path == tmp_path / "results.json"
    assert json.loads(path.read_text()) == {
        "output": "late",
        "output_format": "text",
        "tests": [
            {
                "name": "softmax",
                "score": 2,
                "max_score": 2,
                "status": "passed",
                "output": "",
                "output_format": "text",
                "visibility": "visible",
            },
            {
                "name": "cross_entropy",
                "score": 0,
                "max_score": 3,
                "status": "failed",
                "output": 'The sign is "flipped",\nturn it.',
                "output_format": "text",
                "visibility": "visible",
            },
        ],
    }


def test_gradescope_gets_a_score_where_there_are_no_tests(tmp_path):
    (path,) = exports.gradescope([result(marks=(), notes=("damaged",))], tmp_path)
    assert json.loads(path.read_text()) == {"score": 0, "output": "damaged", "output_format": "text"}


def test_gradescope_gets_a_file_for_each_submission(tmp_path):
    same = [result(), result(), result("../../etc/passwd"), result("x" * 300)]
    paths = exports.gradescope(same, tmp_path)
    assert len(set(paths)) == 4
    assert all(path.is_relative_to(tmp_path) and path.name == "results.json" for path in paths)


def test_results_of_last_week_do_not_stay_beside_those_of_this_week(tmp_path):
    own = tmp_path / "mine" / "notes" / "results.json"
    own.parent.mkdir(parents=True)
    own.write_text("")
    for week in ([result("A"), result("B")], [result("A"), result("C")], [result("A")], [result("A"), result("B")]):
        paths = exports.gradescope(week, tmp_path)
        assert set(tmp_path.rglob("results.json")) == {own, *paths}
