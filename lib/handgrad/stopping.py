"""Early stopping: training ends where held-out examples no longer gain by it."""

import numpy as np

from handgrad.validation import check_has, check_integer


def early_stopping(snapshots, held_out, patience):
    """Pass Snapshots on, and stop after `patience` of them without a new lowest cost.

    The cost is that of held_out, an objective on examples that are not trained on.
    Snapshots may come from `descend`, and may be collected to a run, whose best row
    is where held_out costs least. Prechelt 1998.

    >>> from handgrad import GradientDescent, Quadratic, collect, descend
    >>> bowl = Quadratic([[1.0]])
    >>> snapshots = descend(bowl, [1.0], GradientDescent(2.5), 100)  # too high a rate
    >>> collect(early_stopping(snapshots, bowl, patience=3)).cost
    array([0.5      , 1.125    , 2.53125  , 5.6953125])
    """
    check_has("held_out", held_out, "value")
    check_integer("patience", patience, 1)
    return _until_stale(snapshots, held_out, patience)


def _until_stale(snapshots, held_out, patience):
    lowest, waited = np.inf, 0
    for snapshot in snapshots:
        yield snapshot
        cost = held_out.value(snapshot.theta)
        waited = 0 if cost < lowest else waited + 1
        lowest = min(lowest, cost)
        if waited == patience:
            return
