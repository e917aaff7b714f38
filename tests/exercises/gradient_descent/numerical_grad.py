import numpy as np

from support.answers import LIST, SINGLE, Bank

bank = Bank("numerical_grad")


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
def rows_of_the_identity(cost, theta, h):
    return np.array([(cost(theta + e) - cost(theta - e)) / (2 * h) for e in h * np.eye(len(theta))])


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


@bank.wrong("one side", "one side")
def forward(cost, theta, h):  # W37
    return np.array([(cost(theta + e) - cost(theta)) / h for e in h * np.eye(len(theta))])


@bank.wrong("division", "whole distance")
def without_a_division(cost, theta, h):
    return np.array([cost(theta + e) - cost(theta - e) for e in h * np.eye(len(theta))])


@bank.wrong("not restored", "go back")
def never_moved_back(cost, theta, h):
    x, grad = theta.astype(float), np.zeros(len(theta))
    for j in range(len(theta)):
        x[j] += h
        above = cost(x)
        x[j] -= 2 * h
        grad[j] = (above - cost(x)) / (2 * h)
    return grad


@bank.wrong("all at once", "at once")
def everything_moves(cost, theta, h):
    grad = np.zeros(len(theta))
    for j in range(len(theta)):
        grad[j] = (cost(theta + h) - cost(theta - h)) / (2 * h)
    return grad


@bank.wrong("shape", "shape")
def one_slope_for_all(cost, theta, h):
    slope = (cost(theta + h) - cost(theta - h)) / (2 * h)
    return slope if len(theta) > 1 else [slope]


@bank.wrong("integers", "whole numbers")
def a_gradient_of_integers(cost, theta, h):
    grad = np.zeros_like(theta)
    for j, e in enumerate(h * np.eye(len(theta))):
        grad[j] = (cost(theta + e) - cost(theta - e)) / (2 * h)
    return grad


@bank.wrong("other step", "another step")
def a_step_of_its_own(cost, theta, h):
    h = 1e-6
    return np.array([(cost(theta + e) - cost(theta - e)) / (2 * h) for e in h * np.eye(len(theta))])


@bank.wrong("other step", "another step")
def a_step_that_grows_with_theta(cost, theta, h):
    grad = np.zeros(len(theta))
    for j in range(len(theta)):
        step = h * max(1, abs(theta[j]))
        e = step * np.eye(len(theta))[j]
        grad[j] = (cost(theta + e) - cost(theta - e)) / (2 * step)
    return grad


@bank.wrong("in place", "in place")
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


@bank.wrong("value", "not right, for one parameter")
def a_second_difference(cost, theta, h):
    steps = h * np.eye(len(theta))
    return np.array([(cost(theta + e) - 2 * cost(theta) + cost(theta - e)) / h**2 for e in steps])


@bank.wrong("other step", "another step")
def a_step_of_one_divided_by_h(cost, theta, h):
    grad = np.zeros(len(theta))
    for j in range(len(theta)):
        step = np.zeros(len(theta))
        step[j] = 1
        grad[j] = (cost(theta + step) - cost(theta - step)) / (2 * h)
    return grad


bank.slip("one side", "one side", " + e) - cost(theta", ") - cost(theta - e", "  # W37", "", of=forward)
bank.slip("one side", "one side", " - e", "", of=rows_of_the_identity)
bank.slip("double", "twice", "(2 * h)", "h", of=rows_of_the_identity)
bank.slip("division", "how Python reads", "(2 * h)", "2 * h", of=rows_of_the_identity)
bank.slip("sign", "sign", "+ e) - cost(theta -", "- e) - cost(theta +", of=rows_of_the_identity)
bank.slip(
    "not restored",
    "go back",
    "up, down = theta.astype(float), theta.astype(float)",
    "",
    "grad = np.empty",
    "up, down, grad = theta.astype(float), theta.astype(float), np.zeros",
)
bank.slip("integers", "whole numbers", "astype(float), theta.astype(float", "copy(), theta.copy(", "empty", "zeros")
bank.slip(
    "single precision",
    "drowns in rounding",
    "float), theta.astype(float",
    "np.float32), theta.astype(np.float32",
    "empty",
    "zeros",
    "h):",
    "h):  # W37",
)
bank.slip("nothing", "return", "return ", "", of=rows_of_the_identity)
bank.equivalent(
    rows_of_the_identity,
    "np.array([(cost(theta + e) - cost(theta - e)) / (2 * h) for e in h * np.eye(len(theta))])",
    "[(cost(theta + e) - cost(theta - e)) / (2 * h) for e in h * np.eye(len(theta))]",
    LIST,
)
bank.equivalent(reported_in_single_precision, ", dtype=np.float32", "", SINGLE)
bank.equivalent(reported_in_single_precision, "np.array(slopes, dtype=np.float32)", "slopes", LIST)
