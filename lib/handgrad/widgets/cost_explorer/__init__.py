"""All of CostExplorer: its state, its program and its style."""
