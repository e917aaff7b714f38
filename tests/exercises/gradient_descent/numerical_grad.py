import numpy as np

from support.answers import LIST, SINGLE, Bank

bank = Bank("numerical_grad")


@bank.right
def rows_of_the_identity(cost, theta, h):
    return np.array([(cost(theta + e) - cost(theta - e)) / (2 * h) for e in h * np.eye(len(theta))])


@bank.right
def with_two_copies(cost, theta, h):
    grad = np.empty(len(theta))
    for j in range(len(theta)):
        up, down = theta.astype(float), theta.astype(float)
        up[j] += h
        down[j] -= h
        grad[j] = (cost(up) - cost(down)) / (2 * h)
    return grad


@bank.right
def a_list_of_numbers(cost, theta, h):
    slopes = []
    for j in range(len(theta)):
        up = [each + h * (i == j) for i, each in enumerate(theta)]
        down = [each - h * (i == j) for i, each in enumerate(theta)]
        slopes.append((cost(up) - cost(down)) / h / 2)
    return slopes


@bank.right
def moved_and_put_back(cost, theta, h):
    x, grad = theta.astype(float), []
    for j, old in enumerate(theta):
        x[j] = old + h
        above = cost(x)
        x[j] = old - h
        grad.append((above - cost(x)) / (2 * h))
        x[j] = old
    return grad


@bank.right
def mean_of_forward_and_backward(cost, theta, h):
    here, grad = cost(theta), []
    for j in range(len(theta)):
        e = np.zeros(len(theta))
        e[j] = h
        forward, backward = (cost(theta + e) - here) / h, (here - cost(theta - e)) / h
        grad.append((forward + backward) / 2)
    return grad


@bank.right
def recursive(cost, theta, h):
    def from_entry(j):
        if j == len(theta):
            return []
        e = np.arange(len(theta)) == j
        return [(cost(theta + h * e) - cost(theta - h * e)) / (2 * h), *from_entry(j + 1)]

    return from_entry(0)


@bank.right
def mapped(cost, theta, h):
    along = np.apply_along_axis
    steps = h * np.eye(theta.size)
    return (along(cost, 1, theta + steps) - along(cost, 1, theta - steps)) / (2 * h)


@bank.right
def reported_in_single_precision(cost, theta, h):
    slopes = [(cost(theta + e) - cost(theta - e)) / (2 * h) for e in np.diag([h] * len(theta))]
    return np.array(slopes, dtype=np.float32)


@bank.wrong("not restored", "go back")
def never_moved_back(cost, theta, h):
    x, grad = theta.astype(float), np.zeros(len(theta))
    for j in range(len(theta)):
        x[j] += h
        above = cost(x)
        x[j] -= 2 * h
        grad[j] = (above - cost(x)) / (2 * h)
    return grad


@bank.wrong("shape", "shape")
def one_slope_for_all(cost, theta, h):
    slope = (cost(theta + h) - cost(theta - h)) / (2 * h)
    return slope if len(theta) > 1 else [slope]


@bank.wrong("other step", "another step")
def a_step_that_grows_with_theta(cost, theta, h):
    grad = np.zeros(len(theta))
    for j in range(len(theta)):
        step = h * max(1, abs(theta[j]))
        e = step * np.eye(len(theta))[j]
        grad[j] = (cost(theta + e) - cost(theta - e)) / (2 * step)
    return grad


@bank.wrong("in place", "in place.*did not go back")
def moving_theta_itself(cost, theta, h):
    grad = np.zeros(len(theta))
    for j in range(len(theta)):
        theta[j] += h
        above = cost(theta)
        theta[j] -= 2 * h
        grad[j] = (above - cost(theta)) / (2 * h)
    return grad


@bank.wrong("in place", "in place")
def a_second_name_is_no_copy(cost, theta, h):
    grad = np.zeros(len(theta))
    for j in range(len(theta)):
        up = theta
        up[j] += h
        grad[j] = (cost(up) - cost(theta)) / h
    return grad


