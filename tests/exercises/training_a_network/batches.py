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


@bank.wrong("in place", "in place")
def shuffling_the_given_arrays(X, y, size, rng):
    state = rng.bit_generator.state
    rng.shuffle(X)
    rng.bit_generator.state = state
    rng.shuffle(y)
    return [(X[i : i + size], y[i : i + size]) for i in range(0, len(X), size)]


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


@bank.wrong("type", "generator")
def as_a_generator(X, y, size, rng):
    order = rng.permutation(len(X))
    for i in range(0, len(X), size):
        yield X[order[i : i + size]], y[order[i : i + size]]


@bank.wrong("rng", "much of the order is the same")
def in_one_order_that_begins_elsewhere(X, y, size, rng):
    order = np.roll(np.random.default_rng(0).permutation(len(X)), rng.integers(len(X)))
    return [(X[order[i : i + size]], y[order[i : i + size]]) for i in range(0, len(X), size)]


@bank.wrong("rng", "much of the order is the same")
def with_batches_that_stay_together(X, y, size, rng):
    order = np.random.default_rng(0).permutation(len(X))
    parts = [rng.permutation(order[i : i + size]) for i in range(0, len(X), size)]
    last = [parts.pop()] if len(X) % size else []
    return [(X[part], y[part]) for part in [*(parts[k] for k in rng.permutation(len(parts))), *last]]


@bank.wrong("whole batches shuffled", "share a batch in every epoch")
def with_whole_batches_shuffled_and_within(X, y, size, rng):
    parts = [i + rng.permutation(min(size, len(X) - i)) for i in range(0, len(X), size)]
    last = [parts.pop()] if len(X) % size else []
    return [(X[part], y[part]) for part in [*(parts[k] for k in rng.permutation(len(parts))), *last]]


ORDER, PAIR = "order = rng.permutation(len(X))", "(X[part], y[part])"
PARTS = "[order[i : i + size] for i in range(0, len(X), size)]"
RESULT = f"[{PAIR} for part in parts]"

bank.slip("not shuffled", "in the order in which they were given", ORDER, "order = np.arange(len(X))")
bank.slip(
    "not shuffled",
    "in the order in which they were given",
    ORDER,
    "order = np.arange(len(X))\n    rng.permutation(order)",
)
for rule in (
    "np.roll(np.arange(len(X)), rng.integers(1, max(2, len(X))))",
    "np.argsort(np.arange(len(X)) % 3, kind='stable')",
    "np.concatenate([rng.permutation(len(X) // 2), np.arange(len(X) // 2, len(X))])",
    "np.argsort(np.arange(len(X)) + rng.uniform(0, len(X) / 4, len(X)))",
    "rng.integers(len(X)) - np.arange(len(X))",
):
    bank.slip("no shuffle", "keeps a part", ORDER, f"order = {rule}")
bank.slip("whole batches shuffled", "neighbors", ORDER, "order = np.arange(len(X))[::-1]")
bank.slip("rng", "a generator of its own", "rng.permutation", "np.random.default_rng(0).permutation")
bank.slip("rng", "elsewhere", "rng.permutation", "np.random.permutation")
bank.slip(
    "exception", "IndexError", ORDER, "order = rng.permutation(len(X) + 1)", "len(X), size", "len(X) + 1, size"
)
bank.slip("torn pairs", "belong", ORDER, f"{ORDER}\n    X = rng.permutation(X)")
bank.slip("torn pairs", "belong", ORDER, f"{ORDER}\n    X, y = rng.permutation(X), rng.permutation(y)")
bank.slip(
    "torn rows", "no row of X", ORDER, f"{ORDER}\n    X, y = rng.permuted(X, axis=0), rng.permuted(y, axis=0)"
)
bank.slip("missing", "none of the batches", PARTS, "[order[:size]]")
bank.slip("missing", "none of the batches", "i + size]", "i + size - 1]")
bank.slip("last batch", "smaller batch is lost", "len(X), size", "len(X) - size, size")
bank.slip(
    "last batch",
    "smaller batch is lost",
    PARTS,
    "[order[k * size : (k + 1) * size] for k in range(len(X) // size)]",
)
bank.slip("empty batch", "empty", "len(X), size", "len(X) + size, size")
bank.slip("drawn twice", "twice", "order[i : i + size]", 'np.take(order, range(i, i + size), mode="wrap")')
bank.slip("drawn twice", "twice", "order[i : i + size]", "rng.permutation(len(X))[: min(size, len(X) - i)]")
bank.slip("drawn twice", "more examples than there are", "range(0, len(X), size)", "range(len(X))")
bank.slip("size for count", "is not their number", PARTS, "np.array_split(order, size)")
bank.slip("batch size", "other sizes", PARTS, "np.array_split(order, -(-len(X) // size))")
bank.slip(
    "batch size",
    "other sizes",
    PARTS,
    "[order[: len(X) % size], *np.split(order[len(X) % size :], len(X) // size)]",
)
bank.slip(
    "shuffled within batches",
    "same examples in every epoch",
    "order[i : i + size]",
    "i + rng.permutation(min(size, len(X) - i))",
)
bank.slip("shape", "The y of a batch has shape", PAIR, "(X[part], y[part[:-1]])")
bank.slip("shape", "The X of a batch has shape", PAIR, "(y[part], X[part])")
bank.slip("pair", "no pair", PAIR, "list(part)")
bank.slip("two parts", "X in one part", RESULT, "X[order], y[order]")
bank.slip("two parts", "X in one part", RESULT, "[X[part] for part in parts], [y[part] for part in parts]")

bank.equivalent(lists_of_rows, "list(X[i])", "X[i]", LIST)
bank.equivalent(lists_of_rows, "list(y[i])", "y[i]", LIST)
