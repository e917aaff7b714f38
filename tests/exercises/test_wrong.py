"""Each row of an exercise's WRONG: its function, handed in as an answer, is met by the row itself."""

from types import SimpleNamespace

import pytest

from handgrad.exercises.catalog import EXERCISES
from handgrad.exercises.judge.judging import PRACTICE, verdict
from handgrad.exercises.runner.call import call

ROWS = [
    pytest.param(exercise, wrong, id=f"{name}-{wrong.name}")
    for name, exercise in EXERCISES.items()
    for wrong in getattr(exercise, "WRONG", ())
]


def without_errors(exercise, function):
    """The exercise, of only those cases that the function can take."""

    def cases(rng):
        return [case for case in exercise.cases(rng) if not call(function, case).error]

    return SimpleNamespace(__name__=exercise.__name__, cases=cases, judge=exercise.judge)


@pytest.mark.parametrize("seed", [PRACTICE, "autumn"])
@pytest.mark.parametrize(("exercise", "wrong"), ROWS)
def test_the_function_of_a_row_is_met_by_its_name_and_its_sentence(exercise, wrong, seed):
    judged = verdict(without_errors(exercise, wrong.function), lambda case: call(wrong.function, case), seed)
    assert judged.mistake == wrong.name
    assert judged.message.endswith(wrong.says)  # it may begin with what is wrong, such as a layer
