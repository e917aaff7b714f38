"""Mini-batches: the rows of one epoch, again and again."""

from dataclasses import dataclass
from itertools import repeat

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

    def __len__(self):
        return -(-self.n // self.size)

    def __iter__(self):
        starts = range(0, self.n, self.size)
        parts = [slice(start, min(start + self.size, self.n)) for start in starts]
        if self.rng is None:
            return iter(parts)
        order = self.rng.permutation(self.n)
        return iter([order[part] for part in parts])


def parts_of(objective, batches):
    """For each update in turn, the objective on its mini-batch, or on everything."""
    if batches is None:
        return repeat(objective)
    if not hasattr(objective, "on"):
        raise TypeError(
            f"objective is {objective!r}: "
            "mini-batches need one with on(rows), such as an Objective"
        )
    n, rows = getattr(batches, "n", None), len(getattr(objective, "y", ()))
    if n is not None and rows and n != rows:
        raise ValueError(f"batches.n is {n}: expected {rows}, as many as examples")
    return map(objective.on, epochs(batches))


def epochs(batches):
    """Iterate batches again and again; each time is one epoch."""
    while True:
        rows = None
        for rows in batches:
            yield rows
        if rows is None:
            raise ValueError(
                "batches gave no rows: "
                "expected one epoch to iterate again and again, as Batches is"
            )
