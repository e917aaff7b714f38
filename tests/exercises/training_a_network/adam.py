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

    entries = zip(*(each.ravel().tolist() for each in (theta, grad, m, v)))
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


@bank.wrong("no correction", "correction is missing:")
def without_correction(theta, grad, m, v, t, rate):
    m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2
    return theta - rate * m / (np.sqrt(v) + 1e-8), m, v


@bank.wrong("corrected moments", "corrected m is returned")
def returning_the_corrected_means(theta, grad, m, v, t, rate):
    m = (0.9 * m + 0.1 * grad) / (1 - 0.9**t)
    v = (0.999 * v + 0.001 * grad**2) / (1 - 0.999**t)
    return theta - rate * m / (np.sqrt(v) + 1e-8), m, v


@bank.wrong("betas", "other running mean")
def with_the_betas_exchanged(theta, grad, m, v, t, rate):
    m, v = 0.999 * m + 0.001 * grad, 0.9 * v + 0.1 * grad**2
    return theta - rate * (m / (1 - 0.999**t)) / (np.sqrt(v / (1 - 0.9**t)) + 1e-8), m, v


@bank.wrong("old moments", "came in")
def stepping_before_the_means_are_updated(theta, grad, m, v, t, rate):
    theta = theta - rate * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)
    return theta, 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2


@bank.wrong("old moments", "forgotten")
def starting_each_mean_anew(theta, grad, m, v, t, rate):
    m, v = 0.1 * grad, 0.001 * grad**2
    return theta - rate * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8), m, v


@bank.wrong("shape", "theta has shape")
def with_one_step_for_all(theta, grad, m, v, t, rate):
    m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2
    step = np.sum(m / (1 - 0.9**t)) / (np.sqrt(np.sum(v) / (1 - 0.999**t)) + 1e-8)
    return np.sum(theta) - rate * step, m, v


