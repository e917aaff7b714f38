"""Exercises of the chapter on gradient descent, and what can go wrong in them."""

from handgrad.exercises.gradient_descent import (
    descend,
    momentum,
    numerical_grad,
    squared_error,
)
from handgrad.exercises.judge.chapter import Chapter

# What can go wrong here, beside what can go wrong anywhere.
MISTAKES = {
    # squared_error
    "outer": "pairs every prediction with every target",
    "columns": "divides by the number of columns, not of examples",
    "divided by data": "divides by a sum of the data, not by n",
    "unsquared": "does not square the errors, or takes a root",
    "square of the mean": "averages the errors before it squares them",
    "chain": "stops the chain rule at the predictions",
    "mean of products": "multiplies two means instead of averaging products",
    "target": "leaves the targets out of the gradient",
    "integers": "loses fractions in an array of integers",
    # numerical_grad
    "one side": "takes a one-sided difference",
    "division": "does not divide by the whole distance",
    "all at once": "moves all parameters at once",
    "not restored": "does not move a parameter back before the next",
    "single precision": "takes differences in single precision",
    "sum for difference": "adds the two costs of a difference",
    "part of theta": "gives the cost a part of theta",
    "other step": "uses another step than the one it is given",
    # descend and momentum
    "off by one": "makes one update too many or too few",
    "returns early": "returns after the first update",
    "stops early": "ends where the gradient is small, before all updates",
    "number of updates": "goes on until the slope is small, whatever is asked",
    "stale gradient": "uses the gradient of the first point throughout",
    "rate twice": "multiplies by the rate twice",
    "no rate": "leaves out the rate",
    "step alone": "replaces theta by the step instead of moving it",
    "unit length": "steps by a fixed length",
    "one after the other": "mixes old and new parameters in one update",
    "returns the gradient": "returns a gradient instead of theta",
    "beta unused": "does not use the beta it is given",
    "no memory": "forgets the velocity between updates",
    "sign of the memory": "lets the old velocity work against the gradient",
    "dampened": "scales the gradient on its way into the velocity",
    "swapped": "swaps rate and beta",
    "no decay": "lets the velocity grow without decay",
    "nesterov": "is Nesterov's rule, not plain momentum",
    "old velocity": "moves before the velocity is new",
    "start velocity": "does not start at rest",
}

CHAPTER = Chapter(
    title="Gradient descent",
    page="gradients/gradient-descent",
    exercises=(squared_error, numerical_grad, descend, momentum),
    mistakes=MISTAKES,
)
