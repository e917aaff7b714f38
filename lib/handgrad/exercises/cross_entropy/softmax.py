"""softmax(z): logits (n, k) as probabilities, row by row."""

import numpy as np

from handgrad import numerics
from handgrad.exercises.cross_entropy.logits import FAR, LARGE, far, large, slips
from handgrad.exercises.judge.expect import Suspect, agree, array, value_of
from handgrad.exercises.judge.verdict import Mistake
from handgrad.exercises.runner.values import Case

POINTS = 2


def cases(rng):
    yield Case((rng.normal(size=(5, 3)),))
    yield Case((rng.normal(size=(3, 3)),), "as many examples as classes")
    yield Case((rng.normal(size=(1, 4)),), "one example")
    yield Case((rng.normal(size=(4, 1)),), "one class")
    yield Case((large(rng),), LARGE)
    yield Case((rng.permuted([[1000.0, 0, -1000]] * 2, axis=1),), LARGE)
    yield Case((far(rng),), FAR)


def judge(case, output):
    (z,) = case.arguments
    p = array("The result", value_of(case, output), z.shape)
    right = numerics.softmax(z)
    if case.about in (LARGE, FAR):
        extreme(p, case.about)
    agree("The result", p, right, suspects(z), about=case.about)


def extreme(p, about):
    """What happens to a whole row, beyond a shape or a wrong number."""
    if np.allclose(p, 1 / p.shape[1]):
        raise Mistake(
            "clipped",
            "Logits are limited to a range, and two that lie beyond it become equal. "
            "A limit changes the probabilities: which change does not?",
        )
    if np.isfinite(p).all() and np.all(p.sum(axis=1) > 0):
        return
    if about == FAR:
        raise Mistake(
            "one maximum for all rows",
            "For rows far apart, a whole row comes out as nan or zero: one shift for "
            "the whole array does not suit every row.",
        )
    raise Mistake(
        "overflow",
        "For logits of a thousand it overflows: np.exp(1000) is infinite, and "
        "infinity divided by infinity is nan. Which change of a row leaves its "
        "probabilities as they are?",
    )


def suspects(z):
    yield from slips(z)
    yield from exponents(z)
    yield shifted_by_columns(z)
    yield Suspect(
        "unnormalized",
        np.exp(z),
        "The rows do not sum to one: exponentials are positive, but not shares yet.",
    )
    yield Suspect(
        "unnormalized",
        np.exp(z - z.max(axis=1, keepdims=True)),
        "The rows do not sum to one: the largest entry of each is one.",
    )
    yield Suspect(
        "log",
        numerics.log_softmax(z),
        "These are logarithms of the probabilities: the probabilities themselves are "
        "asked for.",
    )


def shifted_by_columns(z):
    e = np.exp(z - z.max(axis=0))
    return Suspect(
        "axis",
        e / e.sum(axis=1, keepdims=True),
        "The rows sum to one, but the shift goes by columns: within a row, it is not "
        "the same for all logits.",
    )


def exponents(z):
    """Another function than exp, or exp of something else."""
    yield Suspect(
        "exponential missing",
        z / z.sum(axis=1, keepdims=True),
        "Some entries are negative: logits have any sign, so before they share a sum "
        "each must become positive.",
    )
    yield Suspect(
        "sign",
        numerics.softmax(-z),
        "The smallest logit of a row gets the largest probability: look at the sign "
        "in the exponent.",
    )
    for base in (2, 10):
        yield Suspect(
            "base",
            numerics.softmax(z * np.log(base)),
            f"The rows sum to one, but these are shares of powers of {base}. Which "
            "base does the exponential in softmax have?",
        )
    yield Suspect(
        "hard maximum",
        np.equal(z, z.max(axis=1, keepdims=True)),
        "All the probability went to the largest logit. Softmax leaves some to each "
        "class.",
    )
