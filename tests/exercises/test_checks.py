"""`hg.check`, and the verdict that a reader sees."""

import functools
import linecache
import os
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import handgrad as hg
from handgrad.classroom.release.editions import student
from handgrad.exercises.catalog import ASSIGNMENTS, CHAPTERS, EXERCISES
from handgrad.exercises.judge.judging import generator, name_of, verdict
from handgrad.exercises.judge.verdict import Mistake, Verdict, together
from handgrad.exercises.runner.call import statements
from handgrad.exercises.runner.values import Case, Output
from support.answers import answers

PAGES = Path(__file__).parents[2] / "chapters"


def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def test_a_right_answer_is_right():
    found = hg.check(softmax)
    assert found
    assert found == Verdict("softmax")


def test_a_wrong_answer_is_named_by_its_first_mistake():
    found = hg.check(lambda z: np.exp(z), "softmax")
    assert not found
    assert (found.exercise, found.mistake) == ("softmax", "unnormalized")


def test_a_function_of_another_name_is_checked_as_the_exercise_that_is_named():
    def mine(z):
        return softmax(z)

    assert hg.check(mine, "softmax")
    assert hg.check(mine, exercise="softmax")


@pytest.mark.parametrize("value", [None, "softmax", 3, np.ones(2)])
def test_what_is_no_function_is_refused(value):
    with pytest.raises(TypeError, match="expected a function"):
        hg.check(value)


@pytest.mark.parametrize("function", [lambda z: z, functools.partial(softmax), print])
def test_a_function_of_no_exercise_is_refused_with_the_names_that_there_are(function):
    with pytest.raises(ValueError, match=r"no exercise is named .*softmax.*check\(function, 'name"):
        hg.check(function)


def test_the_library_s_own_is_refused_kindly():
    found = hg.check(hg.softmax)
    assert (found.mistake, found.message) == ("library", "That is the library's own: write yours.")
    assert hg.check(lambda z: hg.softmax(z), "softmax").mistake == "library"


def held_in_a_default_argument(z, f=hg.softmax):
    return f(z)


def held_in_a_closure():
    f = hg.softmax
    return lambda z: f(z)


HELD = {"functions": [hg.softmax], "costs": hg.CategoricalCrossEntropyFromLogits}


class Holder:
    f = staticmethod(hg.softmax)

    def __call__(self, z):
        return hg.softmax(z)

    def method(self, z):
        return self.f(z)


@pytest.mark.parametrize(
    "function",
    [
        held_in_a_default_argument,
        held_in_a_closure(),
        functools.partial(hg.softmax),
        Holder(),
        Holder().method,
        lambda z: HELD["functions"][0](z),
        lambda z: HELD["costs"]().value(z, z),
        lambda z: next(map(HELD["functions"][0], [z])),
    ],
)
def test_whoever_holds_the_library_where_no_name_tells_is_told_so_too(function):
    found = hg.check(function, "softmax")
    assert found.mistake == "library"
    assert "It calls handgrad." in found.message
    assert "<" not in found.message


def test_the_functions_that_a_case_hands_out_are_not_the_library_s_own():
    def descend(grad, theta, rate, updates):
        for _ in range(updates):
            theta = theta - rate * grad(theta)
        return theta

    assert hg.check(descend)


def test_a_profiler_at_work_stays_and_none_stays_behind():
    hg.check(softmax)
    assert sys.getprofile() is None
    seen = []
    sys.setprofile(lambda *event: seen.append(event))
    try:
        found, kept = hg.check(softmax), sys.getprofile()
    finally:
        sys.setprofile(None)
    assert found
    assert kept is not None
    assert seen


def test_the_exercises_are_loaded_by_the_first_check_and_not_by_the_library():
    code = "import sys, handgrad as hg; print(sum(name.startswith('handgrad.exercises.') for name in sys.modules))"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"


def test_a_check_leaves_the_library_where_it_was():
    hg.check(lambda z: 1 / 0, "softmax")
    assert hg.softmax(np.zeros((1, 2))).tolist() == [[0.5, 0.5]]


@pytest.mark.parametrize("name", EXERCISES)
def test_a_notebook_that_makes_numpy_strict_changes_no_verdict(name):
    wrong, right = (next(iter(each)) for each in (of(name, bool), of(name, lambda mistake: not mistake)))
    before = [hg.check(each, name) for each in (wrong, right)]
    with np.errstate(all="raise"):
        assert [hg.check(each, name) for each in (wrong, right)] == before
        assert set(np.geterr().values()) == {"raise"}


