"""What makes the pages of the book, its notebooks and its stored outputs."""
