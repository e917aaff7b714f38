"""From the folder that a platform hands out to who handed in what."""

import json
import os
import subprocess
import unicodedata
from pathlib import Path

import pytest

from handgrad.classroom.collect import layouts, notebook
from handgrad.classroom.collect.doubts import doubts
from handgrad.classroom.collect.submissions import NOTHING, UNTOLD, find, skipped
from handgrad.classroom.collect.works import TWIN
from handgrad.classroom.results import UNKNOWN, Submission
from handgrad.exercises.catalog import ASSIGNMENTS

CE, GD = "cross-entropy-exercises", "gradient-descent-exercises"


def put(path: Path, assignment: str = "") -> Path:
    """A notebook, with what `handgrad release` writes into its metadata."""
    path.parent.mkdir(parents=True, exist_ok=True)
    metadata = {"handgrad": {"assignment": assignment}} if assignment else {}
    path.write_text(json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": metadata, "cells": []}))
    return path


def only(folder, **options) -> Submission:
    (found,) = find(folder, **options)
    return found


def test_nbgraders_folders_name_student_and_assignment(tmp_path):
    path = put(tmp_path / "submitted" / "bitdiddle" / CE / "problem1.ipynb")
    (path.parent / "timestamp.txt").write_text("2026-01-01 00:00:00 UTC")
    assert find(tmp_path) == [Submission("bitdiddle", CE, str(path))]
    assert find(tmp_path / "submitted") == find(tmp_path)


@pytest.mark.parametrize("end", ["_", ""])
def test_moodle_puts_files_into_a_folder_for_each_participant(tmp_path, end):
    path = put(tmp_path / f"Ada Lovelace_12345_assignsubmission_file{end}" / f"{CE}.ipynb")
    assert find(tmp_path) == [Submission("Ada Lovelace", CE, str(path), "12345")]


def test_moodle_puts_all_into_one_name_if_asked(tmp_path):
    path = put(tmp_path / f"Ada Lovelace_12345_assignsubmission_file_{CE}.ipynb")
    assert find(tmp_path) == [Submission("Ada Lovelace", CE, str(path), "12345")]


def test_an_online_text_of_moodle_is_no_notebook_but_its_student_is_there(tmp_path):
    put(tmp_path / f"Ada Lovelace_12345_assignsubmission_file_{CE}.ipynb")
    text = tmp_path / "Alan Turing_12346_assignsubmission_onlinetext_"
    text.mkdir()
    (text / "onlinetext.html").write_text("<p>done</p>")
    (tmp_path / "Ada Lovelace_12345_assignsubmission_onlinetext_onlinetext.html").write_text("hello")
    ada, alan = find(tmp_path)
    assert ada.path
    assert ada.notes == ()
    assert alan == Submission("Alan Turing", CE, "", "12346", (NOTHING,))


def test_moodle_can_hide_names(tmp_path):
    put(tmp_path / "Participant_77_assignsubmission_file_" / f"{CE}.ipynb")
    assert only(tmp_path).student == "Participant 77"
    assert only(tmp_path).id == "77"


def test_a_student_cannot_name_a_file_to_become_another(tmp_path):
    name = f"Eve_66_assignsubmission_file_Ada Lovelace_12345_assignsubmission_file_{CE}.ipynb"
    put(tmp_path / name)
    assert (only(tmp_path).student, only(tmp_path).id) == ("Eve", "66")


def test_a_student_cannot_name_a_file_to_become_another_on_canvas(tmp_path):
    put(tmp_path / f"eve_66_1001_lovelaceada_12345_1002_{CE}.ipynb")
    assert (only(tmp_path).student, only(tmp_path).id) == ("eve", "66")


def test_canvas_has_all_in_the_name_of_the_file(tmp_path):
    path = put(tmp_path / f"lovelaceada_4711_90210_{CE}.ipynb")
    assert find(tmp_path) == [Submission("lovelaceada", CE, str(path), "4711")]


def test_canvas_says_what_is_late(tmp_path):
    put(tmp_path / f"lovelaceada_LATE_4711_90210_{CE}.ipynb")
    assert only(tmp_path).notes == (layouts.LATE,)
    assert only(tmp_path).student == "lovelaceada"


def test_canvas_can_hide_names(tmp_path):
    put(tmp_path / f"LATE_anon_x7Yz1_90210_{CE}.ipynb")
    put(tmp_path / f"anon_12345_90211_{CE}.ipynb")
    assert [each.student for each in find(tmp_path)] == ["anon_12345", "anon_x7Yz1"]


@pytest.mark.parametrize("numbers", [(90210, 90210, 90210), (90210, 90213, 90217)])
def test_of_canvas_resubmissions_the_last_counts(tmp_path, numbers):
    for number, end in zip(numbers, ("", "-1", "-2"), strict=True):
        last = put(tmp_path / f"lovelaceada_4711_{number}_{CE}{end}.ipynb")
    found = only(tmp_path)
    assert found.path == str(last)
    assert found.notes == (f"of 3 notebooks, {CE}-2.ipynb was graded",)


def test_the_tenth_resubmission_is_later_than_the_ninth(tmp_path):
    for end in ("-9", "-10"):
        put(tmp_path / f"lovelaceada_4711_90210_{CE}{end}.ipynb")
    assert only(tmp_path).path.endswith("-10.ipynb")


def test_canvas_numbers_come_before_the_names_that_students_give(tmp_path):
    put(tmp_path / f"lovelaceada_4711_90210_{CE}-7.ipynb")
    last = put(tmp_path / f"lovelaceada_4711_90299_{CE}.ipynb")
    assert only(tmp_path).path == str(last)


def test_other_names_with_numbers_are_not_canvas(tmp_path):
    put(tmp_path / f"lab_1_2_{CE}.ipynb")
    put(tmp_path / f"zoe-{CE}.ipynb")
    assert [each.student for each in find(tmp_path)] == ["lab_1_2", "zoe"]


METADATA = """\
submission_901:
  :submitters:
  - :name: Ada Lovelace
    :sid: '1815'
    :email: ada@example.org
  :created_at: 2026-01-01 00:00:00.000000000 Z
  :score: 0.0
submission_902:
  :submitters:
  - :name: Alan Turing
    :email: alan@example.org
  - :name: Grace Hopper
    :sid: 1906
"""


@pytest.mark.parametrize("inside", ["", "assignment_5_export"])
def test_gradescope_names_students_in_its_metadata(tmp_path, inside):
    root = tmp_path / inside
    one, two = (put(root / f"submission_{n}" / f"{CE}.ipynb") for n in (901, 902))
    (root / "submission_metadata.yml").write_text(METADATA)
    assert find(tmp_path) == [
        Submission("Ada Lovelace", CE, str(one), "1815"),
        Submission("Alan Turing", CE, str(two), "alan@example.org"),
        Submission("Grace Hopper", CE, str(two), "1906"),
    ]


@pytest.mark.parametrize("text", ["", "- 1", "a: [", "submission_1: 7", "&a [*a, *a]", "{" * 9999, "\x00"])
def test_damaged_metadata_are_refused_by_name(tmp_path, text):
    put(tmp_path / "submission_901" / f"{CE}.ipynb")
    (tmp_path / "submission_metadata.yml").write_text(text)
    with pytest.raises(ValueError, match=r"submission_metadata\.yml"):
        find(tmp_path)


def test_a_student_cannot_bring_metadata(tmp_path):
    put(tmp_path / "ada" / f"{CE}.ipynb")
    put(tmp_path / "eve" / "submission_902" / f"{CE}.ipynb")
    (tmp_path / "eve" / "submission_metadata.yml").write_text(METADATA)
    assert [each.student for each in find(tmp_path)] == ["ada", "eve"]


def test_a_plain_folder_for_each_student(tmp_path):
    path = put(tmp_path / "Ada" / "week 1" / f"{CE}.ipynb")
    assert find(tmp_path) == [Submission("Ada", CE, str(path))]


@pytest.mark.parametrize(
    "name", [f"Ada {CE}", f"{CE}_Ada", f"Ada - {CE} (2)", "Ada_Cross_Entropy_Exercises", f"Copy of {CE} Ada"]
)
def test_a_plain_notebook_for_each_student(tmp_path, name):
    path = put(tmp_path / f"{name}.ipynb")
    assert find(tmp_path) == [Submission("Ada", CE, str(path))]


def test_a_notebook_without_any_name_belongs_to_the_folder(tmp_path):
    put(tmp_path / "ada" / f"{CE}.ipynb")
    assert only(tmp_path / "ada").student == "ada"


@pytest.mark.parametrize(
    "name",
    [CE, f"{CE} (1)", f"{CE}-1", f"{CE}-Copy1", f"Copy of {CE}", f"copy-of-{CE}", CE.upper(), f"my {CE} final"],
)
def test_the_name_of_a_file_tells_the_assignment(tmp_path, name):
    put(tmp_path / "ada" / f"{name}.ipynb", GD)  # not the metadata
    assert only(tmp_path).assignment == CE


def test_the_metadata_tell_the_assignment_of_a_renamed_notebook(tmp_path):
    put(tmp_path / "ada" / "homework.ipynb", CE)
    assert only(tmp_path).assignment == CE


def test_the_folder_tells_the_assignment_before_the_name(tmp_path):
    put(tmp_path / "submitted" / "ada" / CE / f"{GD}.ipynb")
    assert only(tmp_path).assignment == CE


def test_the_innermost_folder_tells_the_assignment(tmp_path):
    put(tmp_path / "ada" / GD / CE / "mine.ipynb")
    assert only(tmp_path).assignment == CE


def test_of_two_names_the_longer_one_is_meant():
    assert layouts.assignment_in("my-long-name.ipynb", ["name", "long-name"]) == "long-name"


def test_a_students_folder_may_name_the_assignment(tmp_path):
    put(tmp_path / f"Ada {CE}" / f"{CE}.ipynb")
    assert only(tmp_path).student == f"Ada {CE}"


def test_each_assignment_may_have_a_folder_of_its_own(tmp_path):
    put(tmp_path / CE / "Ada Lovelace_1_assignsubmission_file_" / "mine.ipynb")
    put(tmp_path / GD / "Ada Lovelace_1_assignsubmission_file_" / "mine.ipynb")
    put(tmp_path / GD / "Alan Turing_2_assignsubmission_file_" / "mine.ipynb")
    ada, more, missing, alan = find(tmp_path)
    assert [ada.assignment, more.assignment, alan.assignment] == [CE, GD, GD]
    assert missing == Submission("Alan Turing", CE, "", "2", (NOTHING,))


@pytest.mark.parametrize("metadata", ["", "no-such-exercises"])
def test_a_notebook_of_no_assignment_gets_its_row(tmp_path, metadata):
    put(tmp_path / "ada" / "homework.ipynb", metadata)
    put(tmp_path / "ada" / "more.ipynb", metadata)
    found = only(tmp_path)
    assert (found.assignment, found.path) == (UNKNOWN, "")
    assert found.notes == (f"homework.ipynb: {UNTOLD}", f"more.ipynb: {UNTOLD}")


def test_the_only_assignment_asked_for_takes_any_notebook(tmp_path):
    put(tmp_path / "ada" / "homework.ipynb")
    assert only(tmp_path, assignments=[CE]).assignment == CE
    assert {each.assignment for each in find(tmp_path, [CE, GD])} == {CE, GD, UNKNOWN}


def test_only_what_is_asked_for_is_graded(tmp_path):
    put(tmp_path / "ada" / f"{CE}.ipynb")
    put(tmp_path / "ada" / f"{GD}.ipynb")
    assert only(tmp_path, assignments=[GD]).assignment == GD


def test_what_is_due_and_missing_gets_its_row(tmp_path):
    put(tmp_path / "ada" / f"{CE}.ipynb")
    (tmp_path / "alan").mkdir()
    missing = [each for each in find(tmp_path, [CE, GD]) if not each.path]
    assert [(each.student, each.assignment) for each in missing] == [("ada", GD), ("alan", CE), ("alan", GD)]
    assert {each.notes for each in missing} == {(NOTHING,)}


def test_a_student_without_a_notebook_is_told_of_what_is_there(tmp_path):
    put(tmp_path / "ada" / f"{CE}.ipynb")
    (tmp_path / "alan").mkdir()
    (tmp_path / "alan" / "report.pdf").write_bytes(b"%PDF")
    alan = find(tmp_path)[1]
    assert alan.notes == ("there is no notebook in what was handed in: report.pdf", NOTHING)


def test_of_a_students_copies_the_highest_number_counts(tmp_path):
    for name in (f"{CE}.ipynb", f"{CE} (1).ipynb", f"{CE} (12).ipynb", f"{CE} (2).ipynb"):
        put(tmp_path / "ada" / name)
    assert Path(only(tmp_path).path).name == f"{CE} (12).ipynb"


def written(path: Path, body: str) -> Path:
    cell = {"cell_type": "code", "source": f"def softmax(z):\n    {body}"}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"nbformat": 4, "metadata": {}, "cells": [cell]}))
    return path


