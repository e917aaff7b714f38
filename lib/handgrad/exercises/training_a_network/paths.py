"""The path that theta takes in training, and the paths of known mistakes.

Each returns theta after each epoch (epochs, p).
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


def accumulated(grad, theta, batches, rate, epochs, anew):
    """Gradients add up over batches; `anew`: until the epoch is over."""
    after, total = [], 0
    for _ in range(epochs):
        total = 0 if anew else total
        for X, y in batches:
            total = total + grad(theta, X, y)
            theta = theta - rate * total
        after.append(theta)
    return np.array(after)


def once(grad, theta, batches, rate, epochs, join):
    """One update an epoch, with the gradients of all its batches joined into one."""
    after = []
    for _ in range(epochs):
        theta = theta - rate * join([grad(theta, X, y) for X, y in batches])
        after.append(theta)
    return np.array(after)


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
