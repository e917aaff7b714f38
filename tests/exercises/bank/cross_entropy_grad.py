import numpy as np

from answers import right, wrong


@right
def prediction_minus_target(z, y):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return (e / e.sum(axis=1, keepdims=True) - y) / len(z)


@right
def example_by_example(z, y):
    grad = np.empty(z.shape)
    for i in range(len(z)):
        e = np.exp(z[i] - z[i].max())
        grad[i] = (e / e.sum() - y[i]) / len(z)
    return grad


@right
def through_the_logarithm(z, y):
    p = np.exp(z - np.logaddexp.reduce(z, axis=1)[:, None])
    return (p - y) / z.shape[0]


@right
def entry_by_entry(z, y):
    rows = []
    for row, target in zip(z.tolist(), y.tolist()):
        e = [np.exp(each - max(row)) for each in row]
        p = [each / sum(e) for each in e]
        rows.append([(a - b) / len(z) for a, b in zip(p, target)])
    return rows


@right
def one_taken_from_the_right_class(z, y):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    grad = e / e.sum(axis=1, keepdims=True)
    grad[np.arange(len(z)), y.argmax(axis=1)] -= 1
    return grad / len(z)


@right
def through_the_jacobian(z, y):
    grad = np.zeros_like(z)
    for i, label in enumerate(y.argmax(axis=1)):
        p = np.exp(z[i] - np.logaddexp.reduce(z[i]))
        own = np.eye(len(p))[label]
        grad[i] = -(own - p) / len(z)
    return grad


@right
def transposed(z, y):
    e = np.exp(z.T - z.T.max(axis=0))
    return ((e / e.sum(axis=0)).T - y) / y.shape[0]


@right
def in_single_precision(z, y):
    short = z.astype(np.float32)
    e = np.exp(short - short.max(axis=1, keepdims=True))
    return (e / e.sum(axis=1, keepdims=True) - y.astype(np.float32)) / len(z)


@wrong("sign", says="sign")
def target_minus_prediction(z, y):
    p = np.exp(z - np.logaddexp.reduce(z, axis=1)[:, None])
    return (y - p) / len(z)


@wrong("sum for mean", says="too large")
def without_the_mean(z, y):
    p = np.exp(z - np.logaddexp.reduce(z, axis=1)[:, None])
    return p - y


@wrong("mean twice", says="twice")
def divided_twice(z, y):
    p = np.exp(z - np.logaddexp.reduce(z, axis=1)[:, None])
    return (p - y) / len(z) / len(z)


@wrong("mean over classes", says="classes divides")
def divided_by_all_entries(z, y):
    p = np.exp(z - np.logaddexp.reduce(z, axis=1)[:, None])
    return (p - y) / z.size


@wrong("mean over classes", says="classes divides")
def divided_by_columns(z, y):
    p = np.exp(z - np.logaddexp.reduce(z, axis=1)[:, None])
    return (p - y) / z.shape[1]


@wrong("double", says="twice")
def a_two_from_a_square(z, y):
    p = np.exp(z - np.logaddexp.reduce(z, axis=1)[:, None])
    return 2 * (p - y) / len(z)


@wrong("extra slope", says="extra factor")
def times_a_slope(z, y):
    p = np.exp(z - np.logaddexp.reduce(z, axis=1)[:, None])
    return (p - y) * p * (1 - p) / len(z)


@wrong("extra slope", says="extra factor")
def times_a_slope_and_summed(z, y):
    p = np.exp(z - np.logaddexp.reduce(z, axis=1)[:, None])
    return (p - y) * p * (1 - p)


@wrong("at the probabilities", says="at the probabilities")
def at_the_probabilities(z, y):
    p = np.exp(z - np.logaddexp.reduce(z, axis=1)[:, None])
    return -y / p / len(z)


@wrong("right class alone", says="right class")
def slope_of_the_right_class(z, y):
    p = np.exp(z - np.logaddexp.reduce(z, axis=1)[:, None])
    return -y / p * p * (1 - p) / len(z)


@wrong("target unused", says="targets")
def probabilities_alone(z, y):
    return np.exp(z - np.logaddexp.reduce(z, axis=1)[:, None]) / len(z)


@wrong("softmax missing", says="logits")
def logits_minus_target(z, y):
    return (z - y) / len(z)


@wrong("sigmoid for softmax", says="sigmoids")
def sigmoids(z, y):
    return (1 / (1 + np.exp(-z)) - y) / len(z)


@wrong("softmax twice", says="twice")
def softmax_twice(z, y):
    for _ in range(2):
        z = np.exp(z - np.logaddexp.reduce(z, axis=1)[:, None])
    return (z - y) / len(z)


@wrong("axis", says="column")
def softmax_over_the_examples(z, y):
    e = np.exp(z - z.max(axis=0))
    return (e / e.sum(axis=0) - y) / len(z)


@wrong("axis", says="whole array")
def softmax_over_everything(z, y):
    e = np.exp(z - z.max())
    return (e / e.sum() - y) / len(z)


@wrong("overflow", says="thousand")
def without_a_shift(z, y):
    e = np.exp(z)
    return (e / e.sum(axis=1, keepdims=True) - y) / len(z)


@wrong("one maximum for all rows", says="one shift")
def shifted_by_the_largest_of_all(z, y):
    e = np.exp(z - z.max())
    return (e / e.sum(axis=1, keepdims=True) - y) / len(z)


@wrong("clipped", says="range")
def clipped_logits(z, y):
    e = np.exp(np.clip(z, -500, 500))
    return (e / e.sum(axis=1, keepdims=True) - y) / len(z)


@wrong("zero probability", says="divides")
def the_long_way(z, y):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    rows = [(-t / q) @ (np.diag(q) - np.outer(q, q)) for t, q in zip(y, p)]
    return np.array(rows) / len(z)


@wrong("shape", says="one number")
def the_cost_itself(z, y):
    return np.mean(np.logaddexp.reduce(z, axis=1) - np.sum(z * y, axis=1))


@wrong("shape", says="shape")
def averaged_over_the_examples(z, y):
    p = np.exp(z - np.logaddexp.reduce(z, axis=1)[:, None])
    return (p - y).mean(axis=0)


@wrong("in place", says="in place")
def writing_into_z(z, y):
    z -= z.max(axis=1, keepdims=True)
    p = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
    return (p - y) / len(z)
