"""softmax(z): logits (n, K) as probabilities, row by row."""

import numpy as np

from handgrad import numerics
from handgrad.checks.exercise import Case, Mistake
from handgrad.checks.findings import Suspect, agree, answered, array

POINTS = 2


def cases(rng):
    yield Case((rng.normal(size=(5, 3)),))
    yield Case((rng.normal(size=(3, 3)),), "as many examples as classes")
    yield Case((rng.normal(size=(1, 4)),), "one example")
    yield Case(
        (rng.permuted([[1000.0, 0, -1000]] * 2, axis=1),), "logits of a thousand"
    )
    far = np.array([[1000.0, 1001], [-1000, -1001]])
    yield Case((rng.permuted(far, axis=1),), "rows far apart")


def judge(case, output):
    (z,) = case.arguments
    p = array("The result", answered(case, output), z.shape)
    right = numerics.softmax(z)
    if case.about.startswith(("logits", "rows")):
        overflow(p, case.about)
    agree("The result", p, right, suspects(z), about=case.about)


def overflow(p, about):
    if np.isfinite(p).all() and not np.allclose(p.sum(axis=1), 0):
        return
    if about.startswith("rows"):
        raise Mistake(
            "one maximum for all rows",
            "For rows far apart, a whole row comes out as nan or zero: one shift for "
            "the whole array does not suit every row.",
        )
    raise Mistake(
        "overflow",
        "For logits of a thousand it overflows: np.exp(1000) is infinite, and "
        "infinity by infinity is nan. Which change of a row leaves its "
        "probabilities as they are?",
    )


def suspects(z):
    e = np.exp(z - z.max())
    yield Suspect(
        "axis",
        e / e.sum(axis=0),
        "Each column sums to one, expected each row: the axis.",
    )
    yield Suspect(
        "axis",
        e / e.sum(),
        "The whole array sums to one, expected each row: the sum needs an axis.",
    )
    yield Suspect("unnormalized", np.exp(z), "The rows do not sum to one.")
    yield Suspect(
        "log", numerics.log_softmax(z), "These are logarithms of the probabilities."
    )
    yield Suspect(
        "softmax twice",
        numerics.softmax(numerics.softmax(z)),
        "Softmax was applied twice: probabilities went in where logits belong.",
    )
