import numpy as np

from answers import right, wrong


@right
def two_loops(grad, theta, batches, rate, epochs):
    path = []
    for _ in range(epochs):
        for X, y in batches:
            theta = theta - rate * grad(theta, X, y)
        path.append(theta)
    return path


@right
def one_loop_over_updates(grad, theta, batches, rate, epochs):
    path, k = [], len(batches)
    for t in range(epochs * k):
        X, y = batches[t % k]
        theta = theta - rate * grad(theta, X, y)
        if (t + 1) % k == 0:
            path.append(theta)
    return path


@right
def recursive(grad, theta, batches, rate, epochs):
    if epochs == 0:
        return []
    for X, y in batches:
        theta = theta - rate * grad(theta, X, y)
    return [theta, *recursive(grad, theta, batches, rate, epochs - 1)]


@right
def on_a_copy_in_place(grad, theta, batches, rate, epochs):
    theta, path = theta.copy(), []
    for _ in range(epochs):
        for X, y in batches:
            theta -= rate * grad(theta, X, y)
        path.append(theta.copy())
    return path


@right
def rows_of_one_array(grad, theta, batches, rate, epochs):
    path = np.empty((epochs, len(theta)))
    for epoch in range(epochs):
        for X, y in batches:
            theta = theta - rate * grad(theta, X, y)
        path[epoch] = theta
    return path


@right
def lists_for_arrays(grad, theta, batches, rate, epochs):
    theta, path = theta.tolist(), []
    for _ in range(epochs):
        for X, y in batches:
            slope = list(grad(theta, X, y))
            theta = [each - rate * down for each, down in zip(theta, slope)]
        path.append(theta)
    return tuple(path)


@right
def with_an_epoch_of_its_own(grad, theta, batches, rate, epochs):
    def epoch(theta):
        for batch in batches:
            theta = theta - rate * grad(theta, *batch)
        return theta

    path = [theta]
    while len(path) <= epochs:
        path.append(epoch(path[-1]))
    return path[1:]


@right
def in_single_precision(grad, theta, batches, rate, epochs):
    theta, path = theta.astype(np.float32), []
    for _ in range(epochs):
        for X, y in batches:
            theta = theta - np.float32(rate) * grad(theta, X, y).astype(np.float32)
        path.append(theta)
    return path


@wrong("accumulates", says="own batch")  # W21
def adding_gradients_for_ever(grad, theta, batches, rate, epochs):
    path, total = [], 0
    for _ in range(epochs):
        for X, y in batches:
            total = total + grad(theta, X, y)
            theta = theta - rate * total
        path.append(theta)
    return path


@wrong("accumulates", says="own batch")  # W21
def adding_gradients_for_an_epoch(grad, theta, batches, rate, epochs):
    path = []
    for _ in range(epochs):
        total = np.zeros_like(theta)
        for X, y in batches:
            total += grad(theta, X, y)
            theta = theta - rate * total
        path.append(theta)
    return path


@wrong("stale theta", says="theta that was given")
def with_gradients_at_the_start(grad, theta, batches, rate, epochs):
    path, start = [], theta
    for _ in range(epochs):
        for X, y in batches:
            theta = theta - rate * grad(start, X, y)
        path.append(theta)
    return path


@wrong("stale theta", says="first theta")
def with_gradients_at_the_start_of_the_epoch(grad, theta, batches, rate, epochs):
    path = []
    for _ in range(epochs):
        start = theta
        for X, y in batches:
            theta = theta - rate * grad(start, X, y)
        path.append(theta)
    return path


@wrong("stale theta", says="first theta")
def with_the_gradients_of_an_epoch_added(grad, theta, batches, rate, epochs):
    path = []
    for _ in range(epochs):
        theta = theta - rate * sum(grad(theta, X, y) for X, y in batches)
        path.append(theta)
    return path


@wrong("one update", says="mean over its batches")
def with_the_gradients_of_an_epoch_averaged(grad, theta, batches, rate, epochs):
    path = []
    for _ in range(epochs):
        theta = theta - rate * np.mean([grad(theta, X, y) for X, y in batches], axis=0)
        path.append(theta)
    return path


@wrong("one update", says="all examples at once")
def with_the_batches_put_together(grad, theta, batches, rate, epochs):
    path = []
    X, y = (np.concatenate(parts) for parts in zip(*batches))
    for _ in range(epochs):
        theta = theta - rate * grad(theta, X, y)
        path.append(theta)
    return path


@wrong("one update", says="last batch")
def with_the_update_outside_the_inner_loop(grad, theta, batches, rate, epochs):
    path = []
    for _ in range(epochs):
        for X, y in batches:
            slope = grad(theta, X, y)
        theta = theta - rate * slope
        path.append(theta)
    return path


@wrong("one batch", says="first batch")
def on_the_first_batch(grad, theta, batches, rate, epochs):
    path = []
    for _ in range(epochs):
        theta = theta - rate * grad(theta, *batches[0])
        path.append(theta)
    return path


@wrong("entry by entry", says="all of theta moves at once")  # W16, W31
def one_entry_after_the_other(grad, theta, batches, rate, epochs):
    theta, path = theta.copy(), []
    for _ in range(epochs):
        for X, y in batches:
            for i in range(len(theta)):
                theta[i] -= rate * grad(theta, X, y)[i]
        path.append(theta.copy())
    return path


