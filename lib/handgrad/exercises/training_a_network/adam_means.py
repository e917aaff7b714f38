"""What known mistakes give for Adam's running means, m and v."""

import numpy as np

from handgrad.exercises.judge.expect import Suspect

BETA1, BETA2 = 0.9, 0.999


def of_m(grad, m, t):
    yield from of_mean("m", grad, m, BETA1, BETA2, t)


def of_v(grad, m, v, t):
    yield from of_mean("v", grad**2, v, BETA2, BETA1, t)
    square = "What v averages is not the square of the gradient, entry by entry: "
    new_m = BETA1 * m + (1 - BETA1) * grad
    for averaged, said in (
        (grad, "it is the gradient itself."),
        (np.abs(grad), "it is its absolute value."),
        (
            new_m**2,
            "it is the square of a mean, and signs that alternate cancel there.",
        ),
        (np.sum(grad**2), "it is one sum for all of them."),
        (np.mean(grad**2), "it is one mean for all of them."),
    ):
        value = BETA2 * v + (1 - BETA2) * averaged
        yield Suspect("square", value, square + said)
    late = (BETA2 * v + (1 - BETA2) * grad) ** 2
    yield Suspect("square", late, square + "the mean is squared instead.")


def of_mean(name, each, mean, beta, other, t):
    """Suspects of a running mean: of what it averages, each, and of its old value."""
    right = beta * mean + (1 - beta) * each
    yield Suspect(
        "corrected moments",
        right / (1 - beta**t),
        f"The corrected {name} is returned. It serves this update only: the next one "
        "starts from the plain running mean, and corrects it again.",
    )
    yield Suspect(
        "no mean",
        beta * mean + each,
        f"{name} is a sum, not a mean: the weights of old and new do not add up to "
        "one.",
    )
    yield Suspect(
        "betas",
        other * mean + (1 - other) * each,
        f"{name} forgets at the pace of the other running mean.",
    )
    yield Suspect(
        "betas",
        (1 - beta) * mean + beta * each,
        f"In {name}, old and new have each other's weight: it should change slowly.",
    )
    yield Suspect(
        "old moments", mean, f"{name} comes back as it went in: it was not updated."
    )
    yield Suspect(
        "old moments",
        (1 - beta) * each,
        f"{name} has forgotten all gradients but the last.",
    )
