"""Exercises of the chapter on training a network, and what can go wrong in them."""

from handgrad.exercises.judge.chapter import Chapter
from handgrad.exercises.training_a_network import adam, batches, he_weights, train

# What can go wrong here, beside what can go wrong anywhere.
MISTAKES = {
    # the generator, of weights and batches
    "rng": "draws from another generator than the one it is given",
    # weights
    "zero weights": "starts from zero weights",
    "equal weights": "starts from equal weights, so units stay equal",
    "related weights": "makes the weights of a layer of few numbers",
    "off center": "draws weights whose mean is not zero",
    "large weights": "starts from weights that are too large",
    "small weights": "starts from weights that are too small",
    "scale": "gives some layers weights of the wrong size",
    "fan-out": "scales weights by the fan-out instead of the fan-in",
    "LeCun": "halves the variance of He's weights",
    "Glorot": "draws Glorot's weights instead of He's",
    "variance for deviation": "takes a variance for a standard deviation",
    "one fan-in": "scales all layers by the fan-in of the first",
    "limit": "takes the standard deviation for the limit of a uniform draw",
    "unscaled": "does not scale weights to their layer",
    "same numbers": "draws every layer from a generator in the same state",
    # batches
    "torn pairs": "shuffles inputs and targets apart",
    "torn rows": "shuffles numbers within an array instead of its rows",
    "drawn twice": "draws examples with replacement",
    "last batch": "loses the last, smaller batch",
    "missing": "leaves examples out of an epoch",
    "empty batch": "makes an empty batch",
    "batch size": "cuts batches of the wrong size",
    "size for count": "takes the size of a batch for the number of batches",
    "not shuffled": "does not shuffle",
    "no shuffle": "orders examples by a rule, or keeps a part of the old order",
    "whole batches shuffled": "shuffles the batches, not the examples",
    "shuffled within batches": "shuffles examples only within their batch",
    "two parts": "returns inputs and targets apart instead of in pairs",
    "pair": "returns batches that are no pairs",
    # Adam
    "no correction": "leaves out Adam's bias correction",
    "constant correction": "corrects Adam's bias by a constant",
    "correction": "corrects Adam's bias by something else",
    "t off by one": "counts Adam's updates from zero or two",
    "corrected moments": "hands on Adam's corrected means instead of the plain ones",
    "no mean": "sums where Adam averages",
    "betas": "mixes up the weights of Adam's running means",
    "old moments": "does not update Adam's running means, or not in time",
    "square": "averages something else than the squared gradient in Adam",
    "moments exchanged": "returns Adam's two means in each other's place",
    "epsilon inside": "has epsilon inside the root",
    "no epsilon": "divides by zero where the gradient is zero",
    "epsilon before correction": "adds epsilon before the bias correction",
    "no root": "divides by the mean square instead of its root",
    "no momentum": "uses the gradient where Adam uses its running mean",
    "plain step": "takes a step of gradient descent instead of Adam's",
    # the loop
    "rate changed": "does not use the rate as it is given",
    "accumulates": "adds up gradients over batches",
    "stale theta": "takes gradients at a theta that has moved since",
    "one update": "makes one update an epoch instead of one a batch",
    "one batch": "trains on the first batch only",
    "entry by entry": "updates a part before the gradient of the rest",
    "one array": "keeps one array that changes instead of one theta an epoch",
    "starts anew": "starts every epoch from the first theta",
    "epochs": "makes one epoch too many or too few",
    "given theta": "lists the theta it was given as the result of an epoch",
    "last only": "returns the last theta only",
    "each update": "lists theta after each update instead of each epoch",
    "loops": "has the loops over epochs and batches the other way round",
}

CHAPTER = Chapter(
    title="Training a network",
    page="backprop/training-a-network",
    exercises=(he_weights, batches, adam, train),
    mistakes=MISTAKES,
)
