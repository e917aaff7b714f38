"""bump(x, left, right, height): a bump made of two sigmoids, at each x, (n,)."""

import numpy as np

from handgrad.activations import sigmoid, tanh
from handgrad.exercises.judge.expect import agree, array, value_of
from handgrad.exercises.judge.verdict import Mistake
from handgrad.exercises.judge.wrong import Wrong, several, suspects
from handgrad.exercises.runner.values import Case

POINTS = 3
GIVEN = 1
STEEP = 40
FAR = "places far away"


def cases(rng):
    yield case(rng, 0.4, "a bump")
    yield case(rng, 0.04, "a bump that is narrower than its edges are steep")
    yield case(rng, 0.2, "a bump that goes down", -1)
    left, right, height = ends(rng, 0.5)
    yield Case((np.array([-1000.0, left, 1000.0]), left, right, height), FAR)


def ends(rng, width):
    left = float(rng.uniform(0.3, 0.8))
    return left, left + width, float(rng.uniform(1.4, 2.5))


def case(rng, width, about, way=1):
    left, right, height = ends(rng, width)
    around = rng.uniform(-0.06, 0.06, size=8)
    around[::4] = np.abs(around[::4]) / 10  # there a straight edge differs
    at = np.repeat([left, right], 4) + around
    x = np.concatenate([at, [(left + right) / 2], -at])
    return Case((x, left, right, way * height), about)


def step(x, at, steep=STEEP, f=sigmoid):
    return f.value(steep * (x - at))


def ramp(x, at):
    return np.clip(STEEP * (x - at), 0, 1)


def right_bump(x, left, right, height):
    return height * (step(x, left) - step(x, right))


def judge(case, output):
    if output.error and output.error.kind == "OverflowError" and case.about == FAR:
        raise Mistake("sigmoid overflow", OVERFLOW)
    value = array("The result", value_of(case, output), case.arguments[0].shape)
    if case.about == FAR and np.isnan(value).any():
        raise Mistake("sigmoid overflow", OVERFLOW)
    known = suspects(WRONG, case.arguments)
    agree("The result", value, right_bump(*case.arguments), known, about=case.about)


OVERFLOW = (
    "At x of a thousand the sigmoid overflows: in which of the ways to write it is "
    "only the denominator ever infinite?"
)
WRONG = [
    *several(
        "one step",
        [
            lambda x, left, right, height: height * step(x, left),
            lambda x, left, right, height: height * step(x, right),
            lambda x, left, right, height: -height * step(x, right),
        ],
        "That is one step. A bump goes up at one place and down again at another.",
    ),
    Wrong(
        "steps added",
        lambda x, left, right, height: height * (step(x, left) + step(x, right)),
        "Both steps go the same way, so that it climbs twice and never comes down.",
    ),
    Wrong(
        "steps multiplied",
        lambda x, left, right, height: height * step(x, left) * (1 - step(x, right)),
        "The two steps are multiplied. An output adds up what its units send, and "
        "for a narrow bump that is not the same.",
    ),
    Wrong(
        "no height",
        lambda x, left, right, height: step(x, left) - step(x, right),
        "The height plays no part.",
    ),
    Wrong(
        "height inside",
        lambda x, left, right, height: (
            sigmoid.value(height * STEEP * (x - left))
            - sigmoid.value(height * STEEP * (x - right))
        ),
        "The height stands inside of the sigmoids. There it makes edges steeper: "
        "what they put out stays between 0 and 1.",
    ),
    *several(
        "not steep",
        [
            lambda x, left, right, height, steep=steep: (
                height * (step(x, left, steep) - step(x, right, steep))
            )
            for steep in (1, 1 / STEEP, 4, 400)
        ],
        "The edges have another steepness. Each distance is multiplied by 40 on its "
        "way into a sigmoid.",
    ),
    Wrong(
        "edge misplaced",
        lambda x, left, right, height: (
            height
            * (sigmoid.value(STEEP * x - left) - sigmoid.value(STEEP * x - right))
        ),
        "The edges are not at their places, for x alone was made steep. Where is the "
        "sum zero?",
    ),
    Wrong(
        "edge misplaced",
        lambda x, left, right, height: height * (step(x, -left) - step(x, -right)),
        "The edges are on the other side of zero. At which x is the sum of the first "
        "sigmoid zero?",
    ),
    Wrong(
        "another activation",
        lambda x, left, right, height: (
            height * (step(x, left, f=tanh) - step(x, right, f=tanh))
        ),
        "The steps are those of a tanh, which climbs from −1 to 1: two units high.",
    ),
    *several(
        "hard step",
        [
            lambda x, left, right, height: height * (ramp(x, left) - ramp(x, right)),
            lambda x, left, right, height: (
                height * (ramp(x, left - 0.5 / STEEP) - ramp(x, right - 0.5 / STEEP))
            ),
        ],
        "The edges are straight ramps with corners. Make them of two sigmoids, which "
        "have none.",
    ),
    Wrong(
        "hard step",
        lambda x, left, right, height: height * ((x > left) & (x < right)),
        "That is a box with edges that have no slope. Make it of two sigmoids.",
    ),
]
