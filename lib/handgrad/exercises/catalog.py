"""All exercises, by the pages they stand on, and all mistakes that have a name."""

from handgrad.exercises import (
    a_network_is_a_function,
    a_neuron,
    backpropagation,
    cross_entropy,
    gradient_descent,
    learning_as_adjusting,
    training_a_network,
)
from handgrad.exercises.judge import mistakes
from handgrad.exercises.judge.judging import name_of

FOLDERS = (
    learning_as_adjusting,
    a_neuron,
    a_network_is_a_function,
    cross_entropy,
    gradient_descent,
    backpropagation,
    training_a_network,
)
CHAPTERS = {folder.CHAPTER.assignment: folder.CHAPTER for folder in FOLDERS}
ASSIGNMENTS = {name: chapter.exercises for name, chapter in CHAPTERS.items()}
EXERCISES = {
    name_of(exercise): exercise
    for exercises in ASSIGNMENTS.values()
    for exercise in exercises
}
MISTAKES = dict(mistakes.MISTAKES)
for _chapter in CHAPTERS.values():
    MISTAKES.update(_chapter.mistakes)
