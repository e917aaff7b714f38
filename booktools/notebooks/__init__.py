"""A page of the book as a notebook that needs nothing but Jupyter."""
