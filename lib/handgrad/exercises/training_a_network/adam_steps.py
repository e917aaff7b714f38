"""What known mistakes give for theta after an update of Adam."""

import numpy as np

from handgrad.exercises.judge.expect import Suspect

BETA1, BETA2, EPS = 0.9, 0.999, 1e-8


def of_theta(theta, grad, m, v, t, rate):
    new_m = BETA1 * m + (1 - BETA1) * grad
    new_v = BETA2 * v + (1 - BETA2) * grad**2
    m_hat, v_hat = corrected(new_m, new_v, t)
    before = quotient(*corrected(m, v, t))
    for name, direction, message in (
        *of_correction(new_m, new_v, t),
        *of_epsilon(m_hat, v_hat, t),
        *of_direction(grad, m_hat, v_hat),
        ("old moments", before, "The step is made of the m and v that came in."),
    ):
        yield Suspect(name, theta - rate * direction, message)
    for other in (0.001, 1):
        step = other * quotient(m_hat, v_hat)
        yield Suspect("rate changed", theta - step, "The rate given is not used.")


def quotient(m_hat, v_hat):
    return m_hat / (np.sqrt(v_hat) + EPS)


def corrected(m, v, t):
    return m / (1 - BETA1**t), v / (1 - BETA2**t)


def of_correction(m, v, t):
    m_hat, v_hat = corrected(m, v, t)
    missing = (
        "The bias correction is missing{}: means that start from zero stay small."
    )
    for pair, where in (((m, v), ""), ((m_hat, v), " for v"), ((m, v_hat), " for m")):
        yield "no correction", quotient(*pair), missing.format(where)
    yield (
        "constant correction",
        quotient(*corrected(m, v, 1)),
        "The bias correction does not fade as t grows: t has no say in it.",
    )
    for counted in (t - 1, t + 1):
        yield (
            "t off by one",
            quotient(*corrected(m, v, counted)),
            "The bias correction is that of another update: t is one in the first.",
        )


def of_epsilon(m_hat, v_hat, t):
    yield (
        "epsilon inside",
        m_hat / np.sqrt(v_hat + EPS),
        "Epsilon is inside the root, where it is ten thousand times as strong: a "
        "gradient of nearly zero hardly moves theta.",
    )
    yield (
        "no epsilon",
        m_hat / np.sqrt(v_hat),
        "Epsilon is missing: a gradient of zero is divided by zero.",
    )
    yield (
        "epsilon before correction",
        m_hat / (np.sqrt(v_hat) + EPS / np.sqrt(1 - BETA2**t)),
        "Epsilon is added before v is corrected. Some libraries do so; the paper and "
        "this course add it afterwards.",
    )


def of_direction(grad, m_hat, v_hat):
    uphill = -quotient(m_hat, v_hat)
    yield "sign", uphill, "The step goes uphill: it has the wrong sign."
    yield (
        "no root",
        m_hat / (v_hat + EPS),
        "The step is divided by a mean of squares: a small gradient makes it huge.",
    )
    last = quotient(grad, v_hat)
    yield "no momentum", last, "The step follows the last gradient, not their mean."
    plain = "The step is that of gradient descent: v has no say in it."
    yield "plain step", grad, plain
    yield "plain step", m_hat, plain
