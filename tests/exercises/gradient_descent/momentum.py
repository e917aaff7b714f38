import numpy as np

from support.answers import SINGLE, Bank

bank = Bank("momentum")


@bank.right
def rate_outside(grad, theta, rate, beta, updates):
    v = np.zeros(len(theta))
    for _ in range(updates):
        v = beta * v + grad(theta)
        theta = theta - rate * v
    return theta


@bank.right
def rate_inside(grad, theta, rate, beta, updates):  # W40: the same, as long as the rate is
    v = np.zeros(len(theta))
    for _ in range(updates):
        v = beta * v - rate * grad(theta)
        theta = theta + v
    return theta


@bank.right
def without_a_velocity(grad, theta, rate, beta, updates):
    before = theta
    for _ in range(updates):
        theta, before = theta - rate * grad(theta) + beta * (theta - before), theta
    return theta


@bank.right
def in_place_on_copies(grad, theta, rate, beta, updates):
    theta, v = theta.astype(float), np.zeros(theta.shape)
    for _ in range(updates):
        v *= beta
        v += grad(theta)
        theta -= rate * v
    return theta


@bank.right
def recursive(grad, theta, rate, beta, updates, v=0.0):
    if updates == 0:
        return theta
    v = beta * v + grad(theta)
    return recursive(grad, theta - rate * v, rate, beta, updates - 1, v)


@bank.right
def entry_by_entry(grad, theta, rate, beta, updates):
    v = [0 for _ in theta]
    for _ in range(updates):
        v = [beta * old + slope for old, slope in zip(v, grad(theta))]
        theta = [each - rate * speed for each, speed in zip(theta, v)]
    return theta


@bank.right
def all_gradients_weighted(grad, theta, rate, beta, updates):
    seen = []
    for t in range(updates):
        seen.append(grad(theta))
        theta = theta - rate * sum(beta ** (t - s) * g for s, g in enumerate(seen))
    return theta


@bank.right
def in_single_precision(grad, theta, rate, beta, updates):
    theta, v = theta.astype(np.float32), np.zeros(len(theta), dtype=np.float32)
    for _ in range(updates):
        v = np.float32(beta) * v + grad(theta).astype(np.float32)
        theta = theta - np.float32(rate) * v
    return theta


@bank.wrong("library", "optimizers")
def the_library_s_own(grad, theta, rate, beta, updates):
    from handgrad.optimizers import Momentum

    rule = Momentum(rate, beta)
    v = rule.init(theta)
    for _ in range(updates):
        theta, v = rule.update(theta, grad(theta), v)
    return theta


VELOCITY = "v = beta * v + grad(theta)"
STEP = "theta = theta - rate * v"
bank.slip("no memory", "forgotten", VELOCITY, f"v = np.zeros(len(theta))\n        {VELOCITY}")
bank.slip("no memory", "forgotten", VELOCITY, "v = grad(theta)")
bank.slip("no decay", "never shrinks", VELOCITY, "v = v + grad(theta)")
bank.slip("sign of the memory", "against the new gradient", VELOCITY, "v = grad(theta) - beta * v")
bank.slip("dampened", "scaled down", VELOCITY, "v = beta * v + (1 - beta) * grad(theta)")
bank.slip("dampened", "scaled down", VELOCITY, "v = beta * (v + grad(theta))")
bank.slip("rate twice", "twice", VELOCITY, "v = beta * v + rate * grad(theta)")  # W40
bank.slip("no rate", "rate does not matter", STEP, "theta = theta - v")
bank.slip("swapped", "each other's place", STEP, "theta = theta - beta * v", "v = beta *", "v = rate *")
bank.slip("sign", "uphill", STEP, "theta = theta + rate * v")
bank.slip("sign", "uphill", "theta + v", "theta - v", of=rate_inside)
bank.slip("nesterov", "Nesterov", STEP, "theta = theta - rate * (grad(theta) + beta * v)")
bank.slip("nesterov", "Nesterov", "grad(theta)", "grad(theta + beta * v)", of=rate_inside)
bank.slip("old velocity", "update before", VELOCITY, f"old = v\n        {VELOCITY}", "rate * v", "rate * old")
bank.slip("start velocity", "at rest", "np.zeros(len(theta))", "grad(theta)")
bank.slip("stale gradient", "first point", "grad(theta)", "g", "v = np", "g = grad(theta)\n    v = np")
bank.slip("off by one", "too few", "range(updates)", "range(1, updates)")
bank.slip("off by one", "too many", "range(updates)", "range(updates + 1)")
bank.slip("returns early", "inside the loop", "theta =", "return")
bank.slip("integers", "whole numbers", "theta =", "theta[:] =", "v = np", "theta = theta.copy()\n    v = np")
bank.slip("integers", "whole numbers", "v = beta", "v[:] = beta", "np.zeros(len(theta))", "np.zeros_like(theta)")
bank.slip("in place", "in place", "theta = theta -", "theta -=")
bank.slip("count", "several arrays", "return theta", "return theta, v")
STOP = "if np.linalg.norm(grad(theta)) < 1e-6:\n            break\n"
bank.slip("stops early", "gradient is small", VELOCITY, f"{STOP}        {VELOCITY}")
bank.slip("beta unused", "no say", VELOCITY, "v = 0.9 * v + grad(theta)")
bank.slip("start velocity", "at rest", "np.zeros(len(theta))", "np.ones(len(theta))")
bank.slip("not theta", "returned the velocity", "return theta", "return v")
bank.slip("not theta", "returned the last step", "return theta", "return -rate * v")
WHILE = "while np.linalg.norm(grad(theta)) > 1e-4:"
bank.slip("number of updates", "all but zero", "for _ in range(updates):", WHILE)
bank.equivalent(in_single_precision, ", dtype=np.float32", "", SINGLE)
