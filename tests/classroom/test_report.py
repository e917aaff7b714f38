"""The report on a class: counts that are right, a picture that says them, no names."""

import json
import re

import pytest
from matplotlib.figure import Figure

from handgrad.classroom import saving
from handgrad.classroom.collect import notebook
from handgrad.classroom.collect.submissions import find
from handgrad.classroom.grade.marks import grade_submission
from handgrad.classroom.report import charts, report
from handgrad.classroom.report.summary import OTHER, summary
from handgrad.classroom.results import Mark, Result, Submission
from handgrad.exercises.catalog import MISTAKES
from handgrad.plots.style import WIDTH, style
from support.tags import Tags

PAGE = "cross-entropy-exercises"
NAMES = ["Ada Lovelace", "Alan Turing", "Grace Hopper", "Emmy Noether", "Carl Gauss", "Sofja Kowalewskaja"]


def result(student, softmax, entropy, **rest):
    """A result by the names of its two mistakes."""
    marks = [("softmax", 2, softmax), ("cross_entropy", 3, entropy)]
    given = (Mark(name, 0 if mistake else full, full, mistake, f"{student}!") for name, full, mistake in marks)
    return Result(student, PAGE, tuple(given), **rest)


def ungraded(student, reason):
    return Result(student, PAGE, (), notes=("handed in late", reason))


CLASS = [
    result(NAMES[0], "", ""),
    result(NAMES[1], "axis", "sign"),
    result(NAMES[2], "axis", ""),
    result(NAMES[3], "overflow", "unwritten"),
    result(NAMES[4], "", "unwritten"),
    ungraded(NAMES[5], "Kowalewskaja_sofja.ipynb: it is a symbolic link, and links are not followed"),
]
DATA = summary(CLASS)[PAGE]


def written(folder, results=CLASS):
    report.write(results, folder / "report.html")
    return (folder / "report.html").read_text(encoding="utf-8")


# the numbers


def test_the_summary_counts_submissions_and_points():
    assert (DATA["submissions"], DATA["graded"], DATA["out_of"]) == (6, 5, 5)
    assert DATA["mean"] == pytest.approx((5 + 0 + 3 + 0 + 2) / 5)
    assert DATA["totals"] == {"0": 2, "2": 1, "3": 1, "5": 1}


def test_the_summary_counts_each_exercise():
    softmax, entropy = DATA["exercises"].values()
    assert softmax["points"] == {"0": 3, "2": 2}
    assert softmax["mean"] == pytest.approx(0.8)
    assert [softmax[key] for key in ("right", "mistaken", "unwritten")] == [2, 3, 0]
    assert [entropy[key] for key in ("right", "mistaken", "unwritten")] == [2, 1, 2]


def test_mistakes_come_by_how_many_made_them():
    assert list(DATA["exercises"]["softmax"]["mistakes"]) == ["axis", "overflow"]
    assert DATA["exercises"]["softmax"]["mistakes"]["axis"]["students"] == 2


def test_points_are_in_the_order_of_numbers():
    data = summary([Result("a", PAGE, (Mark("f", points, 20),)) for points in (10, 9, 2)])
    assert list(data[PAGE]["totals"]) == ["2", "9", "10"]


def test_the_summary_is_plain_data():
    assert json.loads(json.dumps(summary(CLASS))) == summary(CLASS)


def test_a_class_is_counted_alike_from_the_file_of_its_grades():
    again = [Result.from_json(json.loads(json.dumps(each.as_json()))) for each in CLASS]
    assert summary(again) == summary(CLASS)


@pytest.mark.parametrize("name", MISTAKES)
def test_sentences_do_not_speak_of_the_projects_own_numbers(name):
    assert not re.search(r"W\d", summary([result("a", name, "")])[PAGE]["exercises"]["softmax"].__repr__())


def test_a_notebook_that_could_not_be_read_is_not_counted_as_a_mistake():
    lost = Result("a", PAGE, (Mark("softmax", 0, 2, "unread", "There is none."),), notes=("The file is empty.",))
    data = summary([*CLASS, lost])[PAGE]
    assert data["exercises"] == DATA["exercises"]
    assert data["ungraded"]["it is empty"] == 1


# what is on the page


def test_the_first_thing_is_the_most_frequent_mistake(tmp_path):
    text = written(tmp_path)
    first = re.search(r"<li>(.*?)</li>", text)[1]
    assert first == "<strong>normalizes over the wrong axis</strong>, in <code>softmax</code>: 2 of 5"
    assert text.index(first) < text.index("<figure>")


