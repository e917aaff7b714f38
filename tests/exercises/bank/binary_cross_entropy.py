import numpy as np

from answers import right, wrong


@right
def with_logaddexp(z, y):
    value = np.mean(np.logaddexp(0, z) - y * z)
    p = np.exp(-np.logaddexp(0, -z))
    return value, (p - y) / len(z)


@right
def without_a_positive_exponent(z, y):
    small = np.exp(-np.abs(z))
    value = np.sum(np.maximum(z, 0) + np.log1p(small) - y * z) / len(z)
    p = np.where(z > 0, 1, small) / (1 + small)
    return value, (p - y) / len(z)


@right
def example_by_example(z, y):
    value, grad = 0, np.empty(z.shape)
    for i, (logit, target) in enumerate(zip(z.ravel(), y.ravel())):
        small = np.exp(-abs(logit))
        value += (max(logit, 0) + np.log(1 + small) - target * logit) / len(z)
        p = 1 / (1 + small) if logit > 0 else small / (1 + small)
        grad[i] = (p - target) / len(z)
    return value, grad


@right
def as_two_classes(z, y):
    both = np.hstack([z, 0 * z])
    log_sum = np.logaddexp.reduce(both, axis=1, keepdims=True)
    p = np.exp(z - log_sum)
    return np.mean(log_sum - y * z), (p - y) / len(y)


@right
def by_the_sign_of_the_class(z, y):
    s = 1 - 2 * y
    value = np.logaddexp(0, s * z).mean()
    return value, s * np.exp(-np.logaddexp(0, -s * z)) / len(z)


@right
def with_tanh(z, y):
    p = 0.5 * (1 + np.tanh(z / 2))
    far = np.abs(z)
    value = np.mean((far + z) / 2 + np.log1p(np.exp(-far)) - y * z)
    return value, (p - y) / z.size


@right
def lists(z, y):
    costs, grad = [], []
    for (a,), (b,) in zip(z.tolist(), y.tolist()):
        costs.append(np.logaddexp(0, a) - a * b)
        grad.append([(np.exp(-np.logaddexp(0, -a)) - b) / len(z)])
    return [sum(costs) / len(costs), grad]


@right
def recursive(z, y):
    def halves(z, y):
        if len(z) == 1:
            return np.logaddexp(0, z) - y * z, np.exp(-np.logaddexp(0, -z)) - y
        half = len(z) // 2
        (a, top), (b, bottom) = halves(z[:half], y[:half]), halves(z[half:], y[half:])
        return a + b, np.vstack([top, bottom])

    value, grad = halves(z, y)
    return value / len(z), grad / len(z)


@right
def in_single_precision(z, y):
    short = z.astype(np.float32)
    p = np.exp(-np.logaddexp(0, -short))
    return np.mean(np.logaddexp(0, short) - y * short), (p - y) / len(z)


@wrong("zero probability", says="logarithm is infinite")
def logarithms_of_probabilities(z, y):
    p = 1 / (1 + np.exp(-z))
    value = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
    return value, (p - y) / len(z)


@wrong("overflow", says="exponential")
def softplus_of_the_textbook(z, y):
    p = 1 / (1 + np.exp(-z))
    return np.mean(np.log(1 + np.exp(z)) - y * z), (p - y) / len(z)


@wrong("overflow", says="exponential")
def stable_for_positive_logits_only(z, y):
    p = 1 / (1 + np.exp(-z))
    return np.mean(z + np.log1p(np.exp(-z)) - y * z), (p - y) / len(z)


@wrong("overflow", says="gradient")
def a_quotient_of_exponentials(z, y):
    p = np.exp(z) / (1 + np.exp(z))
    return np.mean(np.logaddexp(0, z) - y * z), (p - y) / len(z)


@wrong("clipped", says="limit")
def clipped_probabilities(z, y):
    p = np.clip(1 / (1 + np.exp(-z)), 1e-12, 1 - 1e-12)
    value = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
    return value, (p - y) / len(z)


@wrong("clipped", says="limit")
def a_small_number_in_the_logarithm(z, y):
    p = 1 / (1 + np.exp(-z))
    value = -np.mean(y * np.log(p + 1e-9) + (1 - y) * np.log(1 - p + 1e-9))
    return value, (p - y) / len(z)


@wrong("clipped", says="limit")
def clipped_logits(z, y):
    z = np.clip(z, -500, 500)
    return np.mean(np.log1p(np.exp(z)) - y * z), (1 / (1 + np.exp(-z)) - y) / len(z)


@wrong("sum for mean", says="cost is too large")
def both_summed(z, y):
    p = np.exp(-np.logaddexp(0, -z))
    return np.sum(np.logaddexp(0, z) - y * z), p - y


@wrong("sum for mean", says="gradient is too large")
def the_gradient_summed(z, y):
    p = np.exp(-np.logaddexp(0, -z))
    return np.mean(np.logaddexp(0, z) - y * z), p - y


@wrong("mean twice", says="gradient is too small")
def the_gradient_divided_twice(z, y):
    p = np.exp(-np.logaddexp(0, -z))
    return np.mean(np.logaddexp(0, z) - y * z), np.mean((p - y) / len(z), axis=1, keepdims=True) / len(z)


