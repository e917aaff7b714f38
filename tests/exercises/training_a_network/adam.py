import numpy as np

from support.answers import LIST, SINGLE, Bank

bank = Bank("adam")


@bank.right
def as_in_the_paper(theta, grad, m, v, t, rate):
    m = 0.9 * m + 0.1 * grad
    v = 0.999 * v + 0.001 * grad**2
    m_hat = m / (1 - 0.9**t)
    v_hat = v / (1 - 0.999**t)
    return theta - rate * m_hat / (np.sqrt(v_hat) + 1e-8), m, v


@bank.right
def as_moves_toward_the_new(theta, grad, m, v, t, rate):
    m = m + (1 - 0.9) * (grad - m)
    v = v + (1 - 0.999) * (grad * grad - v)
    step = (m / (1 - 0.9**t)) / ((v / (1 - 0.999**t)) ** 0.5 + 1e-8)
    return [theta - rate * step, m, v]


@bank.right
def entry_after_entry(theta, grad, m, v, t, rate):
    new_theta, new_m, new_v = theta.copy(), m.copy(), v.copy()
    for i in np.ndindex(theta.shape):
        new_m[i] = 0.9 * m[i] + 0.1 * grad[i]
        new_v[i] = 0.999 * v[i] + 0.001 * grad[i] ** 2
        root = (new_v[i] / (1 - 0.999**t)) ** 0.5
        new_theta[i] = theta[i] - rate * (new_m[i] / (1 - 0.9**t)) / (root + 1e-8)
    return new_theta, new_m, new_v


@bank.right
def on_lists(theta, grad, m, v, t, rate):
    def new(theta, g, m, v):
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g
        return theta - rate * m / (1 - 0.9**t) / ((v / (1 - 0.999**t)) ** 0.5 + 1e-8), m, v

    entries = zip(*(x.ravel().tolist() for x in (theta, grad, m, v)))
    columns = zip(*(new(*entry) for entry in entries))
    return tuple(np.reshape(column, theta.shape).tolist() for column in columns)


@bank.right
def recursive_over_rows(theta, grad, m, v, t, rate):
    if theta.ndim > 0:
        rows = [recursive_over_rows(*row, t, rate) for row in zip(theta, grad, m, v)]
        return tuple(np.array(part) for part in zip(*rows))
    m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2
    return theta - rate * m / (1 - 0.9**t) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8), m, v


@bank.right
def with_both_means_in_one_array(theta, grad, m, v, t, rate):
    beta = np.array([0.9, 0.999]).reshape(2, *[1] * theta.ndim)
    means = beta * np.stack([m, v]) + (1 - beta) * np.stack([grad, grad**2])
    m_hat, v_hat = means / (1 - beta**t)
    return theta - rate * m_hat / (np.sqrt(v_hat) + 1e-8), means[0], means[1]


@bank.right
def with_the_corrections_in_the_rate(theta, grad, m, v, t, rate):
    m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * np.square(grad)
    root = np.sqrt(1 - 0.999**t)
    return theta - rate * root / (1 - 0.9**t) * m / (np.sqrt(v) + 1e-8 * root), m, v


@bank.right
def in_single_precision(theta, grad, m, v, t, rate):
    theta, grad, m, v = (each.astype(np.float32) for each in (theta, grad, m, v))
    m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2
    return theta - rate * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8), m, v


@bank.right
def with_all_three_in_one_array(theta, grad, m, v, t, rate):
    m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2
    step = m / (1 - 0.9**t) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)
    return np.stack([theta - rate * step, m, v])


@bank.wrong("betas", "other running mean")
def with_the_betas_exchanged(theta, grad, m, v, t, rate):
    m, v = 0.999 * m + 0.001 * grad, 0.9 * v + 0.1 * grad**2
    return theta - rate * (m / (1 - 0.999**t)) / (np.sqrt(v / (1 - 0.9**t)) + 1e-8), m, v


@bank.wrong("old moments", "came in")
def stepping_before_the_means_are_updated(theta, grad, m, v, t, rate):
    theta = theta - rate * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)
    return theta, 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2


@bank.wrong("shape", "theta has shape")
def with_one_step_for_all(theta, grad, m, v, t, rate):
    m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2
    step = np.sum(m / (1 - 0.9**t)) / (np.sqrt(np.sum(v) / (1 - 0.999**t)) + 1e-8)
    return np.sum(theta) - rate * step, m, v


M, V = "m = 0.9 * m + 0.1 * grad", "v = 0.999 * v + 0.001 * grad**2"
DIRECTION = "m_hat / (np.sqrt(v_hat) + 1e-8)"
MEANS = "), m, v"

