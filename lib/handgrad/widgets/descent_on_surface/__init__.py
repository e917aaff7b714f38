"""All of DescentOnSurface: its state, its program and its style."""
