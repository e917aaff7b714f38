import numpy as np

from support.answers import SINGLE, Bank

bank = Bank("descend")


@bank.right
def a_loop(grad, theta, rate, updates):
    for _ in range(updates):
        theta = theta - rate * grad(theta)
    return theta


@bank.right
def on_a_copy(grad, theta, rate, updates):
    theta = np.array(theta, dtype=float)
    while updates > 0:
        theta -= rate * grad(theta)
        updates -= 1
    return theta


@bank.right
def recursive(grad, theta, rate, updates):
    if updates == 0:
        return theta
    return recursive(grad, theta - rate * grad(theta), rate, updates - 1)


@bank.right
def the_last_of_a_list(grad, theta, rate, updates):
    path = [theta]
    for t in range(updates):
        path.append(path[t] - rate * grad(path[t]))
    return path[-1]


@bank.right
def entry_by_entry(grad, theta, rate, updates):
    for _ in range(updates):
        g = grad(theta)
        theta = [each - rate * slope for each, slope in zip(theta, g)]
    return theta


@bank.right
def the_step_first(grad, theta, rate, updates):
    theta = theta.astype(float)
    for _ in range(updates):
        step = grad(theta)
        step *= -rate
        theta += step
    return theta


@bank.right
def in_single_precision(grad, theta, rate, updates):
    theta = theta.astype(np.float32)
    for _ in range(updates):
        theta = theta - np.float32(rate) * grad(theta).astype(np.float32)
    return theta


@bank.right
def folded(grad, theta, rate, updates):
    from functools import reduce

    return reduce(lambda point, _: point + (-rate) * grad(point), range(updates), theta)


@bank.wrong("returns early", "from the start again")
def always_from_the_start(grad, theta, rate, updates):
    new = theta
    for _ in range(updates):
        new = theta - rate * grad(theta)
    return new


@bank.wrong("one after the other", "one after the other")
def one_after_the_other(grad, theta, rate, updates):  # W16, W31
    theta = theta.astype(float)
    for _ in range(updates):
        for j in range(len(theta)):
            theta[j] -= rate * grad(theta)[j]
    return theta


@bank.wrong("returns the gradient", "gradient")
def the_gradient_in_the_end(grad, theta, rate, updates):
    g = grad(theta)
    for _ in range(updates):
        g = grad(theta)
        theta = theta - rate * g
    return g


@bank.wrong("stops early", "gradient is small")
def until_theta_hardly_moves(grad, theta, rate, updates):
    for _ in range(updates):
        new = theta - rate * grad(theta)
        if np.allclose(new, theta):
            return theta
        theta = new
    return theta


STEP = "theta = theta - rate * grad(theta)"
bank.slip("sign", "uphill", "theta - rate", "theta + rate")
bank.slip("no rate", "rate does not matter", "rate * ", "")
bank.slip("rate twice", "twice", "rate *", "rate * rate *")
bank.slip("unit length", "same length", STEP, f"{STEP} / np.linalg.norm(grad(theta))")
bank.slip("step alone", "starts from somewhere", "theta - rate", "-rate")
bank.slip("value", "not right, for three parameters", "_ in", "t in", "rate *", "rate / (t + 1) *")
bank.slip("stale gradient", "first point", "grad(theta)", "g", "for _", "g = grad(theta)\n    for _")
bank.slip("stale gradient", "first point", "grad(theta)", "grad(start)", "for _", "start = theta\n    for _")
bank.slip("returns early", "inside the loop", "theta =", "return")
bank.slip("off by one", "too few", "range(updates)", "range(1, updates)")
bank.slip("off by one", "too many", "range(updates)", "range(updates + 1)")
bank.slip("off by one", "too many", "for _ in range(updates)", f"{STEP}\n    for _ in range(updates - 1)")
STOP = "if np.linalg.norm(grad(theta)) < 1e-6:\n            break\n"
bank.slip("stops early", "gradient is small", STEP, f"{STOP}        {STEP}")
bank.slip("in place", "in place", "theta = theta -", "theta -=")
bank.slip("integers", "whole numbers", "theta =", "theta[:] =", "for _", "theta = theta.copy()\n    for _")
bank.slip("integers", "into an array of integers", "np.array(theta, dtype=float)", "theta.copy()", of=on_a_copy)
bank.slip("count", "several arrays", "path[-1]", "path", of=the_last_of_a_list)
bank.slip("shape", "shape", "path[-1]", "np.array(path)", of=the_last_of_a_list)
bank.slip("not theta", "returned the last step", "return theta", "return step", of=the_step_first)
WHILE = "while np.linalg.norm(grad(theta)) > 1e-3:"
bank.slip("number of updates", "all but zero", "for _ in range(updates):", WHILE)
bank.equivalent(in_single_precision, "theta = theta.astype(np.float32)", "pass", SINGLE)
