import numpy as np

from support.answers import LIST, Bank

bank = Bank("train")


@bank.right
def two_loops(grad, theta, batches, rate, epochs):
    path = []
    for _ in range(epochs):
        for X, y in batches:
            theta = theta - rate * grad(theta, X, y)
        path.append(theta)
    return path


@bank.right
def one_loop_over_updates(grad, theta, batches, rate, epochs):
    path, k = [], len(batches)
    for t in range(epochs * k):
        X, y = batches[t % k]
        theta = theta - rate * grad(theta, X, y)
        if (t + 1) % k == 0:
            path.append(theta)
    return path


@bank.right
def recursive(grad, theta, batches, rate, epochs):
    if epochs == 0:
        return []
    for X, y in batches:
        theta = theta - rate * grad(theta, X, y)
    return [theta, *recursive(grad, theta, batches, rate, epochs - 1)]


@bank.right
def on_a_copy_in_place(grad, theta, batches, rate, epochs):
    theta, path = theta.copy(), []
    for _ in range(epochs):
        for X, y in batches:
            theta -= rate * grad(theta, X, y)
        path.append(theta.copy())
    return path


@bank.right
def rows_of_one_array(grad, theta, batches, rate, epochs):
    path = np.empty((epochs, len(theta)))
    for epoch in range(epochs):
        for X, y in batches:
            theta = theta - rate * grad(theta, X, y)
        path[epoch] = theta
    return path


@bank.right
def lists_for_arrays(grad, theta, batches, rate, epochs):
    theta, path = theta.tolist(), []
    for _ in range(epochs):
        for X, y in batches:
            slope = list(grad(theta, X, y))
            theta = [x - rate * down for x, down in zip(theta, slope)]
        path.append(theta)
    return tuple(path)


@bank.right
def with_an_epoch_of_its_own(grad, theta, batches, rate, epochs):
    def epoch(theta):
        for batch in batches:
            theta = theta - rate * grad(theta, *batch)
        return theta

    path = [theta]
    while len(path) <= epochs:
        path.append(epoch(path[-1]))
    return path[1:]


@bank.right
def in_single_precision(grad, theta, batches, rate, epochs):
    theta, path = theta.astype(np.float32), []
    for _ in range(epochs):
        for X, y in batches:
            theta = theta - np.float32(rate) * grad(theta, X, y).astype(np.float32)
        path.append(theta)
    return path


@bank.wrong("starts anew", "starts again")
def starting_each_epoch_at_the_given_theta(grad, theta, batches, rate, epochs):
    path = []
    for _ in range(epochs):
        current = theta
        for X, y in batches:
            current = current - rate * grad(current, X, y)
        path.append(current)
    return path


@bank.wrong("one batch", "first batch")
def on_the_first_batch(grad, theta, batches, rate, epochs):
    path = []
    for _ in range(epochs):
        theta = theta - rate * grad(theta, *batches[0])
        path.append(theta)
    return path


UPDATE, GRAD = "theta = theta - rate * grad(theta, X, y)", "grad(theta, X, y)"
ONE_UPDATE = """for X, y in batches:
            theta = theta - rate * grad(theta, X, y)
"""
EPOCHS, BATCHES, APPEND = "_ in range(epochs)", "X, y in batches", "path.append(theta)"

bank.slip("sign", "climbs", "theta - rate", "theta + rate")
bank.slip("sum for mean", "multiplied by its", GRAD, f"len(X) * {GRAD}")
bank.slip("mean twice", "divided by its", GRAD, f"{GRAD} / len(y)")
bank.slip("rate changed", "not used", "rate * ", "")
bank.slip("rate changed", "number of batches", "rate *", "rate / len(batches) *")
bank.slip("rate changed", "from epoch to epoch", "rate *", "rate / (1 + epoch) *", EPOCHS, "epoch in range(epochs)")
bank.slip("in place", "in place", UPDATE, f"theta -= rate * {GRAD}", APPEND, "path.append(theta.copy())")
bank.slip("one array", "one and the same array", "path.append(theta.copy())", APPEND, of=on_a_copy_in_place)
bank.slip(
    "entry by entry",
    "all of theta moves at once",
    f"theta -= rate * {GRAD}",
    f"for i in range(len(theta)):\n                theta[i] -= rate * {GRAD}[i]",
    of=on_a_copy_in_place,
)
bank.slip("stale theta", "theta that was given", GRAD, "grad(start, X, y)", "path = []", "path, start = [], theta")
bank.slip(
    "stale theta",
    "first theta",
    GRAD,
    "grad(start, X, y)",
    f"for {BATCHES}",
    f"start = theta\n        for {BATCHES}",
)
bank.slip("stale theta", "first theta", ONE_UPDATE, f"theta = theta - rate * sum({GRAD} for {BATCHES})\n")
bank.slip(
    "accumulates",
    "own batch",
    UPDATE,
    f"total = total + {GRAD}\n            theta = theta - rate * total",
    "path = []",
    "path, total = [], 0",
)
bank.slip(
    "accumulates",
    "own batch",
    UPDATE,
    f"total += {GRAD}\n            theta = theta - rate * total",
    f"for {BATCHES}",
    f"total = np.zeros_like(theta)\n        for {BATCHES}",
)
bank.slip("one update", "last batch", UPDATE, f"slope = {GRAD}\n        theta = theta - rate * slope")
bank.slip(
    "one update",
    "mean over its batches",
    ONE_UPDATE,
    f"theta = theta - rate * np.mean([{GRAD} for {BATCHES}], axis=0)\n",
)
bank.slip(
    "one update",
    "all examples at once",
    f"for {BATCHES}",
    "for X, y in [map(np.concatenate, zip(*batches))]",
)
bank.slip("epochs", "too many or too few", "range(epochs)", "range(1, epochs)")
bank.slip("epochs", "too many or too few", "range(epochs)", "range(epochs + 1)")
bank.slip(
    "loops",
    "outer",
    f"for {EPOCHS}:\n        for {BATCHES}",
    f"for {BATCHES}:\n        for {EPOCHS}",
)
bank.slip("each update", "for each update", f"        {APPEND}", f"            {APPEND}")
bank.slip("given theta", "begins with the theta that was given", "path = []", "path = [theta]")
bank.slip(
    "given theta",
    "begins with the theta that was given",
    "path = []",
    "path = [theta]",
    "return path",
    "return path[-epochs:]",
)
bank.slip("given theta", "before each epoch", f"{ONE_UPDATE}        {APPEND}", f"{APPEND}\n        {ONE_UPDATE}")
bank.slip("last only", "single theta", "return path", "return theta")
bank.slip("count", "1 value, expected 3", APPEND, f"{APPEND}\n        return path")
bank.slip("shape", "Theta after epoch 1 has shape", APPEND, "path.append(np.squeeze(theta).tolist())")

bank.equivalent(lists_for_arrays, "list(grad(theta, X, y)", "grad(theta, X, y", LIST)
