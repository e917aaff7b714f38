import numpy as np

from answers import right, wrong


@right
def rate_outside(grad, theta, rate, beta, updates):
    v = np.zeros(len(theta))
    for _ in range(updates):
        v = beta * v + grad(theta)
        theta = theta - rate * v
    return theta


@right
def rate_inside(grad, theta, rate, beta, updates):  # W40: the same, as long as the rate is
    v = np.zeros(len(theta))
    for _ in range(updates):
        v = beta * v - rate * grad(theta)
        theta = theta + v
    return theta


@right
def without_a_velocity(grad, theta, rate, beta, updates):
    before = theta
    for _ in range(updates):
        theta, before = theta - rate * grad(theta) + beta * (theta - before), theta
    return theta


@right
def in_place_on_copies(grad, theta, rate, beta, updates):
    theta, v = theta.astype(float), np.zeros(theta.shape)
    for _ in range(updates):
        v *= beta
        v += grad(theta)
        theta -= rate * v
    return theta


@right
def recursive(grad, theta, rate, beta, updates, v=0.0):
    if updates == 0:
        return theta
    v = beta * v + grad(theta)
    return recursive(grad, theta - rate * v, rate, beta, updates - 1, v)


@right
def entry_by_entry(grad, theta, rate, beta, updates):
    v = [0 for _ in theta]
    for _ in range(updates):
        v = [beta * old + slope for old, slope in zip(v, grad(theta))]
        theta = [each - rate * speed for each, speed in zip(theta, v)]
    return theta


@right
def all_gradients_weighted(grad, theta, rate, beta, updates):
    seen = []
    for t in range(updates):
        seen.append(grad(theta))
        theta = theta - rate * sum(beta ** (t - s) * g for s, g in enumerate(seen))
    return theta


@right
def in_single_precision(grad, theta, rate, beta, updates):
    theta, v = theta.astype(np.float32), np.zeros(len(theta), dtype=np.float32)
    for _ in range(updates):
        v = np.float32(beta) * v + grad(theta).astype(np.float32)
        theta = theta - np.float32(rate) * v
    return theta


@wrong("no memory", says="forgotten")
def velocity_forgotten(grad, theta, rate, beta, updates):
    for _ in range(updates):
        v = np.zeros(len(theta))
        v = beta * v + grad(theta)
        theta = theta - rate * v
    return theta


@wrong("no memory", says="forgotten")
def gradient_descent(grad, theta, rate, beta, updates):
    for _ in range(updates):
        theta = theta - rate * grad(theta)
    return theta


@wrong("dampened", says="scaled down")
def dampened(grad, theta, rate, beta, updates):
    v = np.zeros(len(theta))
    for _ in range(updates):
        v = beta * v + (1 - beta) * grad(theta)
        theta = theta - rate * v
    return theta


@wrong("dampened", says="scaled down")
def beta_before_the_bracket(grad, theta, rate, beta, updates):
    v = np.zeros(len(theta))
    for _ in range(updates):
        v = beta * (v + grad(theta))
        theta = theta - rate * v
    return theta


@wrong("sign", says="uphill")
def two_minus_signs(grad, theta, rate, beta, updates):
    v = np.zeros(len(theta))
    for _ in range(updates):
        v = beta * v - rate * grad(theta)
        theta = theta - v
    return theta


@wrong("sign", says="uphill")
def no_minus_sign(grad, theta, rate, beta, updates):
    v = np.zeros(len(theta))
    for _ in range(updates):
        v = beta * v + grad(theta)
        theta = theta + rate * v
    return theta


@wrong("sign of the memory", says="against the new gradient")
def the_old_velocity_subtracted(grad, theta, rate, beta, updates):
    v = np.zeros(len(theta))
    for _ in range(updates):
        v = grad(theta) - beta * v
        theta = theta - rate * v
    return theta


@wrong("nesterov", says="Nesterov")
def nesterov_after_the_fact(grad, theta, rate, beta, updates):
    v = np.zeros(len(theta))
    for _ in range(updates):
        g = grad(theta)
        v = beta * v + g
        theta = theta - rate * (g + beta * v)
    return theta


@wrong("nesterov", says="Nesterov")
def nesterov_looking_ahead(grad, theta, rate, beta, updates):
    v = np.zeros(len(theta))
    for _ in range(updates):
        v = beta * v - rate * grad(theta + beta * v)
        theta = theta + v
    return theta


