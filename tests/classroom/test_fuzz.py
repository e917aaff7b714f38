"""Whatever a notebook, a name or a child holds: a reason or a grade comes out, never an exception."""

import csv
import io
import json
import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from handgrad.classroom.collect.notebook import UnreadableError, assignment_of, cells_of
from handgrad.classroom.collect.submissions import find
from handgrad.classroom.export import exports, grades
from handgrad.classroom.export.rows import FORMULA
from handgrad.classroom.grade.marks import grade_submission
from handgrad.classroom.report import feedback, report
from handgrad.classroom.results import Mark, Result, Submission
from handgrad.classroom.sandbox import session
from handgrad.classroom.sandbox.process import LateError, LostError
from handgrad.exercises.catalog import ASSIGNMENTS
from support.handed_in import COSTS, IMPORTS

FULL = sum(each.POINTS for each in ASSIGNMENTS[COSTS])
ADA = Submission("ada", COSTS, "ada.ipynb")

pytestmark = pytest.mark.slow

quick = settings(deadline=None, max_examples=150, derandomize=True)
slow = settings(deadline=None, max_examples=8, derandomize=True)

anything = st.characters(codec=None, categories=None)  # lone surrogates, too
texts = st.text(anything, max_size=20)
numbers = st.integers() | st.floats() | st.sampled_from([10**400, -(10**400), 2**63, -0.0])
leaves = st.none() | st.booleans() | numbers | texts
keys = st.sampled_from(["cells", "cell_type", "source", "input", "worksheets", "metadata", "outputs", "nbformat"])
jsons = st.recursive(leaves, lambda e: st.lists(e, max_size=5) | st.dictionaries(keys | texts, e, max_size=5))

lines = st.sampled_from(
    [
        IMPORTS,
        "def softmax(z):\n    return z",
        "def softmax(*z, **k):\n    yield z",
        "softmax = 7",
        "class softmax:\n    __call__ = None",
        "def softmax(z):\n    raise SystemExit",
        "cross_entropy = print",
        "def cross_entropy(z, y):\n    return [[[]]], {z.size: y}",
        "%matplotlib inline",
        "!ls",
        "?",
        "del __builtins__",
        "raise KeyboardInterrupt",
        "1 / 0",
        "lambda: (yield)",
        "await x",
        "\x00",
        "\ud800",
        "x = '\ud800'",
        "    indented",
        "(" * 300,
        "-" * 5000 + "1",
        "# coding: utf-7",
        "from __future__ import braces",
    ]
)
sources = st.lists(lines | texts, max_size=4).map("\n".join)
cells = st.fixed_dictionaries(
    {
        "cell_type": st.sampled_from(["code", "markdown", "raw"]) | jsons,
        "source": sources | st.lists(sources) | jsons,
    },
    optional={"metadata": jsons, "outputs": jsons, "input": jsons, "id": jsons},
)
notebooks = st.fixed_dictionaries(
    {"cells": st.lists(cells, max_size=5)},
    optional={"metadata": jsons, "nbformat": jsons, "worksheets": jsons, "nbformat_minor": jsons},
)


def encoded(document) -> bytes:
    return json.dumps(document).encode()


@st.composite
def damaged(draw):
    """A notebook's bytes, cut, doubled, or with others put in somewhere."""
    content = draw(notebooks.map(encoded))
    start, end = sorted(draw(st.tuples(*[st.integers(0, len(content))] * 2)))
    return content[:start] + draw(st.binary(max_size=8)) + content[draw(st.sampled_from([start, end])) :]


contents = st.binary() | (jsons | notebooks).map(encoded) | damaged()


@quick
@given(contents)
@example(b"\xef\xbb\xbf{}")
@example(b'{"cells": [{"cell_type": {}, "source": {}}]}')
def test_a_file_gives_cells_or_a_reason(content):
    try:
        found = cells_of(content)
    except UnreadableError as error:
        found = [str(error)]
    assert all(isinstance(each, str) for each in found)
    assert isinstance(assignment_of(content), str)


@quick
@given(st.lists(sources, max_size=5))
def test_a_sound_notebook_gives_all_its_cells(written):
    made = [{"cell_type": "code", "source": each} for each in written]
    assert cells_of(encoded({"cells": made})) == written


shapes = st.lists(st.integers(0, 6), max_size=3)
arrays = st.fixed_dictionaries(
    {
        "array": st.lists(st.booleans() | numbers, max_size=9),
        "shape": shapes | jsons,
        "kind": st.sampled_from("fibO"),
    }
)
scalars = leaves | st.fixed_dictionaries({"foreign": texts}) | st.fixed_dictionaries({"seed": numbers})
values = st.recursive(scalars | arrays, lambda each: st.fixed_dictionaries({"list": st.lists(each, max_size=4)}))
deaths = st.sampled_from([LostError("gone"), LateError("late")])


