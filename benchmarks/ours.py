"""`hg.train`, as a reader of the book would call it."""

import handgrad as hg


def ours(work, record):
    """Records theta, cost and gradient at every record-th update; returns the last theta."""
    X, y = work.data
    cost = {"binary": hg.BinaryCrossEntropyFromLogits, "softmax": hg.CategoricalCrossEntropyFromLogits}[work.cost]
    objective = hg.Objective(work.network, cost(), X, y)
    optimizer = {"sgd": hg.GradientDescent, "adam": hg.Adam}[work.rule](work.rate)
    batches = hg.Batches(len(X), work.batch) if len(work.batches) > 1 else None
    return lambda: hg.train(objective, work.theta, optimizer, work.updates, batches, record).theta[-1]


def recorded(work):
    return ours(work, record=1)


def thinned(work):
    return ours(work, record=work.thinned)
