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


@bank.wrong("no memory", "forgotten")
def velocity_forgotten(grad, theta, rate, beta, updates):
    for _ in range(updates):
        v = np.zeros(len(theta))
        v = beta * v + grad(theta)
        theta = theta - rate * v
    return theta


@bank.wrong("no memory", "forgotten")
def gradient_descent(grad, theta, rate, beta, updates):
    for _ in range(updates):
        theta = theta - rate * grad(theta)
    return theta


@bank.wrong("nesterov", "Nesterov")
def nesterov_after_the_fact(grad, theta, rate, beta, updates):
    v = np.zeros(len(theta))
    for _ in range(updates):
        g = grad(theta)
        v = beta * v + g
        theta = theta - rate * (g + beta * v)
    return theta


@bank.wrong("old velocity", "update before")
def theta_before_the_velocity(grad, theta, rate, beta, updates):
    v = np.zeros(len(theta))
    for _ in range(updates):
        theta, v = theta - rate * v, beta * v + grad(theta)
    return theta


@bank.wrong("count", "several arrays")
def the_velocity_too(grad, theta, rate, beta, updates):
    v = np.zeros(len(theta))
    for _ in range(updates):
        v = beta * v + grad(theta)
        theta = theta - rate * v
    return theta, v


@bank.wrong("library", "optimizers")
def the_library_s_own(grad, theta, rate, beta, updates):
    from handgrad.optimizers import Momentum

    rule = Momentum(rate, beta)
    v = rule.init(theta)
    for _ in range(updates):
        theta, v = rule.update(theta, grad(theta), v)
    return theta


bank.slip("dampened", "scaled down", "+ grad", "+ (1 - beta) * grad")
bank.slip("dampened", "scaled down", "v + grad(theta", "(v + grad(theta)")
bank.slip("sign", "uphill", "rate * ", "", "+", "- rate *")
bank.slip("sign", "uphill", "-", "+")
bank.slip("sign of the memory", "against the new gradient", "beta * v + grad(theta)", "grad(theta) - beta * v")
bank.slip("nesterov", "Nesterov", "- rate *", "+", "+ grad(theta", "- rate * grad(theta + beta * v")
bank.slip("rate twice", "twice", "+ grad", "+ rate * grad", ", updates):", ", updates):  # W40")
bank.slip("no rate", "rate does not matter", "rate * ", "")
bank.slip("swapped", "each other's place", "rate *", "beta *", "= beta *", "= rate *")
bank.slip("no decay", "never shrinks", "beta * ", "")
bank.slip("start velocity", "at rest", "np.zeros(len(theta)", "grad(theta")
bank.slip(
    "stale gradient",
    "first point",
    "grad(theta)",
    "g",
    " = np.zeros(len(theta)",
    ", g = np.zeros(len(theta)), grad(theta",
)
bank.slip("off by one", "too few", "(updates", "(1, updates")
bank.slip(
    "off by one",
    "too many",
    "return theta, v",
    "    updates -= 1\n    return theta",
    "for _ in range(updates)",
    "while updates >= 0",
    of=the_velocity_too,
)
bank.slip("returns early", "inside the loop", "theta =", "return")
bank.slip("integers", "whole numbers", "theta =", "theta[:] =", "v = np", "theta, v = theta.copy(), np")
bank.slip("integers", "whole numbers", "v = beta", "v[:] = beta", "zeros(len(theta)", "zeros_like(theta")
bank.slip("in place", "in place", "= theta -", "-=")
bank.slip(
    "stops early",
    "gradient is small",
    "v = beta * v + grad(theta)",
    "slope = grad(theta)\n        if np.linalg.norm(slope) < 1e-6:\n            break\n        v = beta * v + slope",
)
bank.equivalent(in_single_precision, ", dtype=np.float32", "", SINGLE)
