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


@bank.wrong("integers", "fractions")
def gradient_made_like_theta(theta, X, y):
    error, grad = X @ theta - y, np.zeros_like(theta)
    for j in range(len(theta)):
        grad[j] = error @ X[:, j] / len(y)
    return error @ error / (2 * len(y)), grad


VALUE = "error @ error / (2 * len(y))"
bank.slip("sum for mean", "value is too large by the number of examples", VALUE, "error @ error / 2")  # W13
bank.slip("sum for mean", "bare sum", VALUE, "error @ error")
bank.slip("mean twice", "value is too small", VALUE, "np.mean(error**2) / (2 * len(y))")  # W3
bank.slip("double", "value is twice", VALUE, "error @ error / len(y)")  # W34
bank.slip("factor", "multiplied by the number of examples", VALUE, "error @ error / 2 * len(y)")
bank.slip("outer", "every target", VALUE, "np.mean(((X @ theta)[:, None] - y) ** 2) / 2")  # W29
bank.slip("outer", "every target", VALUE, "np.sum(((X @ theta)[:, None] - y) ** 2) / (2 * len(y))")  # W29
bank.slip("divided by data", "sum of the data", VALUE, "error @ error / (2 * np.sum(X))")  # W39
bank.slip("columns", "columns", VALUE, "error @ error / (2 * len(theta))")
bank.slip("unsquared", "not squared", VALUE, "np.mean(np.abs(error))")
bank.slip("unsquared", "root", VALUE, "np.linalg.norm(error) / (2 * len(y))")
bank.slip("square of the mean", "before", VALUE, "np.mean(error) ** 2 / 2")
bank.slip("transposed", "transpose", "X @ theta", "theta @ X", "X.T", "X")  # W6

GRAD = "X.T @ error / len(y)"
bank.slip("sum for mean", "gradient is too large by the number of examples", GRAD, "X.T @ error")  # W13
bank.slip("mean twice", "gradient is too small by the number of examples", GRAD, f"{GRAD} / len(y)")  # W3
bank.slip("half", "gradient is half", GRAD, "X.T @ error / (2 * len(y))")
bank.slip("double", "gradient is twice", GRAD, "2 * X.T @ error / len(y)")  # W34, for this cost
bank.slip("sign", "gradient has the wrong sign", "X @ theta - y", "y - X @ theta")  # W14
bank.slip("divided by data", "gradient is divided by a sum of the data", GRAD, "X.T @ error / sum(y)")  # W39
bank.slip("columns", "gradient is divided by the columns", GRAD, "X.T @ error / len(theta)")
bank.slip("transposed", "transpose", "X.T", "X")  # W6
bank.slip("chain", "one more factor", GRAD, "error / len(y)")
bank.slip("mean of products", "two means", GRAD, "error.mean() * X.mean(axis=0)")
bank.slip("target", "targets", GRAD, "X.T @ (X @ theta) / len(y)")
bank.slip("value", "gradient is not right, for as many examples", "X.T @ error", "X.T @ error**2")
bank.slip("value", "gradient is not right, for as many examples", "X.T @ error", "X.T @ np.abs(error)")
bank.slip("shape", "gradient has shape", "X.T @ error", "X.T @ error[:, None]")
bank.slip("shape", "value has shape", f"{VALUE}, {GRAD}", f"{GRAD}, {VALUE}")
bank.slip("count", "2 values", f"{VALUE}, {GRAD}", VALUE)
bank.slip("in place", "in place", "error = X @ theta - y", "y -= X @ theta\n    error = -y")

bank.slip("columns", "value is divided by the columns, too", VALUE, "error @ error / (2 * X.size)")
bank.slip("columns", "gradient is divided by the columns, too", GRAD, "X.T @ error / X.size")
bank.slip(
    "double", "value is twice.*gradient has the wrong sign", VALUE, "error @ error / len(y)", GRAD, f"-{GRAD}"
)


@bank.wrong("finite differences", "formula is asked for")
def by_one_sided_differences(theta, X, y):
    def cost(theta):
        return np.sum((X @ theta - y) ** 2) / (2 * len(y))

    here = cost(theta)
    return here, np.array([(cost(theta + e) - here) / 1e-7 for e in 1e-7 * np.eye(len(theta))])


NO_ORDER = "the product of two vectors, or of one with a symmetric matrix, has no order"
bank.equivalent(multiplied_out, "y @ X @ theta", "theta @ (y @ X)", NO_ORDER)
bank.equivalent(multiplied_out, "X.T @ X @ theta /", "(theta @ X.T @ X) /", NO_ORDER)
bank.equivalent(multiplied_out, "X.T @ X @ theta -", "theta @ (X.T @ X) -", NO_ORDER)
bank.equivalent(
    in_single_precision, "theta, X, y = (each.astype(np.float32) for each in (theta, X, y))", "pass", SINGLE
)
