import numpy as np

from support.answers import Bank

bank = Bank("evaluations")


@bank.right
def with_the_cost_kept(cost, theta, step, rounds):
    best, here, count = theta.astype(float), cost(theta), 1
    for _ in range(rounds):
        for j in range(len(theta)):
            for way in (step, -step):
                tried = best.copy()
                tried[j] += way
                value = cost(tried)
                count += 1
                if value < here:
                    best, here = tried, value
                    break
    return count


@bank.right
def by_a_list_of_costs(cost, theta, step, rounds):
    best, seen = theta.astype(float), [cost(theta)]
    for _ in range(rounds):
        for e in step * np.eye(len(theta)):
            for tried in (best + e, best - e):
                least = min(seen)
                seen.append(cost(tried))
                if seen[-1] < least:
                    best = tried
                    break
    return len(seen)


@bank.right
def by_a_counter_around_the_cost(cost, theta, step, rounds):
    calls = []

    def counted(theta):
        calls.append(theta)
        return cost(theta)

    best, here = theta.astype(float), counted(theta)
    for _ in range(rounds):
        for e in step * np.eye(len(theta)):
            value = counted(best + e)
            if value < here:
                best, here = best + e, value
                continue
            value = counted(best - e)
            if value < here:
                best, here = best - e, value
    return len(calls)


@bank.right
def by_what_did_not_help(cost, theta, step, rounds):
    best = theta.astype(float)
    failed = 0
    for _ in range(rounds):
        for e in step * np.eye(len(theta)):
            if cost(best + e) < cost(best):
                best = best + e
                continue
            failed += 1
            if cost(best - e) < cost(best):
                best = best - e
    return 1 + rounds * len(theta) + failed


@bank.right
def recursive(cost, theta, step, rounds):
    def count(best, here, j, left):
        if left == 0:
            return 0
        if j == len(best):
            return count(best, here, 0, left - 1)
        e = step * np.eye(len(best))[j]
        up = cost(best + e)
        if up < here:
            return 1 + count(best + e, up, j + 1, left)
        down = cost(best - e)
        if down < here:
            return 2 + count(best - e, down, j + 1, left)
        return 2 + count(best, here, j + 1, left)

    return 1 + count(theta.astype(float), cost(theta), 0, rounds)


@bank.wrong("both ways", "nobody looks down")
def by_a_formula(cost, theta, step, rounds):
    return 1 + 2 * len(theta) * rounds


@bank.wrong("looks twice", "known from before")
def two_costs_a_comparison(cost, theta, step, rounds):
    best, count = theta.astype(float), 0
    for _ in range(rounds):
        for j in range(len(theta)):
            for way in (step, -step):
                tried = best.copy()
                tried[j] += way
                count += 2
                if cost(tried) < cost(best):
                    best = tried
                    break
    return count


@bank.wrong("rounds left out", "in vain or not")
def until_nothing_helps(cost, theta, step, rounds):
    best, here, count = theta.astype(float), cost(theta), 1
    for _ in range(rounds):
        before = here
        for e in step * np.eye(len(theta)):
            for tried in (best + e, best - e):
                value = cost(tried)
                count += 1
                if value < here:
                    best, here = tried, value
                    break
        if here == before:
            break
    return count


bank.slip("down first", "before up", "(step, -step)", "(-step, step)")
bank.slip(
    "start again",
    "start of each round",
    "    for _ in range(rounds):\n",
    "    for _ in range(rounds):\n        count += 1\n",
)
bank.slip("no start", "is missing", "cost(theta), 1", "cost(theta), 0")
bank.slip("one way", "once in a round", "for way in (step, -step):", "for way in (step,):")
bank.slip(
    "start again",
    "start of each round",
    "    for _ in range(rounds):\n",
    "    count -= 1\n    for _ in range(rounds):\n        count += 1\n",
)
bank.slip("first round", "first round alone", "    return count", "        return count")
bank.slip(
    "from the start",
    "one before ended",
    "(rounds):\n",
    "(rounds):\n        best, here = theta.astype(float), cost(theta)\n",
)
bank.slip(
    "only what helped",
    "in vain",
    "count += 1\n",
    "pass\n",
    "best, here = tried, value",
    "best, here = tried, value; count += 1",
)
bank.slip("looks twice", "known from before", "(len(theta)):\n", "(len(theta)):\n            count += 1\n")
bank.slip("both ways", "nobody looks down", "break", "pass")
bank.slip("one knob", "all knobs", "cost(tried)", "cost(tried[j])")
bank.slip("nothing", "return", "return count", "count")
bank.slip("shape", "one number", "return count", "return best")
LAST = "where neither way changes the cost, the second has been counted already"
bank.equivalent(recursive, "if down < here", "if down <= here", LAST)
bank.equivalent(by_what_did_not_help, "cost(best - e) < cost(best)", "cost(best - e) <= cost(best)", LAST)
bank.equivalent(recursive, "return 0\n", "return -0\n", "zero is its own opposite, and adds nothing")
DOWN = "value = counted(best - e)\n            if value < here"
bank.equivalent(by_a_counter_around_the_cost, DOWN, DOWN.replace("<", "<="), LAST)
