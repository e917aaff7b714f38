"""From submissions to results: one, and many that may be interrupted."""
