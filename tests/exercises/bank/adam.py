import numpy as np

from answers import right, wrong


@right
def as_in_the_paper(theta, grad, m, v, t, rate):
    m = 0.9 * m + 0.1 * grad
    v = 0.999 * v + 0.001 * grad**2
    m_hat = m / (1 - 0.9**t)
    v_hat = v / (1 - 0.999**t)
    return theta - rate * m_hat / (np.sqrt(v_hat) + 1e-8), m, v


@right
def as_moves_toward_the_new(theta, grad, m, v, t, rate):
    m = m + (1 - 0.9) * (grad - m)
    v = v + (1 - 0.999) * (grad * grad - v)
    step = (m / (1 - 0.9**t)) / ((v / (1 - 0.999**t)) ** 0.5 + 1e-8)
    return [theta - rate * step, m, v]


@right
def entry_after_entry(theta, grad, m, v, t, rate):
    new_theta, new_m, new_v = theta.copy(), m.copy(), v.copy()
    for i in np.ndindex(theta.shape):
        new_m[i] = 0.9 * m[i] + 0.1 * grad[i]
        new_v[i] = 0.999 * v[i] + 0.001 * grad[i] ** 2
        root = (new_v[i] / (1 - 0.999**t)) ** 0.5
        new_theta[i] = theta[i] - rate * (new_m[i] / (1 - 0.9**t)) / (root + 1e-8)
    return new_theta, new_m, new_v


@right
def on_lists(theta, grad, m, v, t, rate):
    def new(theta, g, m, v):
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g
        return theta - rate * m / (1 - 0.9**t) / ((v / (1 - 0.999**t)) ** 0.5 + 1e-8), m, v

    entries = zip(*(each.ravel().tolist() for each in (theta, grad, m, v)))
    columns = zip(*(new(*entry) for entry in entries))
    return tuple(np.reshape(column, theta.shape).tolist() for column in columns)


@right
def recursive_over_rows(theta, grad, m, v, t, rate):
    if theta.ndim > 0:
        rows = [recursive_over_rows(*row, t, rate) for row in zip(theta, grad, m, v)]
        return tuple(np.array(part) for part in zip(*rows))
    m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2
    return theta - rate * m / (1 - 0.9**t) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8), m, v


@right
def with_both_means_in_one_array(theta, grad, m, v, t, rate):
    beta = np.array([0.9, 0.999]).reshape(2, *[1] * theta.ndim)
    means = beta * np.stack([m, v]) + (1 - beta) * np.stack([grad, grad**2])
    m_hat, v_hat = means / (1 - beta**t)
    return theta - rate * m_hat / (np.sqrt(v_hat) + 1e-8), means[0], means[1]


@right
def with_the_corrections_in_the_rate(theta, grad, m, v, t, rate):
    m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * np.square(grad)
    root = np.sqrt(1 - 0.999**t)
    return theta - rate * root / (1 - 0.9**t) * m / (np.sqrt(v) + 1e-8 * root), m, v


@right
def in_single_precision(theta, grad, m, v, t, rate):
    theta, grad, m, v = (each.astype(np.float32) for each in (theta, grad, m, v))
    m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2
    return theta - rate * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8), m, v


@wrong("no correction", says="correction is missing:")  # W35
def without_correction(theta, grad, m, v, t, rate):
    m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2
    return theta - rate * m / (np.sqrt(v) + 1e-8), m, v


@wrong("no correction", says="missing for v")  # W35
def with_m_corrected_only(theta, grad, m, v, t, rate):
    m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2
    return theta - rate * m / (1 - 0.9**t) / (np.sqrt(v) + 1e-8), m, v


@wrong("no correction", says="missing for m")  # W35
def with_v_corrected_only(theta, grad, m, v, t, rate):
    m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2
    return theta - rate * m / (np.sqrt(v / (1 - 0.999**t)) + 1e-8), m, v


@wrong("constant correction", says="does not fade")  # W35
def divided_by_one_minus_beta(theta, grad, m, v, t, rate):
    m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2
    return theta - rate * (m / 0.1) / (np.sqrt(v / 0.001) + 1e-8), m, v


@wrong("not finite", says="theta has nan")  # W35
def with_t_as_a_factor(theta, grad, m, v, t, rate):
    m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2
    return theta - rate * (m / (1 - 0.9 * t)) / (np.sqrt(v / (1 - 0.999 * t)) + 1e-8), m, v


@wrong("t off by one", says="another update")  # W35
def counting_from_zero(theta, grad, m, v, t, rate):
    m, v, t = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2, t - 1
    return theta - rate * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8), m, v


@wrong("t off by one", says="another update")  # W35
def counting_t_once_more(theta, grad, m, v, t, rate):
    m, v, t = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2, t + 1
    return theta - rate * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8), m, v


@wrong("corrected moments", says="corrected m is returned")
def returning_the_corrected_means(theta, grad, m, v, t, rate):
    m = (0.9 * m + 0.1 * grad) / (1 - 0.9**t)
    v = (0.999 * v + 0.001 * grad**2) / (1 - 0.999**t)
    return theta - rate * m / (np.sqrt(v) + 1e-8), m, v


@wrong("moments exchanged", says="each other's place")
def v_before_m(theta, grad, m, v, t, rate):
    m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2
    return theta - rate * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8), v, m