@wrong("extra slope", says="extra factor")
def times_the_slope(z, y):
    p = np.exp(-np.logaddexp(0, -z))
    return np.mean(np.logaddexp(0, z) - y * z), (p - y) * p * (1 - p) / len(z)


@wrong("at the probabilities", says="at the probability")
def at_the_probability(z, y):
    p = np.exp(-np.logaddexp(0, -z))
    grad = (1 - y) / (1 - p) - y / p
    return np.mean(np.logaddexp(0, z) - y * z), grad / len(z)


@wrong("sign", says="gradient has the wrong sign")
def target_minus_prediction(z, y):
    p = np.exp(-np.logaddexp(0, -z))
    return np.mean(np.logaddexp(0, z) - y * z), (y - p) / len(z)


@wrong("sign", says="cost has the wrong sign")
def without_the_minus(z, y):
    p = np.exp(-np.logaddexp(0, -z))
    return np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)), (p - y) / len(z)


@wrong("table", says="column met a flat array")
def a_flat_target(z, y):
    p = np.exp(-np.logaddexp(0, -z))
    y = y.ravel()
    return np.mean(np.logaddexp(0, z) - y * z), (p - y) / len(z)


@wrong("table", says="Each logit met every target")
def a_flat_target_in_the_value(z, y):
    p = np.exp(-np.logaddexp(0, -z))
    return np.mean(np.logaddexp(0, z) - y.ravel() * z), (p - y) / len(z)


@wrong("shape", says="gradient has shape")
def a_flat_gradient(z, y):
    z, y = z.ravel(), y.ravel()
    return np.mean(np.logaddexp(0, z) - y * z), (np.exp(-np.logaddexp(0, -z)) - y) / len(z)


@wrong("one class alone", says="one class pay")
def the_examples_of_class_one(z, y):
    p = np.exp(-np.logaddexp(0, -z))
    return -np.mean(y * np.log(p)), (p - y) / len(z)


@wrong("one class alone", says="one class have a slope")
def the_slopes_of_class_one(z, y):
    p = np.exp(-np.logaddexp(0, -z))
    return np.mean(np.logaddexp(0, z) - y * z), y * (p - y) / len(z)


@wrong("classes exchanged", says="not there")
def exchanged(z, y):
    p = np.exp(-np.logaddexp(0, -z))
    return np.mean(np.logaddexp(0, z) - (1 - y) * z), (p - y) / len(z)


@wrong("base", says="base 2")
def in_bits(z, y):
    p = np.exp(-np.logaddexp(0, -z))
    return np.mean(np.logaddexp2(0, z / np.log(2)) - y * z / np.log(2)), (p - y) / len(z)


@wrong("logarithm missing", says="logarithm")
def without_the_logarithm(z, y):
    p = np.exp(-np.logaddexp(0, -z))
    return -np.mean(y * p + (1 - y) * (1 - p)), (p - y) / len(z)


@wrong("squared error", says="squared")
def squares(z, y):
    p = np.exp(-np.logaddexp(0, -z))
    return np.mean((p - y) ** 2) / 2, (p - y) * p * (1 - p) / len(z)


@wrong("softmax missing", says="A logit is none yet")
def logits_for_probabilities(z, y):
    return -np.mean(y * np.log(z) + (1 - y) * np.log(1 - z)), (z - y) / len(z)


@wrong("softmax missing", says="softmax of one column")
def softmax_of_one_column(z, y):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)), (p - y) / len(z)


@wrong("softmax missing", says="compared with logits")
def logits_in_the_gradient(z, y):
    return np.mean(np.logaddexp(0, z) - y * z), (z - y) / len(z)


@wrong("softmax twice", says="sigmoid was applied twice")
def sigmoid_twice(z, y):
    for _ in range(2):
        z = 1 / (1 + np.exp(-z))
    return -np.mean(y * np.log(z) + (1 - y) * np.log(1 - z)), (z - y) / len(z)


@wrong("softmax twice", says="sigmoid was applied twice")
def sigmoid_twice_in_the_gradient(z, y):
    p = 1 / (1 + np.exp(-z))
    return np.mean(np.logaddexp(0, z) - y * z), (1 / (1 + np.exp(-p)) - y) / len(z)


@wrong("hard maximum", says="rounded")
def a_yes_or_no(z, y):
    return np.mean(np.logaddexp(0, z) - y * z), ((z > 0) - y) / len(z)


@wrong("target unused", says="targets")
def the_gradient_without_targets(z, y):
    return np.mean(np.logaddexp(0, z) - y * z), np.exp(-np.logaddexp(0, -z)) / len(z)


@wrong("per example", says="each example")
def one_for_each_example(z, y):
    p = np.exp(-np.logaddexp(0, -z))
    return np.logaddexp(0, z) - y * z, (p - y) / len(z)


@wrong("order", says="value first")
def the_gradient_first(z, y):
    p = np.exp(-np.logaddexp(0, -z))
    return (p - y) / len(z), np.mean(np.logaddexp(0, z) - y * z)


@wrong("count", says="2 values")
def the_value_alone(z, y):
    return np.mean(np.logaddexp(0, z) - y * z)
