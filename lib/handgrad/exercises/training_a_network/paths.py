"""The path that theta takes in training, and the paths of known mistakes.

Each is a function of the arguments of `train`, and gives theta after each epoch
(epochs, p).
"""

import numpy as np


def path(grad, theta, batches, rate, epochs, factor=lambda epoch, n: 1):
    """One update for each batch; `factor` is what a mistake multiplies it by."""
    after = []
    for epoch in range(epochs):
        for X, y in batches:
            theta = theta - rate * factor(epoch, len(X)) * grad(theta, X, y)
        after.append(theta)
    return np.array(after)


def times(factor):
    """Each update is multiplied by a function of its epoch and its batch's size."""
    return lambda *arguments: path(*arguments, factor)


def at_one_theta(grad, theta, batches, rate, epochs):
    """All gradients are those at the theta that was given."""
    return path(lambda _, X, y: grad(theta, X, y), theta, batches, rate, epochs)


def accumulation(anew):
    """Gradients add up over batches; `anew`: until the epoch is over."""

    def function(grad, theta, batches, rate, epochs):
        after, total = [], 0
        for _ in range(epochs):
            total = 0 if anew else total
            for X, y in batches:
                total = total + grad(theta, X, y)
                theta = theta - rate * total
            after.append(theta)
        return np.array(after)

    return function


def once(join):
    """One update an epoch: `join` makes one of the gradients of its batches.

    It gets them, and the number of examples of each.
    """

    def function(grad, theta, batches, rate, epochs):
        after, lengths = [], [len(X) for X, _ in batches]
        for _ in range(epochs):
            theta = theta - rate * join(
                [grad(theta, X, y) for X, y in batches], lengths
            )
            after.append(theta)
        return np.array(after)

    return function


def entry_by_entry(grad, theta, batches, rate, epochs):
    """Each entry moves by a gradient that has seen the entries before it move."""
    after = []
    for _ in range(epochs):
        for X, y in batches:
            theta = theta.copy()
            for i in range(len(theta)):
                theta[i] -= rate * grad(theta, X, y)[i]
        after.append(theta)
    return np.array(after)
