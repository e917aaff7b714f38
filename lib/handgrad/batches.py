"""Mini-batches: the rows of one epoch, again and again."""

from copy import deepcopy
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np

from handgrad.validation import check_integer, check_rng


@dataclass(frozen=True)
class Batches:
    """One epoch: the row numbers 0 … n − 1 in parts of `size`.

    They are shuffled anew each time if there is an rng. The last part is smaller
    where size does not divide n. `len` gives the updates in an epoch.

    >>> list(Batches(n=5, size=2))
    [slice(0, 2, None), slice(2, 4, None), slice(4, 5, None)]
    """

    n: int
    size: int
    rng: np.random.Generator | None = None

    def __post_init__(self):
        check_integer("n", self.n, 1)
        check_integer("size", self.size, 1)
        if self.size > self.n:
            raise ValueError(f"size is {self.size}: expected at most n, {self.n}")
        if self.rng is not None:
            check_rng("rng", self.rng)
            self.__dict__["_as_made"] = deepcopy(self.rng)

    def __len__(self):
        return -(-self.n // self.size)

    def __iter__(self):
        starts = range(0, self.n, self.size)
        parts = [slice(start, min(start + self.size, self.n)) for start in starts]
        if self.rng is None:
            return iter(parts)
        order = self.rng.permutation(self.n)
        return iter([order[part] for part in parts])

    def anew(self):
        """The same batches, with their generator as it was when they were made."""
        rng = self.rng if self.rng is None else deepcopy(self._as_made)
        return replace(self, rng=rng)


class Epochs:
    """The rows of batches, again and again: each time is one epoch."""

    def __init__(self, batches):
        self.batches, self.rest = batches, iter(())

    def __next__(self):
        rows = next(self.rest, None)
        if rows is None:
            self.rest = iter(self.batches)
            rows = next(self.rest, None)
        if rows is None:
            raise ValueError(
                "batches gave no rows: "
                "expected one epoch to iterate again and again, as Batches is"
            )
        return rows

    def peek(self):
        """The next rows, which stay the next: no generator moves on."""
        rows = next(self.rest, None)
        if rows is None:
            return next(Epochs(copy_of(self.batches)))
        self.rest = chain([rows], self.rest)
        return rows


def copy_of(batches):
    """Batches that draw what these will draw, from a generator of their own."""
    rng = getattr(batches, "rng", None)
    return batches if rng is None else replace(batches, rng=deepcopy(rng))


class Parts:
    """The objective on the batch of each update in turn; on everything without any.

    From a later update on, they are those of one long run.
    """

    def __init__(self, objective, batches, start=0):
        check_batches(objective, batches)
        self.objective, self.epochs = objective, None
        if batches is not None:
            anew = start > 0 and hasattr(batches, "anew")
            self.epochs = Epochs(batches.anew() if anew else batches)
            for _ in range(start):
                next(self.epochs)

    def __iter__(self):
        return self

    def __next__(self):
        return self.objective.on(next(self.epochs)) if self.epochs else self.objective

    def peek(self):
        rows = self.epochs.peek() if self.epochs else None
        return self.objective if rows is None else self.objective.on(rows)


def check_batches(objective, batches):
    if batches is not None and not hasattr(objective, "on"):
        raise TypeError(
            f"objective is {objective!r}: "
            "mini-batches need one with on(rows), such as an Objective"
        )
    n, rows = getattr(batches, "n", None), len(getattr(objective, "y", ()))
    if n is not None and rows and n != rows:
        raise ValueError(f"batches.n is {n}: expected {rows}, as many as examples")