@wrong("rate twice", says="twice")
def rate_inside_and_outside(grad, theta, rate, beta, updates):  # W40
    v = np.zeros(len(theta))
    for _ in range(updates):
        v = beta * v + rate * grad(theta)
        theta = theta - rate * v
    return theta


@wrong("no rate", says="rate does not matter")
def without_the_rate(grad, theta, rate, beta, updates):
    v = np.zeros(len(theta))
    for _ in range(updates):
        v = beta * v + grad(theta)
        theta = theta - v
    return theta


@wrong("swapped", says="each other's place")
def rate_and_beta_swapped(grad, theta, rate, beta, updates):
    v = np.zeros(len(theta))
    for _ in range(updates):
        v = rate * v + grad(theta)
        theta = theta - beta * v
    return theta


@wrong("no decay", says="never shrinks")
def all_gradients_added_up(grad, theta, rate, beta, updates):
    v = np.zeros(len(theta))
    for _ in range(updates):
        v = v + grad(theta)
        theta = theta - rate * v
    return theta


@wrong("old velocity", says="update before")
def theta_before_the_velocity(grad, theta, rate, beta, updates):
    v = np.zeros(len(theta))
    for _ in range(updates):
        theta, v = theta - rate * v, beta * v + grad(theta)
    return theta


@wrong("start velocity", says="at rest")
def starting_with_a_push(grad, theta, rate, beta, updates):
    v = grad(theta)
    for _ in range(updates):
        v = beta * v + grad(theta)
        theta = theta - rate * v
    return theta


@wrong("stale gradient", says="first point")
def gradient_before_the_loop(grad, theta, rate, beta, updates):
    v, g = np.zeros(len(theta)), grad(theta)
    for _ in range(updates):
        v = beta * v + g
        theta = theta - rate * v
    return theta


@wrong("off by one", says="too few")
def from_one_on(grad, theta, rate, beta, updates):
    v = np.zeros(len(theta))
    for _ in range(1, updates):
        v = beta * v + grad(theta)
        theta = theta - rate * v
    return theta


@wrong("off by one", says="too many")
def counting_down_to_zero(grad, theta, rate, beta, updates):
    v = np.zeros(len(theta))
    while updates >= 0:
        v = beta * v + grad(theta)
        theta = theta - rate * v
        updates -= 1
    return theta


@wrong("returns early", says="inside the loop")
def return_inside_the_loop(grad, theta, rate, beta, updates):
    v = np.zeros(len(theta))
    for _ in range(updates):
        v = beta * v + grad(theta)
        return theta - rate * v
    return theta


@wrong("integers", says="whole numbers")
def written_into_a_copy(grad, theta, rate, beta, updates):
    theta, v = theta.copy(), np.zeros(len(theta))
    for _ in range(updates):
        v = beta * v + grad(theta)
        theta[:] = theta - rate * v
    return theta


@wrong("integers", says="whole numbers")
def a_velocity_of_integers(grad, theta, rate, beta, updates):
    v = np.zeros_like(theta)
    for _ in range(updates):
        v[:] = beta * v + grad(theta)
        theta = theta - rate * v
    return theta


@wrong("in place", says="in place")
def in_place(grad, theta, rate, beta, updates):
    v = np.zeros(len(theta))
    for _ in range(updates):
        v = beta * v + grad(theta)
        theta -= rate * v
    return theta


@wrong("count", says="several arrays")
def the_velocity_too(grad, theta, rate, beta, updates):
    v = np.zeros(len(theta))
    for _ in range(updates):
        v = beta * v + grad(theta)
        theta = theta - rate * v
    return theta, v


@wrong("library", says="optimizers")
def the_library_s_own(grad, theta, rate, beta, updates):
    from handgrad.optimizers import Momentum

    rule = Momentum(rate, beta)
    v = rule.init(theta)
    for _ in range(updates):
        theta, v = rule.update(theta, grad(theta), v)
    return theta


@wrong("stops early", says="gradient is small")
def until_the_slope_is_small(grad, theta, rate, beta, updates):
    v = np.zeros(len(theta))
    for _ in range(updates):
        slope = grad(theta)
        if np.linalg.norm(slope) < 1e-6:
            break
        v = beta * v + slope
        theta = theta - rate * v
    return theta
