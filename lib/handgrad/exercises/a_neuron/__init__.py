"""Exercises of the chapter on a neuron, and what can go wrong in them."""

from handgrad.exercises.a_neuron import gate, layer, neuron, sigmoid
from handgrad.exercises.judge.chapter import Chapter

# What can go wrong here, beside what can go wrong anywhere.
MISTAKES = {
    # the activation
    "falling": "falls where it should rise",
    "exponential alone": "leaves out the 1 and the division",
    "hard step": "a step instead of the activation",
    "cut off": "zero where the sum is negative",
    "slope": "the slope of the activation, not its value",
    # the weighted sum
    "bias outside": "adds the bias after the activation",
    "threshold": "subtracts the bias",
    "bias per input": "adds the bias once for each input",
    "bias per example": "gives a bias to each example, not to each neuron",
    "one bias": "gives all neurons the same bias",
    "no sum": "multiplies inputs and weights, and does not add up",
    "mean for the sum": "averages the products instead of adding them",
    "bent too early": "applies the activation to each product",
    "no products": "adds weights to inputs",
    "elementwise": "multiplies matrices entry by entry",
    # gates
    "another gate": "the weights of another gate",
    "never fires": "fires for no input",
    "always fires": "fires for every input",
    "on the line": "puts an input exactly on the line",
    "two inputs": "works for two inputs only",
    "not halfway": "the right gate, by other weights than asked for",
    "bias first": "returned the bias first",
}

CHAPTER = Chapter(
    title="A neuron",
    page="networks/a-neuron",
    exercises=(sigmoid, neuron, layer, gate),
    mistakes=MISTAKES,
)
