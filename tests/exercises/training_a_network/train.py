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
            theta = [each - rate * down for each, down in zip(theta, slope)]
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


@bank.wrong("stale theta", "first theta")
def with_gradients_at_the_start_of_the_epoch(grad, theta, batches, rate, epochs):
    path = []
    for _ in range(epochs):
        start = theta
        for X, y in batches:
            theta = theta - rate * grad(start, X, y)
        path.append(theta)
    return path


@bank.wrong("one batch", "first batch")
def on_the_first_batch(grad, theta, batches, rate, epochs):
    path = []
    for _ in range(epochs):
        theta = theta - rate * grad(theta, *batches[0])
        path.append(theta)
    return path


@bank.wrong("given theta", "before each epoch")
def listing_theta_before_each_epoch(grad, theta, batches, rate, epochs):
    path = []
    for _ in range(epochs):
        path.append(theta)
        for X, y in batches:
            theta = theta - rate * grad(theta, X, y)
    return path


@bank.wrong("count", "1 value, expected 3")
def returning_within_the_loop(grad, theta, batches, rate, epochs):
    path = []
    for _ in range(epochs):
        for X, y in batches:
            theta = theta - rate * grad(theta, X, y)
        path.append(theta)
        return path
    return path


bank.slip(
    "accumulates",
    "own batch",
    "theta = theta - rate * grad(theta, X, y)",
    "total = total + grad(theta, X, y)\n            theta = theta - rate * total",
    " = []",
    ", total = [], 0",
)
bank.slip(
    "accumulates",
    "own batch",
    "theta = theta - rate * grad(start, X, y)",
    "total += grad(theta, X, y)\n            theta = theta - rate * total",
    "start = theta",
    "total = np.zeros_like(theta)",
    of=with_gradients_at_the_start_of_the_epoch,
)
bank.slip("stale theta", "theta that was given", "(theta,", "(start,", " = []", ", start = [], theta")
bank.slip(
    "stale theta",
    "first theta",
    "grad(theta, *batches[0]",
    "sum(grad(theta, X, y) for X, y in batches",
    of=on_the_first_batch,
)
bank.slip(
    "one update",
    "mean over its batches",
    "grad(theta, *batches[0]",
    "np.mean([grad(theta, X, y) for X, y in batches], axis=0",
    of=on_the_first_batch,
)
bank.slip(
    "one update",
    "all examples at once",
    "*batches[0]",
    "X, y",
    "path = []",
    "path = []\n    X, y = (np.concatenate(parts) for parts in zip(*batches))",
    of=on_the_first_batch,
)
bank.slip(
    "one update",
    "last batch",
    "theta = theta - rate * grad(theta, X, y)",
    "slope = grad(theta, X, y)\n        theta = theta - rate * slope",
)
bank.slip(
    "entry by entry",
    "all of theta moves at once",
    "theta -= rate * grad(theta, X, y)",
    "for i in range(len(theta)):\n                theta[i] -= rate * grad(theta, X, y)[i]",
    of=on_a_copy_in_place,
)
bank.slip("one array", "one and the same array", ".copy())", ")", of=on_a_copy_in_place)
bank.slip("in place", "in place", "theta)", "theta.copy())", "= theta -", "-=")
bank.slip(
    "starts anew",
    "starts again",
    "theta)",
    "current)",
    "theta = theta - rate * grad(start",
    "current = current - rate * grad(current",
    "start =",
    "current =",
    of=with_gradients_at_the_start_of_the_epoch,
)
bank.slip("sign", "climbs", "-", "+")
bank.slip("sum for mean", "multiplied by its", "* grad", "* len(X) * grad")
bank.slip("mean twice", "divided by its", "*", "/ len(y) *")
bank.slip("rate changed", "from epoch to epoch", "*", "/ (1 + epoch) *", "_ in", "epoch in")
bank.slip("rate changed", "not used", "rate * ", "")
bank.slip("rate changed", "number of batches", "*", "/ len(batches) *")
bank.slip("epochs", "too many or too few", "(epochs", "(1, epochs")
bank.slip(
    "epochs",
    "too many or too few",
    ")\n        return path",
    ")\n        epoch += 1",
    "for _ in range(epochs)",
    "while epoch <= epochs",
    " = []",
    ", epoch = [], 0",
    of=returning_within_the_loop,
)
bank.slip("given theta", "begins with the theta that was given", "]", "theta]")
bank.slip(
    "given theta", "begins with the theta that was given", "return path", "return path[-epochs:]", "[]", "[theta]"
)
bank.slip("shape", "Theta after epoch 1 has shape", "theta)", "np.squeeze(theta).tolist())")
bank.slip(
    "last only",
    "single theta",
    "return path",
    "return theta",
    "path.append(theta)",
    "",
    "path = []",
    "",
    of=listing_theta_before_each_epoch,
)
bank.slip("each update", "for each update", "     path", "         path")
bank.slip(
    "loops",
    "outer",
    "X, y in batches",
    "_ in range(epochs)",
    "]\n    for _ in range(epochs):",
    "]\n    for X, y in batches:",
)
bank.equivalent(lists_for_arrays, "list(grad(theta, X, y)", "grad(theta, X, y", LIST)
