"""Exercises of the chapter on networks, and what can go wrong in them."""

from handgrad.exercises.a_network_is_a_function import (
    bump,
    collapse,
    forward,
    parameters,
)
from handgrad.exercises.judge.chapter import Chapter

# What can go wrong here, beside what can go wrong anywhere.
MISTAKES = {
    # counting
    "units for connections": "counts units, not connections",
    "product of sizes": "multiplies all sizes",
    "one layer": "stops after one layer",
    "every pair": "connects every layer with every later one",
    "biases of the input": "gives biases to the inputs",
    "one bias a layer": "counts one bias for a whole layer",
    # layer by layer
    "always X": "lets every layer read the input",
    "input bent": "applies the activation before the weights",
    "bent once": "bends one layer and no other",
    # without the bend
    "wrong order": "multiplies the matrices in another order",
    "last bias alone": "keeps the last bias and loses the others",
    "bias not carried": "adds the biases without what lies behind them",
    "matrices added": "adds the matrices",
    # bumps
    "one step": "one of the two steps",
    "steps added": "adds the two steps",
    "steps multiplied": "multiplies the two steps",
    "no height": "leaves out the height",
    "height inside": "puts the height inside of the sigmoids",
    "not steep": "has no steepness, or another one",
    "edge misplaced": "multiplies x alone by the steepness",
}

CHAPTER = Chapter(
    title="A network is a function",
    page="networks/a-network-is-a-function",
    exercises=(parameters, forward, bump, collapse),
    mistakes=MISTAKES,
)
