"""Exercises of the chapter on adjusting, and what can go wrong in them."""

from handgrad.exercises.judge.chapter import Chapter
from handgrad.exercises.learning_as_adjusting import (
    adjust,
    evaluations,
    how_wrong,
    line,
)

# What can go wrong here, beside what can go wrong anywhere.
MISTAKES = {
    # line
    "knobs swapped": "takes one knob for the other",
    "no level": "leaves out the height",
    "no rise": "leaves out the rise",
    "knobs added": "adds the rise where it should multiply",
    "height multiplied": "multiplies the height by x, too",
    "rise reversed": "lets the line fall where it should rise",
    "numbers for x": "counts the points instead of looking at their x",
    # how_wrong
    "distances": "averages distances, not their squares",
    "root": "takes a root of the mean of squares",
    "mean first": "averages the distances before it squares them",
    "spread": "takes the spread of the distances, not their size",
    # adjust
    "one way": "turns knobs one way only",
    "left turned": "leaves a knob turned although that did not help",
    "knobs reversed": "begins with the last knob",
    "old cost": "compares with the cost of the start throughout",
    "first knob": "returns before each knob had its turn",
    "on and on": "turns a knob again and again while that helps",
    "always turned": "turns a knob although neither way helps",
    "from the start": "begins anew from the first theta each time",
    "best knob alone": "turns only the knob that helps most",
    "together": "turns all knobs at once",
    "keeps what hurts": "keeps what makes the cost larger",
    "nothing turned": "returned theta as it was given",
    "goes on": "makes more than one round",
    "another step": "turns by another step than the one it is given",
    "whole numbers": "loses fractions in an array of integers",
    "one knob": "gives the cost a part of theta",
    # evaluations
    "no start": "forgets the evaluation at the start",
    "both ways": "counts both ways where one was enough",
    "start again": "evaluates the start of every round anew",
    "looks twice": "evaluates again where it stands",
    "down first": "tries down before up",
    "rounds left out": "leaves out rounds after one that brought nothing",
    "first round": "counts one round only",
    "only what helped": "counts what helped, not what was tried",
}

CHAPTER = Chapter(
    title="Learning as adjusting",
    page="networks/learning-as-adjusting",
    exercises=(line, how_wrong, adjust, evaluations),
    mistakes=MISTAKES,
)
