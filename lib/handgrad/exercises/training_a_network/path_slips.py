"""Known mistakes of a training loop."""

import numpy as np

from handgrad.exercises.judge.wrong import Wrong, several
from handgrad.exercises.training_a_network.paths import (
    accumulation,
    at_one_theta,
    entry_by_entry,
    once,
    path,
    times,
)


def before_each_epoch(grad, theta, *rest):
    return np.concatenate([theta[None], path(grad, theta, *rest)[:-1]])


OF_LIST = [
    Wrong(
        "one array",
        lambda *arguments: np.repeat(path(*arguments)[-1:], arguments[-1], axis=0),
        "All entries of the list are one and the same array, as it is in the end: an "
        "update in place changes what the list already holds.",
    ),
    Wrong(
        "given theta",
        before_each_epoch,
        "The list holds theta as it is before each epoch: expected after it.",
    ),
    Wrong(
        "starts anew",
        lambda *arguments: np.repeat(path(*arguments)[:1], arguments[-1], axis=0),
        "Every epoch starts again from the theta that was given: nothing is learned "
        "after the first.",
    ),
]
OF_GRADIENTS = [
    *several(
        "accumulates",
        [accumulation(anew=False), accumulation(anew=True)],
        "Gradients add up from batch to batch: an update should use that of its own "
        "batch alone.",
    ),
    Wrong(
        "stale theta",
        at_one_theta,
        "All gradients are taken at the theta that was given: it has moved since.",
    ),
    Wrong(
        "stale theta",
        once(lambda grads, lengths: sum(grads)),
        "All gradients of an epoch are taken at its first theta: it has moved since.",
    ),
]
SINGLE = "Each epoch makes a single update, with {}: expected one for each batch."
OF_UPDATES = [
    Wrong(
        "one update",
        once(lambda grads, lengths: grads[-1]),
        SINGLE.format("the gradient of its last batch"),
    ),
    Wrong(
        "one update",
        once(lambda grads, lengths: np.mean(grads, axis=0)),
        SINGLE.format("a mean over its batches"),
    ),
    Wrong(
        "one update",
        once(lambda grads, lengths: np.average(grads, 0, lengths)),
        SINGLE.format("all examples at once"),
    ),
    Wrong(
        "one batch",
        lambda grad, theta, batches, *rest: path(grad, theta, batches[:1], *rest),
        "Only the first batch is used: the rest of each epoch is lost.",
    ),
    Wrong(
        "entry by entry",
        entry_by_entry,
        "Part of theta moves before the gradient of the rest is taken: all of theta "
        "moves at once, by one gradient.",
    ),
]
OF_RATES = [
    Wrong(
        "sign",
        times(lambda epoch, n: -1),
        "The path climbs: the updates have the wrong sign.",
    ),
    Wrong(
        "sum for mean",
        times(lambda epoch, n: n),
        "Each gradient is multiplied by its batch's size: it is a mean already.",
    ),
    Wrong(
        "mean twice",
        times(lambda epoch, n: 1 / n),
        "Each gradient is divided by its batch's size: it is a mean already.",
    ),
    Wrong(
        "rate changed",
        times(lambda epoch, n: 1 / (epoch + 1)),
        "The rate changes from epoch to epoch: it should stay as it was given.",
    ),
    Wrong(
        "rate changed",
        lambda grad, theta, batches, rate, epochs: path(
            grad, theta, batches, 1, epochs
        ),
        "The rate is not used.",
    ),
    Wrong(
        "rate changed",
        lambda grad, theta, batches, rate, epochs: path(
            grad, theta, batches, rate / len(batches), epochs
        ),
        "The rate is divided by the number of batches.",
    ),
]
WRONG = [*OF_LIST, *OF_GRADIENTS, *OF_UPDATES, *OF_RATES]
