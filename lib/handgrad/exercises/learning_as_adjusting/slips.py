"""Rounds of turns as they go wrong: what `adjust` is known to be mistaken for."""

import numpy as np

from handgrad.exercises.learning_as_adjusting import turns


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


def until_up_fails(cost, theta, step):
    """Knobs go up, and at the first that does not the rest is left."""
    best = theta.astype(float)
    for e in step * np.eye(len(theta)):
        if not cost(best + e) < cost(best):
            break
        best = best + e
    return best


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
            before, theta = theta, right(cost, theta, step)
            if np.array_equal(before, theta):
                break
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
