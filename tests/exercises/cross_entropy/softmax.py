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


@bank.wrong("softmax twice", "twice")
def twice(z):
    for _ in range(2):
        e = np.exp(z - z.max(axis=1, keepdims=True))
        z = e / e.sum(axis=1, keepdims=True)
    return z


@bank.wrong("axis", "square")
def spread_over_the_columns_where_it_fits(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    sums = e.sum(axis=1)
    return e / (sums if len(sums) == z.shape[1] else sums[:, None])


TOP = "z.max(axis=1, keepdims=True)"
SUM = "e.sum(axis=1, keepdims=True)"
SHARES = f"e / {SUM}"
bank.slip("one maximum for all rows", "every row", TOP, "z.max()")
bank.slip("overflow", "overflows", TOP, "0")
bank.slip("overflow", "overflows", TOP, "z.mean(axis=1, keepdims=True)")
bank.slip("clipped", "range", f"z - {TOP}", "np.clip(z, -500, 500)")
bank.slip("axis", "shift goes by columns", TOP, "z.max(axis=0)")
bank.slip("axis", "column", TOP, "z.max(axis=0)", SUM, "e.sum(axis=0)")
bank.slip("axis", "whole array", TOP, "z.max()", SUM, "e.sum()")
bank.slip("lost axis", "lies flat", SUM, "e.sum(axis=1)")
bank.slip("unnormalized", "largest entry", SHARES, "e")
bank.slip("unnormalized", "sum to one", SHARES, "np.exp(z)")
bank.slip("log", "logarithms", "np.exp(", "(", of=through_the_logarithm)
bank.slip("exponential missing", "any sign", SHARES, "z / z.sum(axis=1, keepdims=True)")
bank.slip("sign", "smallest", f"z - {TOP}", "z.min(axis=1, keepdims=True) - z")
bank.slip("base", "powers of 2", "np.exp(", "2 ** (")
bank.slip("sigmoid for softmax", "sigmoids", SHARES, "np.exp(-np.logaddexp(0, -z))")
bank.slip("hard maximum", "some to each", SHARES, f"(z == {TOP}).astype(float)")
bank.slip("in place", "in place", f"e = np.exp(z - {TOP})", f"z -= {TOP}\n    e = np.exp(z)")
bank.slip("nothing", "return", "return e /", "e /=")
bank.slip("shape", "shape", "np.array(rows)", "rows[0]", of=row_by_row)
bank.slip("shape", "shape", SHARES, f"({SHARES}).squeeze()")
bank.slip("unwritten", "Still to be written", f"return {SHARES}", "raise NotImplementedError")
bank.slip("arguments", "could not be called", "(z)", "(z, axis)")
bank.slip("divided logits", "ratio", f"z - {TOP}", f"z / {TOP}")
bank.slip("overflow", "Another number of the row", TOP, "z.min(axis=1, keepdims=True)")
bank.slip("stub left", "take that line out", "e = np", "raise NotImplementedError\n    top = 0\n    e = np")
bank.equivalent(row_by_row, "np.array(rows)", "rows", LIST)
