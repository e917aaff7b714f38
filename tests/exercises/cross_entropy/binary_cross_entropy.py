import numpy as np

from support.answers import Bank

bank = Bank("binary_cross_entropy")


@bank.right
def with_logaddexp(z, y):
    p = np.exp(-np.logaddexp(0, -z))
    value = np.mean(np.logaddexp(0, z) - y * z)
    return value, (p - y) / len(z)


@bank.right
def without_a_positive_exponent(z, y):
    small = np.exp(-np.abs(z))
    value = np.sum(np.maximum(z, 0) + np.log1p(small) - y * z) / len(z)
    p = np.where(z > 0, 1, small) / (1 + small)
    return value, (p - y) / len(z)


@bank.right
def example_by_example(z, y):
    value, grad = 0, np.empty(z.shape)
    for i, (logit, target) in enumerate(zip(z.ravel(), y.ravel())):
        small = np.exp(-abs(logit))
        value += (max(logit, 0) + np.log(1 + small) - target * logit) / len(z)
        p = 1 / (1 + small) if logit > 0 else small / (1 + small)
        grad[i] = (p - target) / len(z)
    return value, grad


@bank.right
def as_two_classes(z, y):
    both = np.hstack([z, 0 * z])
    log_sum = np.logaddexp.reduce(both, axis=1, keepdims=True)
    p = np.exp(z - log_sum)
    return np.mean(log_sum - y * z), (p - y) / len(y)


@bank.right
def by_the_sign_of_the_class(z, y):
    s = 1 - 2 * y
    value = np.logaddexp(0, s * z).mean()
    return value, s * np.exp(-np.logaddexp(0, -s * z)) / len(z)


@bank.right
def with_tanh(z, y):
    p = 0.5 * (1 + np.tanh(z / 2))
    far = np.abs(z)
    value = np.mean((far + z) / 2 + np.log1p(np.exp(-far)) - y * z)
    return value, (p - y) / z.size


@bank.right
def lists(z, y):
    costs, grad = [], []
    for (a,), (b,) in zip(z.tolist(), y.tolist()):
        costs.append(np.logaddexp(0, a) - a * b)
        grad.append([(np.exp(-np.logaddexp(0, -a)) - b) / len(z)])
    return [sum(costs) / len(costs), grad]


@bank.right
def recursive(z, y):
    def halves(z, y):
        if len(z) == 1:
            return np.logaddexp(0, z) - y * z, np.exp(-np.logaddexp(0, -z)) - y
        half = len(z) // 2
        (a, top), (b, bottom) = halves(z[:half], y[:half]), halves(z[half:], y[half:])
        return a + b, np.vstack([top, bottom])

    value, grad = halves(z, y)
    return value / len(z), grad / len(z)


@bank.right
def in_single_precision(z, y):
    short = z.astype(np.float32)
    p = np.exp(-np.logaddexp(0, -short))
    return np.mean(np.logaddexp(0, short) - y * short), (p - y) / len(z)


@bank.wrong("softmax missing", "softmax of one column")
def softmax_of_one_column(z, y):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)), (p - y) / len(z)


@bank.wrong("softmax twice", "sigmoid was applied twice")
def sigmoid_twice(z, y):
    for _ in range(2):
        z = 1 / (1 + np.exp(-z))
    return -np.mean(y * np.log(z) + (1 - y) * np.log(1 - z)), (z - y) / len(z)


