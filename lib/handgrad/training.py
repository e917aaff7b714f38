"""Descend an objective and keep what happened."""

from dataclasses import dataclass
from functools import wraps
from typing import NamedTuple

import numpy as np

from handgrad.batches import Parts
from handgrad.domains import overflow_is_data
from handgrad.validation import as_vector, check_has, check_integer


class Snapshot(NamedTuple):
    """The state before update number `update`."""

    update: int
    theta: np.ndarray  # (p,)
    cost: float
    grad: np.ndarray  # (p,)
    state: object = None  # the optimizer's


@dataclass(frozen=True)
class TrainingRun:
    """What happened, one row a recorded update, and what produced it.

    Row t holds the state before update[t]; the last row is where training stopped.
    With mini-batches, cost and grad are those of the batch that the update was about
    to use.
    """

    update: np.ndarray  # (T,)
    theta: np.ndarray  # (T, p)
    cost: np.ndarray  # (T,)
    grad: np.ndarray  # (T, p)
    objective: object
    optimizer: object
    state: object = None  # the optimizer's, where training stopped

    @property
    def end(self):
        """The last row as a Snapshot, from which training can go on."""
        row = int(self.update[-1]), self.theta[-1], self.cost[-1], self.grad[-1]
        return Snapshot(*row, self.state)

    def __len__(self):
        """The number of recorded states, T."""
        return len(self.update)

    @property
    def diverged_at(self):
        """The first recorded update whose cost or theta is not finite, or None."""
        bad = ~(np.isfinite(self.cost) & np.isfinite(self.theta).all(axis=1))
        return int(self.update[bad.argmax()]) if bad.any() else None


def quiet(loop):
    """A decorator: arguments are checked at once, and overflow is no warning."""

    @wraps(loop)
    def descend(objective, theta, optimizer, updates, batches=None, record=1):
        check_has("objective", objective, "value", "grad")
        check_has("optimizer", optimizer, "init", "update")
        check_integer("updates", updates, 0)
        check_integer("record", record, 1)
        start = beginning(theta, optimizer)
        snapshots = loop(objective, start, optimizer, updates, batches, record)
        return _in_silence(snapshots)

    return descend


def beginning(theta, optimizer):
    """The Snapshot to start from: the given one, or a first one of a vector."""
    if isinstance(theta, Snapshot):
        return theta._replace(theta=as_vector("theta", theta.theta))
    theta = as_vector("theta", theta).copy()
    return Snapshot(0, theta, np.nan, np.empty(0), optimizer.init(theta))


def _in_silence(snapshots):
    while True:
        with overflow_is_data():
            snapshot = next(snapshots, None)
        if snapshot is None:
            return
        yield snapshot


@quiet
def descend(objective, theta, optimizer, updates, batches=None, record=1):
    """Apply `updates` updates and yield Snapshots.

    One is yielded before every record-th update, and one after the last. batches
    holds the rows of one epoch's mini-batches, and is iterated anew each epoch;
    None is full batch. A cost that overflows is yielded as inf or nan, without a
    warning: divergence is a result. For theta, a Snapshot goes on from where it was
    taken: two runs are one long one, bit by bit. ValueError for a theta that is not
    a finite vector, or batches that give no rows.
    """
    start = beginning(theta, optimizer)
    theta, state, end = start.theta, start.state, start.update + updates
    parts = Parts(objective, batches, start.update)
    for t, part in zip(range(start.update, end), parts):
        if t % record == 0:
            cost, grad = value_and_grad(part, theta)
            yield Snapshot(t, theta, cost, grad, state)
        else:
            grad = part.grad(theta)
        theta, state = optimizer.update(theta, grad, state)
    cost, grad = value_and_grad(parts.peek(), theta)
    yield Snapshot(end, theta, cost, grad, state)


def train(objective, theta, optimizer, updates, batches=None, record=1):
    """Consume `descend` and return the TrainingRun.

    It keeps 16 p bytes for each recorded update.
    """
    snapshots = descend(objective, theta, optimizer, updates, batches, record)
    count = len(range(0, updates, record)) + 1
    return collect(snapshots, objective, optimizer, count)


def collect(snapshots, objective=None, optimizer=None, count=1):
    """Gather Snapshots, from wherever they come, into a TrainingRun.

    There is room for count of them at first, and for more where more come.
    """
    columns = []
    for row, snapshot in enumerate(snapshots):
        if not columns:
            columns = room(snapshot, count)
        elif row == len(columns[0]):
            columns = [np.concatenate([column, column]) for column in columns]
        for column, value in zip(columns, snapshot[:4]):
            column[row] = value
    if not columns:
        raise ValueError("snapshots is empty: expected at least one")
    columns = [column[: row + 1] for column in columns]
    return TrainingRun(*columns, objective, optimizer, snapshot.state)


def room(snapshot, count):
    """Empty arrays for the fields of count Snapshots shaped as this one is."""
    kinds = int, *(np.result_type(np.asarray(x), float) for x in snapshot[1:4])
    shapes = [(count, *np.shape(x)) for x in snapshot[:4]]
    return [np.empty(shape, kind) for shape, kind in zip(shapes, kinds)]


def value_and_grad(objective, theta):
    if hasattr(objective, "value_and_grad"):
        return objective.value_and_grad(theta)
    return objective.value(theta), objective.grad(theta)
