"""Exercises of the chapter on cross-entropy, in the order of the page."""

from handgrad.checks.cross_entropy import softmax

PAGE = "cross-entropy-exercises"  # exercises/<PAGE>.md, and the assignment's name
EXERCISES = (softmax,)

# What can go wrong here, beside what can go wrong anywhere.
MISTAKES = {
    "overflow": "overflows for large logits (W32)",
    "one maximum for all rows": "shifts all rows by one maximum",
    "axis": "normalizes over the wrong axis (W17)",
    "unnormalized": "leaves out the division by the sum",
    "log": "returns logarithms of probabilities",
    "softmax twice": "applies softmax twice (W18)",
}
