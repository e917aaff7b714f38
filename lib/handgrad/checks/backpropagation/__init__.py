"""Exercises of the chapter on backpropagation, in the order of the page."""

PAGE = "backpropagation-exercises"  # exercises/<PAGE>.md, and the assignment's name
EXERCISES = ()

# What can go wrong here, beside what can go wrong anywhere.
MISTAKES = {}
