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
    e = np.exp(z[0] - np.max(z[0]))
    rows = [e / np.sum(e)]
    return rows + recursive(z[1:]) if len(z) > 1 else rows


@right
def through_the_logarithm(z):
    return np.exp(z - np.logaddexp.reduce(z, axis=1)[:, None])


@right
def transposed(z):
    e = np.exp(z.T - z.T.max(axis=0))
    return (e / e.sum(axis=0)).T


@right
def in_single_precision(z):
    short = z.astype(np.float32)
    e = np.exp(short - short.max(axis=1, keepdims=True))
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


@wrong("exponential missing", says="any sign")
def shares_of_the_logits(z):
    return z / z.sum(axis=1, keepdims=True)


@wrong("sign", says="smallest")
def of_the_negative(z):
    e = np.exp(z.min(axis=1, keepdims=True) - z)
    return e / e.sum(axis=1, keepdims=True)


@wrong("base", says="powers of 2")
def powers_of_two(z):
    e = 2 ** (z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@wrong("sigmoid for softmax", says="sigmoids")
def sigmoids(z):
    return np.exp(-np.logaddexp(0, -z))


@wrong("hard maximum", says="some to each")
def all_to_the_largest(z):
    return (z == z.max(axis=1, keepdims=True)).astype(float)


@wrong("unnormalized", says="largest entry")
def shifted_exponentials(z):
    return np.exp(z - z.max(axis=1, keepdims=True))


@wrong("clipped", says="range")
def clipped(z):
    e = np.exp(np.clip(z, -500, 500))
    return e / e.sum(axis=1, keepdims=True)


@wrong("shape", says="shape")
def squeezed(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return (e / e.sum(axis=1, keepdims=True)).squeeze()


@wrong("axis", says="square")
def spread_over_the_columns_where_it_fits(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    sums = e.sum(axis=1)
    return e / (sums if len(sums) == z.shape[1] else sums[:, None])


@wrong("axis", says="shift goes by columns")
def shifted_by_the_largest_of_each_column(z):
    e = np.exp(z - z.max(axis=0))
    return e / e.sum(axis=1, keepdims=True)


@wrong("unwritten", says="still to be written")
def not_begun(z):
    raise NotImplementedError


@wrong("arguments", says="could not be called")
def with_an_argument_too_many(z, axis):
    e = np.exp(z - z.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)
