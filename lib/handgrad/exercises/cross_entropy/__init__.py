"""Exercises of the chapter on cross-entropy, and what can go wrong in them."""

from handgrad.exercises.cross_entropy import (
    binary_cross_entropy,
    cross_entropy,
    cross_entropy_grad,
    softmax,
)
from handgrad.exercises.judge.chapter import Chapter

# What can go wrong here, beside what can go wrong anywhere.
MISTAKES = {
    # probabilities
    "overflow": "overflows for large logits",
    "one maximum for all rows": "shifts all rows by one maximum",
    "axis": "normalizes over the wrong axis",
    "unnormalized": "leaves out the division by the sum",
    "log": "returns logarithms of probabilities",
    "softmax twice": "applies softmax twice",
    "softmax missing": "takes logits for probabilities",
    "exponential missing": "divides logits by their sum, without exponentials",
    "base": "an exponential or a logarithm of another base than e",
    "sigmoid for softmax": "a sigmoid of each logit, so that classes do not compete",
    "hard maximum": "all the probability to the largest logit",
    "divided logits": "divides logits, not only shifts them",
    # costs
    "zero probability": "needs the logarithm of a probability rounded to zero",
    "clipped": "limits logits or probabilities to a range",
    "not put back": "shifts the logits in the sum, and does not undo it",
    "log of the sum": "adds up logarithms for the logarithm of a sum",
    "log of a target": "takes the logarithm of a target",
    "logarithm missing": "averages probabilities, not their logarithms",
    "target unused": "the targets play no part, or each class counts alike",
    "classes exchanged": "pays for the classes that are not there",
    "one class alone": "pays for the examples of one class only",
    "binary in each column": "binary cross-entropy in each column of one-hot targets",
    "squared error": "the squared error of the probabilities",
    "per example": "one cost for each example, without their mean",
    "mean over classes": "divides by the number of classes, too",
    "table": "a column and a flat array spread to a table",
    # gradients
    "extra slope": "multiplies by the slope p (1 - p) that had canceled",
    "at the probabilities": "the gradient at the probabilities, not at the logits",
    "right class alone": "moves the logit of the right class only",
    "order": "returned the gradient first, the value second",
}

CHAPTER = Chapter(
    title="Cross-entropy",
    page="costs/cross-entropy",
    exercises=(softmax, cross_entropy, cross_entropy_grad, binary_cross_entropy),
    mistakes=MISTAKES,
)
