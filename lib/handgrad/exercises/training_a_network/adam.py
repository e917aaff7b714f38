"""adam(theta, grad, m, v, t, rate): one update, as Kingma & Ba 2015 have it."""

from functools import partial

import numpy as np

from handgrad.exercises.judge.compare import close
from handgrad.exercises.judge.expect import agree, array, parts, value_of
from handgrad.exercises.judge.verdict import Mistake, together
from handgrad.exercises.judge.wrong import suspects
from handgrad.exercises.runner.values import Case
from handgrad.exercises.training_a_network.adam_means import M, V
from handgrad.exercises.training_a_network.adam_steps import THETA
from handgrad.optimizers import Adam

POINTS = 3
GIVEN = 2
NAMES = ("theta", "m", "v")


def cases(rng):
    yield Case(arguments(rng, (5,), t=5, rate=0.5), "the fifth update")
    yield Case(arguments(rng, (3, 3), t=1, rate=0.25), "the first update")
    yield Case(arguments(rng, (4,), t=1000, rate=1), "the thousandth update")
    far = np.array([1e8, 1e3, 1, 1e-3])
    yield Case(arguments(rng, (4,), 1, 1, far), "derivatives of very different size")
    yield Case(arguments(rng, (1,), 1, 1, 1e-7), "a gradient of nearly zero")
    yield Case(arguments(rng, (4,), 1, 1, 0), "a gradient of zero")


def arguments(rng, shape, t, rate, size=1):
    """theta, a gradient of that size, m and v as t - 1 of them may leave them."""
    draw = (4, *shape)
    grads = size * rng.choice([-1, 1], draw) * rng.uniform(0.5, 1.5, draw)
    seen_m, seen_v = (1 - beta ** (t - 1) for beta in (0.9, 0.999))
    m, v = seen_m * grads[:3].mean(axis=0), seen_v * (grads[:3] ** 2).mean(axis=0)
    # theta is longer than any step, so that float32 loses no digits in the difference
    return rng.uniform(3, 4, shape), grads[3], m, v, t, rate


def right(theta, grad, m, v, t, rate):
    theta, (_, m, v) = Adam(rate).update(theta, grad, (t - 1, m, v))
    return theta, m, v


SLIPS = {"m": M, "v": V, "theta": THETA}
WRONG = [
    slip.as_part(NAMES.index(name), right)
    for name, slips in SLIPS.items()
    for slip in slips
]


def judge(case, output):
    shape, given = case.arguments[0].shape, parts(value_of(case, output), NAMES)
    values = {
        name: array(f"The new {name}", value, shape)
        for name, value in zip(NAMES, given, strict=True)
    }
    rights = dict(zip(NAMES, right(*case.arguments), strict=True))
    refuse_exchange(values, rights)
    m, v, theta = [
        partial(compare, name, values[name], rights[name], case) for name in SLIPS
    ]
    together(m, v)
    theta()  # it is made of them


def compare(name, value, right, case):
    known = suspects(SLIPS[name], case.arguments)
    agree(f"The new {name}", value, right, known, about=case.about)


def refuse_exchange(values, rights):
    m, v = rights["m"], rights["v"]
    if close(values["m"], v) and close(values["v"], m) and not close(m, v):
        raise Mistake(
            "moments exchanged",
            "m and v are returned in each other's place: theta, m, v.",
        )
