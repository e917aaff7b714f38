"""Each small change of a right answer is rejected, or is listed as right with the reason why."""

from types import SimpleNamespace

import pytest

from handgrad.exercises.catalog import EXERCISES
from handgrad.exercises.runner.call import TimeUpError
from support import survivors
from support.answer_mutants import mutants
from support.answers import answers, bank


@pytest.mark.slow
@pytest.mark.parametrize("exercise", EXERCISES)
def test_every_mutant_of_a_right_answer_is_rejected_or_listed(exercise):
    survivors_by_source = {(each.answer, each.source): each for each in survivors.survivors(exercise)}
    equivalents = {(each.answer, each.source) for each in bank(exercise).equivalents}
    weak = [str(each) for place, each in survivors_by_source.items() if place not in equivalents]
    stale = [source for answer, source in equivalents - set(survivors_by_source)]
    assert not weak, "judged right: strengthen the judge, or say why they are right"
    assert not stale, "listed as right, but judged wrong, or no mutant"


def test_each_equivalent_has_a_reason():
    for exercise in EXERCISES:
        assert all(len(each.reason) > 20 for each in bank(exercise).equivalents)


@pytest.mark.parametrize("exercise", EXERCISES)
def test_right_answers_need_less_than_half_of_the_lines_allowed(exercise, monkeypatch):
    monkeypatch.setattr(survivors, "MOST_LINES", survivors.MOST_LINES // 2)
    right = [each for each in answers(exercise) if not each.mistake]
    assert [each for each in right if not survivors.survives(exercise, each.source)] == []


def made(line):
    """What the mutants of a function make of its one line."""
    return {each.new for each in mutants("f", f"def f(x, y):\n    {line}")}


@pytest.fixture
def softmax():
    return next(each.source for each in answers("softmax") if not each.mistake)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("return x + y", "return x - y"),
        ("return x @ y", "return x * y"),
        ("return x / y", "return x * y"),
        ("return x / y", "return y / x"),
        ("return x @ y", "return y @ x"),
        ("return x + 1", "return x + 2"),
        ("return x + 1", "return x + 0"),
        ("return x.T", "return x"),
        ("return x.mean(axis=0)", "return x.sum(axis=0)"),
        ("return x.mean(axis=0)", "return x.mean(axis=1)"),
        ("return x.mean(axis=0)", "return x.mean()"),
        ("return max(x, y)", "return min(x, y)"),
        ("return np.exp(x)", "return x"),
        ("return x.copy()", "return x"),
        ("return x < y", "return x <= y"),
        ("return x and y", "return x or y"),
        ("return not x", "return x"),
        ("return -x", "return +x"),
        ("return x", "return -x"),
        ("x += y", "x -= y"),
        ("x += y", "x = y"),
        ("x = y", "pass"),
        ("return range(x)", "return range(x + 1)"),
        ("return range(x)", "return range(x - 1)"),
        ("return f(x, a=True)", "return f(x, a=False)"),
        ("return x if y else 0", "return 0 if y else x"),
        ("if x: return y", "if not x:"),
        ("return x == y", "return x != y"),
    ],
)
def test_a_change_of_each_kind_is_made(old, new):
    assert new in made(old)


def test_no_mutant_comes_twice_or_is_the_answer_itself(softmax):
    sources = [each.source for each in mutants("one", softmax)]
    assert len(set(sources)) == len(sources) > 10
    assert softmax not in sources


def test_a_blind_judge_is_found_out(softmax, monkeypatch):
    blind = SimpleNamespace(
        __name__="exercises.softmax", cases=EXERCISES["softmax"].cases, judge=lambda case, output: None
    )
    monkeypatch.setitem(survivors.EXERCISES, "softmax", blind)
    assert all(survivors.survives("softmax", each.source) for each in mutants("one", softmax))


def test_a_mutant_that_never_ends_is_cut():
    function = survivors.compiled("def f(x):\n    while True:\n        x += 1", "f")
    with pytest.raises(TimeUpError):
        survivors.limited(function)(0)


def test_a_mutant_that_is_no_answer_is_rejected():
    assert not survivors.survives("softmax", "def softmax(z):\n    return 3")
    assert not survivors.survives("softmax", "def softmax(z):\n    return softmax(z)")
