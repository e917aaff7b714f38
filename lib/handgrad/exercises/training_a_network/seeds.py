"""Does an answer draw from the generator that it was given? One call cannot tell."""

from dataclasses import dataclass, field

import numpy as np

from handgrad.exercises.judge.verdict import Mistake
from handgrad.exercises.runner.values import Case, Seed


@dataclass(frozen=True)
class Repeated(Case):
    """One of three calls, judged in order, that differ in nothing but their Seeds.

    `first` holds what the first of them gave. `cases` makes all three anew for each
    answer that is judged, so nobody meets the values of another answer.
    """

    first: dict = field(default_factory=dict)


def seed(rng):
    return Seed(int(rng.integers(2**32)))


def repetitions(arguments, rng):
    """Calls with one Seed, with the same Seed, and with another one."""
    one, other, first = seed(rng), seed(rng), {}
    yield Repeated((*arguments, one), "a first call", first)
    yield Repeated((*arguments, one), "a second call with the same seed", first)
    yield Repeated((*arguments, other), "a call with another seed", first)


def is_with_another_seed(case):
    """Whether it is the call that may be compared with the first one."""
    return "another seed" in case.about and "drawn" in getattr(case, "first", ())


def follow_rng(case, what, drawn):
    """The same Seed gives the same numbers, another Seed gives others."""
    if not isinstance(case, Repeated):
        return
    if case.about == "a first call":
        case.first["drawn"] = drawn
    before = case.first.get("drawn", drawn)
    if "same" in case.about and not np.array_equal(drawn, before):
        raise Mistake(
            "rng",
            f"Two calls with equal generators gave different {what}: chance comes "
            "from elsewhere than rng, and nobody could repeat the run.",
        )
    if is_with_another_seed(case) and np.array_equal(drawn, before):
        raise Mistake(
            "rng",
            f"Whatever rng it is given, the {what} are the same: they do not come "
            "from rng. Is there a generator of its own?",
        )
