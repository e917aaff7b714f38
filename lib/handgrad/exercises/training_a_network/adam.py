"""adam(theta, grad, m, v, t, rate): one update, as Kingma & Ba 2015 have it."""

import numpy as np

from handgrad.exercises.judge.compare import close
from handgrad.exercises.judge.expect import agree, array, parts, value_of
from handgrad.exercises.judge.verdict import Mistake
from handgrad.exercises.runner.values import Case
from handgrad.exercises.training_a_network.adam_means import of_m, of_v
from handgrad.exercises.training_a_network.adam_steps import of_theta
from handgrad.optimizers import Adam

POINTS = 3


def cases(rng):
    yield Case(arguments(rng, (5,), t=3, rate=0.5), "the third update")
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


def judge(case, output):
    theta, grad, m, v, t, rate = case.arguments
    given = parts(value_of(case, output), ("theta", "m", "v"))
    new_theta, new_m, new_v = (
        array(f"The new {name}", value, theta.shape)
        for name, value in zip(("theta", "m", "v"), given, strict=True)
    )
    right_theta, (_, *right) = Adam(rate).update(theta, grad, (t - 1, m, v))
    exchanged(new_m, new_v, *right)
    for name, new, each, suspects in (
        ("m", new_m, right[0], of_m(grad, m, t)),
        ("v", new_v, right[1], of_v(grad, m, v, t)),
        ("theta", new_theta, right_theta, of_theta(*case.arguments)),
    ):
        agree(f"The new {name}", new, each, suspects, about=case.about)


def exchanged(new_m, new_v, m, v):
    if close(new_m, v) and close(new_v, m) and not close(m, v):
        raise Mistake(
            "moments exchanged",
            "m and v are returned in each other's place: theta, m, v.",
        )
