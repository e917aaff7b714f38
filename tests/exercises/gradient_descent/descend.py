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


@bank.wrong("stale gradient", "first point")
def gradient_before_the_loop(grad, theta, rate, updates):
    g = grad(theta)
    for _ in range(updates):
        theta = theta - rate * g
    return theta


@bank.wrong("integers", "whole numbers")
def written_into_a_copy(grad, theta, rate, updates):
    theta = theta.copy()
    for _ in range(updates):
        theta[:] = theta - rate * grad(theta)
    return theta


@bank.wrong("rate twice", "twice")
def scaled_twice(grad, theta, rate, updates):
    for _ in range(updates):
        step = rate * grad(theta)
        theta = theta - rate * step
    return theta


@bank.wrong("one after the other", "one after the other")
def one_after_the_other(grad, theta, rate, updates):  # W16, W31
    theta = theta.astype(float)
    for _ in range(updates):
        for j in range(len(theta)):
            theta[j] -= rate * grad(theta)[j]
    return theta


@bank.wrong("count", "several arrays")
def the_whole_path(grad, theta, rate, updates):
    path = [theta]
    for _ in range(updates):
        path.append(path[-1] - rate * grad(path[-1]))
    return path


@bank.wrong("returns the gradient", "gradient")
def the_gradient_in_the_end(grad, theta, rate, updates):
    g = grad(theta)
    for _ in range(updates):
        g = grad(theta)
        theta = theta - rate * g
    return g


@bank.wrong("stops early", "gradient is small")
def until_the_slope_is_small(grad, theta, rate, updates):
    for _ in range(updates):
        slope = grad(theta)
        if np.linalg.norm(slope) < 1e-6:
            break
        theta = theta - rate * slope
    return theta


@bank.wrong("stops early", "gradient is small")
def until_theta_hardly_moves(grad, theta, rate, updates):
    for _ in range(updates):
        new = theta - rate * grad(theta)
        if np.allclose(new, theta):
            return theta
        theta = new
    return theta


bank.slip("sign", "uphill", "-", "+")
bank.slip("off by one", "too few", "(updates", "(1, updates")
bank.slip("off by one", "too many", "(updates):", "(updates + 1):")
bank.slip(
    "off by one",
    "too many",
    "[:]",
    "",
    "(updates):",
    "(updates - 1):",
    ".copy(",
    " - rate * grad(theta",
    of=written_into_a_copy,
)
bank.slip("returns early", "inside the loop", "theta =", "return")
bank.slip("stale gradient", "first point", "theta -", "new -", of=always_from_the_start)
bank.slip("in place", "in place", "= theta -", "-=")
bank.slip("exception", "whole numbers", "[:] = theta -", " -=", of=written_into_a_copy)
bank.slip("no rate", "rate does not matter", "rate * ", "")
bank.slip(
    "unit length", "same length", "* step", "* g / np.linalg.norm(g)", "step = rate *", "g =", of=scaled_twice
)
bank.slip("shape", "shape", "return path", "return np.array(path)", of=the_whole_path)
bank.slip("value", "not right, for three parameters", "*", "/ (t + 1) *", "_ in", "t in")
bank.slip("step alone", "starts from somewhere", "theta - ", "-")
bank.equivalent(in_single_precision, "theta = theta.astype(np.float32)", "pass", SINGLE)