def test_a_blank_copy_is_not_taken_for_the_finished_notebook(tmp_path):
    finished = written(tmp_path / "ada" / f"{CE}.ipynb", "return z")
    written(tmp_path / "ada" / f"{CE} (1).ipynb", "# your code here\n    raise NotImplementedError")
    assert only(tmp_path).path == str(finished)
    assert only(tmp_path).notes == (f"{CE} (1).ipynb is blank", f"of 2 notebooks, {CE}.ipynb was graded")


def test_of_blank_notebooks_the_newest_counts(tmp_path):
    for name in (f"{CE}.ipynb", f"{CE} (1).ipynb"):
        written(tmp_path / "ada" / name, "raise NotImplementedError")
    assert Path(only(tmp_path).path).name == f"{CE} (1).ipynb"


def test_without_numbers_the_last_by_name_counts(tmp_path):
    put(tmp_path / "ada" / "a" / f"{CE}-final.ipynb")
    put(tmp_path / "ada" / "b" / f"{CE}-draft.ipynb")
    assert Path(only(tmp_path).path).name == f"{CE}-final.ipynb"
    assert only(tmp_path).notes == (f"of 2 notebooks, {CE}-final.ipynb was graded",)


def test_hidden_folders_and_those_of_unpackers_are_no_students(tmp_path):
    put(tmp_path / "ada" / f"{CE}.ipynb")
    put(tmp_path / "ada" / ".ipynb_checkpoints" / f"{CE}-checkpoint.ipynb")
    put(tmp_path / "__MACOSX" / "ada" / f"{CE}.ipynb")
    put(tmp_path / ".cache" / f"{CE}.ipynb")
    assert only(tmp_path).notes == ()


