"""Exercises of the chapter on backpropagation, and what can go wrong in them."""

from handgrad.exercises.backpropagation import (
    layer_backward,
    network_backward,
    network_forward,
    relu_backward,
)
from handgrad.exercises.judge.chapter import Chapter

# What can go wrong here, beside what can go wrong anywhere.
MISTAKES = {
    # one layer, and its activation
    "no slope": "leaves out the slope of an activation function",
    "slope at zero": "gives a ReLU another slope at exactly zero",
    "times z": "multiplies by z where the slope belongs",
    "slope alone": "returns the slope without what came back",
    "activation": "returns the activation in place of a derivative",
    "another slope": "takes the slope of another activation function",
    "leaky": "lets a share through where a ReLU is flat",
    "switched by the gradient": "switches neurons off by the sign of the gradient",
    "upside down": "lets through what a ReLU blocks",
    "sign of z": "takes the slope of the absolute value",
    "summed over examples": "sums over examples what each example has for itself",
    "order of results": "returns the results in another order",
    "weight for activation": "takes the weight where the activation belongs",
    "one example": "uses one example of the batch",
    "not summed": "does not sum over the examples",
    "no bias gradient": "has no gradient for the biases",
    "one bias for all": "sums the bias gradient over all neurons",
    "over the neurons": "sums over neurons, not over examples",
    "wrong connections": "sends back through W, not through its transpose",
    "not through the weights": "sends delta back as it is",
    "slope too early": "multiplies what is sent back by a slope",
    "updated too early": "sends back through weights already updated",
    # forward through a network
    "activation for z": "keeps activations where weighted sums belong",
    "output activation": "applies an activation function to the logits",
    "sigmoid twice": "applies the sigmoid twice",
    "slope for activation": "returns slopes in place of activations",
    "no input": "does not keep the inputs among the activations",
    "no output": "does not keep the outputs",
    "order of layers": "returns the layers in reverse",
    "wrong layer": "takes what belongs to another layer",
    # backward through a network
    "slope at a": "takes the slope of the sigmoid at the activation",
    "slope of the error": "takes a slope at the error that is sent back",
    "slope from z": "writes z (1 - z) for the slope of a sigmoid",
    "only the last layer": "trains the last layer only",
}

CHAPTER = Chapter(
    title="Backpropagation",
    page="backprop/backpropagation",
    exercises=(relu_backward, layer_backward, network_forward, network_backward),
    mistakes=MISTAKES,
)
