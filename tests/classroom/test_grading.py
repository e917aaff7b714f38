"""The grader says what a notebook says, in the same words, and whatever is handed in gets its grade."""

import json
from itertools import zip_longest
from types import SimpleNamespace

import pytest

import handgrad as hg
from handgrad.classroom.grade import marks as grading
from handgrad.classroom.grade.marks import grade_submission
from handgrad.classroom.results import Submission
from handgrad.classroom.sandbox.fence import FenceError, Limits
from handgrad.classroom.sandbox.session import Session
from handgrad.exercises.catalog import ASSIGNMENTS, EXERCISES
from handgrad.exercises.judge.judging import PRACTICE, generator, name_of, verdict
from handgrad.exercises.runner.values import Case, Output
from support.answers import answers, run
from support.handed_in import COSTS, IMPORTS, by_exercise, graded, honest, notebook, points


def sheaves():
    """The whole bank as submissions: each with one answer to each exercise of an assignment."""
    for assignment, exercises in ASSIGNMENTS.items():
        banks = [answers(name_of(each)) for each in exercises]
        for number, sheaf in enumerate(zip_longest(*banks)):
            yield pytest.param(assignment, [each for each in sheaf if each], id=f"{assignment}-{number}")


def checked(answer):
    """What a notebook says to an answer."""
    return hg.check(run(answer.source)[answer.exercise])


@pytest.mark.slow
@pytest.mark.parametrize(("assignment", "sheaf"), [*sheaves()])
def test_the_grader_says_what_a_notebook_says(fenced, assignment, sheaf):
    result = graded(IMPORTS, *(each.source for each in sheaf), assignment=assignment)
    marks = by_exercise(result)
    for answer in sheaf:
        mark, said = marks[answer.exercise], checked(answer)
        assert (mark.mistake, mark.message) == (said.mistake, said.message), str(answer)
        assert mark.points == (0 if answer.mistake else EXERCISES[answer.exercise].POINTS)
        assert mark.mistake == answer.mistake, str(answer)
    assert result.notes == ()


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_all_right_gives_all_points(fenced, assignment):
    names = [name_of(each) for each in ASSIGNMENTS[assignment]]
    result = graded(IMPORTS, *map(honest, names), assignment=assignment)
    assert result.points == result.out_of
    assert [mark.exercise for mark in result.marks] == names


def test_without_a_fence_the_grades_are_the_same(fenced):
    cells = [IMPORTS, honest("softmax"), "def cross_entropy(z, y):\n    return z.mean", "1 / 0"]
    assert graded(*cells, fenced=False) == graded(*cells)


class Met:
    """In place of a session: right answers, and the cases that a notebook meets."""

    notes = ()

    def __init__(self, cells, fenced, limits):
        self.cases, self.found = [], {}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def answer(self, name, case):
        self.cases.append(case)
        value = hg.softmax(case.arguments[0]) if name == "softmax" else None
        return Output(value, case.arguments)


def cases_met(monkeypatch, *cells, **options):
    """The practice cases of softmax, and the secret ones that a notebook meets."""
    sessions = []
    with monkeypatch.context() as patch:
        patch.setattr(grading, "Session", lambda *given: sessions.append(Met(*given)) or sessions[-1])
        graded(*cells, **options)
    return [case.arguments[0] for case in sessions[0].cases if len(case.arguments) == 1]


def test_secret_cases_are_the_same_for_the_same_notebook_and_others_for_any_other(monkeypatch):
    def met(*cells, **options):
        drawn = cases_met(monkeypatch, *cells, **options)[PRACTICE_CASES:][:4]  # of normal numbers
        return {z.tobytes() for z in drawn}

    one = met("x = 1")
    assert len(one) == 4
    assert met("x = 1") == one
    for other in (met("x = 1 "), met("x = 1", student="bob"), met("x = 1", id="7"), met("x = 1", seed="another")):
        assert not other & one


PRACTICE_CASES = len([*EXERCISES["softmax"].cases(generator(PRACTICE, EXERCISES["softmax"]))])


