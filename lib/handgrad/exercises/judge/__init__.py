"""How an answer is judged: what is expected of a value, and mistakes with a name."""
