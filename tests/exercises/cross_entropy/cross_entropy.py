import numpy as np

from support.answers import Bank

bank = Bank("cross_entropy")


@bank.right
def from_log_sum_exp(z, y):
    top = z.max(axis=1, keepdims=True)
    log_sum = top + np.log(np.exp(z - top).sum(axis=1, keepdims=True))
    return np.sum(y * (log_sum - z)) / len(y)


@bank.right
def with_labels(z, y):
    labels = y.argmax(axis=1)
    shifted = z - z.max(axis=1, keepdims=True)
    own = shifted[np.arange(len(z)), labels]
    return np.mean(np.log(np.exp(shifted).sum(axis=1)) - own)


@bank.right
def example_by_example(z, y):
    total = 0
    for row, target in zip(z, y):
        top = max(row)
        total += top + np.log(sum(np.exp(each - top) for each in row)) - sum(row * target)
    return total / len(z)


@bank.right
def recursive(z, y):
    def surprises(z, y):
        first = np.logaddexp.reduce(z[0]) - z[0, np.argmax(y[0])]
        return first + surprises(z[1:], y[1:]) if len(z) > 1 else first

    return surprises(z, y) / len(z)


@bank.right
def with_einsum(z, y):
    return np.mean(np.logaddexp.reduce(z, axis=1) - np.einsum("ij,ij->i", z, y))


@bank.right
def gaps_to_the_right_class(z, y):
    gaps = z - np.sum(z * y, axis=1, keepdims=True)
    return np.logaddexp.reduce(gaps, axis=1).mean()


@bank.right
def lists(z, y):
    z, y, costs = z.tolist(), y.tolist(), []
    for row, target in zip(z, y):
        gaps = [each - row[target.index(1)] for each in row]
        top = max(gaps)
        costs.append(top + np.log(sum([np.exp(gap - top) for gap in gaps])))
    return sum(costs) / len(costs)


@bank.right
def in_single_precision(z, y):
    short = z.astype(np.float32)
    shifted = short - short.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return -np.mean(log_p[y == 1])


@bank.wrong("overflow", "thousand")
def exponentials_of_logits(z, y):
    p = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
    return -np.sum(y * np.log(p)) / len(y)


@bank.wrong("zero probability", "right and sure.*nan")
def logarithms_of_all_probabilities(z, y):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return -np.sum(y * np.log(p)) / len(y)


@bank.wrong("clipped", "limit")
def clipped_logits(z, y):
    z = np.clip(z, -500, 500)
    return np.mean(np.logaddexp.reduce(z, axis=1) - np.sum(z * y, axis=1))


@bank.wrong("sum for mean", "too large")
def summed(z, y):
    return np.sum(np.logaddexp.reduce(z, axis=1) - np.sum(z * y, axis=1))


@bank.wrong("sum for mean", "too large")
def a_column_less_a_flat_array(z, y):
    log_sum = np.logaddexp.reduce(z, axis=1)
    own = np.sum(z * y, axis=1, keepdims=True)
    return np.sum(log_sum - own) / len(z)


@bank.wrong("mean twice", "twice")
def divided_twice(z, y):
    return np.mean(np.logaddexp.reduce(z, axis=1) - np.sum(z * y, axis=1)) / len(z)


@bank.wrong("mean over classes", "classes divides")
def mean_of_all_entries(z, y):
    log_p = z - np.logaddexp.reduce(z, axis=1)[:, None]
    return -np.mean(y * log_p)


@bank.wrong("per example", "each example")
def one_for_each_example(z, y):
    return np.logaddexp.reduce(z, axis=1) - np.sum(z * y, axis=1)


@bank.wrong("axis", "column")
def softmax_over_the_examples(z, y):
    shifted = z - z.max(axis=0)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=0))
    return -np.sum(y * log_p) / len(y)


@bank.wrong("exception", "shape")
def labels_along_the_wrong_axis(z, y):
    labels = y.argmax(axis=0)
    log_p = z - np.logaddexp.reduce(z, axis=1)[:, None]
    return -log_p[np.arange(len(z)), labels].mean()


