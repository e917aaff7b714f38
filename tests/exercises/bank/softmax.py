import numpy as np

from answers import right, wrong


@right
def with_keepdims(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@right
def row_by_row(z):
    rows = []
    for row in z:
        e = np.exp(row - max(row))
        rows.append(e / e.sum())
    return np.array(rows)


@right
def lists_of_lists(z):
    result = []
    for row in z.tolist():
        top = max(row)
        e = [np.exp(each - top) for each in row]
        result.append([each / sum(e) for each in e])
    return result


@right
def recursive(z):
    if len(z) == 0:
        return np.empty((0, z.shape[1]))
    e = np.exp(z[0] - np.max(z[0]))
    return np.vstack([e / np.sum(e), recursive(z[1:])])


@right
def through_the_logarithm(z):
    return np.exp(z - np.logaddexp.reduce(z, axis=1)[:, None])


@right
def transposed(z):
    e = np.exp(z.T - z.T.max(axis=0))
    return (e / e.sum(axis=0)).T


@right
def in_single_precision(z):
    z = z.astype(np.float32)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@wrong("overflow", says="overflows")
def without_a_shift(z):
    e = np.exp(z)
    return e / e.sum(axis=1, keepdims=True)


@wrong("one maximum for all rows", says="every row")
def shifted_by_the_largest_of_all(z):
    e = np.exp(z - z.max())
    return e / e.sum(axis=1, keepdims=True)


@wrong("overflow", says="overflows")
def shifted_by_the_mean(z):
    e = np.exp(z - z.mean(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@wrong("axis", says="column")
def over_the_columns(z):
    e = np.exp(z - z.max(axis=0))
    return e / e.sum(axis=0)


@wrong("axis", says="whole array")
def over_everything(z):
    e = np.exp(z - z.max())
    return e / e.sum()


@wrong("exception", says="broadcast")
def without_keepdims(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1)


@wrong("unnormalized", says="sum to one")
def exponentials_alone(z):
    return np.exp(z)


@wrong("log", says="logarithms")
def log_of_it(z):
    return z - np.logaddexp.reduce(z, axis=1)[:, None]


@wrong("softmax twice", says="twice")
def twice(z):
    for _ in range(2):
        e = np.exp(z - z.max(axis=1, keepdims=True))
        z = e / e.sum(axis=1, keepdims=True)
    return z


@wrong("in place", says="in place")
def writing_into_z(z):
    z -= z.max(axis=1, keepdims=True)
    e = np.exp(z)
    return e / e.sum(axis=1, keepdims=True)


@wrong("nothing", says="return")
def without_return(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    e /= e.sum(axis=1, keepdims=True)


@wrong("shape", says="shape")
def of_the_first_row(z):
    e = np.exp(z[0] - z[0].max())
    return e / e.sum()
