"""All of RunDashboard: its state, its program and its style."""
