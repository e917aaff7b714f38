"""What every widget is in Python, and its style."""
