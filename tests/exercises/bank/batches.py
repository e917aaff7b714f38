import numpy as np

from answers import right, wrong


@right
def by_slices_of_an_order(X, y, size, rng):
    order = rng.permutation(len(X))
    parts = [order[i : i + size] for i in range(0, len(X), size)]
    return [(X[part], y[part]) for part in parts]


@right
def shuffled_copies(X, y, size, rng):
    order = rng.permutation(len(X))
    X, y = X[order], y[order]
    result = []
    for start in range(0, len(X), size):
        result.append([X[start : start + size], y[start : start + size]])
    return result


@right
def lists_of_rows(X, y, size, rng):
    rows = list(range(len(X)))
    rng.shuffle(rows)
    result = []
    while rows:
        taken, rows = rows[:size], rows[size:]
        result.append(([list(X[i]) for i in taken], [list(y[i]) for i in taken]))
    return result


@right
def recursive(X, y, size, rng):
    def cut(order):
        if len(order) == 0:
            return []
        return [(X[order[:size]], y[order[:size]]), *cut(order[size:])]

    return cut(rng.permutation(len(X)))


@right
def by_splitting(X, y, size, rng):
    order = rng.permutation(len(X))
    cuts = np.arange(size, len(X), size)
    return [(X[part], y[part]) for part in np.split(order, cuts)]


@right
def in_single_precision(X, y, size, rng):
    order = np.argsort(rng.random(len(X)))
    X, y = X[order].astype(np.float32), y[order].astype(np.float32)
    starts = range(0, len(X), size)
    return [(X[i : i + size], y[i : i + size]) for i in starts]


@right
def stacked_and_shuffled_together(X, y, size, rng):
    both = np.hstack([X, y])
    rng.shuffle(both)
    d = X.shape[1]
    return tuple((both[i : i + size, :d], both[i : i + size, d:]) for i in range(0, len(both), size))


@right
def drawn_without_replacement(X, y, size, rng):
    left, result = np.arange(len(X)), []
    while len(left):
        part = rng.choice(left, min(size, len(left)), replace=False)
        left = np.setdiff1d(left, part)
        result.append((X[part], y[part]))
    return result


@wrong("torn pairs", says="belong")  # W26
def with_only_X_shuffled(X, y, size, rng):
    X = X[rng.permutation(len(X))]
    return [(X[i : i + size], y[i : i + size]) for i in range(0, len(X), size)]


@wrong("torn pairs", says="belong")  # W26
def shuffled_twice(X, y, size, rng):
    X, y = rng.permutation(X), rng.permutation(y)
    return [(X[i : i + size], y[i : i + size]) for i in range(0, len(X), size)]


@wrong("torn rows", says="no row of X")
def with_columns_shuffled_apart(X, y, size, rng):
    X, y = rng.permuted(X, axis=0), rng.permuted(y, axis=0)
    return [(X[i : i + size], y[i : i + size]) for i in range(0, len(X), size)]


@wrong("in place", says="in place")
def shuffling_the_given_arrays(X, y, size, rng):
    state = rng.bit_generator.state
    rng.shuffle(X)
    rng.bit_generator.state = state
    rng.shuffle(y)
    return [(X[i : i + size], y[i : i + size]) for i in range(0, len(X), size)]


