"""Sphinx extensions, one task a file."""