@wrong("one array", says="one and the same array")
def keeping_one_array(grad, theta, batches, rate, epochs):
    theta, path = theta.copy(), []
    for _ in range(epochs):
        for X, y in batches:
            theta -= rate * grad(theta, X, y)
        path.append(theta)
    return path


@wrong("in place", says="in place")
def writing_into_theta(grad, theta, batches, rate, epochs):
    path = []
    for _ in range(epochs):
        for X, y in batches:
            theta -= rate * grad(theta, X, y)
        path.append(theta.copy())
    return path


@wrong("starts anew", says="starts again")
def starting_each_epoch_anew(grad, theta, batches, rate, epochs):
    path = []
    for _ in range(epochs):
        current = theta
        for X, y in batches:
            current = current - rate * grad(current, X, y)
        path.append(current)
    return path


@wrong("sign", says="climbs")
def uphill(grad, theta, batches, rate, epochs):
    path = []
    for _ in range(epochs):
        for X, y in batches:
            theta = theta + rate * grad(theta, X, y)
        path.append(theta)
    return path


@wrong("sum for mean", says="multiplied by its")
def times_the_size_of_the_batch(grad, theta, batches, rate, epochs):
    path = []
    for _ in range(epochs):
        for X, y in batches:
            theta = theta - rate * len(X) * grad(theta, X, y)
        path.append(theta)
    return path


@wrong("mean twice", says="divided by its")
def divided_by_the_size_of_the_batch(grad, theta, batches, rate, epochs):
    path = []
    for _ in range(epochs):
        for X, y in batches:
            theta = theta - rate / len(y) * grad(theta, X, y)
        path.append(theta)
    return path


@wrong("rate changed", says="from epoch to epoch")
def with_a_rate_that_decays(grad, theta, batches, rate, epochs):
    path = []
    for epoch in range(epochs):
        for X, y in batches:
            theta = theta - rate / (1 + epoch) * grad(theta, X, y)
        path.append(theta)
    return path


@wrong("rate changed", says="not used")
def without_the_rate(grad, theta, batches, rate, epochs):
    path = []
    for _ in range(epochs):
        for X, y in batches:
            theta = theta - grad(theta, X, y)
        path.append(theta)
    return path


@wrong("rate changed", says="number of batches")
def with_the_rate_shared_among_batches(grad, theta, batches, rate, epochs):
    path = []
    for _ in range(epochs):
        for X, y in batches:
            theta = theta - rate / len(batches) * grad(theta, X, y)
        path.append(theta)
    return path


@wrong("epochs", says="too many or too few")
def one_epoch_too_few(grad, theta, batches, rate, epochs):
    path = []
    for _ in range(1, epochs):
        for X, y in batches:
            theta = theta - rate * grad(theta, X, y)
        path.append(theta)
    return path


@wrong("epochs", says="too many or too few")
def one_epoch_too_many(grad, theta, batches, rate, epochs):
    path, epoch = [], 0
    while epoch <= epochs:
        for X, y in batches:
            theta = theta - rate * grad(theta, X, y)
        path.append(theta)
        epoch += 1
    return path


@wrong("given theta", says="begins with the theta that was given")
def beginning_with_the_given_theta(grad, theta, batches, rate, epochs):
    path = [theta]
    for _ in range(epochs):
        for X, y in batches:
            theta = theta - rate * grad(theta, X, y)
        path.append(theta)
    return path


@wrong("given theta", says="before each epoch")
def listing_theta_before_each_epoch(grad, theta, batches, rate, epochs):
    path = []
    for _ in range(epochs):
        path.append(theta)
        for X, y in batches:
            theta = theta - rate * grad(theta, X, y)
    return path


@wrong("given theta", says="begins with the theta that was given")
def with_the_whole_path_where_there_are_no_epochs(grad, theta, batches, rate, epochs):
    path = [theta]
    for _ in range(epochs):
        for X, y in batches:
            theta = theta - rate * grad(theta, X, y)
        path.append(theta)
    return path[-epochs:]


@wrong("shape", says="Theta after epoch 1 has shape")
def with_a_single_parameter_as_a_number(grad, theta, batches, rate, epochs):
    path = []
    for _ in range(epochs):
        for X, y in batches:
            theta = theta - rate * grad(theta, X, y)
        path.append(np.squeeze(theta).tolist())
    return path


@wrong("last only", says="single theta")
def the_last_theta(grad, theta, batches, rate, epochs):
    for _ in range(epochs):
        for X, y in batches:
            theta = theta - rate * grad(theta, X, y)
    return theta


@wrong("each update", says="for each update")
def theta_after_each_update(grad, theta, batches, rate, epochs):
    path = []
    for _ in range(epochs):
        for X, y in batches:
            theta = theta - rate * grad(theta, X, y)
            path.append(theta)
    return path


@wrong("loops", says="outer")
def with_the_loops_the_other_way_round(grad, theta, batches, rate, epochs):
    path = []
    for X, y in batches:
        for _ in range(epochs):
            theta = theta - rate * grad(theta, X, y)
        path.append(theta)
    return path


@wrong("count", says="1 value, expected 3")
def returning_within_the_loop(grad, theta, batches, rate, epochs):
    path = []
    for _ in range(epochs):
        for X, y in batches:
            theta = theta - rate * grad(theta, X, y)
        path.append(theta)
        return path
    return path
