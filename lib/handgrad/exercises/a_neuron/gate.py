"""gate(name, d): weights (d,) of 1 or −1 and the bias of a neuron that is a gate."""

import numpy as np

from handgrad.exercises.judge.compare import close
from handgrad.exercises.judge.expect import (
    array,
    finite,
    number,
    parts,
    shape_of,
    value_of,
)
from handgrad.exercises.judge.verdict import Mistake
from handgrad.exercises.judge.wrong import Wrong
from handgrad.exercises.runner.values import Case

POINTS = 3
NAMES = ("w", "b")
GATES = {"AND": (all, 1), "OR": (any, 1), "NAND": (all, -1), "NOR": (any, -1)}


def cases(rng):
    for d in (2, 3, int(rng.integers(4, 7))):
        for name in GATES:
            yield Case((name, d), "" if d == 2 else f"{d} inputs")


def right(name, d):
    """(w, b): halfway between the inputs that fire and those that do not."""
    of, sign = GATES[name]
    b = 0.5 - d if of is all else -0.5
    return np.full(d, sign), sign * b


def corners(d):
    """All inputs of d bits, (2ᵈ, d)."""
    return np.array(list(np.ndindex((2,) * d)), dtype=float)


def judge(case, output):
    name, d = case.arguments
    value = value_of(case, output)
    w, b = parts(None if shape_of(value) == (d,) else value, NAMES)
    if shape_of(b) == (d,) and shape_of(w) == ():
        raise Mistake("bias first", "The bias came first: weights come first here.")
    w, b = array("w", w, (d,)), number("b", b)
    finite("w", w)
    finite("b", np.array(b))
    wanted = fires(*right(name, d))
    known(name, d, (w, b), wanted)
    if not np.array_equal(fires(w, b), wanted):
        raise Mistake(
            "value",
            f"For {name} of {d} inputs, some input of zeros and ones is answered "
            "wrongly. Write all of them down with their z, and look for the sign.",
        )
    if not close(np.append(w, b), np.append(*right(name, d))):
        raise Mistake(
            "not halfway",
            "It is the right gate, but the task asks for weights of 1 or −1, and for "
            "a bias halfway between the sums that fire and those that do not.",
        )


def fires(w, b):
    return corners(len(w)) @ w + b > 0


def known(name, d, answer, wanted):
    """Mistakes that show in what the neuron does with every input."""
    w, b = answer
    fired = fires(w, b)
    if np.any(np.isclose(corners(d) @ w + b, 0)):
        raise Mistake(
            "on the line",
            f"For {name} of {d} inputs, some z is exactly zero: that input lies on "
            "the line, and the smallest change of the bias decides about it.",
        )
    if np.array_equal(fired, wanted):
        return
    if fired.all() or not fired.any():
        how = "always" if fired.any() else "never"
        raise Mistake(
            f"{how} fires",
            f"For {name} of {d} inputs, the neuron {how} fires, whatever comes in.",
        )
    for wrong in WRONG:
        if np.array_equal(fired, fires(*wrong.function(name, d))):
            raise Mistake(wrong.name, wrong.says)
    for other in GATES:
        if np.array_equal(fired, fires(*right(other, d))):
            raise Mistake(
                "another gate", f"Asked for {name}, it gives {other} of {d} inputs."
            )


def of_two(name, d):
    """The bias of two inputs, whatever their number."""
    w, _ = right(name, d)
    _, b = right(name, 2)
    return w, b


WRONG = [
    Wrong(
        "two inputs",
        of_two,
        "It is the gate for two inputs only. With more of them, the sum of those "
        "that are 1 grows: what must the bias do?",
    ),
]
