import numpy as np

from support.answers import SINGLE, Bank

bank = Bank("squared_error")


@bank.right
def with_matrix_products(theta, X, y):
    error = X @ theta - y
    return error @ error / (2 * len(y)), X.T @ error / len(y)


@bank.right
def with_means(theta, X, y):
    error = X @ theta - y
    return np.mean(error**2) / 2, np.mean(error[:, None] * X, axis=0)


@bank.right
def example_by_example(theta, X, y):
    value, grad = 0.0, np.zeros(X.shape[1])
    for x, target in zip(X, y):
        error = np.sum(x * theta) - target
        value += error**2 / 2
        grad += error * x
    return value / len(X), grad / len(X)


@bank.right
def lists_only(theta, X, y):
    n, d = len(X), len(theta)
    errors = [sum(X[i][j] * theta[j] for j in range(d)) - y[i] for i in range(n)]
    grad = [sum(errors[i] * X[i][j] for i in range(n)) / n for j in range(d)]
    return [sum(e * e for e in errors) / n / 2, grad]


@bank.right
def multiplied_out(theta, X, y):
    n = len(y)
    value = theta @ X.T @ X @ theta / 2 - y @ X @ theta + y @ y / 2
    return value / n, (X.T @ X @ theta - X.T @ y) / n


@bank.right
def with_einsum(theta, X, y):
    error = np.einsum("ij,j->i", X, theta) - y
    return 0.5 * np.einsum("i,i", error, error) / y.size, np.einsum("i,ij->j", error, X) / y.size


@bank.right
def in_columns(theta, X, y):
    error = X @ theta[:, None] - y[:, None]
    value = (error.T @ error) / (2 * len(y))
    return value, (X.T @ error / len(y)).ravel()


@bank.right
def in_single_precision(theta, X, y):
    theta, X, y = (each.astype(np.float32) for each in (theta, X, y))
    error = X @ theta - y
    return np.sum(error**2) / np.float32(2 * len(y)), X.T @ error / np.float32(len(y))


@bank.right
def recursive(theta, X, y):
    n = len(y)
    error = np.dot(X[0], theta) - y[0]
    value, grad = error**2 / 2, error * X[0]
    if n == 1:
        return value, grad
    value_of_others, grad_of_others = recursive(theta, X[1:], y[1:])
    return (value + (n - 1) * value_of_others) / n, (grad + (n - 1) * grad_of_others) / n


@bank.wrong("sum for mean", "value is too large by the number of examples")
def summed(theta, X, y):  # W13
    error = X @ theta - y
    return np.sum(error**2) / 2, X.T @ error


@bank.wrong("sum for mean", "gradient is too large by the number of examples")
def gradient_of_the_sum(theta, X, y):  # W13
    error = X @ theta - y
    return np.mean(error**2) / 2, X.T @ error


@bank.wrong("sum for mean", "bare sum")
def bare_sum(theta, X, y):
    error = X @ theta - y
    return np.sum(error**2), X.T @ error


@bank.wrong("mean twice", "gradient is too small by the number of examples")
def divided_twice(theta, X, y):  # W3
    error = (X @ theta - y) / len(y)
    return np.sum((X @ theta - y) ** 2) / (2 * len(y)), X.T @ error / len(y)


@bank.wrong("mean twice", "value is too small")
def mean_of_a_mean(theta, X, y):  # W3
    error = X @ theta - y
    return np.mean(error**2) / (2 * len(y)), X.T @ error / len(y)


@bank.wrong("half", "gradient is half")
def half_left_in_the_gradient(theta, X, y):
    error = X @ theta - y
    return np.mean(error**2) / 2, X.T @ error / (2 * len(y))


@bank.wrong("sign", "gradient has the wrong sign")
def target_minus_prediction(theta, X, y):  # W14
    error = y - X @ theta
    return np.mean(error**2) / 2, X.T @ error / len(y)


@bank.wrong("outer", "every target")
def the_mean_of_a_square(theta, X, y):  # W29
    error = (X @ theta)[:, None] - y
    return np.mean(error**2) / 2, X.T @ error.mean(axis=1) / len(y)