bank.slip("no correction", "missing for v", "np", "1 - 0.9**t) / (np", of=without_correction)
bank.slip("no correction", "missing for m", "v)", "v / (1 - 0.999**t))", of=without_correction)
bank.slip(
    "constant correction",
    "does not fade",
    "m / (np.sqrt(v",
    "(m / 0.1) / (np.sqrt(v / 0.001",
    of=without_correction,
)
bank.slip(
    "not finite",
    "theta has nan",
    "m / (np.sqrt(v",
    "(m / (1 - 0.9 * t)) / (np.sqrt(v / (1 - 0.999 * t)",
    of=without_correction,
)
bank.slip(
    "t off by one",
    "another update",
    " = 0.1 * grad, 0.001 * grad**2",
    ", t = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2, t - 1",
    of=starting_each_mean_anew,
)
bank.slip(
    "t off by one",
    "another update",
    " = 0.1 * grad, 0.001 * grad**2",
    ", t = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2, t + 1",
    of=starting_each_mean_anew,
)
bank.slip(
    "moments exchanged",
    "each other's place",
    "), m, v",
    "), v, m",
    "1 * grad,",
    "9 * m + 0.1 * grad, 0.999 * v +",
    of=starting_each_mean_anew,
)
bank.slip("no mean", "m is a sum", "1 * grad,", "9 * m + grad, 0.999 * v +", of=starting_each_mean_anew)
bank.slip("betas", "change slowly", "grad, 0.001", "m + 0.9 * grad, 0.001 * v + 0.999", of=starting_each_mean_anew)
bank.slip(
    "old moments",
    "not updated",
    "m / (np.sqrt(v",
    "(new_m / (1 - 0.9**t)) / (np.sqrt(new_v / (1 - 0.999**t)",
    "m, v =",
    "new_m, new_v =",
    of=without_correction,
)
bank.slip(
    "square",
    "gradient itself",
    "1 * grad, 0.001 * grad**2",
    "9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad",
    of=starting_each_mean_anew,
)
bank.slip(
    "square",
    "alternate cancel",
    "m, v = 0.1 * grad, 0.001 * grad**2",
    "m = 0.9 * m + 0.1 * grad\n    v = 0.999 * v + 0.001 * m**2",
    of=starting_each_mean_anew,
)
bank.slip(
    "square",
    "the mean is squared instead",
    "1 * grad, 0.001 * grad**",
    "9 * m + 0.1 * grad, (0.999 * v + 0.001 * grad) ** ",
    of=starting_each_mean_anew,
)
bank.slip(
    "square",
    "one sum for all",
    "1 * grad, 0.001 * grad**2",
    "9 * m + 0.1 * grad, 0.999 * v + 0.001 * np.sum(grad**2)",
    of=starting_each_mean_anew,
)
bank.slip(
    "epsilon inside",
    "inside the root",
    "m / (np.sqrt(v",
    "(m / (1 - 0.9**t)) / np.sqrt(v / (1 - 0.999**t",
    of=without_correction,
)
bank.slip(
    "no epsilon",
    "divided by zero",
    "m / (np.sqrt(v) + 1e-8",
    "(m / (1 - 0.9**t)) / np.sqrt(v / (1 - 0.999**t)",
    of=without_correction,
)
bank.slip(
    "no epsilon",
    "divided by zero",
    "m / (np.sqrt(v) + 1e-8)",
    "(m / (1 - 0.9**t)) / np.sqrt(v / (1 - 0.999**t)) + 1e-8",
    of=without_correction,
)
bank.slip(
    "epsilon before correction",
    "before v is corrected",
    "* m /",
    "* np.sqrt(1 - 0.999**t) / (1 - 0.9**t) * m /",
    of=without_correction,
)
bank.slip(
    "no root", "mean of squares", "m / (np.sqrt(v", "(m / (1 - 0.9**t)) / (v / (1 - 0.999**t", of=without_correction
)
bank.slip(
    "sign", "uphill", "- rate", "+ rate", "1 * grad,", "9 * m + 0.1 * grad, 0.999 * v +", of=starting_each_mean_anew
)
bank.slip(
    "no momentum", "last gradient", "m / (np.sqrt(v", "grad / (np.sqrt(v / (1 - 0.999**t)", of=without_correction
)
bank.slip("plain step", "gradient descent", "m / (np.sqrt(v) + 1e-8)", "grad", of=without_correction)
bank.slip(
    "rate changed",
    "is not used",
    "rate *",
    "0.001 *",
    "1 * grad,",
    "9 * m + 0.1 * grad, 0.999 * v +",
    of=starting_each_mean_anew,
)
bank.slip(
    "in place",
    "in place",
    "m, v = 0.1 * grad, 0.001 * grad**2",
    "m *= 0.9\n    m += 0.1 * grad\n    v *= 0.999\n    v += 0.001 * grad**2",
    of=starting_each_mean_anew,
)
bank.slip(
    "count",
    "theta, m, v",
    "), m, v",
    ")",
    "1 * grad,",
    "9 * m + 0.1 * grad, 0.999 * v +",
    of=starting_each_mean_anew,
)
bank.slip(
    "count",
    "expected 3: theta, m, v",
    "), m, v",
    "), (m, v)",
    "1 * grad,",
    "9 * m + 0.1 * grad, 0.999 * v +",
    of=starting_each_mean_anew,
)
bank.equivalent(
    recursive_over_rows,
    "if theta.ndim > 0:\n        rows = [adam(*row, t, rate) for row in zip(theta, grad, m, v)]\n        return tuple((np.array(part) for part in zip(*rows)))",
    "pass",
    "the formula for one number holds for arrays, so that rows need not be taken apart",
)
bank.equivalent(
    recursive_over_rows,
    "if theta",
    "if not theta",
    "the formula for one number holds for arrays, so that rows need not be taken apart",
)
bank.equivalent(
    recursive_over_rows,
    "return tuple((np.array(part) for part in zip(*rows)))",
    "pass",
    "the formula for one number holds for arrays, so that rows need not be taken apart",
)
bank.equivalent(
    recursive_over_rows,
    "0:",
    "1:",
    "the formula for one number holds for arrays, so that rows need not be taken apart",
)
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