SLOPE = "(cost(theta + e) - cost(theta - e)) / (2 * h)"
bank.slip("one side", "one side", SLOPE, "(cost(theta + e) - cost(theta)) / h")  # W37
bank.slip("one side", "one side", SLOPE, "(cost(theta) - cost(theta - e)) / h")
bank.slip("one side", "one side", SLOPE, "(cost(theta + e) - cost(theta)) / (2 * h)")
bank.slip("division", "whole distance", SLOPE, "cost(theta + e) - cost(theta - e)")
bank.slip("division", "how Python reads", "(2 * h)", "2 * h")
bank.slip("double", "twice", "(2 * h)", "h")
bank.slip("sign", "sign", SLOPE, "(cost(theta - e) - cost(theta + e)) / (2 * h)")
bank.slip("other step", "another step", "return", "h = 1e-6\n    return")
bank.slip("other step", "another step", "h * np.eye", "np.eye")
bank.slip(
    "value", "not right, for a wide step", SLOPE, "(cost(theta + e) - 2 * cost(theta) + cost(theta - e)) / h**2"
)
bank.slip("nothing", "return", "return ", "")

COPIES = "up, down = theta.astype(float), theta.astype(float)"
EMPTY = "grad = np.empty(len(theta))"
SINGLES = "up, down = theta.astype(np.float32), theta.astype(np.float32)"
bank.slip("not restored", "go back", COPIES, "", EMPTY, f"{COPIES}\n    {EMPTY}", of=with_two_copies)
bank.slip("all at once", "at once", "up[j] +=", "up +=", "down[j] -=", "down -=", of=with_two_copies)
bank.slip("integers", "whole numbers", COPIES, "up, down = theta.copy(), theta.copy()", of=with_two_copies)
bank.slip("integers", "whole numbers", EMPTY, "grad = np.zeros_like(theta)", of=with_two_copies)
bank.slip("single precision", "drowns in rounding", COPIES, SINGLES, of=with_two_copies)  # W37


bank.slip("sum for difference", "costs are added", SLOPE, "(cost(theta + e) + cost(theta - e)) / (2 * h)")
bank.slip("one side", "one side", SLOPE, "(cost(theta) - cost(theta - 2 * e)) / (2 * h)")
bank.slip("one side", "one side", SLOPE, "(cost(theta + 2 * e) - cost(theta)) / (2 * h)")
bank.slip(
    "part of theta", "all parameters", "cost(up) - cost(down)", "cost(up[j]) - cost(down[j])", of=with_two_copies
)
bank.slip(
    "part of theta",
    "do not move",
    "cost(up) - cost(down)",
    "cost(up[j : j + 1]) - cost(down[j : j + 1])",
    of=with_two_copies,
)
bank.slip(
    "still zero",
    "no copy",
    "down = theta.astype(float), theta.astype(float)",
    "down = 2 * [1.0 * theta]",
    of=with_two_copies,
)
bank.slip("still zero", "never filled", "grad[j] =", "slope =", "np.empty", "np.zeros", of=with_two_copies)


@bank.wrong("integers", "whole numbers")
def steps_made_like_theta(cost, theta, h):
    grad = []
    for j in range(len(theta)):
        e = np.zeros_like(theta)
        e[j] = h
        grad.append((cost(theta + e) - cost(theta - e)) / (2 * h))
    return grad


@bank.wrong("rounding", "leaves rounding behind")
def there_and_back(cost, theta, h):
    grad = []
    for j in range(len(theta)):
        theta[j] += h
        above = cost(theta)
        theta[j] -= 2 * h
        below = cost(theta)
        theta[j] += h
        grad.append((above - below) / (2 * h))
    return grad


@bank.wrong("in place", "assignments to entries.*one side only")
def a_walk_along_one_side(cost, theta, h):
    grad = []
    for j in range(len(theta)):
        before = cost(theta)
        theta[j] = theta[j] + h
        grad.append((cost(theta) - before) / h)
    return grad


bank.equivalent(
    rows_of_the_identity,
    "np.array([(cost(theta + e) - cost(theta - e)) / (2 * h) for e in h * np.eye(len(theta))])",
    "[(cost(theta + e) - cost(theta - e)) / (2 * h) for e in h * np.eye(len(theta))]",
    LIST,
)
bank.equivalent(reported_in_single_precision, ", dtype=np.float32", "", SINGLE)
bank.equivalent(reported_in_single_precision, "np.array(slopes, dtype=np.float32)", "slopes", LIST)
