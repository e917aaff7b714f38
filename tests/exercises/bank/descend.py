import numpy as np

from answers import right, wrong


@right
def a_loop(grad, theta, rate, updates):
    for _ in range(updates):
        theta = theta - rate * grad(theta)
    return theta


@right
def on_a_copy(grad, theta, rate, updates):
    theta = np.array(theta, dtype=float)
    while updates > 0:
        theta -= rate * grad(theta)
        updates -= 1
    return theta


@right
def recursive(grad, theta, rate, updates):
    if updates == 0:
        return theta
    return recursive(grad, theta - rate * grad(theta), rate, updates - 1)


@right
def the_last_of_a_list(grad, theta, rate, updates):
    path = [theta]
    for t in range(updates):
        path.append(path[t] - rate * grad(path[t]))
    return path[-1]


@right
def entry_by_entry(grad, theta, rate, updates):
    for _ in range(updates):
        g = grad(theta)
        theta = [each - rate * slope for each, slope in zip(theta, g)]
    return theta


@right
def the_step_first(grad, theta, rate, updates):
    theta = theta.astype(float)
    for _ in range(updates):
        step = grad(theta)
        step *= -rate
        theta += step
    return theta


@right
def in_single_precision(grad, theta, rate, updates):
    theta = theta.astype(np.float32)
    for _ in range(updates):
        theta = theta - np.float32(rate) * grad(theta).astype(np.float32)
    return theta


@right
def folded(grad, theta, rate, updates):
    from functools import reduce

    return reduce(lambda point, _: point + (-rate) * grad(point), range(updates), theta)


@wrong("sign", says="uphill")
def uphill(grad, theta, rate, updates):
    for _ in range(updates):
        theta = theta + rate * grad(theta)
    return theta


@wrong("off by one", says="too few")
def from_one_on(grad, theta, rate, updates):
    for _ in range(1, updates):
        theta = theta - rate * grad(theta)
    return theta


@wrong("off by one", says="too many")
def to_the_end_and_further(grad, theta, rate, updates):
    for _ in range(updates + 1):
        theta = theta - rate * grad(theta)
    return theta


@wrong("off by one", says="too many")
def at_least_once(grad, theta, rate, updates):
    theta = theta - rate * grad(theta)
    for _ in range(updates - 1):
        theta = theta - rate * grad(theta)
    return theta


@wrong("returns early", says="inside the loop")
def return_inside_the_loop(grad, theta, rate, updates):
    for _ in range(updates):
        return theta - rate * grad(theta)
    return theta


@wrong("returns early", says="from the start again")
def always_from_the_start(grad, theta, rate, updates):
    new = theta
    for _ in range(updates):
        new = theta - rate * grad(theta)
    return new


@wrong("stale gradient", says="first point")
def gradient_before_the_loop(grad, theta, rate, updates):
    g = grad(theta)
    for _ in range(updates):
        theta = theta - rate * g
    return theta


@wrong("stale gradient", says="first point")
def gradient_of_the_start(grad, theta, rate, updates):
    new = theta
    for _ in range(updates):
        new = new - rate * grad(theta)
    return new


@wrong("in place", says="in place")
def in_place(grad, theta, rate, updates):
    for _ in range(updates):
        theta -= rate * grad(theta)
    return theta


@wrong("integers", says="whole numbers")
def written_into_a_copy(grad, theta, rate, updates):
    theta = theta.copy()
    for _ in range(updates):
        theta[:] = theta - rate * grad(theta)
    return theta


@wrong("exception", says="whole numbers")
def subtracted_from_a_copy(grad, theta, rate, updates):
    theta = theta.copy()
    for _ in range(updates):
        theta -= rate * grad(theta)
    return theta


@wrong("rate twice", says="twice")
def scaled_twice(grad, theta, rate, updates):
    for _ in range(updates):
        step = rate * grad(theta)
        theta = theta - rate * step
    return theta


@wrong("no rate", says="rate does not matter")
def without_the_rate(grad, theta, rate, updates):
    for _ in range(updates):
        theta = theta - grad(theta)
    return theta


@wrong("unit length", says="same length")
def in_steps_of_one_length(grad, theta, rate, updates):
    for _ in range(updates):
        g = grad(theta)
        theta = theta - rate * g / np.linalg.norm(g)
    return theta


@wrong("one after the other", says="one after the other")
def one_after_the_other(grad, theta, rate, updates):  # W16, W31
    theta = theta.astype(float)
    for _ in range(updates):
        for j in range(len(theta)):
            theta[j] -= rate * grad(theta)[j]
    return theta


@wrong("count", says="several arrays")
def the_whole_path(grad, theta, rate, updates):
    path = [theta]
    for _ in range(updates):
        path.append(path[-1] - rate * grad(path[-1]))
    return path


@wrong("shape", says="shape")
def the_whole_path_as_an_array(grad, theta, rate, updates):
    path = [theta]
    for _ in range(updates):
        path.append(path[-1] - rate * grad(path[-1]))
    return np.array(path)


@wrong("returns the gradient", says="gradient")
def the_gradient_in_the_end(grad, theta, rate, updates):
    g = grad(theta)
    for _ in range(updates):
        g = grad(theta)
        theta = theta - rate * g
    return g


@wrong("value", says="not right, for three parameters")
def a_rate_that_decays(grad, theta, rate, updates):
    for t in range(updates):
        theta = theta - rate / (t + 1) * grad(theta)
    return theta


@wrong("stops early", says="gradient is small")
def until_the_slope_is_small(grad, theta, rate, updates):
    for _ in range(updates):
        slope = grad(theta)
        if np.linalg.norm(slope) < 1e-6:
            break
        theta = theta - rate * slope
    return theta


@wrong("stops early", says="gradient is small")
def until_theta_hardly_moves(grad, theta, rate, updates):
    for _ in range(updates):
        new = theta - rate * grad(theta)
        if np.allclose(new, theta):
            return theta
        theta = new
    return theta


@wrong("step alone", says="starts from somewhere")
def the_step_in_the_place_of_theta(grad, theta, rate, updates):
    for _ in range(updates):
        theta = -rate * grad(theta)
    return theta