def test_what_belongs_to_nobody_is_listed(tmp_path):
    put(tmp_path / "ada" / f"{CE}.ipynb")
    (tmp_path / "README.txt").write_text("")
    assert skipped(tmp_path) == ["README.txt"]
    assert len(find(tmp_path)) == 1


@pytest.mark.parametrize("of", ["file", "folder", "nothing"])
def test_links_are_not_followed(tmp_path, of):
    secret = tmp_path / "secret"
    put(secret / f"{CE}.ipynb")
    folder = tmp_path / "in"
    put(folder / "alan" / f"{CE}.ipynb")
    (folder / "ada").mkdir()
    aim = {"file": secret / f"{CE}.ipynb", "folder": secret, "nothing": tmp_path / "no"}[of]
    (folder / "ada" / f"{CE}.ipynb").symlink_to(aim)
    ada, _ = find(folder)
    assert ada.path == ""
    assert "is a symbolic link" in ada.notes[0]


def test_a_linked_folder_is_no_students(tmp_path):
    put(tmp_path / "secret" / f"{CE}.ipynb")
    put(tmp_path / "in" / "alan" / f"{CE}.ipynb")
    (tmp_path / "in" / "ada").symlink_to(tmp_path / "secret")
    ada, _ = find(tmp_path / "in")
    assert (ada.student, ada.path) == ("ada", "")
    assert "is a symbolic link" in ada.notes[0]