def test_the_most_frequent_comes_first_whatever_its_exercise(tmp_path):
    text = written(tmp_path, [result("a", "axis", "sign"), result("b", "", "sign")])
    assert re.findall(r"<li>.*?<code>(.*?)</code>", text) == ["cross_entropy", "softmax"]


def test_it_says_what_was_not_graded_and_why(tmp_path):
    text = written(tmp_path)
    assert "Graded: 5 of 6 submissions." in text
    assert "it is a symbolic link" in text


def test_each_mistake_leads_to_its_exercise(tmp_path):
    assert f"chapters/costs/{PAGE}.html#exercise-softmax" in written(tmp_path)


def test_the_table_has_every_mistake_with_its_number(tmp_path):
    rows = re.findall(r"<tr>.*?</tr>", written(tmp_path))
    for name, count in (("axis", 2), ("overflow", 1), ("sign", 1)):
        (row,) = [each for each in rows if f"<i>{name}</i>" in each]
        assert f'<td class="number">{count}</td>' in row


EVIL = '</p><script>alert(1)</script><img src="https://example.org/x.png" onerror="alert(1)"> &'


@pytest.mark.parametrize("place", ["exercise", "mistake", "assignment"])
def test_whatever_a_text_holds_nothing_of_it_runs_or_loads(tmp_path, place):
    texts = {"exercise": "softmax", "mistake": "axis", "assignment": PAGE} | {place: EVIL}
    mark = Mark(texts["exercise"], 0, 2, texts["mistake"], EVIL)
    results = [Result("A", texts["assignment"], marks, notes=(EVIL,)) for marks in ((mark,), ())]
    text = written(tmp_path, results)
    assert not {"script", "img"} & Tags(text).names
    assert "onerror" not in Tags(text).attributes
    assert "&lt;script&gt;" in text


def test_no_name_and_no_word_of_a_student_is_in_it(tmp_path):
    words = set(re.findall(r"\w+", (written(tmp_path) + json.dumps(summary(CLASS))).lower()))
    assert not words & set(" ".join(NAMES).lower().split())


SECRET = "my-diary"
UNREADABLE = {
    b"": "it is empty",
    b"{": "it is damaged",
    b"\xff": "it is no notebook",
    b"[]": "it is no notebook",
    b"{}": "it is no notebook",
    b'{"cells": [3]}': "it is damaged",
    b'{"cells": [{"cell_type": "code", "source": 3}]}': "it is damaged",
    b"[" * 9999: "it is damaged",
    b'{"cells": ' + b"9" * 9999 + b"}": "it is damaged",
    b"[" * (notebook.MOST + 1): "it is too large",
}


@pytest.mark.parametrize("content", UNREADABLE, ids=range(len(UNREADABLE)))
def test_why_a_notebook_cannot_be_read_is_said_in_words_of_ours(content):
    one = grade_submission(
        Submission("a", PAGE, "", notes=(f"of 2 notebooks, {SECRET}.ipynb",)), content, "x", True
    )
    assert list(summary([one])[PAGE]["ungraded"]) == [UNREADABLE[content]]


def test_why_nothing_was_graded_is_said_without_a_word_of_the_student(tmp_path):
    secret = tmp_path / "in" / "eve" / f"{SECRET}.ipynb"
    secret.parent.mkdir(parents=True)
    secret.symlink_to("/etc/passwd")
    (tmp_path / "in" / "bob").mkdir()
    (tmp_path / "in" / "bob" / f"{SECRET}.pdf").write_bytes(b"")
    unmarked = [Result(each.student, PAGE, (), notes=each.notes) for each in find(tmp_path / "in", [PAGE])]
    failed = Result("ann", PAGE, (), notes=(f"not graded: OSError: {SECRET}",))
    strange = Result("ken", PAGE, (), notes=(SECRET,))
    said = summary([*unmarked, failed, strange])[PAGE]["ungraded"]
    assert len(said) == 4
    assert {"it is a symbolic link", "nothing was handed in", OTHER} <= set(said)
    assert SECRET not in json.dumps(said)


@pytest.mark.parametrize("place", ["exercise", "mistake", "assignment"])
def test_half_a_letter_in_a_name_stops_no_report(tmp_path, place):
    """`grades.json` may be of another program, or of nobody's."""
    texts = {"exercise": "softmax", "mistake": "axis", "assignment": PAGE} | {place: "\ud800"}
    marks = (Mark(texts["exercise"], 0, 2, texts["mistake"], ""),)
    assert "\ufffd" in written(tmp_path, [Result("A", texts["assignment"], marks)])