@wrong("no mean", says="m is a sum")
def a_sum_of_gradients(theta, grad, m, v, t, rate):
    m, v = 0.9 * m + grad, 0.999 * v + 0.001 * grad**2
    return theta - rate * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8), m, v


@wrong("betas", says="other running mean")
def with_the_betas_exchanged(theta, grad, m, v, t, rate):
    m, v = 0.999 * m + 0.001 * grad, 0.9 * v + 0.1 * grad**2
    return theta - rate * (m / (1 - 0.999**t)) / (np.sqrt(v / (1 - 0.9**t)) + 1e-8), m, v


@wrong("betas", says="change slowly")
def with_the_weights_of_old_and_new_exchanged(theta, grad, m, v, t, rate):
    m, v = 0.1 * m + 0.9 * grad, 0.001 * v + 0.999 * grad**2
    return theta - rate * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8), m, v


@wrong("old moments", says="not updated")
def returning_the_old_means(theta, grad, m, v, t, rate):
    new_m, new_v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2
    return theta - rate * (new_m / (1 - 0.9**t)) / (np.sqrt(new_v / (1 - 0.999**t)) + 1e-8), m, v


@wrong("old moments", says="came in")
def stepping_before_the_means_are_updated(theta, grad, m, v, t, rate):
    theta = theta - rate * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)
    return theta, 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2


@wrong("old moments", says="forgotten")
def starting_each_mean_anew(theta, grad, m, v, t, rate):
    m, v = 0.1 * grad, 0.001 * grad**2
    return theta - rate * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8), m, v


@wrong("square", says="gradient itself")
def without_the_square(theta, grad, m, v, t, rate):
    m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad
    return theta - rate * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8), m, v


@wrong("square", says="alternate cancel")
def with_the_square_of_m(theta, grad, m, v, t, rate):
    m = 0.9 * m + 0.1 * grad
    v = 0.999 * v + 0.001 * m**2
    return theta - rate * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8), m, v


@wrong("square", says="the mean is squared instead")
def squared_after_the_mean(theta, grad, m, v, t, rate):
    m, v = 0.9 * m + 0.1 * grad, (0.999 * v + 0.001 * grad) ** 2
    return theta - rate * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8), m, v


@wrong("square", says="one sum for all")
def with_the_squared_length_of_the_gradient(theta, grad, m, v, t, rate):
    m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * np.sum(grad**2)
    return theta - rate * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8), m, v


@wrong("epsilon inside", says="inside the root")
def with_epsilon_inside_the_root(theta, grad, m, v, t, rate):
    m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2
    return theta - rate * (m / (1 - 0.9**t)) / np.sqrt(v / (1 - 0.999**t) + 1e-8), m, v


@wrong("no epsilon", says="divided by zero")
def without_epsilon(theta, grad, m, v, t, rate):
    m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2
    return theta - rate * (m / (1 - 0.9**t)) / np.sqrt(v / (1 - 0.999**t)), m, v


@wrong("no epsilon", says="divided by zero")
def with_epsilon_after_the_division(theta, grad, m, v, t, rate):
    m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2
    return theta - rate * (m / (1 - 0.9**t)) / np.sqrt(v / (1 - 0.999**t)) + 1e-8, m, v


@wrong("epsilon before correction", says="before v is corrected")
def with_epsilon_before_the_correction(theta, grad, m, v, t, rate):
    m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2
    return theta - rate * np.sqrt(1 - 0.999**t) / (1 - 0.9**t) * m / (np.sqrt(v) + 1e-8), m, v


@wrong("no root", says="mean of squares")
def without_the_root(theta, grad, m, v, t, rate):
    m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2
    return theta - rate * (m / (1 - 0.9**t)) / (v / (1 - 0.999**t) + 1e-8), m, v


@wrong("sign", says="uphill")
def uphill(theta, grad, m, v, t, rate):
    m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2
    return theta + rate * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8), m, v


@wrong("no momentum", says="last gradient")
def along_the_gradient(theta, grad, m, v, t, rate):
    m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2
    return theta - rate * grad / (np.sqrt(v / (1 - 0.999**t)) + 1e-8), m, v


@wrong("plain step", says="gradient descent")
def gradient_descent(theta, grad, m, v, t, rate):
    m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2
    return theta - rate * grad, m, v


@wrong("rate changed", says="is not used")
def with_the_usual_rate(theta, grad, m, v, t, rate):
    m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2
    return theta - 0.001 * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8), m, v


@wrong("in place", says="in place")
def writing_into_m_and_v(theta, grad, m, v, t, rate):
    m *= 0.9
    m += 0.1 * grad
    v *= 0.999
    v += 0.001 * grad**2
    return theta - rate * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8), m, v


@wrong("count", says="theta, m, v")
def theta_alone(theta, grad, m, v, t, rate):
    m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2
    return theta - rate * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)


@wrong("count", says="expected 3: theta, m, v")
def with_the_means_in_a_tuple(theta, grad, m, v, t, rate):
    m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2
    return theta - rate * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8), (m, v)


@wrong("shape", says="theta has shape")
def with_one_step_for_all(theta, grad, m, v, t, rate):
    m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2
    step = np.sum(m / (1 - 0.9**t)) / (np.sqrt(np.sum(v) / (1 - 0.999**t)) + 1e-8)
    return np.sum(theta) - rate * step, m, v


@right
def with_all_three_in_one_array(theta, grad, m, v, t, rate):
    m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2
    step = m / (1 - 0.9**t) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)
    return np.stack([theta - rate * step, m, v])
