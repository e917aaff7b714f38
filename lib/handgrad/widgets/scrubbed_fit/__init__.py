"""ScrubbedFit: a small network on a curve, its joints in the reader's hands."""
