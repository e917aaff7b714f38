import numpy as np

from support.answers import LIST, Bank

bank = Bank("softmax")


@bank.right
def with_keepdims(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@bank.right
def row_by_row(z):
    rows = []
    for row in z:
        e = np.exp(row - max(row))
        rows.append(e / e.sum())
    return np.array(rows)


@bank.right
def lists_of_lists(z):
    result = []
    for row in z.tolist():
        top = max(row)
        e = [np.exp(each - top) for each in row]
        result.append([each / sum(e) for each in e])
    return result


@bank.right
def recursive(z):
    e = np.exp(z[0] - np.max(z[0]))
    rows = [e / np.sum(e)]
    return rows + recursive(z[1:]) if len(z) > 1 else rows


@bank.right
def through_the_logarithm(z):
    return np.exp(z - np.logaddexp.reduce(z, axis=1)[:, None])


@bank.right
def transposed(z):
    e = np.exp(z.T - z.T.max(axis=0))
    return (e / e.sum(axis=0)).T


@bank.right
def in_single_precision(z):
    short = z.astype(np.float32)
    e = np.exp(short - short.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@bank.wrong("one maximum for all rows", "every row")
def shifted_by_the_largest_of_all(z):
    e = np.exp(z - z.max())
    return e / e.sum(axis=1, keepdims=True)


@bank.wrong("exception", "broadcast")
def without_keepdims(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1)


@bank.wrong("unnormalized", "sum to one")
def exponentials_alone(z):
    return np.exp(z)


@bank.wrong("log", "logarithms")
def log_of_it(z):
    return z - np.logaddexp.reduce(z, axis=1)[:, None]


@bank.wrong("softmax twice", "twice")
def twice(z):
    for _ in range(2):
        e = np.exp(z - z.max(axis=1, keepdims=True))
        z = e / e.sum(axis=1, keepdims=True)
    return z


@bank.wrong("in place", "in place")
def writing_into_z(z):
    z -= z.max(axis=1, keepdims=True)
    e = np.exp(z)
    return e / e.sum(axis=1, keepdims=True)


@bank.wrong("hard maximum", "some to each")
def all_to_the_largest(z):
    return (z == z.max(axis=1, keepdims=True)).astype(float)


@bank.wrong("axis", "square")
def spread_over_the_columns_where_it_fits(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    sums = e.sum(axis=1)
    return e / (sums if len(sums) == z.shape[1] else sums[:, None])


bank.slip("overflow", "overflows", " - z.max()", "", of=shifted_by_the_largest_of_all)
bank.slip("overflow", "overflows", "max", "mean")
bank.slip("axis", "column", "1)", "0)", "1, keepdims=True", "0", of=without_keepdims)
bank.slip("axis", "whole array", "axis=1, keepdims=True", "", of=shifted_by_the_largest_of_all)
bank.slip("nothing", "return", "return e /", "e /=")
bank.slip("shape", "shape", "axis=1, keepdims=True", "", " - z", "[0] - z[0]", of=shifted_by_the_largest_of_all)
bank.slip("exponential missing", "any sign", "np.exp(z", "z / z.sum(axis=1, keepdims=True", of=exponentials_alone)
bank.slip("sign", "smallest", " - z.max()", ".min(axis=1, keepdims=True) - z", of=shifted_by_the_largest_of_all)
bank.slip("base", "powers of 2", "np.exp", "2 ** ")
bank.slip("sigmoid for softmax", "sigmoids", "exp(z)", "exp(-np.logaddexp(0, -z))", of=exponentials_alone)
bank.slip("unnormalized", "largest entry", "exp(z)", "exp(z - z.max(axis=1, keepdims=True))", of=exponentials_alone)
bank.slip("clipped", "range", "z - z.max(", "np.clip(z, -500, 500", of=shifted_by_the_largest_of_all)
bank.slip("shape", "shape", "e / e.sum(axis=1", "(e / e.sum(axis=1, keepdims=True)).squeeze(", of=without_keepdims)
bank.slip("axis", "shift goes by columns", "()", "(axis=0)", of=shifted_by_the_largest_of_all)
bank.slip(
    "unwritten", "still to be written", "return np.exp(z)", "raise NotImplementedError", of=exponentials_alone
)
bank.slip(
    "arguments",
    "could not be called",
    "1)",
    "axis, keepdims=True)",
    "1",
    "axis",
    "z)",
    "z, axis)",
    of=without_keepdims,
)
bank.equivalent(row_by_row, "np.array(rows)", "rows", LIST)
