"""Overflow, where an exercise has large numbers: as an exception, or as nan."""

import numpy as np

from handgrad.exercises.judge.verdict import Mistake

MISTAKES = {
    "sums of a thousand": (
        "sigmoid overflow",
        "For weighted sums of a thousand the sigmoid overflows: an exponential of a "
        "large number is infinite, and infinity divided by infinity is nan. In which "
        "of its forms is no exponent large?",
    ),
    "logits of a thousand": (
        "overflow",
        "For logits of a thousand, in rows far apart, softmax gives nan. Its "
        "exponentials overflow, or those of a whole row vanish. Which shift suits "
        "each row?",
    ),
}


def no_exception(case, output):
    """`math.exp` raises where `np.exp` gives infinity."""
    overflown = output.error and output.error.kind == "OverflowError"
    if overflown and case.about in MISTAKES:
        raise Mistake(*MISTAKES[case.about])


def no_nan(x, about):
    if about in MISTAKES and np.isnan(x).any():
        raise Mistake(*MISTAKES[about])
