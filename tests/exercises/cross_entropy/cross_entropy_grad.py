import numpy as np

from support.answers import Bank

bank = Bank("cross_entropy_grad")


@bank.right
def through_the_logarithm(z, y):
    p = np.exp(z - np.logaddexp.reduce(z, axis=1)[:, None])
    return (p - y) / z.shape[0]


@bank.right
def prediction_minus_target(z, y):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return (e / e.sum(axis=1, keepdims=True) - y) / len(z)


@bank.right
def example_by_example(z, y):
    grad = np.empty(z.shape)
    for i in range(len(z)):
        e = np.exp(z[i] - z[i].max())
        grad[i] = (e / e.sum() - y[i]) / len(z)
    return grad


@bank.right
def entry_by_entry(z, y):
    rows = []
    for row, target in zip(z.tolist(), y.tolist()):
        e = [np.exp(each - max(row)) for each in row]
        p = [each / sum(e) for each in e]
        rows.append([(a - b) / len(z) for a, b in zip(p, target)])
    return rows


@bank.right
def one_taken_from_the_right_class(z, y):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    grad = e / e.sum(axis=1, keepdims=True)
    grad[np.arange(len(z)), y.argmax(axis=1)] -= 1
    return grad / len(z)


@bank.right
def through_the_jacobian(z, y):
    grad = np.zeros_like(z)
    for i, label in enumerate(y.argmax(axis=1)):
        p = np.exp(z[i] - np.logaddexp.reduce(z[i]))
        own = np.eye(len(p))[label]
        grad[i] = -(own - p) / len(z)
    return grad


@bank.right
def transposed(z, y):
    e = np.exp(z.T - z.T.max(axis=0))
    return ((e / e.sum(axis=0)).T - y) / y.shape[0]


@bank.right
def in_single_precision(z, y):
    short = z.astype(np.float32)
    e = np.exp(short - short.max(axis=1, keepdims=True))
    return (e / e.sum(axis=1, keepdims=True) - y.astype(np.float32)) / len(z)


@bank.wrong("softmax twice", "twice")
def softmax_twice(z, y):
    for _ in range(2):
        z = np.exp(z - np.logaddexp.reduce(z, axis=1)[:, None])
    return (z - y) / len(z)


@bank.wrong("zero probability", "divides")
def the_long_way(z, y):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    rows = [(-t / q) @ (np.diag(q) - np.outer(q, q)) for t, q in zip(y, p)]
    return np.array(rows) / len(z)


@bank.wrong("shape", "one number")
def the_cost_itself(z, y):
    return np.mean(np.logaddexp.reduce(z, axis=1) - np.sum(z * y, axis=1))


GRAD = "(p - y) / z.shape[0]"
bank.slip("sign", "sign", "p - y", "y - p")
bank.slip("sum for mean", "too large", GRAD, "p - y")
bank.slip("mean twice", "twice", "z.shape[0]", "z.shape[0] ** 2")
bank.slip("mean over classes", "classes divides", "z.shape[0]", "z.size")
bank.slip("mean over classes", "classes divides", "z.shape[0]", "z.shape[1]")
bank.slip("double", "twice", "(p - y)", "2 * (p - y)")
bank.slip("extra slope", "extra factor", "(p - y)", "(p - y) * p * (1 - p)")
bank.slip("extra slope", "extra factor", GRAD, "(p - y) * p * (1 - p)")
bank.slip("at the probabilities", "at the probabilities", "(p - y)", "-y / p")
bank.slip("right class alone", "right class", "(p - y)", "-y / p * p * (1 - p)")
bank.slip("target unused", "targets", "(p - y)", "p")
bank.slip("softmax missing", "logits", "p - y", "z - y")
bank.slip("sigmoid for softmax", "sigmoids", "p - y", "1 / (1 + np.exp(-z)) - y")
bank.slip("shape", "shape", GRAD, "(p - y).mean(axis=0)")

TOP = "z.max(axis=1, keepdims=True)"
SUM = "e.sum(axis=1, keepdims=True)"
bank.slip("one maximum for all rows", "one shift", TOP, "z.max()", of=prediction_minus_target)
bank.slip("overflow", "thousand", TOP, "0", of=prediction_minus_target)
bank.slip("clipped", "range", f"z - {TOP}", "np.clip(z, -500, 500)", of=prediction_minus_target)
bank.slip("axis", "column", TOP, "z.max(axis=0)", SUM, "e.sum(axis=0)", of=prediction_minus_target)
bank.slip("axis", "whole array", TOP, "z.max()", SUM, "e.sum()", of=prediction_minus_target)
bank.slip(
    "in place", "in place", f"e = np.exp(z - {TOP})", f"z -= {TOP}\n    e = np.exp(z)", of=prediction_minus_target
)

bank.slip("precedence", "Only the targets", GRAD, "p - y / z.shape[0]")
bank.slip("binary in each column", "binary cross-entropy", "(p - y)", "((1 - y) / (1 - p) - y / p)")
bank.slip("binary in each column", "examples is missing", GRAD, "(p - y) / (p * (1 - p))")
bank.slip("still zero", "ever filled", GRAD, "np.zeros_like(p)")
bank.slip("sum for mean", "sign is wrong", GRAD, "y - p")
bank.slip("extra slope", "sign is wrong", "(p - y)", "(y - p) * p * (1 - p)")


@bank.wrong("finite differences", "formula is asked for")
def by_central_differences(z, y):
    def cost(z):
        return np.mean(np.logaddexp.reduce(z, axis=1) - np.sum(z * y, axis=1))

    grad = np.zeros(z.shape)
    for place in np.ndindex(z.shape):
        step = np.zeros(z.shape)
        step[place] = 1e-6
        grad[place] = (cost(z + step) - cost(z - step)) / 2e-6
    return grad


DIFFERENCE = "(cost(z + step) - cost(z - step)) / 2e-6"
GROWING = "(cost(z + step) - cost(z - step)) / 2 / step[place]"
ONE_SIDED = "(cost(z + step) - cost(z)) / step[place]"
STEP = "= 1e-6"
bank.slip(
    "finite differences",
    "few digits",
    *(STEP, "= 6e-6 * max(1, abs(z[place]))"),
    *(DIFFERENCE, GROWING),
    of=by_central_differences,
)
bank.slip(
    "finite differences", "few digits", *(STEP, "= 1e-3"), *(DIFFERENCE, ONE_SIDED), of=by_central_differences
)
