"""Every judge, and every message and name that it may give."""

import ast
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handgrad import exercises
from handgrad.exercises.catalog import ASSIGNMENTS, CHAPTERS, EXERCISES, MISTAKES
from handgrad.exercises.in_notebook import answer
from handgrad.exercises.judge import mistakes
from handgrad.exercises.judge.judging import generator, verdict
from handgrad.exercises.runner.call import call
from handgrad.exercises.runner.closures import closure
from handgrad.exercises.runner.values import Closure, Output, Seed
from handgrad.exercises.runner.wire import LARGEST
from support import hostile
from support.answers import answers
from support.memory import traced_memory

FOLDER = Path(exercises.__file__).parent


def cases(exercise, seed="practice"):
    return list(exercise.cases(generator(seed, exercise)))


def a_right_answer(exercise):
    one = next(each for each in answers(exercise) if not each.mistake)
    names = {"np": np}
    exec(one.source, names)
    return names[exercise]


def judged(name, case, output):
    """The verdict on that one output. Whatever a judge raises that is no Mistake goes through."""
    alone = SimpleNamespace(__name__=name, cases=lambda rng: [case], judge=EXERCISES[name].judge)
    found = verdict(alone, lambda case: output)
    assert found or (found.mistake in MISTAKES and found.message)
    return found


@cache
def right_outputs(name):
    right = a_right_answer(name)
    return [(case, call(right, case)) for case in cases(EXERCISES[name])]


@pytest.mark.parametrize("name", EXERCISES)
@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_whatever_value_comes_a_judge_has_a_verdict(name, data):
    case, output = data.draw(st.sampled_from(right_outputs(name)))
    value = data.draw(hostile.spoiled(output.value), label="value")
    judged(name, case, replace(output, value=value))


WORDS = [*["x"] * 2500, "x" * 2500]  # as an array of NumPy's 25 MB
HUGE = [WORDS, [[each] for each in WORDS], [WORDS, WORDS], np.empty((LARGEST, 0))]


def placed(value, output):
    """In the place of an output, and of the first number or array in it."""
    yield value
    if isinstance(output, list) and output:
        yield from ([each, *output[1:]] for each in placed(value, output[0]))


@pytest.mark.parametrize("name", EXERCISES)
def test_no_value_takes_much_of_the_judges_memory(name):
    case, output = right_outputs(name)[0]
    values = [each for value in HUGE for each in placed(value, output.value)]
    with traced_memory() as memory:
        for value in values:
            assert not judged(name, case, replace(output, value=value))
    assert memory.peak < 16 * 2**20


def test_the_memory_of_arrays_is_traced():
    with traced_memory() as memory:
        np.array(WORDS)
    assert memory.peak > 20 * 2**20


@pytest.mark.parametrize("name", EXERCISES)
@settings(deadline=None, max_examples=15)
@given(data=st.data())
def test_whatever_happened_to_the_arguments_a_judge_has_a_verdict(name, data):
    case, output = data.draw(st.sampled_from(right_outputs(name)))
    arguments = data.draw(hostile.spoiled([*output.arguments]), label="arguments")
    calls = data.draw(hostile.spoiled([*output.calls]), label="calls")
    several = [tuple(each) if isinstance(each, list) else (each,) for each in (arguments, calls)]
    judged(name, case, Output(output.value, *several))


@pytest.mark.parametrize("name", EXERCISES)
@settings(deadline=None, max_examples=15)
@given(data=st.data())
def test_whatever_was_raised_is_a_mistake(name, data):
    case, _ = data.draw(st.sampled_from(right_outputs(name)))
    assert not judged(name, case, Output(error=data.draw(hostile.ERRORS, label="error")))


@pytest.mark.parametrize("name", EXERCISES)
@pytest.mark.parametrize(
    "value", [None, 0.0, [], "text", [None] * 3, np.zeros(0), np.full((3, 3), np.nan)], ids=str
)
def test_no_judge_accepts_an_empty_answer(name, value):
    assert not verdict(EXERCISES[name], lambda case: answer(lambda *arguments: value, case))


@pytest.mark.parametrize("name", EXERCISES)
def test_judges_change_neither_their_case_nor_the_output(name):
    exercise, right = EXERCISES[name], a_right_answer(name)
    for case, again in zip(cases(exercise), cases(exercise), strict=True):
        output = call(right, case)
        kept = repr(output)
        exercise.judge(case, output)
        assert repr(output) == kept
        assert repr(case.arguments) == repr(again.arguments)


@pytest.mark.parametrize("name", EXERCISES)
def test_cases_have_fixed_shapes_and_other_values_for_each_seed(name):
    one, other = (list(map(shape, cases(EXERCISES[name], seed)[0].arguments)) for seed in ("one", "other"))
    assert one == other
    assert repr(cases(EXERCISES[name], "one")) == repr(cases(EXERCISES[name], "one"))
    assert repr(cases(EXERCISES[name], "one")) != repr(cases(EXERCISES[name], "other"))
    assert [each.about for each in cases(EXERCISES[name], "one")] == [each.about for each in cases(EXERCISES[name])]


def shape(argument):
    if isinstance(argument, Closure | Seed):
        return type(argument)
    return [shape(each) for each in argument] if isinstance(argument, list | tuple) else np.shape(argument)


def called():
    """Every closure of a case, with the points at which a right answer calls it."""
    for name, exercise in EXERCISES.items():
        for case in cases(exercise):
            held = [each for each in case.arguments if isinstance(each, Closure)]
            yield from zip(held, call(a_right_answer(name), case).calls, strict=True)


def test_functions_that_a_student_receives_give_the_same_again_whatever_is_done_with_it():
    tried = 0
    for held, points in called():
        function, seen = closure(held.name, held.values)
        for point in points:
            given = [np.array(each) for each in point]
            result = function(*given)
            first = np.array(result)
            if isinstance(result, np.ndarray):
                result[...] = 0
            np.testing.assert_array_equal(function(*given), first)
            assert all(map(np.array_equal, given, point))
            tried += 1
        assert len(seen) == 2 * len(points)
    assert tried > 50


def test_each_exercise_stands_on_one_page_and_has_its_points():
    assert sum(map(len, ASSIGNMENTS.values())) == len(EXERCISES)
    assert all(type(each.POINTS) is int and each.POINTS > 0 for each in EXERCISES.values())


def test_each_mistake_is_named_in_one_place():
    names = Counter(
        name for each in (mistakes.MISTAKES, *(one.mistakes for one in CHAPTERS.values())) for name in each
    )
    assert [name for name, times in names.items() if times > 1] == []


NAMING = {"Mistake", "Suspect", "Wrong", "several"}


def literals():
    """The names in `Mistake("name", ...)` and its like, each with its place."""
    for path in FOLDER.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in NAMING:
                first = node.args[0] if node.args else None
                if isinstance(first, ast.Constant):
                    yield first.value, f"{path.name}:{node.lineno}"


def test_every_mistake_that_a_judge_names_is_explained():
    found = list(literals())
    assert len(found) > 50
    assert [place for name, place in found if name not in MISTAKES] == []
