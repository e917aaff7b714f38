"""What known mistakes of a training loop give."""

import numpy as np

from handgrad.exercises.judge.expect import Suspect
from handgrad.exercises.training_a_network.paths import (
    accumulated,
    entry_by_entry,
    once,
    path,
)


def suspects(grad, theta, batches, rate, epochs):
    given = (grad, theta, batches, rate, epochs)
    yield from of_list(given)
    yield from of_gradients(given)
    yield from of_updates(given)
    yield from of_rates(given)


def of_list(given):
    right = path(*given)
    yield Suspect(
        "one array",
        np.repeat(right[-1:], len(right), axis=0),
        "All entries of the list are one and the same array, as it is in the end: an "
        "update in place changes what the list already holds.",
    )
    yield Suspect(
        "given theta",
        np.concatenate([given[1][None], right[:-1]]),
        "The list holds theta as it is before each epoch: expected after it.",
    )
    yield Suspect(
        "starts anew",
        np.repeat(right[:1], len(right), axis=0),
        "Every epoch starts again from the theta that was given: nothing is learned "
        "after the first.",
    )


def of_gradients(given):
    for anew in (False, True):
        yield Suspect(
            "accumulates",
            accumulated(*given, anew),
            "Gradients add up from batch to batch: an update should use that of its "
            "own batch alone.",
        )
    grad, theta, *rest = given
    yield Suspect(
        "stale theta",
        path(lambda _, X, y: grad(theta, X, y), theta, *rest),
        "All gradients are taken at the theta that was given: it has moved since.",
    )
    yield Suspect(
        "stale theta",
        once(*given, sum),
        "All gradients of an epoch are taken at its first theta: it has moved since.",
    )


def of_updates(given):
    grad, theta, batches, *rest = given
    said = "Each epoch makes a single update, "
    lengths = [len(X) for X, _ in batches]
    for join, how in (
        (lambda grads: grads[-1], "with the gradient of its last batch"),
        (lambda grads: np.mean(grads, axis=0), "with a mean over its batches"),
        (lambda grads: np.average(grads, 0, lengths), "with all examples at once"),
    ):
        yield Suspect(
            "one update",
            once(*given, join),
            f"{said}{how}: expected one for each batch.",
        )
    yield Suspect(
        "one batch",
        path(grad, theta, batches[:1], *rest),
        "Only the first batch is used: the rest of each epoch is lost.",
    )
    yield Suspect(
        "entry by entry",
        entry_by_entry(*given),
        "Part of theta moves before the gradient of the rest is taken: all of theta "
        "moves at once, by one gradient.",
    )


def of_rates(given):
    for name, factor, said in (
        (
            "sign",
            lambda epoch, n: -1,
            "The path climbs: the updates have the wrong sign.",
        ),
        (
            "sum for mean",
            lambda epoch, n: n,
            "Each gradient is multiplied by its batch's size: it is a mean already.",
        ),
        (
            "mean twice",
            lambda epoch, n: 1 / n,
            "Each gradient is divided by its batch's size: it is a mean already.",
        ),
        (
            "rate changed",
            lambda epoch, n: 1 / (epoch + 1),
            "The rate changes from epoch to epoch: it should stay as it was given.",
        ),
        ("rate changed", lambda epoch, n: 1 / given[3], "The rate is not used."),
        (
            "rate changed",
            lambda epoch, n: 1 / len(given[2]),
            "The rate is divided by the number of batches.",
        ),
    ):
        yield Suspect(name, path(*given, factor), said)