@bank.wrong("divided by data", "sum of the data")
def divided_by_the_inputs(theta, X, y):  # W39
    error = X @ theta - y
    return np.sum(error**2) / (2 * np.sum(X)), X.T @ error / np.sum(X)


@bank.wrong("divided by data", "gradient is divided by a sum of the data")
def gradient_divided_by_the_targets(theta, X, y):  # W39
    error = X @ theta - y
    return np.sum(error**2) / (2 * len(y)), X.T @ error / sum(y)


@bank.wrong("columns", "columns")
def divided_by_the_columns(theta, X, y):
    n = len(theta)
    error = X @ theta - y
    return error @ error / (2 * n), X.T @ error / n


@bank.wrong("unsquared", "not squared")
def absolute_errors(theta, X, y):
    error = X @ theta - y
    return np.mean(np.abs(error)), X.T @ np.sign(error) / len(y)


@bank.wrong("integers", "fractions")
def gradient_made_like_theta(theta, X, y):
    error, grad = X @ theta - y, np.zeros_like(theta)
    for j in range(len(theta)):
        grad[j] = error @ X[:, j] / len(y)
    return error @ error / (2 * len(y)), grad


@bank.wrong("in place", "in place")
def writing_into_y(theta, X, y):
    y -= X @ theta
    return y @ y / (2 * len(y)), -X.T @ y / len(y)


@bank.wrong("count", "2 values")
def the_value_alone(theta, X, y):
    return np.mean((X @ theta - y) ** 2) / 2


bank.slip("double", "value is twice", " / (2 * len(y)),", ", 2 *", "  # W3", "", of=mean_of_a_mean)
bank.slip("double", "gradient is twice", "(2 * len(y)),", "2, 2 *", "W3", "W34, for this cost", of=mean_of_a_mean)
bank.slip("outer", "every target", ".mean(", ".sum(", " -", ".reshape(-1, 1) -", "W3", "W29", of=mean_of_a_mean)
bank.slip("columns", "gradient is divided by the columns", "/ len(y)", "/ len(theta)")
bank.slip("transposed", "transpose", ".T", "", "X @ theta", "theta @ X", ":", ":  # W6")
bank.slip("transposed", "transpose", ".T", "", ":", ":  # W6")
bank.slip("chain", "one more factor", "X.T @ ", "")
bank.slip("mean of products", "two means", "X.T @ error / len(y", "error.mean() * X.mean(axis=0")
bank.slip("unsquared", "root", "error @ error", "np.linalg.norm(error)")
bank.slip("square of the mean", "before", "**2) / (2 * len(y))", ") ** 2 / 2", "  # W3", "", of=mean_of_a_mean)
bank.slip("target", "targets", "@ error / len", "@ (X @ theta) / len")
bank.slip(
    "shape",
    "value has shape",
    "np.mean(error**2) / 2, X.T",
    "X.T @ error / len(y), error",
    of=half_left_in_the_gradient,
)
bank.slip("shape", "gradient has shape", "error @ error", "np.sum(error**2)", " - y", "[:, None] - y[:, None]")
bank.slip("value", "gradient is not right, for as many examples", "error / len", "error**2 / len")
bank.slip("value", "gradient is not right, for as many examples", "@ error / len", "@ np.abs(error) / len")
bank.slip(
    "factor",
    "multiplied by the number of examples",
    ", X.T @ error",
    " / 2 * len(y), X.T @ error / len(y)",
    of=bare_sum,
)
bank.equivalent(
    multiplied_out,
    "y @ X @ theta",
    "theta @ (y @ X)",
    "the product of two vectors, or of one with a symmetric matrix, has no order",
)
bank.equivalent(
    multiplied_out,
    "X.T @ X @ theta /",
    "(theta @ X.T @ X) /",
    "the product of two vectors, or of one with a symmetric matrix, has no order",
)
bank.equivalent(
    multiplied_out,
    "X.T @ X @ theta -",
    "theta @ (X.T @ X) -",
    "the product of two vectors, or of one with a symmetric matrix, has no order",
)
bank.equivalent(
    in_single_precision, "theta, X, y = (each.astype(np.float32) for each in (theta, X, y))", "pass", SINGLE
)