@pytest.mark.parametrize(
    "results",
    [
        [],
        [ungraded("a", "it is empty")],
        [result("a", "", "")],
        [result("a", "unwritten", "unwritten")],
        [result("a", "", ""), Result("a", "", (), notes=("which is it?",))],
        [result("a", "a mistake of a later version", "")],
    ],
    ids=["nobody", "nothing graded", "all right", "nothing written", "no assignment", "unknown mistake"],
)
def test_a_report_can_be_made_of_any_class(tmp_path, results):
    assert written(tmp_path, results).endswith("</html>\n")


def test_two_runs_write_the_same_bytes(tmp_path):
    (tmp_path / "again").mkdir()
    assert written(tmp_path) == written(tmp_path / "again")


def test_a_report_is_written_whole_or_not_at_all(tmp_path, monkeypatch):
    before = written(tmp_path)

    def full(descriptor):
        raise OSError("no space left")

    monkeypatch.setattr(saving.os, "fsync", full)
    with pytest.raises(OSError, match="no space"):
        written(tmp_path, CLASS[:2])
    assert [each.read_text(encoding="utf-8") for each in tmp_path.iterdir()] == [before]


# the pictures


def drawn(draw, data=DATA):
    with style():
        height = charts.height(data["exercises"])
        return draw(Figure(figsize=(WIDTH, height)).add_subplot(), data)


def bars(ax):
    """(from, width, how dark) of the bars with ink, from above."""
    found = [each for each in ax.patches if each.get_fill()]
    return [(each.get_x(), each.get_width(), each.get_alpha()) for each in found]


def test_bars_are_as_long_as_the_counts():
    ax = drawn(charts.mistakes)
    softmax = [(0, 2, charts.RIGHT), (2, 3, charts.MISTAKEN), (0, 2, charts.MISTAKEN), (0, 1, charts.MISTAKEN)]
    entropy = [(0, 2, charts.RIGHT), (2, 1, charts.MISTAKEN), (3, 2, 0), (0, 1, charts.MISTAKEN)]
    assert bars(ax) == softmax + entropy
    assert ax.get_xlim() == (0, 5)


def test_bars_are_named_in_words_above_them():
    words = [text.get_text() for text in drawn(charts.mistakes).texts]
    assert words[:2] == ["softmax: 2 right, 3 mistaken", "2  normalizes over the wrong axis"]
    assert "cross_entropy: 2 right, 1 mistaken, 2 not written" in words


def test_no_bar_covers_a_word():
    ax = drawn(charts.mistakes)
    ax.figure.draw_without_rendering()
    for text in ax.texts:
        box = text.get_window_extent()
        assert not [bar for bar in ax.patches if box.overlaps(bar.get_window_extent())], text.get_text()


def test_every_sentence_fits_into_the_picture():
    data = summary([result(str(name), name, "") for name in MISTAKES if name != "unwritten"])[PAGE]
    exercise = data["exercises"]["softmax"]
    each_alone = {name: exercise | {"mistakes": {name: one}} for name, one in exercise["mistakes"].items()}
    ax = drawn(charts.mistakes, data | {"exercises": each_alone})
    ax.figure.draw_without_rendering()
    ends = {text.get_text(): text.get_window_extent().x1 for text in ax.texts}
    assert {text for text, end in ends.items() if end > ax.figure.bbox.x1} == set()
    assert len(ends) > len(each_alone) > charts.MOST


def test_an_exercise_with_many_mistakes_shows_the_most_frequent():
    data = summary([result(name, name, "") for name in MISTAKES if name != "unwritten"])[PAGE]
    assert len(drawn(charts.mistakes, data).texts) == 1 + charts.MOST + 1
    assert len(data["exercises"]["softmax"]["mistakes"]) == len(MISTAKES) - 1


def test_columns_are_as_high_as_the_counts():
    columns = {round(bar.get_x() + bar.get_width() / 2): bar.get_height() for bar in drawn(charts.totals).patches}
    assert columns == {0: 2, 2: 1, 3: 1, 5: 1}


def test_the_alternative_texts_say_what_the_pictures_say():
    said = drawn(charts.mistakes).get_label()
    assert said.startswith(
        "Of 5 students. softmax: 2 right, 3 mistaken; 2 normalizes over the wrong axis; 1 overflows"
    )
    assert drawn(charts.totals).get_label() == "Students by points, of 5: 2 with 0, 1 with 2, 1 with 3, 1 with 5."


def test_letters_in_the_pictures_are_text_and_colors_follow_the_theme(tmp_path):
    text = written(tmp_path)
    assert "normalizes over the wrong axis</text>" in text
    assert "currentColor" in text
    assert "#010203" not in text
    assert not re.search(r'(src|href)="(?!https://|#)', text)
