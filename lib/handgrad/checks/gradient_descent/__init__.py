"""Exercises of the chapter on gradient descent, in the order of the page."""

PAGE = "gradient-descent-exercises"  # exercises/<PAGE>.md, and the assignment's name
EXERCISES = ()

# What can go wrong here, beside what can go wrong anywhere.
MISTAKES = {}
