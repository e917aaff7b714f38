"""adjust(cost, theta, step): theta (p,) after one round of turning each knob."""

import numpy as np

from handgrad.exercises.judge.expect import agree, array, value_of
from handgrad.exercises.judge.wrong import Wrong, several, suspects
from handgrad.exercises.learning_as_adjusting import turns
from handgrad.exercises.runner.values import Case

POINTS = 3


def cases(rng):
    """A large bowl first, where each mistake ends elsewhere."""
    spread = (1.6, 2.3, -0.2, -1.5, 0.3, 1.2)
    others = [wrong for wrong in WRONG if wrong.name != "whole numbers"]
    yield turns.told_apart(lambda: at(rng, 8, spread, 0.8), right, others)
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


def judge(case, output):
    held, theta, step = case.arguments
    turns.refuse_part(output)
    result = array("The result", value_of(case, output), theta.shape)
    arguments = (turns.real(held), theta, step)
    known = suspects(WRONG, arguments)
    agree("The result", result, right(*arguments), known, about=case.about)


def right(cost, theta, step):
    return turns.walk(cost, theta, step)[0]


def one_way(sign):
    """Only up, or only down."""

    def answer(cost, theta, step):
        best = theta.astype(float)
        for e in np.eye(len(theta)):
            tried = best + sign * step * e
            best = tried if cost(tried) < cost(best) else best
        return best

    return answer


def not_put_back(cost, theta, step):
    """Up stays where it helps; else down, whatever that does."""
    best = theta.astype(float)
    for e in step * np.eye(len(theta)):
        best = best + e if cost(best + e) < cost(best) else best - e
    return best


def still_compared(cost, theta, step):
    """The same in place: what down costs is compared with where up began."""
    now, here = theta.astype(float), cost(theta)
    for e in step * np.eye(len(theta)):
        for turn in (e, -2 * e):
            now = now + turn
            value = cost(now)
            if value < here:
                here = value
                break
    return now


def last_first(cost, theta, step):
    """From the last knob to the first."""
    return right(lambda back: cost(back[::-1]), theta[::-1], step)[::-1]


def old_cost(cost, theta, step):
    """What is less wrong than the start is kept, also if it is more than just now."""
    best, start = theta.astype(float), cost(theta)
    for e in step * np.eye(len(theta)):
        ways = [way for way in (e, -e) if cost(best + way) < start]
        best = best + (ways[0] if ways else 0)
    return best


def first_knob(ways):
    """The return is inside a loop."""

    def answer(cost, theta, step):
        e = step * (np.arange(len(theta)) == 0)
        tries = [theta + 0.0, theta + e, theta - e][: ways + 1]
        return min(tries, key=cost)

    return answer


def on_and_on(cost, theta, step):
    """Each knob is turned while that helps."""
    best = theta.astype(float)
    for e in step * np.eye(len(theta)):
        for way in (e, -e):
            while cost(best + way) < cost(best):
                best = best + way
    return best


def always_turned(cost, theta, step):
    """The better of both ways, also where staying is better still."""
    best = theta.astype(float)
    for e in step * np.eye(len(theta)):
        best = min(best + e, best - e, key=cost)
    return best


def from_the_start(cost, theta, step):
    """Every knob is tried alone, and all that helped is put together."""
    here, turned = cost(theta), theta.astype(float)
    for e in step * np.eye(len(theta)):
        ways = [way for way in (e, -e) if cost(theta + way) < here]
        turned = turned + (ways[0] if ways else 0)
    return turned


def best_knob(cost, theta, step):
    """Of all turns of one knob, the one that helps most."""
    steps = step * np.eye(len(theta))
    return min([theta + 0.0, *(theta + steps), *(theta - steps)], key=cost)


def together(cost, theta, step):
    return min(theta + step, theta - step, theta + 0.0, key=cost)


def hurting(cost, theta, step):
    """Up where that makes the cost larger, else down where that does."""
    return right(lambda theta: -cost(theta), theta, step)


def rounds(count):
    def answer(cost, theta, step):
        for _ in range(count):
            theta = right(cost, theta, step)
        return theta

    return answer


def whole(cost, theta, step):
    """Turns that are written into an array of integers."""
    best = theta.copy()
    for j in range(len(best)):
        for way in (step, -step):
            tried = best.copy()
            tried[j] += way  # cut off, where entries are integers
            if cost(tried) < cost(best):
                best = tried
                break
    return best


WRONG = [
    *several(
        "one way",
        [one_way(1), one_way(-1)],
        "It turns knobs one way only. What if the other way is the one that helps?",
    ),
    *several(
        "left turned",
        [not_put_back, still_compared],
        "A knob stays turned down although that did not help. Where neither way "
        "helps, it should be as it was.",
    ),
    Wrong(
        "knobs reversed",
        last_first,
        "It begins with the last knob. Where one is left decides what helps the next, "
        "so the first one comes first.",
    ),
    Wrong(
        "old cost",
        old_cost,
        "Each turn is compared with the cost of the theta that was given. Once a turn "
        "was kept, it should be compared with that.",
    ),
    *several(
        "first knob",
        [first_knob(1), first_knob(2)],
        "Only the first knob had its turn. Is the return inside a loop?",
    ),
    Wrong(
        "on and on",
        on_and_on,
        "A knob is turned again while that helps. In a round each is turned by one "
        "step at most.",
    ),
    Wrong(
        "always turned",
        always_turned,
        "Each knob is turned, also where neither way makes the cost smaller. Compare "
        "with the cost of leaving it, too.",
    ),
    Wrong(
        "from the start",
        from_the_start,
        "Each knob is tried from the theta that was given, as if the others had not "
        "been turned meanwhile. What helps alone may hurt together.",
    ),
    Wrong(
        "best knob alone",
        best_knob,
        "Only the one knob that helps most was turned. In a round every knob has its "
        "turn, one after the other.",
    ),
    Wrong(
        "together",
        together,
        "All knobs are turned at once, by the same step. Then the cost does not say "
        "which of them helped.",
    ),
    Wrong(
        "keeps what hurts",
        hurting,
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
        [rounds(2), rounds(3), rounds(100)],
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
        whole,
        "A theta of whole numbers stays whole: what is added to an entry of an array "
        "of integers loses its fraction.",
    ),
]
