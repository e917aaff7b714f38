"""One call of a student's function: whatever it does, an Output comes back."""

import signal
import threading

import numpy as np
import pytest

from handgrad.exercises.judge.arguments import refuse_changes
from handgrad.exercises.judge.verdict import Mistake
from handgrad.exercises.runner.absent import LibraryAbsentError
from handgrad.exercises.runner.call import call
from handgrad.exercises.runner.values import Case, Closure, Foreign, Raised, Seed


def given(*arguments):
    return Case(arguments)


def fails(x):
    y = x + 1
    raise ValueError(f"no {y}")


def test_a_value_comes_back_with_the_arguments_as_they_are_then():
    case = given(np.ones(2), 3)
    output = call(lambda x, k: (x * k, k), case)
    assert np.array_equal(output.value[0], [3, 3])
    assert np.array_equal(output.arguments[0], [1, 1])
    assert (output.value[1], output.arguments[1], output.error) == (3, 3, None)


def test_the_arguments_of_the_case_are_safe_from_the_function():
    case = given([np.ones(2), [np.ones(3)]])

    def greedy(values):
        values[0] *= 7
        values[1].clear()

    output = call(greedy, case)
    assert np.array_equal(case.arguments[0][0], [1, 1])
    assert len(case.arguments[0][1]) == 1
    assert np.array_equal(output.arguments[0][0], [7, 7])


@pytest.mark.parametrize(
    "change",
    [
        lambda values: values[0].fill(0),
        lambda values: values[1][0].fill(0),
        lambda values: values[1].append(1),
        lambda values: values.reverse(),
        lambda values: values.__setitem__(0, "text"),
        lambda values: values.__setitem__(0, None),
        lambda values: values.__setitem__(1, np.ones(2)),
        lambda values: values.__setitem__(0, values[0][:, None]),
    ],
)
def test_a_change_in_place_is_found_in_lists_of_lists(change):
    def function(values):
        change(values)
        return 1

    case = given([np.array([1.0, np.nan]), [np.ones(3)]])
    with pytest.raises(Mistake, match="in place"):
        refuse_changes(case, call(function, case))
    refuse_changes(case, call(lambda values: 1, case))


def test_an_exception_is_told_with_its_place():
    assert call(fails, given(1)).error == Raised("ValueError", "no 2", "line 3 of fails")


def test_a_place_is_the_last_one_in_the_student_s_own_functions():
    assert call(lambda x: fails(x), given(1)).error.where == "line 3 of fails"


@pytest.mark.parametrize(
    "work",
    [
        lambda x: [1 / each for each in x],
        lambda x: sum(1 / each for each in x),
        lambda x: sorted(x, key=lambda each: 1 / each),
    ],
)
def test_a_place_names_what_has_a_name(work):
    def function(x):
        values = [each for each in x if each == 0]
        return [1 / each for each in values]

    assert call(function, given([0])).error.where == "line 3 of function"
    where = call(lambda x: work(x), given([0])).error.where
    assert where.startswith("line ")
    assert where.endswith(" of the function")


def test_a_place_is_the_student_s_own_line_and_not_one_of_numpy():
    def function(x):
        return np.linalg.inv(x)

    error = call(function, given(np.ones(3))).error
    assert (error.kind, error.where) == ("LinAlgError", "line 2 of function")


def test_what_cannot_be_called_has_no_place():
    assert call(fails, given(1, 2)).error.where == ""


@pytest.mark.parametrize(
    "error", [SystemExit(3), GeneratorExit(), MemoryError(), RecursionError(), NotImplementedError()]
)
def test_whatever_is_raised_is_caught(error):
    def function(x):
        raise error

    assert call(function, given(1)).error.kind == type(error).__name__


def test_a_reader_can_interrupt():
    def function(x):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        call(function, given(1))


def test_the_library_is_named_where_it_was_called():
    def function(x):
        raise LibraryAbsentError("handgrad.softmax")

    assert call(function, given(1)).error == Raised("LibraryAbsentError", "handgrad.softmax")


def test_an_exception_that_cannot_be_printed_is_told_by_its_kind():
    class UnprintableError(Exception):
        def __str__(self):
            raise RuntimeError

    def function(x):
        raise UnprintableError

    assert call(function, given(1)).error.kind == "UnprintableError"


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no timers")
@pytest.mark.parametrize("caught", [Exception, ValueError])
def test_what_does_not_end_is_stopped_even_where_exceptions_are_caught(caught):
    def function(x):
        while True:
            try:
                while True:
                    x += 1
            except caught:
                pass

    assert call(function, given(1), seconds=0.05).error == Raised("TimeUpError")


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no timers")
def test_a_value_that_takes_for_ever_to_read_is_stopped_too():
    class Endless(list):
        def __len__(self):
            return 1

        def __iter__(self):
            while True:
                yield 1

    assert call(lambda x: Endless(), given(1), seconds=0.05).error == Raised("TimeUpError")


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no timers")
def test_the_alarm_is_as_before_afterwards():
    before = signal.getsignal(signal.SIGALRM)
    call(lambda x: x, given(1))
    call(fails, given(1))
    assert signal.getsignal(signal.SIGALRM) is before
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def test_a_call_outside_the_main_thread_works_without_a_limit():
    outputs = []
    thread = threading.Thread(target=lambda: outputs.append(call(lambda x: x + 1, given(1))))
    thread.start()
    thread.join()
    assert outputs[0].value == 2


def test_an_overflow_is_no_warning():
    output = call(lambda x: np.exp(x) / 0, given(np.array([1e5])))
    assert np.array_equal(output.value, [np.inf])


def test_a_closure_is_a_function_that_remembers_where_it_was_called():
    held = Closure("quadratic", {"A": np.eye(2), "b": np.zeros(2)})

    def function(cost):
        point = np.array([1.0, 2.0])
        first = cost(point)
        point[0] = 5
        return first, cost([3, 4])

    output = call(function, given(held))
    assert output.value == [2.5, 12.5]
    assert output.arguments == (held,)
    assert [one.tolist() for (one,) in output.calls[0]] == [[1, 2], [3, 4]]


def test_a_seed_is_a_generator():
    output = call(lambda rng: rng.random(), given(Seed(4)))
    assert output.value == np.random.default_rng(4).random()
    assert output.arguments == (Seed(4),)


def test_what_is_no_number_comes_back_as_its_kind():
    assert call(lambda x: {x}, given(1)).value == Foreign("set")
    assert call(lambda x: lambda: x, given(1)).value == Foreign("function")
