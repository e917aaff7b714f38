"""train(grad, theta, batches, rate, epochs): theta after each epoch of descent."""

import numpy as np

from handgrad.exercises.judge.arguments import same
from handgrad.exercises.judge.expect import agree, array, parts, rows, value_of
from handgrad.exercises.judge.verdict import Mistake
from handgrad.exercises.judge.wrong import suspects
from handgrad.exercises.runner.closures import logistic_grad
from handgrad.exercises.runner.values import Case, Closure
from handgrad.exercises.training_a_network.path_slips import WRONG
from handgrad.exercises.training_a_network.paths import path

POINTS = 4
COUNTS = {
    "each update": "There is a theta for each update: expected one for each epoch.",
    "given theta": "The list begins with the theta that was given: expected only "
    "those after an epoch.",
    "loops": "There is a theta for each batch: expected one for each epoch. Which of "
    "the loops is the outer one?",
    "epochs": "There is one epoch too many or too few.",
}


def cases(rng):
    yield Case(arguments(rng, p=4, lengths=(6, 6, 6, 6, 2), rate=0.5, epochs=3))
    yield Case(arguments(rng, 4, (3, 3, 3), 1.0, 3), "as many batches as epochs")
    yield Case(arguments(rng, 2, (8,), 0.1, 2), "a full batch")
    yield Case(arguments(rng, 1, (1, 1), 0.1, 1), "a single parameter")
    yield Case(arguments(rng, 2, (4, 4), 0.5, 0), "no epochs")


def arguments(rng, p, lengths, rate, epochs):
    batches = [
        (rng.normal(size=(n, p)), rng.integers(2, size=n).astype(float))
        for n in lengths
    ]
    # theta starts, and stays, so far from zero that float32 loses no digits
    return Closure("logistic_grad"), rng.uniform(1, 2, p), batches, rate, epochs


def judge(case, output):
    _, theta, batches, rate, epochs = case.arguments
    value = value_of(case, output)
    no_single(value, theta)
    value = rows(value)
    expect_epochs(value, theta, batches, epochs)
    names = [f"theta after epoch {e}" for e in range(1, epochs + 1)]
    steps = [
        array(name.capitalize(), step, theta.shape)
        for name, step in zip(names, parts(value, names), strict=True)
    ]
    given = logistic_grad(), theta, batches, rate, epochs
    known, about = suspects(WRONG, given), case.about
    agree("The path of theta", np.array(steps), path(*given), known, about=about)


def no_single(value, theta):
    if isinstance(value, np.ndarray) and value.shape == theta.shape:
        raise Mistake(
            "last only",
            "It returned a single theta: expected a list, with one for each epoch.",
        )


def expect_epochs(value, theta, batches, epochs):
    """As many as epochs; other numbers tell where the list is filled."""
    if not isinstance(value, list) or len(value) == epochs:
        return
    off = len(value) - epochs
    for name, holds in (
        ("each update", len(value) == epochs * len(batches)),
        ("given theta", off == 1 and same(theta, value[0])),
        ("loops", len(value) == len(batches)),
        ("epochs", abs(off) == 1),
    ):
        if holds:
            raise Mistake(name, COUNTS[name])
