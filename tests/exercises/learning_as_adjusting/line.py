import numpy as np

from support.answers import Bank

bank = Bank("line")


@bank.right
def by_name(theta, x):
    height, rise = theta
    return height + rise * x


@bank.right
def by_index(theta, x):
    return theta[0] + theta[1] * x


@bank.right
def in_a_loop(theta, x):
    heights = []
    for each in x:
        heights.append(theta[0] + theta[1] * each)
    return heights


@bank.right
def by_a_matrix(theta, x):
    columns = np.column_stack([np.ones(len(x)), x])
    return columns @ theta


@bank.right
def as_a_polynomial(theta, x):
    return np.polyval(theta[::-1], x)


@bank.right
def filled(theta, x):
    heights = np.empty(len(x))
    for i in range(len(x)):
        heights[i] = theta[1] * x[i] + theta[0]
    return heights


@bank.right
def in_single_precision(theta, x):
    height, rise = theta.astype(np.float32)
    return height + rise * x.astype(np.float32)


@bank.wrong("one number", "")
def of_one_number(theta, x):
    return float(theta[0] + theta[1] * x)


@bank.wrong("in place", "in place")
def into_x(theta, x):
    x *= theta[1].astype(x.dtype)
    return x + theta[0]


bank.slip("knobs swapped", "each other's place", "height, rise = theta", "rise, height = theta")
bank.slip("no level", "At x = 0", "height + rise * x", "rise * x")
bank.slip("no rise", "does nothing", "height + rise * x", "height + x")
bank.slip("no rise", "does nothing", "height + rise * x", "np.full(len(x), height)")
bank.slip("knobs added", "is added", "rise * x", "rise + x")
bank.slip("height multiplied", "at x = 0", "height + rise * x", "(height + rise) * x")
bank.slip("rise reversed", "falls", "height + rise", "height - rise")
bank.slip("numbers for x", "number of each point", "rise * x", "rise * np.arange(len(x))")
bank.slip("shape", "shape", "height + rise * x", "np.mean(height + rise * x)")
bank.slip("shape", "shape", "theta[1] * x", "np.outer(theta, x)", of=by_index)
bank.slip("nothing", "return", "return ", "")
bank.slip("sign", "wrong sign", "return height + rise * x", "return -height - rise * x")
