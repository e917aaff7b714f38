import numpy as np

from support.answers import LIST, Bank

bank = Bank("batches")


@bank.right
def by_slices_of_an_order(X, y, size, rng):
    order = rng.permutation(len(X))
    parts = [order[i : i + size] for i in range(0, len(X), size)]
    return [(X[part], y[part]) for part in parts]


@bank.right
def shuffled_copies(X, y, size, rng):
    order = rng.permutation(len(X))
    X, y = X[order], y[order]
    result = []
    for start in range(0, len(X), size):
        result.append([X[start : start + size], y[start : start + size]])
    return result


@bank.right
def lists_of_rows(X, y, size, rng):
    rows = list(range(len(X)))
    rng.shuffle(rows)
    result = []
    while rows:
        taken, rows = rows[:size], rows[size:]
        result.append(([list(X[i]) for i in taken], [list(y[i]) for i in taken]))
    return result


@bank.right
def recursive(X, y, size, rng):
    def cut(order):
        if len(order) == 0:
            return []
        return [(X[order[:size]], y[order[:size]]), *cut(order[size:])]

    return cut(rng.permutation(len(X)))


@bank.right
def by_splitting(X, y, size, rng):
    order = rng.permutation(len(X))
    cuts = np.arange(size, len(X), size)
    return [(X[part], y[part]) for part in np.split(order, cuts)]


@bank.right
def in_single_precision(X, y, size, rng):
    order = np.argsort(rng.random(len(X)))
    X, y = X[order].astype(np.float32), y[order].astype(np.float32)
    starts = range(0, len(X), size)
    return [(X[i : i + size], y[i : i + size]) for i in starts]


@bank.right
def stacked_and_shuffled_together(X, y, size, rng):
    both = np.hstack([X, y])
    rng.shuffle(both)
    d = X.shape[1]
    return tuple((both[i : i + size, :d], both[i : i + size, d:]) for i in range(0, len(both), size))


@bank.right
def drawn_without_replacement(X, y, size, rng):
    left, result = np.arange(len(X)), []
    while len(left):
        part = rng.choice(left, min(size, len(left)), replace=False)
        left = np.setdiff1d(left, part)
        result.append((X[part], y[part]))
    return result


@bank.wrong("torn pairs", "belong")
def with_only_X_shuffled(X, y, size, rng):
    X = X[rng.permutation(len(X))]
    return [(X[i : i + size], y[i : i + size]) for i in range(0, len(X), size)]


@bank.wrong("in place", "in place")
def shuffling_the_given_arrays(X, y, size, rng):
    state = rng.bit_generator.state
    rng.shuffle(X)
    rng.bit_generator.state = state
    rng.shuffle(y)
    return [(X[i : i + size], y[i : i + size]) for i in range(0, len(X), size)]


@bank.wrong("last batch", "smaller batch is lost")
def with_a_range_that_ends_early(X, y, size, rng):
    order = rng.permutation(len(X))
    starts = range(0, len(X) - size, size)
    return [(X[order[i : i + size]], y[order[i : i + size]]) for i in starts]


@bank.wrong("missing", "none of the batches")
def of_one_batch_only(X, y, size, rng):
    order = rng.permutation(len(X))[:size]
    return [(X[order], y[order])]


@bank.wrong("drawn twice", "twice")
def drawn_with_replacement(X, y, size, rng):
    result = []
    for start in range(0, len(X), size):
        part = rng.integers(len(X), size=min(size, len(X) - start))
        result.append((X[part], y[part]))
    return result


@bank.wrong("empty batch", "empty")
def beginning_with_an_empty_batch(X, y, size, rng):
    order, result, start = rng.permutation(len(X)), [], -size
    while start < len(X):
        part = order[max(start, 0) : start + size]
        result.append((X[part], y[part]))
        start += size
    return result


@bank.wrong("whole batches shuffled", "neighbors")
def with_whole_batches_shuffled(X, y, size, rng):
    result = [(X[i : i + size], y[i : i + size]) for i in range(0, len(X), size)]
    last = result.pop() if len(X) % size else None
    order = rng.permutation(len(result))
    return [result[k] for k in order] + ([last] if last else [])


@bank.wrong("size for count", "is not their number")
def with_size_as_the_number_of_batches(X, y, size, rng):
    order = rng.permutation(len(X))
    return [(X[part], y[part]) for part in np.array_split(order, size)]


