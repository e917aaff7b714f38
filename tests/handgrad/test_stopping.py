"""Early stopping passes the run on as it is, and ends it in time."""

import numpy as np
import pytest

import handgrad as hg
from handgrad.training import Snapshot


class Held:
    """An objective whose value is the first parameter."""

    def value(self, theta):
        return theta[0]


def passed(costs, patience):
    """How many of the snapshots with these held-out costs are passed on."""
    snapshots = (Snapshot(t, np.array([cost]), 0.0, np.zeros(1)) for t, cost in enumerate(costs))
    return len(list(hg.early_stopping(snapshots, Held(), patience)))


@pytest.mark.parametrize(
    ("costs", "patience", "expected"),
    [
        ([5, 4, 3, 2, 1], 1, 5),
        ([5, 4, 4, 3], 1, 3),
        ([5, 4, 4, 3, 3, 3, 3, 2], 2, 6),
        ([5, 6, 7, 4, 5, 6, 7, 8], 3, 7),
        ([5, 6, 7, 8, 1], 3, 4),
        ([np.nan, np.nan, np.nan, 1.0], 2, 2),
        ([3, np.inf, np.nan, 2, 1], 3, 5),
        ([1], 1, 1),
        ([], 1, 0),
    ],
)
def test_it_stops_after_so_many_without_a_new_lowest_cost(costs, patience, expected):
    assert passed(costs, patience) == expected


class Halfway:
    """Held-out examples that are best explained halfway from 1 to 0."""

    def value(self, theta):
        return (theta[0] - 0.5) ** 2


BOWL = hg.Quadratic([[1.0]])


def test_the_run_is_the_beginning_of_the_whole_one_and_holds_its_best_row():
    """θ is .95ᵗ, recorded at every other update: .5 is nearest to .95¹⁴, in row 7."""
    whole = hg.train(BOWL, [1.0], hg.GradientDescent(0.05), 100, record=2)
    snapshots = hg.descend(BOWL, [1.0], hg.GradientDescent(0.05), 100, record=2)
    run = hg.collect(hg.early_stopping(snapshots, Halfway(), patience=5))
    assert len(run) == 7 + 1 + 5
    np.testing.assert_array_equal(run.theta, whole.theta[: len(run)])
    assert np.argmin([Halfway().value(theta) for theta in run.theta]) == 7


def test_nothing_after_the_end_is_computed():
    updates = []
    snapshots = hg.descend(BOWL, [1.0], hg.GradientDescent(2.5), 10**9)
    list(hg.early_stopping((updates.append(s.update) or s for s in snapshots), BOWL, 2))
    assert updates == [0, 1, 2]


def test_the_last_snapshot_is_a_beginning():
    """Whoever has more patience goes on from there, with the optimizer's state."""
    snapshots = hg.descend(BOWL, [1.0], hg.Adam(0.05), 100)
    run = hg.collect(hg.early_stopping(snapshots, Halfway(), patience=5))
    longer = hg.train(BOWL, run.end, hg.Adam(0.05), 10)
    whole = hg.train(BOWL, [1.0], hg.Adam(0.05), run.end.update + 10)
    np.testing.assert_array_equal(longer.theta[-1], whole.theta[-1])


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ((Held(), 0), ValueError, "patience is 0: expected at least 1"),
        ((Held(), 1.5), TypeError, "patience is 1.5: expected an integer"),
        ((None, 1), TypeError, "held_out is None: expected one with value"),
    ],
)
def test_bad_arguments_are_refused_at_once(arguments, error, message):
    with pytest.raises(error, match=f"^{message}$"):
        hg.early_stopping([], *arguments)
