import numpy as np

from answers import right, wrong


@right
def from_log_sum_exp(z, y):
    top = z.max(axis=1, keepdims=True)
    log_sum = top + np.log(np.exp(z - top).sum(axis=1, keepdims=True))
    return np.sum(y * (log_sum - z)) / len(y)


@right
def with_labels(z, y):
    labels = y.argmax(axis=1)
    shifted = z - z.max(axis=1, keepdims=True)
    own = shifted[np.arange(len(z)), labels]
    return np.mean(np.log(np.exp(shifted).sum(axis=1)) - own)


@right
def example_by_example(z, y):
    total = 0
    for row, target in zip(z, y):
        top = max(row)
        total += top + np.log(sum(np.exp(each - top) for each in row)) - sum(row * target)
    return total / len(z)


@right
def recursive(z, y):
    def surprises(z, y):
        first = np.logaddexp.reduce(z[0]) - z[0, np.argmax(y[0])]
        return first + surprises(z[1:], y[1:]) if len(z) > 1 else first

    return surprises(z, y) / len(z)


@right
def with_einsum(z, y):
    return np.mean(np.logaddexp.reduce(z, axis=1) - np.einsum("ij,ij->i", z, y))


@right
def gaps_to_the_right_class(z, y):
    gaps = z - np.sum(z * y, axis=1, keepdims=True)
    return np.logaddexp.reduce(gaps, axis=1).mean()


@right
def lists(z, y):
    z, y, costs = z.tolist(), y.tolist(), []
    for row, target in zip(z, y):
        gaps = [each - row[target.index(1)] for each in row]
        top = max(gaps)
        costs.append(top + np.log(sum([np.exp(gap - top) for gap in gaps])))
    return sum(costs) / len(costs)


@right
def in_single_precision(z, y):
    short = z.astype(np.float32)
    shifted = short - short.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return -np.mean(log_p[y == 1])


@wrong("overflow", says="thousand")
def exponentials_of_logits(z, y):
    p = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
    return -np.sum(y * np.log(p)) / len(y)


@wrong("one maximum for all rows", says="one shift")
def shifted_by_the_largest_of_all(z, y):
    top = z.max()
    log_sum = top + np.log(np.exp(z - top).sum(axis=1, keepdims=True))
    return np.sum(y * (log_sum - z)) / len(y)


@wrong("zero probability", says="right and sure.*nan")
def logarithms_of_all_probabilities(z, y):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return -np.sum(y * np.log(p)) / len(y)


@wrong("zero probability", says="wrong and sure.*infinite")
def logarithm_of_the_right_probability(z, y):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return -np.mean(np.log(p[y == 1]))


@wrong("clipped", says="limit")
def a_small_number_in_the_logarithm(z, y):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return -np.sum(y * np.log(p + 1e-12)) / len(y)


@wrong("clipped", says="limit")
def clipped_probabilities(z, y):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = np.clip(e / e.sum(axis=1, keepdims=True), 1e-7, 1 - 1e-7)
    return -np.sum(y * np.log(p)) / len(y)


@wrong("clipped", says="limit")
def clipped_logits(z, y):
    z = np.clip(z, -500, 500)
    return np.mean(np.logaddexp.reduce(z, axis=1) - np.sum(z * y, axis=1))


@wrong("clipped", says="limit")
def nan_taken_for_a_number(z, y):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return -np.nan_to_num(y * np.log(p)).sum() / len(y)


@wrong("sum for mean", says="too large")
def summed(z, y):
    return np.sum(np.logaddexp.reduce(z, axis=1) - np.sum(z * y, axis=1))


@wrong("sum for mean", says="too large")
def a_column_less_a_flat_array(z, y):
    log_sum = np.logaddexp.reduce(z, axis=1)
    own = np.sum(z * y, axis=1, keepdims=True)
    return np.sum(log_sum - own) / len(z)


@wrong("mean twice", says="twice")
def divided_twice(z, y):
    return np.mean(np.logaddexp.reduce(z, axis=1) - np.sum(z * y, axis=1)) / len(z)