P = "np.exp(-np.logaddexp(0, -z))"
VALUE = "np.mean(np.logaddexp(0, z) - y * z)"
SURPRISES = "-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))"
bank.slip("zero probability", "logarithm is infinite", VALUE, SURPRISES)
bank.slip("overflow", "exponential", "np.logaddexp(0, z)", "np.log(1 + np.exp(z))")
bank.slip("overflow", "exponential", "np.logaddexp(0, z)", "z + np.log1p(np.exp(-z))")
bank.slip("clipped", "limit", "p = np", "z = np.clip(z, -500, 500)\n    p = np")
bank.slip("clipped", "limit", P, f"np.clip({P}, 1e-12, 1 - 1e-12)", VALUE, SURPRISES)
bank.slip("clipped", "limit", VALUE, "-np.mean(y * np.log(p + 1e-9) + (1 - y) * np.log(1 - p + 1e-9))")
bank.slip("sum for mean", "cost is too large", "np.mean", "np.sum")
bank.slip("sign", "cost has the wrong sign", "np.mean", "-np.mean")
bank.slip("table", "Each logit met every target", "y * z", "y.ravel() * z")
bank.slip("one class alone", "one class pay", VALUE, "-np.mean(y * np.log(p))")
bank.slip("classes exchanged", "not there", "y * z", "(1 - y) * z")
bank.slip("softmax missing", "A logit is none yet", VALUE, "-np.mean(y * np.log(z) + (1 - y) * np.log(1 - z))")
bank.slip("log of a target", "logarithm of a target", VALUE, "-np.mean(y * np.log(y) + (1 - y) * np.log(1 - y))")
bank.slip("softmax missing", "a target may be zero", VALUE, "-np.mean(p * np.log(y) + (1 - p) * np.log(1 - y))")
bank.slip("base", "base 2", VALUE, f"{VALUE} / np.log(2)")
bank.slip("logarithm missing", "logarithm", VALUE, "-np.mean(y * p + (1 - y) * (1 - p))")
bank.slip("squared error", "squared", VALUE, "np.mean((p - y) ** 2) / 2")
bank.slip("per example", "each example", "np.mean(", "(")

GRAD = "(p - y) / len(z)"
bank.slip("overflow", "gradient", P, "np.exp(z) / (1 + np.exp(z))")
bank.slip("sum for mean", "gradient is too large", GRAD, "p - y")
bank.slip("mean twice", "gradient is too small", "/ len(z)", "/ len(z) / len(z)")
bank.slip("sign", "gradient has the wrong sign", "p - y", "y - p")
bank.slip("extra slope", "extra factor", "(p - y)", "(p - y) * p * (1 - p)")
bank.slip("at the probabilities", "at the probability", "(p - y)", "((1 - y) / (1 - p) - y / p)")
bank.slip("table", "column met a flat array", "p - y", "p - y.ravel()")
bank.slip("shape", "gradient has shape", "(p - y)", "(p - y).ravel()")
bank.slip("one class alone", "one class have a slope", "(p - y)", "y * (p - y)")
bank.slip("softmax missing", "compared with logits", "p - y", "z - y")
bank.slip("softmax twice", "sigmoid was applied twice", "p - y", "1 / (1 + np.exp(-p)) - y")
bank.slip("hard maximum", "rounded", "p - y", "(z > 0) - y")
bank.slip("target unused", "targets", "(p - y)", "p")
bank.slip("precedence", "Only the targets", GRAD, "p - y / len(z)")
bank.slip("precedence", "divides before it adds", GRAD, "(1 / 1 + np.exp(-z) - y) / len(z)")
bank.slip("still zero", "ever filled", GRAD, "np.zeros_like(z)")
bank.slip("sign", "cost has the wrong sign.*gradient is too large", "np.mean", "-np.mean", GRAD, "p - y")
bank.slip("order", "value first", f"value, {GRAD}", f"{GRAD}, value")
bank.slip("count", "2 values", f"value, {GRAD}", "value")


@bank.wrong("one truth", "single true or false")
def if_of_a_column(z, y):
    p = 1 / (1 + np.exp(-z)) if z > 0 else np.exp(z) / (1 + np.exp(z))
    return np.mean(np.logaddexp(0, z) - y * z), (p - y) / len(z)


@bank.wrong("finite differences", "formula is asked for")
def by_differences_of_a_growing_step(z, y):
    def cost(z):
        return np.mean(np.logaddexp(0, z) - y * z)

    grad = np.zeros(z.shape)
    for i in range(len(z)):
        h = 6e-6 * max(1, abs(z[i, 0]))
        step = h * (np.arange(len(z)) == i)[:, None]
        grad[i] = (cost(z + step) - cost(z - step)) / (2 * h)
    return cost(z), grad


bank.equivalent(without_a_positive_exponent, ">", ">=", "at zero both ways of writing the sigmoid give one half")
bank.equivalent(example_by_example, ".ravel(),", ",", "a row of one number serves as that number")
bank.equivalent(example_by_example, ".ravel())", ")", "a row of one number serves as that number")
bank.equivalent(example_by_example, ">", ">=", "at zero both ways of writing the sigmoid give one half")
