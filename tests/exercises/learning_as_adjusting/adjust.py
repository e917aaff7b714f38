import numpy as np

from support.answers import Bank

bank = Bank("adjust")


@bank.right
def both_ways_and_a_break(cost, theta, step):
    best = theta.astype(float)
    for j in range(len(theta)):
        for way in (step, -step):
            tried = best.copy()
            tried[j] += way
            if cost(tried) < cost(best):
                best = tried
                break
    return best


@bank.right
def the_best_of_three(cost, theta, step):
    best = theta.astype(float)
    for e in step * np.eye(len(theta)):
        best = min([best, best + e, best - e], key=cost)
    return best


@bank.right
def turned_and_put_back(cost, theta, step):
    now, here = theta.astype(float), cost(theta)
    for j in range(len(theta)):
        old = now[j]
        now[j] = old + step
        if cost(now) >= here:
            now[j] = old - step
        if cost(now) >= here:
            now[j] = old
        here = cost(now)
    return now


@bank.right
def with_the_cost_kept(cost, theta, step):
    best = np.array(theta, dtype=float)
    here = cost(best)
    for j in range(len(best)):
        up, down = best.copy(), best.copy()
        up[j] = best[j] + step
        down[j] = best[j] - step
        above, below = cost(up), cost(down)
        if above < here:
            best, here = up, above
        elif below < here:
            best, here = down, below
    return best


@bank.right
def in_lists(cost, theta, step):
    best = [float(each) for each in theta]
    for j in range(len(best)):
        ways = [[*best[:j], best[j] + turn, *best[j + 1 :]] for turn in (0, step, -step)]
        costs = [cost(np.array(way)) for way in ways]
        best = ways[costs.index(min(costs))]
    return best


@bank.right
def recursive(cost, theta, step):
    def turned(best, j):
        if j == len(best):
            return best
        e = step * (np.arange(len(best)) == j)
        return turned(min(best, best + e, best - e, key=cost), j + 1)

    return turned(theta.astype(float), 0)


@bank.wrong("together", "at once")
def all_knobs(cost, theta, step):
    return min([theta + 0.0, theta + step, theta - step], key=cost)


@bank.wrong("best knob alone", "helps most")
def the_best_turn(cost, theta, step):
    tries = [theta + 0.0]
    for e in step * np.eye(len(theta)):
        tries += [theta + e, theta - e]
    return min(tries, key=cost)


@bank.wrong("from the start", "as if the others")
def each_alone(cost, theta, step):
    turned = theta.astype(float)
    for j, e in enumerate(step * np.eye(len(theta))):
        if cost(theta + e) < cost(theta):
            turned[j] += step
        elif cost(theta - e) < cost(theta):
            turned[j] -= step
    return turned


@bank.wrong("goes on", "one round")
def until_nothing_helps(cost, theta, step):
    best, before = theta.astype(float), None
    while before is None or cost(best) < cost(before):
        before = best
        for e in step * np.eye(len(theta)):
            best = min([best, best + e, best - e], key=cost)
    return best


@bank.wrong("left turned", "stays turned")
def turned_twice_and_never_back(cost, theta, step):
    now, here = theta.astype(float), cost(theta)
    for j in range(len(theta)):
        now[j] += step
        if cost(now) < here:
            here = cost(now)
            continue
        now[j] -= 2 * step
        if cost(now) < here:
            here = cost(now)
    return now


@bank.wrong("old cost", "theta that was given")
def against_the_start(cost, theta, step):
    best, here = theta.astype(float), cost(theta)
    for j in range(len(theta)):
        for way in (step, -step):
            tried = best.copy()
            tried[j] += way
            if cost(tried) < here:
                best = tried
                break
    return best


@bank.wrong("on and on", "one step at most")
def while_it_helps(cost, theta, step):
    best = theta.astype(float)
    for j in range(len(theta)):
        for way in (step, -step):
            tried = best.copy()
            tried[j] += way
            while cost(tried) < cost(best):
                best = tried.copy()
                tried[j] += way
    return best


@bank.wrong("in place", "in place")
def theta_itself(cost, theta, step):
    for j in range(len(theta)):
        here = cost(theta)
        theta[j] += step
        if cost(theta) >= here:
            theta[j] -= 2 * step
    return theta


WAYS, HELPS = "(step, -step)", "cost(tried) < cost(best)"
bank.slip("one way", "one way only", WAYS, "(step,)")
bank.slip("one way", "one way only", WAYS, "(-step,)")
bank.slip("keeps what hurts", "larger", HELPS, "cost(tried) > cost(best)")
bank.slip("nothing turned", "as it was given", "best = tried\n", "better = tried\n")
bank.slip("another step", "another step", WAYS, "(1.0, -1.0)")
bank.slip("another step", "another step", WAYS, "(step / 2, -step / 2)")
bank.slip("whole numbers", "whole numbers", "theta.astype(float)", "theta.copy()")
bank.slip("one knob", "all knobs", HELPS, "cost(tried[j]) < cost(best[j])")
bank.slip("knobs reversed", "last knob", "range(len(theta))", "reversed(range(len(theta)))")
bank.slip("first knob", "inside a loop", "    return best", "        return best")
bank.slip("first knob", "inside a loop", "    return best", "            return best")
bank.slip("always turned", "leaving it", "[best, best + e, best - e]", "[best + e, best - e]", of=the_best_of_three)
bank.slip("left turned", "stays turned", "now[j] = old\n", "pass\n", of=turned_and_put_back)
bank.slip("nothing", "return", "return best", "best")
bank.slip("shape", "shape", "return best", "return cost(best)")
CONVEX = "of a convex cost never both ways help, so it does not matter which is tried first"
bank.equivalent(both_ways_and_a_break, "tried[j] += way", "tried[j] -= way", CONVEX)
bank.equivalent(both_ways_and_a_break, "break", "pass", "down from where up helped is where it was, and no better")
TURNS = "best[j] + turn, *best"
bank.equivalent(in_lists, TURNS, "best[j] - turn, *best", CONVEX)
NUMBERS = "NumPy's numbers are numbers, and lists of them serve where arrays do"
bank.equivalent(in_lists, "[float(each) for each in theta]", "[each for each in theta]", NUMBERS)
bank.equivalent(in_lists, "cost(np.array(way))", "cost(way)", NUMBERS)
bank.equivalent(
    recursive, "theta.astype(float), 0)", "theta.astype(float), -1)", "an entry before the first turns no knob"
)
FIRST = "if cost(now) >= here:\n            now[j] = old - step"
PUT_BACK = "a knob that does nothing is put back by the comparison that follows"
bank.equivalent(turned_and_put_back, FIRST, FIRST.replace(">=", ">"), PUT_BACK)
