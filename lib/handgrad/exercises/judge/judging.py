"""An answer against the cases of an exercise.

An exercise is a module: POINTS, `cases(rng)` and `judge(case, output)`, which returns
nothing for a right output and raises a Mistake for a wrong one.
"""

import hashlib
from functools import partial

import numpy as np

from handgrad.exercises.judge.arguments import refuse_changes
from handgrad.exercises.judge.exceptions import refuse_stub
from handgrad.exercises.judge.verdict import Mistake, Verdict, together

PRACTICE = "practice"  # the seed of the public cases


def name_of(exercise):
    """An exercise has the name of the function that it asks for."""
    return exercise.__name__.rpartition(".")[2]


def generator(seed, exercise):
    """Whoever does not know the seed cannot tell the cases."""
    digest = hashlib.sha256(f"{seed}/{name_of(exercise)}".encode()).digest()
    return np.random.default_rng(list(digest))


def verdict(exercise, answer, seed=PRACTICE):
    """The first mistake in the Outputs `answer(case)` of all cases; or none."""
    with np.errstate(all="ignore"):  # of the cases, too: a notebook may be strict
        for case in exercise.cases(generator(seed, exercise)):
            try:
                judge(exercise, case, answer(case))
            except Mistake as mistake:
                return Verdict(name_of(exercise), mistake.name, mistake.message)
    return Verdict(name_of(exercise))


def judge(exercise, case, output):
    """Nothing for one output that is right; raises a Mistake for a wrong one."""
    refuse_stub(output.error, given=getattr(exercise, "GIVEN", 0))
    together(
        partial(refuse_changes, case, output), partial(exercise.judge, case, output)
    )