class FakeProcess:
    """Answers what Hypothesis draws, dies or is late, as a hostile child could."""

    def __init__(self, draw):
        self.draw = draw

    def ask(self, message, seconds):
        json.dumps(message).encode()
        said = self.draw(self.answers(message) | jsons | deaths)
        if isinstance(said, Exception):
            raise said
        return json.loads(json.dumps(said))

    def answers(self, message):
        """Of the form that is expected: to a cell, then to a call with arguments."""
        if isinstance(message[0], int):
            return st.none() | st.tuples(texts, texts)
        arguments = st.just(message[1]) | st.lists(values, max_size=3)
        errors = st.none() | st.tuples(texts, texts, texts)
        parts = {"value": values, "arguments": arguments, "calls": st.lists(values, max_size=2), "error": errors}
        return st.fixed_dictionaries(parts)

    def hear(self, end):
        return "ready"

    def close(self):
        pass


@contextmanager
def hostile(draw):
    with mock.patch.object(session, "Process", return_value=FakeProcess(draw)):
        yield


def sound(result):
    """What everything after the grading relies on."""
    assert [mark.out_of for mark in result.marks] == [each.POINTS for each in ASSIGNMENTS[COSTS]]
    assert all(mark.points in (0, mark.out_of) for mark in result.marks)
    assert all(bool(mark.mistake) == bool(mark.message) == (not mark.points) for mark in result.marks)
    assert Result.from_json(json.loads(json.dumps(result.as_json()))) == result


@quick
@given(contents, st.data())
def test_a_hostile_child_gets_no_points_and_harms_nobody(content, data):
    with hostile(data.draw):
        result = grade_submission(ADA, content, "a secret", True)
    sound(result)
    assert result.points == 0


@slow
@given(notebooks.map(encoded))
def test_a_notebook_is_graded_in_the_fence_whatever_it_holds(fenced, content):
    sound(grade_submission(ADA, content, "a secret", fenced))


@slow
@given(st.lists(sources, min_size=1, max_size=3))
@example(["\ud800"])
@example(["def softmax(z):\n    return '\ud800'"])
def test_cells_of_any_text_are_run_in_the_fence(fenced, written):
    made = [{"cell_type": "code", "source": each} for each in written]
    sound(grade_submission(ADA, encoded({"cells": made}), "a secret", fenced))


names = st.binary(min_size=1, max_size=40).filter(lambda name: not {0, 47} & set(name) and name.strip(b"."))
platform = st.sampled_from(
    [
        b"%s",
        b"%s_12_assignsubmission_file_",
        b"%s_12_assignsubmission_file_x.ipynb",
        b"%s_LATE_1_2_x.ipynb",
        b"submitted",
        b"cross-entropy-exercises",
        b"%s.ipynb",
        b"%s cross-entropy-exercises (99999999999999999999).ipynb",
    ]
)


@st.composite
def entry_names(draw):
    form = draw(platform)
    return form % draw(names) if b"%s" in form else form


kinds = st.sampled_from(["file", "notebook", "folder", "link", "pipe"])
trees = st.dictionaries(entry_names(), st.tuples(kinds, st.dictionaries(names, kinds, max_size=3)), max_size=6)


def plant(folder, name, kind, inside=()):
    path = os.path.join(folder, name)
    if kind == "folder":
        os.mkdir(path)
        for each in inside:
            plant(path, each, inside[each])
    elif kind == "link":
        os.symlink(b"/", path)
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        Path(os.fsdecode(path)).write_bytes(b"{" if kind == "file" else b'{"cells": []}')


@quick
@given(trees)
def test_any_folder_gives_submissions_that_can_be_written(tree):
    with tempfile.TemporaryDirectory() as folder:
        for name, (kind, inside) in tree.items():
            plant(os.fsencode(folder), name, kind, inside)
        found = find(Path(folder))
        assert found == sorted(found)
        for each in found:
            (each.student + each.id + "".join(each.notes)).encode()
            assert not each.path or (Path(each.path).is_file() and not Path(each.path).is_symlink())
        assert len({(each.student, each.id, each.assignment) for each in found}) == len(found)


marks = st.builds(
    Mark,
    st.sampled_from(["softmax", "cross_entropy"]),
    st.integers(0, 3),
    st.just(3),
    st.sampled_from(["", "sign"]),
    texts,
)
results = st.builds(
    Result,
    texts,
    st.sampled_from([COSTS, "gradient-descent-exercises", "unknown assignment"]),
    st.lists(marks, max_size=2, unique_by=lambda mark: mark.exercise).map(tuple),
    texts,
    st.lists(texts, max_size=2).map(tuple),
)


@settings(quick, max_examples=40)
@given(st.lists(results, max_size=5))
def test_any_results_can_be_written_and_hold_no_formula(found):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        grades.write(found, folder / "grades.csv")
        grades.save_json(found, folder / "grades.json")
        exports.canvas(found, folder / "canvas.csv")
        exports.gradescope(found, folder / "gradescope")
        feedback.write(found, folder / "feedback")
        assert grades.load(folder / "grades.json") == found
        for table in ("grades.csv", "canvas.csv"):
            text = (folder / table).read_bytes().decode("utf-8-sig")
            rows = list(csv.reader(io.StringIO(text, newline="")))
            assert len({len(row) for row in rows}) <= 1
            assert not [cell for row in rows for cell in row if FORMULA.match(cell)]


@settings(quick, max_examples=5)
@given(st.lists(results, max_size=3))
def test_any_results_make_a_report(found):
    with tempfile.TemporaryDirectory() as name:
        report.write(found, Path(name) / "report.html")
