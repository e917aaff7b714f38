"""All of BackpropStepper: its state, its program and its style."""
