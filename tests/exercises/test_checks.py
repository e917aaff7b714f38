"""`hg.check`, and the verdict that a reader sees."""

import functools

import numpy as np
import pytest

import handgrad as hg
from handgrad.checks import ASSIGNMENTS, EXERCISES
from handgrad.checks.exercise import Mistake, Verdict
from handgrad.checks.judging import generator, name_of, verdict


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


def test_a_check_leaves_the_library_where_it_was():
    hg.check(lambda z: 1 / 0, "softmax")
    assert hg.softmax(np.zeros((1, 2))).tolist() == [[0.5, 0.5]]


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
            return [1, 2, 3]

        def judge(self, case, output):
            seen.append(case)
            if case == 2:
                raise Mistake("value", "No.")

    assert verdict(Exercise(), lambda case: case) == Verdict("exercise", "value", "No.")
    assert seen == [1, 2]
