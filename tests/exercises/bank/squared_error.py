import numpy as np

from answers import right, wrong


@right
def with_matrix_products(theta, X, y):
    error = X @ theta - y
    return error @ error / (2 * len(y)), X.T @ error / len(y)


@right
def with_means(theta, X, y):
    error = X @ theta - y
    return np.mean(error**2) / 2, np.mean(error[:, None] * X, axis=0)


@right
def example_by_example(theta, X, y):
    value, grad = 0.0, np.zeros(X.shape[1])
    for x, target in zip(X, y):
        error = np.sum(x * theta) - target
        value += error**2 / 2
        grad += error * x
    return value / len(X), grad / len(X)


@right
def lists_only(theta, X, y):
    n, d = len(X), len(theta)
    errors = [sum(X[i][j] * theta[j] for j in range(d)) - y[i] for i in range(n)]
    grad = [sum(errors[i] * X[i][j] for i in range(n)) / n for j in range(d)]
    return [sum(e * e for e in errors) / n / 2, grad]


@right
def multiplied_out(theta, X, y):
    n = len(y)
    value = theta @ X.T @ X @ theta / 2 - y @ X @ theta + y @ y / 2
    return value / n, (X.T @ X @ theta - X.T @ y) / n


@right
def with_einsum(theta, X, y):
    error = np.einsum("ij,j->i", X, theta) - y
    return 0.5 * np.einsum("i,i", error, error) / y.size, np.einsum("i,ij->j", error, X) / y.size


@right
def in_columns(theta, X, y):
    error = X @ theta[:, None] - y[:, None]
    value = (error.T @ error) / (2 * len(y))
    return value, (X.T @ error / len(y)).ravel()


@right
def in_single_precision(theta, X, y):
    theta, X, y = (each.astype(np.float32) for each in (theta, X, y))
    error = X @ theta - y
    return np.sum(error**2) / np.float32(2 * len(y)), X.T @ error / np.float32(len(y))


@right
def recursive(theta, X, y):
    n = len(y)
    error = np.dot(X[0], theta) - y[0]
    value, grad = error**2 / 2, error * X[0]
    if n == 1:
        return value, grad
    value_of_others, grad_of_others = recursive(theta, X[1:], y[1:])
    return (value + (n - 1) * value_of_others) / n, (grad + (n - 1) * grad_of_others) / n


@wrong("sum for mean", says="value is too large by the number of examples")
def summed(theta, X, y):  # W13
    error = X @ theta - y
    return np.sum(error**2) / 2, X.T @ error


@wrong("sum for mean", says="gradient is too large by the number of examples")
def gradient_of_the_sum(theta, X, y):  # W13
    error = X @ theta - y
    return np.mean(error**2) / 2, X.T @ error


@wrong("sum for mean", says="bare sum")
def bare_sum(theta, X, y):
    error = X @ theta - y
    return np.sum(error**2), X.T @ error


@wrong("mean twice", says="gradient is too small by the number of examples")
def divided_twice(theta, X, y):  # W3
    error = (X @ theta - y) / len(y)
    return np.sum((X @ theta - y) ** 2) / (2 * len(y)), X.T @ error / len(y)


@wrong("mean twice", says="value is too small")
def mean_of_a_mean(theta, X, y):  # W3
    error = X @ theta - y
    return np.mean(error**2) / (2 * len(y)), X.T @ error / len(y)


@wrong("double", says="value is twice")
def without_the_half(theta, X, y):
    error = X @ theta - y
    return np.mean(error**2), 2 * X.T @ error / len(y)


@wrong("double", says="gradient is twice")
def half_in_the_value_only(theta, X, y):  # W34, for this cost
    error = X @ theta - y
    return np.mean(error**2) / 2, 2 * X.T @ error / len(y)


@wrong("half", says="gradient is half")
def half_left_in_the_gradient(theta, X, y):
    error = X @ theta - y
    return np.mean(error**2) / 2, X.T @ error / (2 * len(y))


@wrong("sign", says="gradient has the wrong sign")
def target_minus_prediction(theta, X, y):  # W14
    error = y - X @ theta
    return np.mean(error**2) / 2, X.T @ error / len(y)


@wrong("outer", says="every target")
def a_column_minus_a_row(theta, X, y):  # W29
    error = X @ theta.reshape(-1, 1) - y
    return np.sum(error**2) / (2 * len(y)), X.T @ error / len(y)