bank.slip("no mean", "m is a sum", M, "m = 0.9 * m + grad")
bank.slip("betas", "change slowly", M, "m = 0.1 * m + 0.9 * grad", V, "v = 0.001 * v + 0.999 * grad**2")
bank.slip("old moments", "forgotten", M, "m = 0.1 * grad", V, "v = 0.001 * grad**2")
bank.slip("in place", "in place", M, "m *= 0.9\n    m += 0.1 * grad", V, "v *= 0.999\n    v += 0.001 * grad**2")
bank.slip("square", "gradient itself", V, "v = 0.999 * v + 0.001 * grad")
bank.slip("square", "alternate cancel", V, "v = 0.999 * v + 0.001 * m**2")
bank.slip("square", "the mean is squared instead", V, "v = (0.999 * v + 0.001 * grad) ** 2")
bank.slip("square", "one sum for all", V, "v = 0.999 * v + 0.001 * np.sum(grad**2)")
bank.slip("no correction", "correction is missing:", DIRECTION, "m / (np.sqrt(v) + 1e-8)")
bank.slip("no correction", "missing for v", "v / (1 - 0.999**t)", "v")
bank.slip("no correction", "missing for m", "m / (1 - 0.9**t)", "m")
bank.slip("constant correction", "does not fade", "0.9**t", "0.9", "0.999**t", "0.999")
bank.slip("not finite", "theta has nan", "0.9**t", "0.9 * t", "0.999**t", "0.999 * t")
bank.slip("t off by one", "another update", M, f"t = t - 1\n    {M}")
bank.slip("t off by one", "another update", M, f"t = t + 1\n    {M}")
bank.slip("epsilon inside", "inside the root", DIRECTION, "m_hat / np.sqrt(v_hat + 1e-8)")
bank.slip("no epsilon", "divided by zero", DIRECTION, "m_hat / np.sqrt(v_hat)")
bank.slip("no epsilon", "divided by zero", DIRECTION, "m_hat / np.sqrt(v_hat) + 1e-8")
bank.slip(
    "epsilon before correction",
    "before v is corrected",
    DIRECTION,
    "m_hat * np.sqrt(1 - 0.999**t) / (np.sqrt(v) + 1e-8)",
)
bank.slip("no root", "mean of squares", DIRECTION, "m_hat / (v_hat + 1e-8)")
bank.slip("no momentum", "last gradient", DIRECTION, "grad / (np.sqrt(v_hat) + 1e-8)")
bank.slip("plain step", "gradient descent", DIRECTION, "grad")
bank.slip("sign", "uphill", "theta - rate", "theta + rate")
bank.slip("rate changed", "is not used", "theta - rate", "theta - 0.001")
bank.slip("old moments", "not updated", M, f"old = m, v\n    {M}", MEANS, "), *old")
bank.slip("corrected moments", "corrected m is returned", MEANS, "), m_hat, v_hat")
bank.slip("moments exchanged", "each other's place", MEANS, "), v, m")
bank.slip("count", "theta, m, v", MEANS, ")")
bank.slip("count", "expected 3: theta, m, v", MEANS, "), (m, v)")

bank.slip("betas", "In v, a beta is squared", "0.001 * grad**2", "(1 - 0.999**2) * grad**2")
bank.slip("betas", "In v, a beta is squared", V, "v = 0.999**2 * v + (1 - 0.999**2) * grad**2")
bank.slip("betas", "In m, a beta is squared", M, "m = 0.9 * m + (1 - 0.9**2) * grad")
bank.slip("correction", "stays two", "0.999**t", "0.999**2")
bank.slip("correction", "stays two", "0.9**t", "0.9**2", "0.999**t", "0.999**2")
bank.slip("correction", "power of beta", "(1 - 0.9**t)", "0.9**t")
bank.slip("correction", "power of beta", "(1 - 0.9**t)", "0.9**t", "(1 - 0.999**t)", "0.999**t")
bank.slip("correction", "root in the bias correction", "(1 - 0.999**t)", "np.sqrt(1 - 0.999**t)")
bank.slip("precedence", "power is taken of a difference", "(1 - 0.9**t)", "(1 - 0.9) ** t")
bank.slip("precedence", "power", "(1 - 0.9**t)", "(1 - 0.9) ** t", "(1 - 0.999**t)", "(1 - 0.999) ** t")
bank.slip("not theta", "returned the step", "theta - rate", "rate")
bank.slip("not theta", "returned the step", "theta - rate", "-rate")
bank.slip(
    "no mean", "m is a sum.*one sum for all", M, "m = 0.9 * m + grad", V, "v = 0.999 * v + 0.001 * np.sum(grad**2)"
)
ARRAYS = "the formula for one number holds for arrays, so that rows need not be taken apart"

bank.equivalent(
    recursive_over_rows,
    """if theta.ndim > 0:
        rows = [adam(*row, t, rate) for row in zip(theta, grad, m, v)]
        return tuple((np.array(part) for part in zip(*rows)))""",
    "pass",
    ARRAYS,
)
bank.equivalent(recursive_over_rows, "if theta", "if not theta", ARRAYS)
bank.equivalent(recursive_over_rows, "return tuple((np.array(part) for part in zip(*rows)))", "pass", ARRAYS)
bank.equivalent(recursive_over_rows, "0:", "1:", ARRAYS)
bank.equivalent(recursive_over_rows, "np.array(part)", "part", LIST)
bank.equivalent(with_both_means_in_one_array, "np.stack([m, v])", "[m, v]", LIST)
bank.equivalent(with_both_means_in_one_array, "np.stack([grad, grad ** 2])", "[grad, grad ** 2]", LIST)
bank.equivalent(
    in_single_precision,
    "theta, grad, m, v = (each.astype(np.float32) for each in (theta, grad, m, v))",
    "pass",
    SINGLE,
)
bank.equivalent(
    with_all_three_in_one_array, "np.stack([theta - rate * step, m, v])", "[theta - rate * step, m, v]", LIST
)