@wrong("mean over classes", says="classes divides")
def mean_of_all_entries(z, y):
    log_p = z - np.logaddexp.reduce(z, axis=1)[:, None]
    return -np.mean(y * log_p)


@wrong("mean over classes", says="classes divides")
def divided_by_columns(z, y):
    log_p = z - np.logaddexp.reduce(z, axis=1)[:, None]
    return -np.sum(y * log_p) / z.shape[1]


@wrong("per example", says="each example")
def one_for_each_example(z, y):
    return np.logaddexp.reduce(z, axis=1) - np.sum(z * y, axis=1)


@wrong("sign", says="sign")
def without_the_minus(z, y):
    log_p = z - np.logaddexp.reduce(z, axis=1)[:, None]
    return np.sum(y * log_p) / len(y)


@wrong("base", says="base 2")
def in_bits(z, y):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return -np.log2(p[y == 1]).mean()


@wrong("logarithm missing", says="logarithm")
def minus_the_probability(z, y):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return -np.sum(y * p) / len(y)


@wrong("logarithm missing", says="logarithm")
def what_is_left_of_the_probability(z, y):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return np.mean(1 - p[y == 1])


@wrong("axis", says="column")
def softmax_over_the_examples(z, y):
    shifted = z - z.max(axis=0)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=0))
    return -np.sum(y * log_p) / len(y)


@wrong("axis", says="whole array")
def softmax_over_everything(z, y):
    shifted = z - z.max()
    log_p = shifted - np.log(np.exp(shifted).sum())
    return -np.sum(y * log_p) / len(y)


@wrong("exception", says="shape")
def labels_along_the_wrong_axis(z, y):
    labels = y.argmax(axis=0)
    log_p = z - np.logaddexp.reduce(z, axis=1)[:, None]
    return -log_p[np.arange(len(z)), labels].mean()


@wrong("softmax twice", says="twice")
def softmax_twice(z, y):
    for _ in range(2):
        e = np.exp(z - z.max(axis=1, keepdims=True))
        z = e / e.sum(axis=1, keepdims=True)
    return -np.sum(y * np.log(z)) / len(y)


@wrong("softmax missing", says="such as a logit")
def logarithm_of_logits(z, y):
    return -np.sum(y * np.log(z)) / len(y)


@wrong("softmax missing", says="logarithms of probabilities")
def logits_alone(z, y):
    return -np.sum(y * z) / len(y)


@wrong("softmax missing", says="zero of a target")
def targets_in_the_logarithm(z, y):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return -np.sum(p * np.log(y)) / len(y)


@wrong("unnormalized", says="sum")
def shifted_alone(z, y):
    return -np.sum(y * (z - z.max(axis=1, keepdims=True))) / len(y)


@wrong("binary in each column", says="each column")
def binary_in_each_column(z, y):
    p = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p)) / len(y)


@wrong("sigmoid for softmax", says="sigmoids")
def sigmoids(z, y):
    return np.sum(y * np.logaddexp(0, -z)) / len(y)


@wrong("target unused", says="targets")
def entropy_of_the_prediction(z, y):
    log_p = z - np.logaddexp.reduce(z, axis=1)[:, None]
    return -np.sum(np.exp(log_p) * log_p) / len(y)


@wrong("target unused", says="targets")
def all_classes(z, y):
    return np.sum(np.logaddexp.reduce(z, axis=1)[:, None] - z) / len(y)


@wrong("classes exchanged", says="not there")
def the_other_classes(z, y):
    log_p = z - np.logaddexp.reduce(z, axis=1)[:, None]
    return -np.sum(log_p[y == 0]) / len(y)


@wrong("squared error", says="squared")
def squares(z, y):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return np.sum((p - y) ** 2) / len(y)


@wrong("not put back", says="come back")
def a_shift_that_is_not_put_back(z, y):
    log_sum = np.log(np.exp(z - z.max(axis=1, keepdims=True)).sum(axis=1, keepdims=True))
    return np.mean(np.sum(y * (log_sum - z), axis=1))
