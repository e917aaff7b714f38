"""Readers of one page each: of its cells, its exercises, or its session of Python alone."""

from support.readers.cells import CellReader
from support.readers.exercises import ExerciseReader
from support.readers.session import SessionReader

__all__ = ["CellReader", "ExerciseReader", "SessionReader"]
