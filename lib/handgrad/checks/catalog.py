"""All exercises, by the pages they stand on, and all mistakes that have a name."""

from handgrad.checks import (
    backpropagation,
    cross_entropy,
    gradient_descent,
    mistakes,
    training_a_network,
)
from handgrad.checks.judging import name_of

CHAPTERS = (cross_entropy, gradient_descent, backpropagation, training_a_network)
ASSIGNMENTS = {each.PAGE: each.EXERCISES for each in CHAPTERS}
EXERCISES = {name_of(each): each for some in ASSIGNMENTS.values() for each in some}
MISTAKES = dict(mistakes.MISTAKES)
for _each in CHAPTERS:
    MISTAKES.update(_each.MISTAKES)
