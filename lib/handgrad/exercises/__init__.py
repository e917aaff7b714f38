"""The coded exercises: what each asks, and what it says to an answer.

One folder for each chapter. Its CHAPTER lists the exercises: modules, each named as
the function that it asks for. The modules beside them are what they share. The
same modules judge in a notebook, on a page and in the grader.
"""


def check(function, exercise=""):
    """Is `function` a right answer to the exercise of its name?

    Runs it on the public cases of the exercise. The library is not there meanwhile,
    as in the grader: whoever calls it is told so. Calls in threads of the function's
    own, and numbers that the library made before, are seen by the grader alone.

    Returns a Verdict: true if right, with a message otherwise.
    Raises TypeError if `function` is none, ValueError if no exercise has its name.

    >>> def softmax(z):
    ...     raise NotImplementedError
    >>> check(softmax)
    softmax: not yet
    Still to be written: it stops at `raise NotImplementedError`.
    """
    from handgrad.exercises import in_notebook  # not above: it loads every exercise

    return in_notebook.check(function, exercise)
