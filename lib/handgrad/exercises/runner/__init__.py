"""One call of a student's function, in a notebook or behind the fence.

This folder is all of ours that is visible inside the fence: it imports NumPy and
Python's own library only, and knows no judge.
"""
