"""What mistakes are called, each with a hint that does not give the answer."""

MISTAKES = {
    "no bias": (
        "the bias is missing",
        "What arrives at a unit that gets nothing from its inputs?",
    ),
    "bias subtracted": (
        "the bias is subtracted",
        "Which sign does the bias have in z?",
    ),
    "one connection": (
        "one connection is missing",
        "How many lines arrive at this unit?",
    ),
    "transposed": (
        "the weights are transposed",
        "Follow the lines in the picture: which of them touch this unit?",
    ),
    "z for a": (
        "z is used where a belongs",
        "What does a unit pass on: what arrives at it, or what it makes of that?",
    ),
    "other cache": (
        "that is the other layer's cache",
        "Which units stand directly before this connection?",
    ),
    "one step ahead": (
        "that is one step ahead",
        "Look at what is asked: one factor of yours comes only in the next step.",
    ),
    "not activated": (
        "the activation function is missing",
        "That is z. What does the unit make of it?",
    ),
    "activated twice": (
        "the activation function is applied twice",
        "How often does the number pass through the unit?",
    ),
    "slope for value": (
        "that is the slope, not the value",
        "The slope is for the way back. What goes forward?",
    ),
    "sign in exponent": (
        "the sign in the exponent is wrong",
        "Should a large z bring the activation near 0 or near 1?",
    ),
    "not inverted": (
        "that is the denominator alone",
        "An activation of σ lies between 0 and 1. What is still to be done?",
    ),
    "wrong unit": (
        "that is the number of another unit",
        "Read the index again, and find that unit in the picture.",
    ),
    "no half": (
        "the factor 2 of the square",
        "Where does this cost have its ½, and what is the ½ for?",
    ),
    "mean of outputs": (
        "divided by the number of outputs",
        "The mean runs over examples. How many examples are there here?",
    ),
    "one output": (
        "one output is missing",
        "The cost adds over all outputs.",
    ),
    "not squared": (
        "the errors are not squared",
        "What keeps errors of opposite signs from cancelling?",
    ),
    "wrong sign": (
        "the sign is wrong",
        "Would the cost rise or fall if this number grew a little?",
    ),
    "target minus output": (
        "target and output are swapped",
        "Where the output is above its target, should the derivative be positive?",
    ),
    "no slope": (
        "the activation's derivative is missing",
        "δ belongs to z. How fast does a change when z changes?",
    ),
    "slope of a": (
        "the slope is taken at a instead of z",
        "f′ is a function of z. Did you squash a number that was squashed already?",
    ),
    "formula on z": (
        "the slope's formula is given z instead of a",
        "The formula with a in it needs a, the value after the activation.",
    ),
    "slope twice": (
        "the activation's derivative is there twice",
        "How many activation functions lie on this stretch of the way back?",
    ),
    "slope alone": (
        "that is the slope alone",
        "By what, coming from the cost, must the slope be multiplied?",
    ),
    "other slope": (
        "the slope is the other layer's",
        "At which layer's z does this δ stand?",
    ),
    "other delta": (
        "the δ is the other layer's",
        "At which end of the connection does its δ stand?",
    ),
    "wrong delta": (
        "the δ is another unit's",
        "Which unit does this parameter lead to?",
    ),
    "no activation": (
        "the activation is missing",
        "By how much does z change when w changes by one?",
    ),
    "times weight": (
        "multiplied by the weight",
        "z is w times a. What is its derivative with respect to w?",
    ),
    "rate already": (
        "the rate is already in it",
        "Is the gradient a derivative, or is it a step?",
    ),
    "times bias": (
        "multiplied by the bias",
        "By how much does z change when b changes by one?",
    ),
    "times activation": (
        "multiplied by an activation, like a weight",
        "Which input does a bias have?",
    ),
    "no bias gradient": (
        "no gradient for the bias",
        "Does the cost change when the bias does?",
    ),
    "summed over units": (
        "summed over the units",
        "Each unit has a bias of its own. Over what, then, does the sum run?",
    ),
    "one path": (
        "one path is missing where the graph forks",
        "Along how many lines does this activation reach the cost? `+=`, not `=`.",
    ),
    "mean of paths": (
        "the paths are averaged",
        "Do the effects of several paths add up, or do they share?",
    ),
    "no weights": (
        "the weights are missing",
        "What does each δ pass on its way back over a line?",
    ),
    "before delta": (
        "∂J/∂a of the output is sent back, not δ",
        "Between a and z of the output unit lies its activation function.",
    ),
    "updated before": (
        "the output weights were updated before δ was sent through them",
        "With which weights was the prediction made?",
    ),
    "not updated": (
        "that is the parameter before the update",
        "Which step does the gradient ask for?",
    ),
    "uphill": (
        "added, not subtracted: that goes uphill",
        "The gradient points where the cost grows. Which way do you want to go?",
    ),
    "no rate": (
        "the rate is missing",
        "How much of the gradient does one update use?",
    ),
    "change alone": (
        "that is the change alone",
        "From where does the parameter start?",
    ),
    "scaled": (
        "the parameter is scaled, not moved",
        "θ − η g, or θ (1 − η g)?",
    ),
    "wrong gradient": (
        "the gradient is another connection's",
        "Rows are where a connection begins, columns where it ends.",
    ),
    "cost before": (
        "that is the cost before the update",
        "Run the example forward again, with the new parameters.",
    ),
    "last layer only": (
        "only the last layer was updated",
        "Which layers have parameters?",
    ),
    "other biases": (
        "the biases are treated the other way here",
        "Look at the picture: were the biases updated?",
    ),
}