def test_who_knows_the_practice_cases_and_those_of_another_notebook_is_told_so(fenced, monkeypatch):
    """The other notebook is the same student's, handed in before: however its cases got out, they are of no use."""
    known = cases_met(monkeypatch, IMPORTS)
    assert len(known) == 2 * PRACTICE_CASES
    table = [(z.tolist(), hg.softmax(z).tolist()) for z in known]
    code = f"""
inf = float("inf")

def softmax(z):
    for known, p in {table}:
        if known == z.tolist():
            return p
    return np.ones(z.shape) / z.shape[1]
"""
    mark = by_exercise(graded(IMPORTS, code))["softmax"]
    assert (mark.points, mark.mistake) == (0, "value")
    assert mark.message.startswith("Right on the practice cases, but not on others: ")
    assert "(W" not in mark.message


def test_what_happened_to_the_cells_is_noted(fenced):
    cells = [
        IMPORTS,
        "1 / 0",
        "import os\nos._exit(0)",
        "x =",
        "nothing.at.all",
        "hg.plots.show()",
        "while True: 0",
    ]
    result = graded(*cells, honest("softmax"), limits=Limits(cell=1))
    assert result.notes == (
        "cell 2 raised ZeroDivisionError: division by zero",
        "cell 3 ended the process",
        "cell 4 raised SyntaxError: invalid syntax (cell 4, line 1)",
        "cell 5 raised NameError: name 'nothing' is not defined",
        "cell 7 did not end in time",
    )
    assert points(result)["softmax"] == 2


def test_the_text_of_a_student_in_a_note_is_short_and_plain(fenced):
    (note,) = graded("raise ValueError('\\x1b[31m\\n\\u202e' + 'x' * 999)").notes
    assert note.isprintable()
    assert len(note) <= len("cell 1 ") + 200


def test_a_message_names_no_address_of_the_memory(fenced):
    code = "def softmax(z):\n    raise ValueError(object())"
    assert by_exercise(graded(code))["softmax"].message.endswith("<object object at 0x...>")


NOTEBOOKS = {
    "a magic": ("%matplotlib inline\nimport numpy as np", "!ls\nx = 1", "np.exp?", "if True:\n    %time 3\ny = 2"),
    "a picture": (
        "import matplotlib.pyplot as plt\nfigure, ax = plt.subplots()\nax.plot([1])[0].set(x=3)\nplt.show()",
    ),
    "a check": ("assert hg.check(print) is None", "display(hg)"),
    "the library in other cells": ("run = hg.train(hg.Network([2, 1]))",),
    "chapters": ("from handgrad import plots\nfrom handgrad.plots import style\nimport handgrad.widgets.run as w",),
    "a class": ("from dataclasses import dataclass\n@dataclass\nclass Point:\n    x: 'float' = 1.0\nPoint()",),
    "the module": ("import sys\nassert sys.modules['__main__'].np is np and __name__ == '__main__'",),
    "a bar": (
        "from tqdm.auto import tqdm, trange\nimport tqdm as bars",
        "assert [*tqdm([3, 4], desc='x')] == [3, 4] and [*bars.trange(2)] == [*trange(2)] == [0, 1]",
        "with tqdm(range(3), total=3) as bar:\n    bar.update()\n    assert len(bar) == 3",
    ),
    "magic that gives something": ("took = %timeit -o 3\nfiles, = !ls\nx = 1",),
    "hints of the future": (
        "from __future__ import annotations\ndef f(z: Unknown): pass",
        "def g(z: Unknown): pass",
    ),
    "empty cells": ("", "\n\n", "# nothing"),
}


def test_an_honest_notebook_is_graded_without_a_note(fenced):
    """What is in it is told apart by the number of the cell in the note."""
    result = graded(IMPORTS, *(cell for cells in NOTEBOOKS.values() for cell in cells), honest("softmax"))
    assert result.notes == ()
    assert points(result)["softmax"] == 2


LANGUAGES = {
    "a line that starts with a remainder": "%matplotlib inline\nx = (7\n     % 4)\nassert x == 3",
    "a text with its values below": "!ls\nx = ('%d of %d'\n     % (1, 2))\nassert x == '1 of 2'",
    "another language": "%%bash\nls -la | grep x\nif [ 1 ]; then echo; fi",
    "a measured cell": "%%time\nx = 1",
}


