"""What the cells put out: stored, and compared with what is stored."""