@wrong("outer", says="every target")
def the_mean_of_a_square(theta, X, y):  # W29
    error = (X @ theta)[:, None] - y
    return np.mean(error**2) / 2, X.T @ error.mean(axis=1) / len(y)


@wrong("divided by data", says="sum of the data")
def divided_by_the_inputs(theta, X, y):  # W39
    error = X @ theta - y
    return np.sum(error**2) / (2 * np.sum(X)), X.T @ error / np.sum(X)


@wrong("divided by data", says="gradient is divided by a sum of the data")
def gradient_divided_by_the_targets(theta, X, y):  # W39
    error = X @ theta - y
    return np.sum(error**2) / (2 * len(y)), X.T @ error / sum(y)


@wrong("columns", says="columns")
def divided_by_the_columns(theta, X, y):
    n = len(theta)
    error = X @ theta - y
    return error @ error / (2 * n), X.T @ error / n


@wrong("columns", says="gradient is divided by the columns")
def gradient_divided_by_the_columns(theta, X, y):
    error = X @ theta - y
    return error @ error / (2 * len(y)), X.T @ error / len(theta)


@wrong("transposed", says="transpose")
def prediction_from_the_columns(theta, X, y):  # W6
    error = theta @ X - y
    return error @ error / (2 * len(y)), X @ error / len(y)


@wrong("transposed", says="transpose")
def gradient_from_the_rows(theta, X, y):  # W6
    error = X @ theta - y
    return error @ error / (2 * len(y)), X @ error / len(y)


@wrong("chain", says="one more factor")
def gradient_at_the_predictions(theta, X, y):
    error = X @ theta - y
    return error @ error / (2 * len(y)), error / len(y)


@wrong("mean of products", says="two means")
def mean_error_times_mean_input(theta, X, y):
    error = X @ theta - y
    return error @ error / (2 * len(y)), error.mean() * X.mean(axis=0)


@wrong("unsquared", says="not squared")
def absolute_errors(theta, X, y):
    error = X @ theta - y
    return np.mean(np.abs(error)), X.T @ np.sign(error) / len(y)


@wrong("unsquared", says="root")
def length_of_the_error(theta, X, y):
    error = X @ theta - y
    return np.linalg.norm(error) / (2 * len(y)), X.T @ error / len(y)


@wrong("square of the mean", says="before")
def square_of_the_mean_error(theta, X, y):
    error = X @ theta - y
    return np.mean(error) ** 2 / 2, X.T @ error / len(y)


@wrong("target", says="targets")
def gradient_without_targets(theta, X, y):
    error = X @ theta - y
    return error @ error / (2 * len(y)), X.T @ (X @ theta) / len(y)


@wrong("integers", says="fractions")
def gradient_made_like_theta(theta, X, y):
    error, grad = X @ theta - y, np.zeros_like(theta)
    for j in range(len(theta)):
        grad[j] = error @ X[:, j] / len(y)
    return error @ error / (2 * len(y)), grad


@wrong("in place", says="in place")
def writing_into_y(theta, X, y):
    y -= X @ theta
    return y @ y / (2 * len(y)), -X.T @ y / len(y)


@wrong("count", says="2 values")
def the_value_alone(theta, X, y):
    return np.mean((X @ theta - y) ** 2) / 2


@wrong("shape", says="value has shape")
def the_wrong_way_around(theta, X, y):
    error = X @ theta - y
    return X.T @ error / len(y), error @ error / (2 * len(y))


@wrong("shape", says="gradient has shape")
def gradient_as_a_column(theta, X, y):
    error = X @ theta[:, None] - y[:, None]
    return np.sum(error**2) / (2 * len(y)), X.T @ error / len(y)


@wrong("value", says="gradient is not right, for as many examples")
def squared_in_the_gradient(theta, X, y):
    error = X @ theta - y
    return error @ error / (2 * len(y)), X.T @ error**2 / len(y)


@wrong("value", says="gradient is not right, for as many examples")
def absolute_in_the_gradient(theta, X, y):
    error = X @ theta - y
    return error @ error / (2 * len(y)), X.T @ np.abs(error) / len(y)


@wrong("factor", says="multiplied by the number of examples")
def multiplied_at_the_end(theta, X, y):
    error = X @ theta - y
    return np.sum(error**2) / 2 * len(y), X.T @ error / len(y)