@pytest.mark.parametrize("kind", LANGUAGES)
def test_what_is_magic_in_a_cell_costs_nothing_beside_it(fenced, kind):
    result = graded(IMPORTS, f"{LANGUAGES[kind]}", honest("softmax"))
    assert (points(result)["softmax"], result.notes) == (2, ())


def test_beside_a_magic_a_remainder_keeps_its_function(fenced):
    code = "%matplotlib inline\n" + honest("softmax") + "\nx = (7\n     % 4)"
    assert points(graded(IMPORTS, code))["softmax"] == 2


def test_a_measured_cell_defines_what_it_defines_and_one_of_another_language_nothing(fenced):
    code = honest("softmax")
    assert points(graded(IMPORTS, f"%%time\n{code}"))["softmax"] == 2
    assert by_exercise(graded(IMPORTS, f"%%writefile x.py\n{code}"))["softmax"].mistake == "undefined"


def test_a_function_whose_cell_became_text_is_told_so(fenced):
    document = json.loads(notebook(IMPORTS, honest("softmax")))
    document["cells"][1]["cell_type"] = "markdown"
    result = grade_submission(Submission("ann", COSTS, "ann.ipynb"), json.dumps(document).encode(), "x", True)
    assert by_exercise(result)["softmax"].mistake == "undefined"
    assert "is text, not code" in by_exercise(result)["softmax"].message
    assert "Was the cell run?" in by_exercise(result)["cross_entropy"].message


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        ("def softmax(z):\n\treturn z\n        return z", "cell 2, raised TabError: inconsistent"),
        ("def softmax(z)\n    return z", "cell 2, raised SyntaxError: expected ':'"),
        ("import os\ndef softmax(z): return z\nos._exit(0)", "cell 2, ended the process"),
    ],
)
def test_a_function_whose_cell_did_not_run_is_told_why(fenced, broken, says):
    mark = by_exercise(graded(IMPORTS, broken))["softmax"]
    assert mark.mistake == "undefined"
    assert says in mark.message


@pytest.mark.parametrize("name", ["mine", "softmax"])
def test_a_function_that_was_checked_under_the_name_of_an_exercise_is_its_answer(fenced, name):
    mine = honest("softmax").replace("def softmax", "def mine")
    stub = "def softmax(z):\n    # your code here\n    raise NotImplementedError"
    cells = [IMPORTS, *([stub] if name == "softmax" else []), mine, 'hg.check(mine, "softmax")']
    assert points(graded(*cells))["softmax"] == 2


def test_the_function_of_the_right_name_comes_before_one_that_was_checked(fenced):
    cells = [IMPORTS, honest("softmax"), 'hg.check(lambda z: z, "softmax")', "hg.check(print, exercise=[1])"]
    assert points(graded(*cells))["softmax"] == 2


def test_a_stub_that_was_left_beside_an_answer_is_told_from_one_without(fenced):
    left = honest("softmax").replace("e = np", "top = 0\n    raise NotImplementedError\n    e = np", 1)
    given = "def softmax(z):\n    raise NotImplementedError\n    e = np.exp(shifted)\n    return e / e.sum()"
    assert by_exercise(graded(IMPORTS, left))["softmax"].mistake == "stub left"
    assert by_exercise(graded(IMPORTS, given))["softmax"].mistake == "unwritten"


STUMBLES = {
    "a package": "import pandas as pd",
    "the library": "hg.softmax(np.eye(2))",
    "a check": "assert hg.check(print)",
    "a question": "name = input('who?')",
    "a wait": "await nobody",
    "a picture": "import matplotlib.pyplot as plt\nline, = plt.plot([1, 2])",
    "the notebook": "get_ipython().run_line_magic('matplotlib', 'inline')",
}