@wrong("last batch", says="smaller batch is lost")
def of_full_batches_only(X, y, size, rng):
    order = rng.permutation(len(X))
    parts = [order[k * size : (k + 1) * size] for k in range(len(X) // size)]
    return [(X[part], y[part]) for part in parts]


@wrong("last batch", says="smaller batch is lost")
def with_a_range_that_ends_early(X, y, size, rng):
    order = rng.permutation(len(X))
    starts = range(0, len(X) - size, size)
    return [(X[order[i : i + size]], y[order[i : i + size]]) for i in starts]


@wrong("missing", says="none of the batches")
def with_a_row_lost_between_batches(X, y, size, rng):
    order = rng.permutation(len(X))
    return [(X[order[i : i + size - 1]], y[order[i : i + size - 1]]) for i in range(0, len(X), size)]


@wrong("missing", says="none of the batches")
def of_one_batch_only(X, y, size, rng):
    order = rng.permutation(len(X))[:size]
    return [(X[order], y[order])]


@wrong("drawn twice", says="twice")
def drawn_with_replacement(X, y, size, rng):
    result = []
    for start in range(0, len(X), size):
        part = rng.integers(len(X), size=min(size, len(X) - start))
        result.append((X[part], y[part]))
    return result


@wrong("drawn twice", says="twice")
def each_batch_drawn_from_everything(X, y, size, rng):
    result = []
    for start in range(0, len(X), size):
        part = rng.choice(len(X), min(size, len(X) - start), replace=False)
        result.append((X[part], y[part]))
    return result


@wrong("drawn twice", says="twice")
def with_the_last_batch_filled_up(X, y, size, rng):
    order = rng.permutation(len(X))
    parts = [np.take(order, range(i, i + size), mode="wrap") for i in range(0, len(X), size)]
    return [(X[part], y[part]) for part in parts]


@wrong("drawn twice", says="more examples than there are")
def a_batch_at_every_row(X, y, size, rng):
    order = rng.permutation(len(X))
    return [(X[order[i : i + size]], y[order[i : i + size]]) for i in range(len(X))]


@wrong("shape", says="The y of a batch has shape")
def with_y_cut_elsewhere(X, y, size, rng):
    order = rng.permutation(len(X))
    return [(X[order[i : i + size]], y[order[i : i + size - 1]]) for i in range(0, len(X), size)]


@wrong("empty batch", says="empty")
def beginning_with_an_empty_batch(X, y, size, rng):
    order, result, start = rng.permutation(len(X)), [], -size
    while start < len(X):
        part = order[max(start, 0) : start + size]
        result.append((X[part], y[part]))
        start += size
    return result


@wrong("not shuffled", says="in the order in which they were given")
def in_the_given_order(X, y, size, rng):
    return [(X[i : i + size], y[i : i + size]) for i in range(0, len(X), size)]


@wrong("not shuffled", says="in the order in which they were given")
def with_a_shuffle_that_is_lost(X, y, size, rng):
    order = np.arange(len(X))
    rng.permutation(order)
    return [(X[order[i : i + size]], y[order[i : i + size]]) for i in range(0, len(X), size)]


@wrong("whole batches shuffled", says="neighbors")
def with_whole_batches_shuffled(X, y, size, rng):
    result = [(X[i : i + size], y[i : i + size]) for i in range(0, len(X), size)]
    last = result.pop() if len(X) % size else None
    order = rng.permutation(len(result))
    return [result[k] for k in order] + ([last] if last else [])


@wrong("shuffled within batches", says="same examples in every epoch")
def shuffled_within_batches(X, y, size, rng):
    result = []
    for start in range(0, len(X), size):
        part = start + rng.permutation(min(size, len(X) - start))
        result.append((X[part], y[part]))
    return result


@wrong("size for count", says="is not their number")
def with_size_as_the_number_of_batches(X, y, size, rng):
    order = rng.permutation(len(X))
    return [(X[part], y[part]) for part in np.array_split(order, size)]


@wrong("batch size", says="other sizes")
def of_even_sizes(X, y, size, rng):
    order = rng.permutation(len(X))
    return [(X[part], y[part]) for part in np.array_split(order, -(-len(X) // size))]


@wrong("batch size", says="other sizes")
def with_the_smaller_batch_first(X, y, size, rng):
    order = rng.permutation(len(X))
    cuts = np.arange(len(X) % size, len(X), size)
    return [(X[part], y[part]) for part in np.split(order, cuts) if len(part)]


@wrong("empty batch", says="empty")
def with_an_empty_batch_at_the_end(X, y, size, rng):
    order = rng.permutation(len(X))
    starts = range(0, len(X) + 1, size)
    return [(X[order[i : i + size]], y[order[i : i + size]]) for i in starts]


@wrong("two parts", says="X in one part")
def as_two_lists(X, y, size, rng):
    order = rng.permutation(len(X))
    parts = [order[i : i + size] for i in range(0, len(X), size)]
    return [X[part] for part in parts], [y[part] for part in parts]


@wrong("two parts", says="X in one part")
def shuffled_but_not_cut(X, y, size, rng):
    order = rng.permutation(len(X))
    return X[order], y[order]


@wrong("pair", says="no pair")
def of_rows_numbers(X, y, size, rng):
    order = rng.permutation(len(X))
    return [list(order[i : i + size]) for i in range(0, len(X), size)]


@wrong("type", says="generator")
def as_a_generator(X, y, size, rng):
    order = rng.permutation(len(X))
    for i in range(0, len(X), size):
        yield X[order[i : i + size]], y[order[i : i + size]]


@wrong("shape", says="The X of a batch has shape")
def y_before_X(X, y, size, rng):
    order = rng.permutation(len(X))
    return [(y[order[i : i + size]], X[order[i : i + size]]) for i in range(0, len(X), size)]


@wrong("rng", says="a generator of its own")
def shuffled_by_a_generator_of_its_own(X, y, size, rng):
    order = np.random.default_rng(0).permutation(len(X))
    return [(X[order[i : i + size]], y[order[i : i + size]]) for i in range(0, len(X), size)]


@wrong("rng", says="elsewhere")
def shuffled_by_the_global_generator(X, y, size, rng):
    order = np.random.permutation(len(X))  # noqa: NPY002
    return [(X[order[i : i + size]], y[order[i : i + size]]) for i in range(0, len(X), size)]


@wrong("exception", says="IndexError")
def with_an_order_that_is_too_long(X, y, size, rng):
    order = rng.permutation(len(X) + 1)
    return [(X[order[i : i + size]], y[order[i : i + size]]) for i in range(0, len(X), size)]
