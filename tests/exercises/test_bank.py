"""Every right answer of the bank is accepted, every wrong one rejected by the right message."""

import re
from functools import cache

import pytest

import handgrad as hg
from handgrad.exercises.catalog import EXERCISES, MISTAKES
from handgrad.exercises.in_notebook import answer
from handgrad.exercises.judge.judging import PRACTICE, verdict
from support.answers import BANKS, answers, everything, path_of, run
from support.rows import NO_PLACE, ROWS

RIGHT = [each for each in everything() if not each.mistake]
WRONG = [each for each in everything() if each.mistake]


@cache
def judged(one, seed=PRACTICE):
    """The practice cases are judged by `hg.check`, as a notebook does; others as the grader does."""
    function = run(one.source)[one.exercise]
    if seed == PRACTICE:
        return hg.check(function)
    return verdict(EXERCISES[one.exercise], lambda case: answer(function, case), seed)


@pytest.mark.parametrize("exercise", EXERCISES)
def test_each_exercise_has_five_right_and_eight_wrong_answers(exercise):
    marks = [bool(each.mistake) for each in answers(exercise)]
    assert marks.count(False) >= 5
    assert marks.count(True) >= 8


def test_each_file_of_the_banks_belongs_to_an_exercise():
    assert set(BANKS.glob("*/*.py")) == {path_of(exercise) for exercise in EXERCISES}


@pytest.mark.parametrize("seed", [PRACTICE, "autumn"])
@pytest.mark.parametrize("one", RIGHT, ids=str)
def test_a_right_answer_is_accepted(one, seed):
    assert judged(one, seed), judged(one, seed)


@pytest.mark.parametrize("one", [each for each in RIGHT if "float32" in each.source], ids=str)
def test_single_precision_is_enough_for_any_secret(one):
    assert [seed for seed in range(25) if not judged(one, str(seed))] == []


@pytest.mark.parametrize("one", WRONG, ids=str)
def test_a_wrong_answer_is_rejected_by_its_name(one):
    found = judged(one)
    assert found.mistake == one.mistake, found
    assert re.search(one.says, found.message), found.message


@pytest.mark.parametrize("one", WRONG, ids=str)
def test_practice_and_hidden_cases_say_the_same(one):
    assert judged(one) == judged(one, "autumn")


# Mistakes of no answer that could stand in the bank: those of notebooks, of processes and of the clock.
OF_NO_ANSWER = {"unread", "unjudged", "undefined", "lost", "time"}


def test_every_name_of_a_mistake_is_explained_and_there_is_an_answer_that_makes_it():
    assert {each.mistake for each in WRONG} == set(MISTAKES) - OF_NO_ANSWER


def test_every_row_of_the_bank_of_mistakes_is_met_or_has_no_place():
    assert {name for names in ROWS.values() for name in names} <= {each.mistake for each in WRONG}
    assert set(ROWS) | set(NO_PLACE) == {f"W{number}" for number in range(1, 41)}
    assert not set(ROWS) & set(NO_PLACE)


def code_of(source):
    """The lines of an answer's body that compute something, without spaces."""
    lines = [line.strip() for line in source.splitlines()[1:]]
    told = [re.sub(r"^(return\s+|\w+\s*=\s*)", "", line).replace(" ", "") for line in lines]
    return {line for line in told if len(line) > 7}


@pytest.mark.parametrize("exercise", EXERCISES)
def test_no_message_contains_a_line_of_a_right_answer(exercise):
    bank = answers(exercise)
    code = set().union(*(code_of(each.source) for each in bank if not each.mistake))
    messages = {judged(each).message.replace(" ", "") for each in bank if each.mistake}
    assert not [(line, said) for line in code for said in messages if line in said]
