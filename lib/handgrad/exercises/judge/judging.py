"""An answer against the cases of an exercise.

An exercise is a module: POINTS, `cases(rng)` and `judge(case, output)`, which returns
nothing for a right output and raises a Mistake for a wrong one.
"""

import hashlib

import numpy as np

from handgrad.exercises.judge.verdict import Mistake, Verdict

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
    for case in exercise.cases(generator(seed, exercise)):
        try:
            with np.errstate(all="ignore"):
                exercise.judge(case, answer(case))
        except Mistake as mistake:
            return Verdict(name_of(exercise), mistake.name, mistake.message)
    return Verdict(name_of(exercise))