def test_a_statement_that_fails_costs_no_function_below_it(fenced):
    """What it needs was there in the student's notebook, where it did not fail."""
    cells = [f"{stumble}\ndef f{number}(): pass" for number, stumble in enumerate(STUMBLES.values(), 2)]
    below = "\n".join(f"f{number}()" for number, _ in enumerate(cells, 2))
    result = graded(IMPORTS, *cells, f"{below}\n{honest('softmax')}")
    assert points(result)["softmax"] == 2
    noted = [int(note.split()[1]) for note in result.notes]
    assert noted == [number for number, kind in enumerate(STUMBLES, 2) if kind != "the library"]


def test_of_statements_that_fail_the_first_is_noted(fenced):
    assert graded("1 / 0\nnothing").notes == ("cell 1 raised ZeroDivisionError: division by zero",)


def test_a_statement_that_ends_the_cell_ends_it(fenced):
    result = graded(IMPORTS, f"raise SystemExit\n{honest('softmax')}")
    assert by_exercise(result)["softmax"].mistake == "undefined"


FORMS = {
    "a lambda": "softmax = lambda z: solved(z)",
    "a part": "from functools import partial\nsoftmax = partial(solved)",
    "an object": "class Softmax:\n    def __call__(self, z): return solved(z)\nsoftmax = Softmax()",
    "a wrapper": "from functools import wraps\n@wraps(solved)\ndef softmax(*z): return solved(*z)",
    "hints": "from numpy.typing import NDArray\ndef softmax(z: NDArray[np.float64]) -> NDArray: return solved(z)",
    "a matrix": "softmax = lambda z: np.matrix(solved(z))",
    "a bar": "from tqdm import tqdm\nsoftmax = lambda z: [solved(row[None])[0] for row in tqdm(z)]",
    "strict arithmetic": "np.seterr(all='raise')\nsoftmax = solved",
    "constants of another cell": "def softmax(z): return ONE * solved(z)",
}


def test_an_answer_may_be_anything_that_can_be_called(fenced):
    solved = honest("softmax").replace("def softmax", "def solved") + "\nONE = 1.0"
    forms = [f"{form}\nform{number} = softmax" for number, form in enumerate(FORMS.values())]
    with Session([IMPORTS, solved, *forms], fenced, Limits()) as session:
        for number, form in enumerate(FORMS):
            said = verdict(EXERCISES["softmax"], lambda case, name=f"form{number}": session.answer(name, case))
            assert said, (form, said)
        assert session.notes == ()


def test_a_cell_of_megabytes_is_not_run(fenced):
    result = graded(IMPORTS, "x = 1 #" + "x" * 2**20, honest("softmax") + "\nx")
    assert result.notes == (
        "cell 2 was not run: it has more than 1,048,576 characters",
        "cell 3 raised NameError: name 'x' is not defined",
    )
    assert points(result)["softmax"] == 2


def test_of_thousands_of_notes_a_few_are_kept_and_the_others_counted(fenced):
    result = graded(IMPORTS, *["1 / 0"] * 3000, honest("softmax"))
    assert len(result.notes) == 21
    assert result.notes[-2:] == (
        "cell 21 raised ZeroDivisionError: division by zero",
        "2980 more cells did not run as they should",
    )
    assert points(result)["softmax"] == 2


def test_names_of_files_write_to_no_terminal_and_fill_no_table():
    names = ["a\x1b[31m\n\u202e\u2066b: it is a symbolic link", *["another"] * 5000]
    result = grade_submission(Submission("ann", COSTS, "", "", tuple(names)), None, "x", fenced=True)
    assert result.notes[0] == "a [31m   b: it is a symbolic link"
    assert result.notes[-1] == "and 4961 more notes"
    assert len(result.notes) == 41


class Runs:
    """A session whose cells fail, and tell of it, once a secret case was seen."""

    def __init__(self):
        self.notes, self.seen = ("cell 1 failed",), []

    def answer(self, name, case):
        self.seen.append(case)
        if len(self.seen) > 1:
            self.notes = ("cell 1 failed", "cell 2 raised ValueError: the secret")
        return Output(1.0, case.arguments)


def test_no_note_on_a_cell_comes_after_a_secret_case():
    exercise = SimpleNamespace(
        __name__="checks.softmax", cases=lambda rng: [Case((rng.random(),))], judge=lambda *told: None
    )
    session = Runs()
    said, notes = grading.verdicts([exercise], session, "secret")
    assert len(session.seen) == 2
    assert said[0].right
    assert notes == ["cell 1 failed"]


