"""The mistakes that any judge can name, with their sentences for the class report.

Each chapter has its own beside these; `catalog.MISTAKES` has all.
"""

MISTAKES = {
    # before there is a function to call
    "unread": "no notebook that can be read",
    "unjudged": "our own judge failed",
    # before there is a value to look at
    "undefined": "there is no function of that name",
    "unwritten": "not written yet",
    "stub left": "written, beside the line that says it is not",
    "library": "called the library instead of writing the function",
    "exception": "raised an exception",
    "one truth": "asks a whole array whether it is true",
    "one number": "gives an array to a function of one number",
    "lost axis": "loses an axis in a sum or a maximum",
    "generator": "calls a generator by names of np.random",
    "arguments": "does not take the arguments of the exercise",
    "time": "did not come to an end",
    "lost": "ended the process, or used too much memory or output",
    "nothing": "returned nothing: no return statement was reached",
    "in place": "changed an argument in place",
    "rounding": "changed an argument, and back except for rounding",
    # what kind of value it is
    "type": "returned something that is no number, array or list of them",
    "count": "returned too few or too many values",
    "shape": "returned another shape",
    "not finite": "returned nan or infinity",
    # how it differs from the right one by a factor
    "sign": "the sign is flipped",
    "half": "a factor 2 is missing",
    "double": "a factor 2 too many",
    "sum for mean": "summed over the examples instead of averaging",
    "mean twice": "divided by the number of examples twice",
    "factor": "right up to a constant factor",
    # how neurons are put together
    "no bias": "leaves out the bias",
    "no activation": "the weighted sums, without the activation function",
    "another activation": "applies another activation function",
    "sigmoid overflow": "has a sigmoid that overflows",
    "transposed": "mixes up a matrix and its transpose",
    # how it comes about, in more than one exercise
    "precedence": "operators bind in another order than was meant",
    "still zero": "zero throughout, as it was made",
    "not theta": "returned a step or a velocity instead of theta",
    "finite differences": "takes differences of a cost where a formula is asked for",
    # anything else
    "value": "another value, with no mistake that we know by name",
}
