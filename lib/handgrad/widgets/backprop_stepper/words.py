"""What the steps of backpropagation ask, say and hint."""

# What is asked, why the right answer is right, and a question that helps.
WORDS = {
    "z": (
        "What arrives at {unit}, before its activation function?",
        "Each activation times the weight of its connection, added up, and the bias.",
        "Which lines end at {unit}, and what comes along each?",
    ),
    "a": (
        "What does {unit} make of it: its activation?",
        "The activation is f(z), and the unit passes it on.",
        "Which function does this unit apply to its z?",
    ),
    "cost": (
        "What does this prediction cost?",
        "One number says how far the outputs lie from their targets.",
        "How far is each output from its target, and how does the cost count that?",
    ),
    "output error": (
        "How does the cost change with z of {unit}?",
        "The cost's derivative with respect to a, times that of a with respect to z.",
        "If z grows a little, by how much does a grow? And then the cost?",
    ),
    "weight gradient": (
        "How does the cost change with the weight from {start} to {unit}?",
        "z grows by a for each unit of w, so ∂J/∂w is that a times δ.",
        "The weight multiplies the activation at its start. What is at its end?",
    ),
    "bias gradient": (
        "How does the cost change with the bias of {unit}?",
        "z grows as fast as b does, so ∂J/∂b is δ itself (a sum if n is above 1).",
        "If b grows by a little, by how much does z grow?",
    ),
    "send back": (
        "How does the cost change with the activation of {unit}?",
        "It reaches the cost over each line that leaves it, and the paths add.",
        "Which units hear of {unit}? Each has a δ: what does it pass to {unit}?",
    ),
    "hidden error": (
        "How does the cost change with z of {unit}?",
        "What was sent back, times the slope of this unit's own activation function.",
        "You have ∂J/∂a. What lies between a and z?",
    ),
    "update": (
        "What is this parameter after one update?",
        "A step against the gradient, as long as the rate makes it.",
        "Which way is downhill, and how far do you go?",
    ),
    "cost after": (
        "The outputs are {unit} now. What do they cost?",
        "One update changes the cost; how much, the rate decides.",
        "Do you expect more or less than before? The formula is the same.",
    ),
}