def test_a_link_beside_a_notebook_is_noted(tmp_path):
    put(tmp_path / "ada" / f"{CE}.ipynb")
    (tmp_path / "ada" / "data").symlink_to("/etc")
    assert only(tmp_path).path
    assert only(tmp_path).notes == ("data: it is a symbolic link, and links are not followed",)


def test_a_readable_attempt_counts_before_a_newer_unreadable_one(tmp_path):
    put(tmp_path / "ada" / f"{CE}.ipynb")
    (tmp_path / "ada" / f"{CE} (1).ipynb").symlink_to("/etc/passwd")
    assert Path(only(tmp_path).path).name == f"{CE}.ipynb"


def test_a_pipe_is_not_waited_for(tmp_path):
    (tmp_path / "ada").mkdir()
    os.mkfifo(tmp_path / "ada" / f"{CE}.ipynb")
    os.mkfifo(tmp_path / "alan.ipynb")
    ada, alan = find(tmp_path, [CE])
    assert ada.notes == (f"{CE}.ipynb: it is no regular file",)
    assert alan.notes == ("alan.ipynb: it is no regular file",)


def test_a_file_above_the_limit_is_refused(tmp_path):
    path = put(tmp_path / "ada" / f"{CE}.ipynb")
    os.truncate(path, notebook.LARGEST + 1)
    assert only(tmp_path).path == ""
    assert "64 MB" in only(tmp_path).notes[0]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_gets_its_reason(tmp_path):
    put(tmp_path / "ada" / f"{CE}.ipynb").chmod(0)
    assert "cannot be read" in only(tmp_path).notes[0]


