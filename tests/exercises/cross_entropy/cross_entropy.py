import numpy as np

from support.answers import SINGLE, Bank

bank = Bank("cross_entropy")


@bank.right
def from_log_probabilities(z, y):
    shifted = z - z.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return -np.sum(y * log_p) / len(y)


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


@bank.right
def from_log_sum_exp_in_single_precision(z, y):
    z = z.astype(np.float32)
    top = z.max(axis=1, keepdims=True)
    log_sum = top + np.log(np.exp(z - top).sum(axis=1, keepdims=True))
    return np.mean(np.sum(y * (log_sum - z), axis=1))


@bank.wrong("sum for mean", "too large")
def a_column_less_a_flat_array(z, y):
    log_sum = np.logaddexp.reduce(z, axis=1)
    own = np.sum(z * y, axis=1, keepdims=True)
    return np.sum(log_sum - own) / len(z)


@bank.wrong("softmax twice", "twice")
def softmax_twice(z, y):
    for _ in range(2):
        e = np.exp(z - z.max(axis=1, keepdims=True))
        z = e / e.sum(axis=1, keepdims=True)
    return -np.sum(y * np.log(z)) / len(y)


TOP = "z.max(axis=1, keepdims=True)"
SUM = "sum(axis=1, keepdims=True)"
COST = "-np.sum(y * log_p) / len(y)"
bank.slip("overflow", "thousand", TOP, "0")
bank.slip("one maximum for all rows", "one shift", TOP, "z.max()")
bank.slip("not put back", "come back", "shifted - np.log", "z - np.log")
bank.slip("zero probability", "right and sure.*nan", "log_p)", "np.log(np.exp(log_p)))")
bank.slip("zero probability", "wrong and sure.*infinite", COST, "-np.mean(np.log(np.exp(log_p)[y == 1]))")
bank.slip("clipped", "limit", f"z - {TOP}", "np.clip(z, -500, 500)")
bank.slip("clipped", "limit", "log_p)", "np.log(np.exp(log_p) + 1e-12))")
bank.slip("clipped", "limit", "log_p)", "np.log(np.clip(np.exp(log_p), 1e-7, 1 - 1e-7)))")
bank.slip("clipped", "limit", "y * log_p", "np.nan_to_num(y * np.log(np.exp(log_p)))")
bank.slip("axis", "column", TOP, "z.max(axis=0)", SUM, "sum(axis=0)")
bank.slip("axis", "whole array", TOP, "z.max()", SUM, "sum()")
bank.slip("exception", "shape", "argmax(axis=1)", "argmax(axis=0)", of=with_labels)
bank.slip("sum for mean", "too large", " / len(y)", "")
bank.slip("mean twice", "twice", " / len(y)", " / len(y) / len(y)")
bank.slip("mean over classes", "classes divides", COST, "-np.mean(y * log_p)")
bank.slip("mean over classes", "classes divides", "len(y)", "z.shape[1]")
bank.slip("per example", "each example", COST, "-np.sum(y * log_p, axis=1)")
bank.slip("sign", "sign", "-np.sum", "np.sum")
bank.slip("base", "base 2", "y * log_p", "y * log_p / np.log(2)")
bank.slip("logarithm missing", "logarithm", "y * log_p", "y * np.exp(log_p)")
bank.slip("logarithm missing", "logarithm", COST, "np.mean(1 - np.exp(log_p)[y == 1])")
bank.slip("softmax missing", "such as a logit", "y * log_p", "y * np.log(z)")
bank.slip("softmax missing", "logarithms of probabilities", "y * log_p", "y * z")
bank.slip("log of a target", "logarithm of the targets", "y * log_p", "np.exp(log_p) * np.log(y)")
bank.slip("unnormalized", "sum", "y * log_p", "y * shifted")
bank.slip("binary in each column", "each column", "log_p)", "log_p + (1 - y) * np.log(1 - np.exp(log_p)))")
bank.slip("sigmoid for softmax", "sigmoids", "y * log_p", "-y * np.logaddexp(0, -z)")
bank.slip("target unused", "targets", "y * log_p", "np.exp(log_p) * log_p")
bank.slip("target unused", "targets", "y * log_p", "log_p")
bank.slip("classes exchanged", "not there", "y * log_p", "(1 - y) * log_p")
bank.slip("squared error", "squared", "-np.sum(y * log_p)", "np.sum((np.exp(log_p) - y) ** 2)")

P = "np.exp(log_p)"
bank.slip("clipped", "even where it is small", "log_p)", "np.log(np.exp(log_p) + 1e-4))")
bank.slip("binary in each column", "each column", COST, f"-np.mean(y * log_p + (1 - y) * np.log1p(-{P}))")
bank.slip(
    "binary in each column",
    "each column",
    COST,
    "np.mean(y * np.logaddexp(0, -z) + (1 - y) * np.logaddexp(0, z))",
)
bank.slip("mean over classes", "sign is wrong", COST, "np.mean(y * log_p)")
bank.slip("sum for mean", "sign is wrong", COST, "np.sum(y * log_p)")
bank.slip("classes exchanged", "not there.*number of examples is missing", COST, "-np.sum((1 - y) * log_p)")
LOG_SUM = f"top + np.log(np.exp(z - top).{SUM})"
bank.slip("log of the sum", "the order counts", LOG_SUM, f"np.log(np.exp(z)).{SUM}", of=from_log_sum_exp)
bank.slip(
    "log of the sum", "the order counts", LOG_SUM, f"top + np.log(np.exp(z - top)).{SUM}", of=from_log_sum_exp
)
bank.slip("log of the sum", "the order counts", f"np.log(np.exp(shifted).{SUM})", f"shifted.{SUM}")

bank.equivalent(from_log_sum_exp_in_single_precision, "z = z.astype(np.float32)", "pass", SINGLE)
