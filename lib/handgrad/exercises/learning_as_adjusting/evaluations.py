"""evaluations(cost, theta, step, rounds): how often rounds of turns ask the cost."""

import numpy as np

from handgrad.exercises.judge.expect import agree, number, value_of
from handgrad.exercises.judge.wrong import Wrong, several, suspects
from handgrad.exercises.learning_as_adjusting import turns
from handgrad.exercises.runner.values import Case

POINTS = 3


def cases(rng):
    """Some knobs go up, some down, some stay, and each miscount has a count."""
    spread = (-1.5, -0.2, 0.2, 1.5, 2.5)
    yield turns.told_apart(lambda: at(rng, 12, spread, 1.2, 6), right, WRONG)
    yield at(rng, 6, (-1.5, -0.2, 0.2, 1.5), 0.7, 3)
    yield at(rng, 5, (-1.5, -0.2, 1.5), 0.8, 1, "one round")
    yield at(rng, 3, (0.0,), 1.0, 3, "the best place of all")
    yield at(rng, 2, (1.0, -1.0), 0.5, 0, "no round")
    held, middle = turns.flat(rng, 3)
    yield Case((held, middle + 1, 0.5, 2), "a knob that does nothing")


def at(rng, p, away, step, rounds, about=""):
    """A bowl, and a theta whose knobs are so far from the bowl's middle."""
    held, middle = turns.bowl(rng, p)
    theta = middle + rng.permutation(np.resize(away, p))
    return Case((held, theta, step, rounds), about)


def judge(case, output):
    held, *settings = case.arguments
    turns.refuse_part(output)
    count = number("The result", value_of(case, output))
    arguments = (turns.real(held), *settings)
    known = suspects(WRONG, arguments)
    agree("The result", count, right(*arguments), known, about=case.about)


def tries(cost, theta, step, rounds):
    """How many turns were tried, knob by knob, in all rounds."""
    found = turns.rounds_of(cost, theta, step, rounds)
    return [len(helped) for knobs in found for helped in knobs]


def right(cost, theta, step, rounds):
    return 1 + sum(tries(cost, theta, step, rounds))


def anew(cost, theta, step, rounds):
    """Each round from the theta that was given."""
    return 1 + rounds * sum(tries(cost, theta, step, 1))


def down_first(cost, theta, step, rounds):
    """Down is tried before up."""
    return right(lambda other: cost(-other), -theta, step, rounds)


def stops(cost, theta, step, rounds):
    """No more rounds once one brought nothing."""
    found = turns.rounds_of(cost, theta, step, rounds)
    count = 1
    for knobs in found:
        count += sum(map(len, knobs))
        if not any(map(any, knobs)):
            break
    return count


def gains(cost, theta, step, rounds):
    """How many turns helped."""
    found = turns.rounds_of(cost, theta, step, rounds)
    return sum(any(helped) for knobs in found for helped in knobs)


WRONG = [
    Wrong(
        "no start",
        lambda *given: right(*given) - 1,
        "One evaluation is missing: with what is the first turn compared?",
    ),
    *several(
        "both ways",
        [
            lambda cost, theta, step, rounds: 1 + 2 * len(theta) * rounds,
            lambda cost, theta, step, rounds: 2 * len(theta) * rounds,
            lambda cost, theta, step, rounds: (2 * len(theta) + 1) * rounds,
        ],
        "Both ways of each knob are counted. Where up helps, nobody looks down.",
    ),
    Wrong(
        "one way",
        lambda cost, theta, step, rounds: 1 + len(theta) * rounds,
        "Each knob is counted once in a round. Where up does not help, down is tried "
        "too.",
    ),
    *several(
        "start again",
        [
            lambda *given: right(*given) + given[-1] - 1,
            lambda *given: right(*given) + given[-1],
        ],
        "The cost at the start of each round is counted. Where a round begins, the "
        "last one has ended, and its cost is known.",
    ),
    Wrong(
        "down first",
        down_first,
        "Down is tried before up. Up comes first, and where it helps nobody looks "
        "down.",
    ),
    Wrong(
        "rounds left out",
        stops,
        "It stops after a round in which nothing helped. As many rounds as are asked "
        "for should be counted, in vain or not.",
    ),
    Wrong(
        "first round",
        lambda *given: right(*given[:-1], 1),
        "That is the count of the first round alone. Is the return inside the loop?",
    ),
    Wrong(
        "from the start",
        anew,
        "Every round begins at the theta that was given. It should begin where the "
        "one before ended.",
    ),
    *several(
        "looks twice",
        [
            lambda *given: 2 * right(*given) - 1,
            lambda *given: 2 * right(*given) - 2,
            lambda *given: right(*given) + len(given[1]) * given[-1],
            lambda *given: right(*given) + len(given[1]) * given[-1] - 1,
        ],
        "The cost of where you stand is counted again with each turn, or each knob. "
        "It is known from before.",
    ),
    *several(
        "only what helped",
        [gains, lambda *given: 1 + gains(*given)],
        "Those are the turns that helped. What was tried in vain took an evaluation, "
        "too.",
    ),
]
