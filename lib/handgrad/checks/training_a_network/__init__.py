"""Exercises of the chapter on training a network, in the order of the page."""

PAGE = (
    "training-a-network-exercises"  # exercises/<PAGE>.md, and the assignment's name
)
EXERCISES = ()

# What can go wrong here, beside what can go wrong anywhere.
MISTAKES = {}