def test_a_line_that_begins_with_a_remainder_is_no_magic(fenced):
    code = honest("softmax") + "\nx = (7\n     % 4)\nassert x == 3"
    assert graded(IMPORTS, code).notes == ()


def test_the_last_definition_counts_and_is_named(fenced):
    wrong = "def softmax(z):\n    return z"
    right = graded(IMPORTS, wrong, honest("softmax"))
    assert (points(right)["softmax"], right.notes) == (
        2,
        ("softmax is defined 2 times: that of cell 3 was graded",),
    )
    assert points(graded(IMPORTS, honest("softmax"), wrong, "x = 1"))["softmax"] == 0
    assert graded(IMPORTS, wrong, wrong).notes == ()


def test_duplicated_reordered_and_deleted_cells_change_nothing_else(fenced):
    right = [honest("softmax"), honest("cross_entropy")]
    for cells in ([*right, *right], right[::-1], right):
        assert points(graded(IMPORTS, *cells)) == points(graded(IMPORTS, *right))
    assert points(graded(IMPORTS, right[0]))["cross_entropy"] == 0


def test_points_in_the_notebook_count_for_nothing(fenced):
    document = json.loads(notebook(IMPORTS, honest("softmax")))
    for cell in document["cells"]:
        cell["metadata"]["nbgrader"] = {"points": 999, "grade": True, "grade_id": "cross_entropy", "score": 999}
    document["metadata"]["handgrad"] = {"points": 999}
    submission = Submission("ann", COSTS, "ann.ipynb")
    result = grade_submission(submission, json.dumps(document).encode(), "x", True)
    assert points(result) == points(graded(IMPORTS, honest("softmax")))
    assert result.out_of == sum(each.POINTS for each in ASSIGNMENTS[COSTS])


@pytest.mark.parametrize("content", [None, b"", b"{}", b"\xff", b"[" * 100_000, b'{"cells": [{"cell_type": "code"'])
def test_what_cannot_be_read_has_its_row(content):
    submission = Submission("ann", COSTS, "ann.ipynb", "17", ("handed in late",))
    result = grade_submission(submission, content, "x", fenced=True)
    assert (result.points, result.id, result.notes[0]) == (0, "17", "handed in late")
    assert {mark.mistake for mark in result.marks} == {"unread"}
    assert len(result.notes) == (1 if content is None else 2)


def test_a_judge_that_fails_costs_its_exercise_alone(fenced, monkeypatch):
    def judge(case, output):
        raise IndexError("ours")

    monkeypatch.setattr(EXERCISES["softmax"], "judge", judge)
    result = graded(IMPORTS, honest("softmax"), honest("cross_entropy"))
    assert (points(result)["softmax"], points(result)["cross_entropy"]) == (0, 3)
    assert by_exercise(result)["softmax"].mistake == "unjudged"
    assert result.notes == ("the judge of softmax failed (IndexError): tell us",)


def test_a_machine_that_starts_no_process_blames_nobody(monkeypatch):
    monkeypatch.setattr("handgrad.classroom.sandbox.fence.PYTHON", "/nowhere/python")
    with pytest.raises(FenceError, match="/nowhere/python"):
        graded(IMPORTS, fenced=False)


def test_an_unknown_assignment_is_refused():
    with pytest.raises(ValueError, match=r"'homework': expected one of .*cross-entropy-exercises"):
        graded(assignment="homework")


def test_two_runs_give_the_same(fenced):
    cells = [IMPORTS, honest("softmax"), "def cross_entropy(z, y):\n    return np.random.default_rng().random()"]
    random = "def binary_cross_entropy(z, y):\n    raise ValueError({object(), 'a', 'b', np.random.rand()})"
    assert graded(*cells, random) == graded(*cells, random)


def test_secret_cases_are_withheld_from_the_message_of_every_mistake():
    said = grading.withhold(SimpleNamespace(right=False, mistake="exception", message="3.14", exercise="softmax"))
    assert said.message == "Right on the practice cases, but not on others: raised an exception."
