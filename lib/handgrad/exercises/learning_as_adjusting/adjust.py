"""adjust(cost, theta, step): theta (p,) after one round of turning each knob."""

import numpy as np

from handgrad.exercises.judge.expect import agree, array, value_of
from handgrad.exercises.judge.wrong import Wrong, several, suspects
from handgrad.exercises.learning_as_adjusting import slips, turns
from handgrad.exercises.learning_as_adjusting.slips import right
from handgrad.exercises.runner.values import Case

POINTS = 3


def cases(rng):
    """A large bowl first, where each mistake ends elsewhere.

    Its first knob is too low, most others are too high: what only the first does is
    told from what all do, or none.
    """
    spread = (3, 2.3, -0.2, 2.6, 0.3, 1.2)
    others = [wrong for wrong in WRONG if wrong.name != "whole numbers"]
    yield turns.told_apart(lambda: first_low(rng, 12, spread, 1.4), right, others)
    yield at(rng, 1, (2.0,), 0.5, "one knob")
    yield at(rng, 1, (-2.0,), 0.5, "one knob")
    yield at(rng, 4, (0.0,), 1.0, "the best place of all")
    held, middle = turns.flat(rng, 3)
    yield Case((held, middle + 1, 0.5), "a knob that does nothing")
    stays = [
        w for w in WRONG if w.name in ("whole numbers", "goes on", "another step")
    ]
    yield turns.told_apart(lambda: whole_theta(rng), right, stays)


def whole_theta(rng):
    held, middle = turns.bowl(rng, 6)
    theta = np.rint(middle).astype(int) + rng.permutation([-2, -1, 0, 1, 2, 3])
    return Case((held, theta, 0.5), "whole numbers in theta")


def at(rng, p, away, step, about=""):
    """A bowl, and a theta whose knobs are so far from the bowl's middle."""
    held, middle = turns.bowl(rng, p)
    return Case((held, middle + rng.permutation(np.resize(away, p)), step), about)


def first_low(rng, p, away, step):
    held, middle = turns.bowl(rng, p)
    others = rng.permutation(np.resize(away, p - 1))
    return Case((held, middle + np.append(-1.5, others), step))


def judge(case, output):
    held, theta, step = case.arguments
    turns.refuse_part(output)
    result = array("The result", value_of(case, output), theta.shape)
    arguments = (turns.real(held), theta, step)
    known = suspects(WRONG, arguments)
    agree("The result", result, right(*arguments), known, about=case.about)


WRONG = [
    *several(
        "one way",
        [slips.one_way(1), slips.one_way(-1)],
        "It turns knobs one way only. What if the other way is the one that helps?",
    ),
    *several(
        "left turned",
        [slips.not_put_back, slips.still_compared],
        "A knob stays turned down although that did not help. Where neither way "
        "helps, it should be as it was.",
    ),
    Wrong(
        "knobs reversed",
        slips.last_first,
        "It begins with the last knob. Where one is left decides what helps the "
        "next, so the first one comes first.",
    ),
    Wrong(
        "old cost",
        slips.old_cost,
        "Each turn is compared with the cost of the theta that was given. Once a "
        "turn was kept, it should be compared with that.",
    ),
    *several(
        "first knob",
        [slips.first_knob(1), slips.first_knob(2), slips.until_up_fails],
        "Not every knob had its turn. Is the return inside a loop?",
    ),
    Wrong(
        "on and on",
        slips.on_and_on,
        "A knob is turned again while that helps. In a round each is turned by one "
        "step at most.",
    ),
    Wrong(
        "always turned",
        slips.always_turned,
        "Each knob is turned, also where neither way makes the cost smaller. Compare "
        "with the cost of leaving it, too.",
    ),
    Wrong(
        "from the start",
        slips.from_the_start,
        "Each knob is tried from the theta that was given, as if the others had not "
        "been turned meanwhile. What helps alone may hurt together.",
    ),
    Wrong(
        "best knob alone",
        slips.best_knob,
        "Only the one knob that helps most was turned. In a round every knob has its "
        "turn, one after the other.",
    ),
    Wrong(
        "together",
        slips.together,
        "All knobs are turned at once, by the same step. Then the cost does not say "
        "which of them helped.",
    ),
    Wrong(
        "keeps what hurts",
        slips.hurting,
        "It keeps a turn that makes the cost larger. Which of the two costs should "
        "be the smaller one?",
    ),
    Wrong(
        "nothing turned",
        lambda cost, theta, step: theta,
        "Theta is as it was given. Is what helped kept anywhere?",
    ),
    *several(
        "goes on",
        [slips.rounds(2), slips.rounds(3), slips.rounds(100)],
        "It makes more than one round: each knob should have one turn.",
    ),
    *several(
        "another step",
        [
            lambda cost, theta, step, by=by: right(cost, theta, by(step))
            for by in (
                lambda step: step / 2,
                lambda step: 1.0,
                lambda step: 0.1,
            )
        ],
        "The knobs are turned by another step than the one that is given.",
    ),
    Wrong(
        "whole numbers",
        slips.whole,
        "A theta of whole numbers stays whole: what is added to an entry of an array "
        "of integers loses its fraction.",
    ),
]