def test_a_notebook_that_is_a_folder_is_none(tmp_path):
    put(tmp_path / "ada" / f"{CE}.ipynb" / "deeper.ipynb")
    assert only(tmp_path).path.endswith("deeper.ipynb")


@pytest.mark.parametrize(
    "name", [b"two\nlines", "\u202eevil".encode(), b"x" * 255, b"\xff\xfe", b"=1+1", b"-", "日本".encode(), b" "]
)
def test_strange_names_survive(tmp_path, name):
    folder = os.fsencode(tmp_path) + b"/" + name
    os.mkdir(folder)
    put(Path(os.fsdecode(folder)) / f"{CE}.ipynb")
    found = only(tmp_path)
    found.student.encode()  # can be written to any file
    assert os.fsencode(found.student) == name or name == b"\xff\xfe"
    assert Path(found.path).is_file()


def test_a_name_out_of_utf8_is_written_with_escapes(tmp_path):
    put(Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe")) / f"{CE}.ipynb")
    assert only(tmp_path).student == r"\xff\xfe"


def test_deep_folders_are_walked(tmp_path):
    folder = tmp_path / "ada"
    for _ in range(1200):
        folder = folder / "d"
        folder.mkdir(parents=True, exist_ok=True)
    put(folder / f"{CE}.ipynb")
    assert only(tmp_path).assignment == CE
    subprocess.run(["rm", "-r", tmp_path / "ada"], check=True)  # pytest's own cleaning is recursive


def test_students_come_in_the_order_of_their_names(tmp_path):
    for name in ("c", "a", "b"):
        put(tmp_path / name / f"{CE}.ipynb")
    assert [each.student for each in find(tmp_path)] == ["a", "b", "c"]


def test_a_folder_that_is_none_is_refused(tmp_path):
    archive = tmp_path / "all.zip"
    archive.write_bytes(b"PK")
    with pytest.raises(ValueError, match=r"SUBMISSIONS is .*all\.zip: expected a folder"):
        find(archive)


def test_an_unknown_assignment_is_refused(tmp_path):
    known = ", ".join(ASSIGNMENTS)
    with pytest.raises(ValueError, match=f"--assignment is 'ps1': expected one of {known}$"):
        find(tmp_path, ["ps1"])


def test_an_empty_folder_holds_nothing(tmp_path):
    assert find(tmp_path) == []
    assert find(tmp_path, [CE]) == []


def test_a_notebook_that_one_student_alone_handed_in_changes_nobody_elses_row(tmp_path):
    for name in ("ada", "alan", "eve"):
        put(tmp_path / name / f"{CE}.ipynb")
    put(tmp_path / "eve" / f"{GD}.ipynb")
    assert [(each.student, each.assignment) for each in find(tmp_path)] == [
        ("ada", CE),
        ("alan", CE),
        ("eve", CE),
        ("eve", GD),
    ]
    (said,) = doubts(tmp_path)
    assert f"{GD} was handed in by 'eve' alone" in said
    assert {each.assignment for each in find(tmp_path, [CE, GD]) if each.student == "ada"} == {CE, GD}
    assert doubts(tmp_path, [CE, GD]) == []


def test_what_a_few_handed_in_is_everybodys_and_said_by_name(tmp_path):
    for name in ("ada", "alan", "emmy", "eve", "grace"):
        put(tmp_path / name / f"{CE}.ipynb")
    for name in ("alan", "eve"):
        put(tmp_path / name / f"{GD}.ipynb")
    assert {each.assignment for each in find(tmp_path) if each.student == "ada"} == {CE, GD}
    (said,) = doubts(tmp_path)
    assert f"{GD} was handed in by 2 of 5, such as 'alan'" in said


def test_a_group_of_gradescope_is_one_student_who_handed_in(tmp_path):
    for number in (901, 902):
        put(tmp_path / f"submission_{number}" / f"{CE}.ipynb")
    put(tmp_path / "submission_902" / f"{GD}.ipynb")
    (tmp_path / "submission_metadata.yml").write_text(METADATA)
    ada, *_ = find(tmp_path)
    assert [each.assignment for each in find(tmp_path) if each.student == ada.student] == [CE]
    assert "alone" in "".join(doubts(tmp_path))


@pytest.mark.parametrize("place", ["", "eve/", f"{CE}/"])
def test_metadata_that_a_student_brings_name_nobody_else(tmp_path, place):
    """Also where all that was handed in is one folder, or one file of metadata among folders of names."""
    put(tmp_path / "eve" / f"{CE}.ipynb")
    if place != "eve/":
        put(tmp_path / "ada" / f"{CE}.ipynb")
    path = tmp_path / place / "submission_metadata.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text("ada:\n  :submitters:\n  - :name: Eve\n    :sid: '1'\n" + METADATA)
    assert {each.student for each in find(tmp_path)} <= {"ada", "eve"}
    assert {each.id for each in find(tmp_path)} == {""}
    if not place:
        assert "does not name 'ada', 'eve'" in "".join(doubts(tmp_path))


def test_a_folder_of_a_class_that_is_taken_for_a_student_is_refused_by_name(tmp_path):
    for number in range(30):
        put(tmp_path / "week 1" / f"student {number}" / f"{CE}.ipynb")
    with pytest.raises(ValueError, match=f"SUBMISSIONS is .*'week 1' has 30 notebooks for {CE}"):
        doubts(tmp_path)
    assert doubts(tmp_path / "week 1") == []


def test_a_student_with_many_notebooks_is_named_and_stops_nobody(tmp_path):
    put(tmp_path / "ada" / f"{CE}.ipynb")
    for number in range(30):
        put(tmp_path / "eve" / f"{CE} ({number}).ipynb")
    (said,) = doubts(tmp_path)
    assert "'eve' has 30 notebooks" in said


def test_what_is_beside_nbgraders_folder_is_named(tmp_path):
    put(tmp_path / "submitted" / "eve" / CE / f"{CE}.ipynb")
    (tmp_path / "source").mkdir()
    assert doubts(tmp_path) == []
    put(tmp_path / "ada" / f"{CE}.ipynb")
    assert doubts(tmp_path) == ["only the folder submitted is read, and not 'ada' beside it"]


def test_a_name_that_takes_their_numbers_from_all_of_canvas_is_named(tmp_path):
    for number in range(3):
        put(tmp_path / f"student{number}_{number}_90210_{CE}.ipynb")
    assert doubts(tmp_path) == []
    put(tmp_path / "solution.ipynb", CE)
    assert "Canvas does not name a file 'solution.ipynb'" in doubts(tmp_path)[0]


def test_folders_that_begin_with_a_dot_are_named(tmp_path):
    put(tmp_path / "ada" / f"{CE}.ipynb")
    put(tmp_path / "ada" / ".ipynb_checkpoints" / f"{CE}.ipynb")
    put(tmp_path / ".alan" / f"{CE}.ipynb")
    put(tmp_path / ".eve.ipynb")
    (tmp_path / ".gitignore").write_text("")
    assert skipped(tmp_path) == [".alan", ".eve.ipynb"]
    put(tmp_path / "bob" / ".mine" / f"{CE}.ipynb")
    bob = next(each for each in find(tmp_path) if each.student == "bob")
    assert bob.notes == (".mine is hidden, and passed over", NOTHING)


def test_names_that_differ_in_the_form_of_their_letters_are_two_students(tmp_path):
    names = [unicodedata.normalize(form, "Zoë") for form in ("NFC", "NFD")]
    paths = [put(tmp_path / name / f"{CE}.ipynb") for name in names]
    found = {each.student: each for each in find(tmp_path)}
    assert {found[name].path for name in names} == {str(path) for path in paths}
    assert all(TWIN in each.notes for each in found.values())
    (said,) = doubts(tmp_path)
    assert "are those of several students" in said


def test_one_student_whose_names_differ_in_form_between_folders_stays_one(tmp_path):
    """macOS takes letters apart; what one student handed in came by two ways."""
    put(tmp_path / CE / unicodedata.normalize("NFC", "Zoë") / "mine.ipynb")
    put(tmp_path / GD / unicodedata.normalize("NFD", "Zoë") / "mine.ipynb")
    assert [(each.student, each.assignment) for each in find(tmp_path)] == [("Zoë", CE), ("Zoë", GD)]
    assert doubts(tmp_path) == []
