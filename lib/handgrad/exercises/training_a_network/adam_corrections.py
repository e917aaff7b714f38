"""Adam's direction, and slips of its bias correction: they give theta."""

from itertools import product

import numpy as np

from handgrad.exercises.judge.wrong import several

BETA1, BETA2, EPS = 0.9, 0.999, 1e-8


def quotient(m_hat, v_hat):
    return m_hat / (np.sqrt(v_hat) + EPS)


def m_hat(m, t):
    return m / (1 - BETA1**t)


def v_hat(v, t):
    return v / (1 - BETA2**t)


def adam(m, v, t):
    """The right direction, if m and v are the new means, and t is the update's."""
    return quotient(m_hat(m, t), v_hat(v, t))


def along(direction):
    """theta after a step in a direction: a function of the new m and v, and of t."""

    def function(theta, grad, m, v, t, rate):
        m, v = BETA1 * m + (1 - BETA1) * grad, BETA2 * v + (1 - BETA2) * grad**2
        return theta - rate * direction(m, v, t)

    return function


def right(beta, t):
    return 1 - beta**t


def corrections(name, share, says):
    """Rows where m, v or both are divided by another share than 1 - beta**t."""
    ways = [pair for pair in product((right, share), repeat=2) if share in pair]
    return several(name, [divided_by(*pair) for pair in ways], says)


def divided_by(of_m, of_v):
    return along(lambda m, v, t: quotient(m / of_m(BETA1, t), v / of_v(BETA2, t)))


CORRECTIONS = [
    *corrections(
        "correction",
        lambda beta, t: beta**t,
        "The bias correction divides by a power of beta: that is the share which a "
        "mean lacks after t updates, not the one which it has.",
    ),
    *corrections(
        "correction",
        lambda beta, t: 1 - beta**2,
        "In the bias correction an exponent stays two: it should follow the updates.",
    ),
    *corrections(
        "correction",
        lambda beta, t: np.sqrt(1 - beta**t),
        "There is a root in the bias correction: the rule has one root, of the "
        "corrected v.",
    ),
    *corrections(
        "precedence",
        lambda beta, t: (1 - beta) ** t,
        "In the bias correction the power is taken of a difference: it belongs to "
        "beta alone.",
    ),
]
