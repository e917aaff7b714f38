"""One student's code in one process, behind a fence, and what is said to it."""