def of(name, kind):
    """The answers to an exercise whose mistake is of that kind, as functions."""
    for each in answers(name):
        if kind(each.mistake):
            names = {"np": np}
            exec(each.source, names)
            yield names[name]


def test_two_slips_are_told_and_the_first_gives_its_name():
    def slip(name, message):
        def judgment():
            raise Mistake(name, message)

        return judgment

    def told(*judgments):
        with pytest.raises(Mistake) as found:
            together(*judgments)
        return found.value.name, found.value.message

    sign, half, value = slip("sign", "A."), slip("half", "B."), slip("value", "C.")
    assert told(lambda: None, sign) == ("sign", "A.")
    assert told(sign, half) == ("sign", "A. B.")
    assert told(half, sign, slip("double", "D.")) == ("half", "B. A.")
    assert told(sign, slip("sign", "Again.")) == ("sign", "A.")
    assert told(sign, value) == told(value, sign) == ("sign", "A.")
    assert told(value) == ("value", "C.")
    together(lambda: None, lambda: None)


GIVEN = re.compile(r"```\{code-cell\} python\n(def (\w+)\(.*?)```", re.DOTALL)


def given_by_the_pages():
    """For each exercise, the function as the page hands it out."""
    for chapter in CHAPTERS.values():
        path = PAGES / f"{chapter.exercises_page}.md"
        for text, name in GIVEN.findall(student(path.read_text(encoding="utf-8"))):
            if name in EXERCISES:
                yield name, text


def test_the_page_gives_as_many_statements_as_an_exercise_says():
    given = {}
    for name, text in given_by_the_pages():
        linecache.cache["<page>"] = (len(text), None, text.splitlines(keepends=True), "<page>")
        names = {"np": np}
        exec(compile(text, "<page>", "exec"), names)
        given[name] = statements(names[name])
        assert hg.check(names[name]).mistake == "unwritten"
    assert given == {name: getattr(each, "GIVEN", 0) for name, each in EXERCISES.items()}


def test_a_verdict_prints_as_plain_lines():
    assert repr(Verdict("softmax")) == "softmax: right"
    assert repr(Verdict("softmax", "axis", "The axis.")) == "softmax: not yet\nThe axis."


def test_a_verdict_shows_as_html_with_its_text_escaped():
    right, wrong = Verdict("softmax"), Verdict("<b>", "exception", "<script>alert('&')</script>")
    assert "hg-right" in right._repr_html_()
    shown = wrong._repr_html_()
    assert "hg-not-yet" in shown
    assert "<script>" not in shown
    assert "<b>" not in shown
    assert "&lt;script&gt;alert(&#x27;&amp;&#x27;)&lt;/script&gt;" in shown


def test_what_is_not_written_yet_bears_no_verdict():
    shown = Verdict("softmax", "unwritten", "This one is still to be written.")._repr_html_()
    assert shown.endswith("<code>softmax</code>: This one is still to be written.</div>")


def test_a_verdict_shows_what_it_is_without_a_stylesheet_and_not_by_words_alone():
    assert "border-left: 2px solid" in Verdict("softmax")._repr_html_()
    assert "border-left: 2px dashed" in Verdict("softmax", "axis", "The axis.")._repr_html_()


def test_each_exercise_has_its_own_numbers():
    numbers = {tuple(generator("seed", each).random(3)) for each in EXERCISES.values()}
    assert len(numbers) == len(EXERCISES)


def test_an_exercise_is_named_after_its_module():
    assert all(EXERCISES[name_of(each)] is each for some in ASSIGNMENTS.values() for each in some)


def test_a_verdict_stops_at_the_first_mistake():
    seen = []

    class Exercise:
        __name__ = "some.exercise"

        def cases(self, rng):
            return [Case((number,)) for number in (1, 2, 3)]

        def judge(self, case, output):
            seen.append(output.value)
            if output.value == 2:
                raise Mistake("value", "No.")

    given = verdict(Exercise(), lambda case: Output(case.arguments[0], case.arguments))
    assert given == Verdict("exercise", "value", "No.")
    assert seen == [1, 2]
