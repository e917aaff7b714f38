"""The bank of known mistakes is whole and fits the library, and its runner is not easily satisfied."""

import re
from pathlib import Path

import pytest

from mutants import bank, run

TESTS = Path(__file__).parents[1] / "handgrad"


@pytest.fixture
def mutant():
    """A mutant of metrics.accuracy, which one replacement makes of it."""

    def make(new, id="W1"):
        old = "return float(np.mean(predicted == actual))"
        return bank.Mutant(id, "one of ours", "metrics.py", old, new)

    return make


def test_every_number_is_a_mutant_or_has_a_reason_and_every_mutant_fits():
    assert run.problems(bank.MUTANTS, bank.NO_PLACE) == []


def test_every_mutant_names_a_test_file_that_is_there():
    assert [m.id for m in bank.MUTANTS if not (TESTS / m.test_file).is_file()] == []


def test_an_id_that_is_there_twice_is_a_problem():
    assert "W1 is there twice" in run.problems([*bank.MUTANTS, bank.MUTANTS[0]._replace(id="W1")], bank.NO_PLACE)


def test_a_number_that_is_missing_is_a_problem():
    rest = [m for m in bank.MUTANTS if not re.fullmatch("W16[a-z]?", m.id)]
    assert any("W16" in problem for problem in run.problems(rest, bank.NO_PLACE))


def test_a_number_with_both_a_mutant_and_a_reason_is_a_problem():
    assert any("W16" in problem for problem in run.problems(bank.MUTANTS, bank.NO_PLACE | {"W16": "a reason"}))


def test_a_mutant_that_no_longer_fits_is_a_problem(mutant):
    assert "0 times" in run.flaw_of(mutant("pass")._replace(old="was rewritten"))
    assert "expected once" in run.flaw_of(mutant("pass")._replace(old="return"))


def test_a_mutant_that_is_no_python_or_changes_nothing_is_a_problem(mutant):
    assert "no Python" in run.flaw_of(mutant("return ("))
    assert "nothing" in run.flaw_of(mutant("return float(np.mean(predicted == actual))  # slowly"))


@pytest.mark.slow
def test_a_failing_test_catches_a_mutant(mutant, tmp_path):
    verdict = run.judge(mutant("return 0.0"), run.prepare(tmp_path))
    assert verdict.caught
    assert verdict.how.startswith("test_metrics.py::test_")


@pytest.mark.slow
def test_a_mutant_that_no_test_sees_survives_and_is_counted(mutant, capsys):
    assert run.judge_all([mutant("return np.mean(predicted == actual).item()")]) == (0, 1)
    assert "SURVIVED" in capsys.readouterr().out


@pytest.mark.slow
def test_a_module_that_cannot_be_imported_catches_nothing(mutant, tmp_path):
    verdict = run.judge(mutant("return 0.0\n\n\n1 / 0"), run.prepare(tmp_path))
    assert not verdict.caught
    assert "NOT TESTED" in verdict.how


@pytest.mark.slow
def test_a_mutant_that_never_ends_is_caught_and_said_so(mutant, tmp_path, monkeypatch):
    monkeypatch.setattr(run, "PATIENCE", 3)
    verdict = run.judge(mutant("while True:\n        pass"), run.prepare(tmp_path))
    assert verdict.caught
    assert verdict.how == "test_metrics.py does not end"


@pytest.mark.slow
def test_tests_that_fail_without_a_mutant_prove_nothing(mutant, monkeypatch, capsys):
    monkeypatch.setattr(run, "copy_library", lambda place, name, mutant=None: place.libraries)
    passed, failed = run.judge_all([mutant("return 0.0")])
    assert (passed, failed > 0) == (0, True)
    assert "without any mutant" in capsys.readouterr().out