@bank.wrong("two parts", "X in one part")
def shuffled_but_not_cut(X, y, size, rng):
    order = rng.permutation(len(X))
    return X[order], y[order]


@bank.wrong("pair", "no pair")
def of_rows_numbers(X, y, size, rng):
    order = rng.permutation(len(X))
    return [list(order[i : i + size]) for i in range(0, len(X), size)]


@bank.wrong("type", "generator")
def as_a_generator(X, y, size, rng):
    order = rng.permutation(len(X))
    for i in range(0, len(X), size):
        yield X[order[i : i + size]], y[order[i : i + size]]


@bank.wrong("exception", "IndexError")
def with_an_order_that_is_too_long(X, y, size, rng):
    order = rng.permutation(len(X) + 1)
    return [(X[order[i : i + size]], y[order[i : i + size]]) for i in range(0, len(X), size)]


bank.slip(
    "torn pairs",
    "belong",
    " = X[rng.permutation(len(X))]",
    ", y = rng.permutation(X), rng.permutation(y)",
    of=with_only_X_shuffled,
)
bank.slip(
    "torn rows",
    "no row of X",
    " = X[rng.permutation(len(X))]",
    ", y = rng.permuted(X, axis=0), rng.permuted(y, axis=0)",
    of=with_only_X_shuffled,
)
bank.slip(
    "last batch",
    "smaller batch is lost",
    "i : i + size] for i in range(0, len(X),",
    "k * size : (k + 1) * size] for k in range(len(X) //",
)
bank.slip(
    "missing",
    "none of the batches",
    "]], y[order[i : i + size",
    " - 1]], y[order[i : i + size - 1",
    " + 1",
    "",
    of=with_an_order_that_is_too_long,
)
bank.slip(
    "drawn twice",
    "twice",
    "integers(len(X), size=min(size, len(X) - start)",
    "choice(len(X), min(size, len(X) - start), replace=False",
    of=drawn_with_replacement,
)
bank.slip("drawn twice", "twice", "order[i : i + size]", 'np.take(order, range(i, i + size), mode="wrap")')
bank.slip(
    "drawn twice",
    "more examples than there are",
    "0, len(X), size",
    "len(X)",
    " + 1",
    "",
    of=with_an_order_that_is_too_long,
)
bank.slip(
    "shape",
    "The y of a batch has shape",
    "+ size]])",
    "+ size - 1]])",
    " + 1",
    "",
    of=with_an_order_that_is_too_long,
)
bank.slip(
    "not shuffled",
    "in the order in which they were given",
    "X = X[rng.permutation(len(X))]",
    "",
    of=with_only_X_shuffled,
)
bank.slip(
    "not shuffled",
    "in the order in which they were given",
    "order = rng.permutation(len(X) + 1)",
    "order = np.arange(len(X))\n    rng.permutation(order)",
    of=with_an_order_that_is_too_long,
)
bank.slip(
    "shuffled within batches",
    "same examples in every epoch",
    "rng.integers(len(X), size=",
    "start + rng.permutation(",
    of=drawn_with_replacement,
)
bank.slip("batch size", "other sizes", "size)", "-(-len(X) // size))", of=with_size_as_the_number_of_batches)
bank.slip("batch size", "other sizes", ")]", ") if len(part)]", "(size", "(len(X) % size", of=by_splitting)
bank.slip("empty batch", "empty", "- size", "+ 1", of=with_a_range_that_ends_early)
bank.slip("two parts", "X in one part", "(X[part], y[part])", "X[part] for part in parts], [y[part]")
bank.slip(
    "shape",
    "The X of a batch has shape",
    "X[order[i : i + size]], y",
    "y[order[i : i + size]], X",
    " + 1",
    "",
    of=with_an_order_that_is_too_long,
)
bank.slip(
    "rng",
    "a generator of its own",
    "rng.permutation(len(X) + 1",
    "np.random.default_rng(0).permutation(len(X)",
    of=with_an_order_that_is_too_long,
)
bank.slip(
    "rng",
    "elsewhere",
    "rng.permutation(len(X) + 1)",
    "np.random.permutation(len(X))  # noqa: NPY002",
    of=with_an_order_that_is_too_long,
)
bank.equivalent(lists_of_rows, "list(X[i])", "X[i]", LIST)
bank.equivalent(lists_of_rows, "list(y[i])", "y[i]", LIST)
