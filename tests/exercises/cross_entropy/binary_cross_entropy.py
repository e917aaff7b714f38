import numpy as np

from support.answers import Bank

bank = Bank("binary_cross_entropy")


@bank.right
def with_logaddexp(z, y):
    value = np.mean(np.logaddexp(0, z) - y * z)
    p = np.exp(-np.logaddexp(0, -z))
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


@bank.wrong("zero probability", "logarithm is infinite")
def logarithms_of_probabilities(z, y):
    p = 1 / (1 + np.exp(-z))
    value = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
    return value, (p - y) / len(z)


@bank.wrong("overflow", "exponential")
def softplus_of_the_textbook(z, y):
    p = 1 / (1 + np.exp(-z))
    return np.mean(np.log(1 + np.exp(z)) - y * z), (p - y) / len(z)


@bank.wrong("clipped", "limit")
def clipped_logits(z, y):
    z = np.clip(z, -500, 500)
    return np.mean(np.log1p(np.exp(z)) - y * z), (1 / (1 + np.exp(-z)) - y) / len(z)


@bank.wrong("sum for mean", "gradient is too large")
def the_gradient_summed(z, y):
    p = np.exp(-np.logaddexp(0, -z))
    return np.mean(np.logaddexp(0, z) - y * z), p - y


@bank.wrong("extra slope", "extra factor")
def times_the_slope(z, y):
    p = np.exp(-np.logaddexp(0, -z))
    return np.mean(np.logaddexp(0, z) - y * z), (p - y) * p * (1 - p) / len(z)


@bank.wrong("at the probabilities", "at the probability")
def at_the_probability(z, y):
    p = np.exp(-np.logaddexp(0, -z))
    grad = (1 - y) / (1 - p) - y / p
    return np.mean(np.logaddexp(0, z) - y * z), grad / len(z)


@bank.wrong("table", "Each logit met every target")
def a_flat_target_in_the_value(z, y):
    p = np.exp(-np.logaddexp(0, -z))
    return np.mean(np.logaddexp(0, z) - y.ravel() * z), (p - y) / len(z)


@bank.wrong("shape", "gradient has shape")
def a_flat_gradient(z, y):
    z, y = z.ravel(), y.ravel()
    return np.mean(np.logaddexp(0, z) - y * z), (np.exp(-np.logaddexp(0, -z)) - y) / len(z)


@bank.wrong("one class alone", "one class pay")
def the_examples_of_class_one(z, y):
    p = np.exp(-np.logaddexp(0, -z))
    return -np.mean(y * np.log(p)), (p - y) / len(z)


@bank.wrong("softmax missing", "A logit is none yet")
def logits_for_probabilities(z, y):
    return -np.mean(y * np.log(z) + (1 - y) * np.log(1 - z)), (z - y) / len(z)


@bank.wrong("softmax missing", "softmax of one column")
def softmax_of_one_column(z, y):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)), (p - y) / len(z)


@bank.wrong("softmax missing", "compared with logits")
def logits_in_the_gradient(z, y):
    return np.mean(np.logaddexp(0, z) - y * z), (z - y) / len(z)


@bank.wrong("softmax twice", "sigmoid was applied twice")
def sigmoid_twice(z, y):
    for _ in range(2):
        z = 1 / (1 + np.exp(-z))
    return -np.mean(y * np.log(z) + (1 - y) * np.log(1 - z)), (z - y) / len(z)


@bank.wrong("softmax twice", "sigmoid was applied twice")
def sigmoid_twice_in_the_gradient(z, y):
    p = 1 / (1 + np.exp(-z))
    return np.mean(np.logaddexp(0, z) - y * z), (1 / (1 + np.exp(-p)) - y) / len(z)


@bank.wrong("order", "value first")
def the_gradient_first(z, y):
    p = np.exp(-np.logaddexp(0, -z))
    return (p - y) / len(z), np.mean(np.logaddexp(0, z) - y * z)


bank.slip("overflow", "exponential", "np.log(1 + np.exp(", "z + np.log1p(np.exp(-", of=softplus_of_the_textbook)
bank.slip(
    "overflow", "gradient", ".ravel()", "", "-np.logaddexp(0, -", "z) / (1 + np.exp(", of=a_flat_target_in_the_value
)
bank.slip(
    "clipped",
    "limit",
    "1 / (1 + np.exp(-z)",
    "np.clip(1 / (1 + np.exp(-z)), 1e-12, 1 - 1e-12",
    of=logarithms_of_probabilities,
)
bank.slip(
    "clipped",
    "limit",
    ") + (1 - y) * np.log(1 - p",
    " + 1e-9) + (1 - y) * np.log(1 - p + 1e-9",
    of=logarithms_of_probabilities,
)
bank.slip("sum for mean", "cost is too large", "mean", "sum", of=the_gradient_summed)
bank.slip(
    "mean twice",
    "gradient is too small",
    "p - y",
    "np.mean((p - y) / len(z), axis=1, keepdims=True) / len(z)",
    of=the_gradient_summed,
)
bank.slip("sign", "gradient has the wrong sign", "p - y) * p * (1", "y", of=times_the_slope)
bank.slip(
    "sign",
    "cost has the wrong sign",
    "-np.mean(y * np.log(",
    "np.mean(y * np.log(p) + (1 - y) * np.log(1 - ",
    of=the_examples_of_class_one,
)
bank.slip(
    "table",
    "column met a flat array",
    "grad /",
    "(p - y) /",
    "grad = (1 - y) / (1 - p) - y / p",
    "y = y.ravel()",
    of=at_the_probability,
)
bank.slip(
    "one class alone", "one class have a slope", ".ravel() * z),", " * z), y *", of=a_flat_target_in_the_value
)
bank.slip("classes exchanged", "not there", "y.ravel(", "(1 - y", of=a_flat_target_in_the_value)
bank.slip(
    "base",
    "base 2",
    "logaddexp(0, z) - y.ravel() * z",
    "logaddexp2(0, z / np.log(2)) - y * z / np.log(2)",
    of=a_flat_target_in_the_value,
)
bank.slip("logarithm missing", "logarithm", "np.log(", "p + (1 - y) * (1 - ", of=the_examples_of_class_one)
bank.slip("squared error", "squared", "np.logaddexp(0, z) - y * z)", "(p - y) ** 2) / 2", of=times_the_slope)
bank.slip("hard maximum", "rounded", "z -", "(z > 0) -", of=logits_in_the_gradient)
bank.slip("target unused", "targets", "(z - y", "np.exp(-np.logaddexp(0, -z)", of=logits_in_the_gradient)
bank.slip(
    "per example",
    "each example",
    "-np.mean(y * np.log(p))",
    "np.logaddexp(0, z) - y * z",
    of=the_examples_of_class_one,
)
bank.slip("count", "2 values", ", (z - y) / len(z)", "", of=logits_in_the_gradient)
bank.equivalent(without_a_positive_exponent, ">", ">=", "at zero both ways of writing the sigmoid give one half")
bank.equivalent(example_by_example, ".ravel(),", ",", "a row of one number serves as that number")
bank.equivalent(example_by_example, ".ravel())", ")", "a row of one number serves as that number")
bank.equivalent(example_by_example, ">", ">=", "at zero both ways of writing the sigmoid give one half")