@bank.wrong("softmax twice", "twice")
def softmax_twice(z, y):
    for _ in range(2):
        e = np.exp(z - z.max(axis=1, keepdims=True))
        z = e / e.sum(axis=1, keepdims=True)
    return -np.sum(y * np.log(z)) / len(y)


@bank.wrong("softmax missing", "such as a logit")
def logarithm_of_logits(z, y):
    return -np.sum(y * np.log(z)) / len(y)


@bank.wrong("not put back", "come back")
def a_shift_that_is_not_put_back(z, y):
    log_sum = np.log(np.exp(z - z.max(axis=1, keepdims=True)).sum(axis=1, keepdims=True))
    return np.mean(np.sum(y * (log_sum - z), axis=1))


bank.slip("one maximum for all rows", "one shift", "max(axis=1, keepdims=True)", "max()")
bank.slip(
    "zero probability",
    "wrong and sure.*infinite",
    "sum(y * np.log(p)) / len(y",
    "mean(np.log(p[y == 1])",
    of=logarithms_of_all_probabilities,
)
bank.slip("clipped", "limit", "p)", "p + 1e-12)", of=logarithms_of_all_probabilities)
bank.slip(
    "clipped",
    "limit",
    "e / e.sum(axis=1, keepdims=True",
    "np.clip(e / e.sum(axis=1, keepdims=True), 1e-7, 1 - 1e-7",
    of=logarithms_of_all_probabilities,
)
bank.slip(
    "clipped", "limit", "sum(y * np.log(p)", "nan_to_num(y * np.log(p)).sum(", of=logarithms_of_all_probabilities
)
bank.slip(
    "mean over classes", "classes divides", "mean(y * log_p)", "sum(y * log_p) / z.shape[1]", of=mean_of_all_entries
)
bank.slip("sign", "sign", "-np.mean(y * log_p", "np.sum(y * log_p) / len(y", of=mean_of_all_entries)
bank.slip(
    "base", "base 2", "sum(y * np.log(p)) / len(y", "log2(p[y == 1]).mean(", of=logarithms_of_all_probabilities
)
bank.slip("logarithm missing", "logarithm", "np.log(p)", "p", of=logarithms_of_all_probabilities)
bank.slip(
    "logarithm missing",
    "logarithm",
    "-np.sum(y * np.log(p)) / len(y",
    "np.mean(1 - p[y == 1]",
    of=logarithms_of_all_probabilities,
)
bank.slip("axis", "whole array", "(axis=0))", "())", "axis=0", "", of=softmax_over_the_examples)
bank.slip("softmax missing", "logarithms of probabilities", "np.log(z)", "z", of=logarithm_of_logits)
bank.slip("softmax missing", "zero of a target", "y * np.log(p", "p * np.log(y", of=logarithms_of_all_probabilities)
bank.slip("unnormalized", "sum", "np.log(z", "(z - z.max(axis=1, keepdims=True)", of=logarithm_of_logits)
bank.slip("binary in each column", "each column", "))", ") + (1 - y) * np.log(1 - p))", of=exponentials_of_logits)
bank.slip(
    "sigmoid for softmax", "sigmoids", "-np.sum(y * np.log(", "np.sum(y * np.logaddexp(0, -", of=logarithm_of_logits
)
bank.slip(
    "target unused", "targets", "mean(y * log_p", "sum(np.exp(log_p) * log_p) / len(y", of=mean_of_all_entries
)
bank.slip("target unused", "targets", " - np.sum(z * y, axis=1)", "[:, None] - z) / len(y", of=summed)
bank.slip("classes exchanged", "not there", "mean(y * log_p", "sum(log_p[y == 0]) / len(y", of=mean_of_all_entries)
bank.slip(
    "squared error", "squared", "-np.sum(y * np.log(p)", "np.sum((p - y) ** 2", of=logarithms_of_all_probabilities
)
