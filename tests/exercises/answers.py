"""Answers to the coded exercises: written by hand in `bank/`, one file for each exercise, named after it.

    @right                          must be accepted
    @wrong("overflow", says="...")  must be rejected, by a mistake of that name, with these words in its message

An answer is a function of its own name; here it becomes the function that the exercise asks for.
"""

import ast
import inspect
import textwrap
from collections.abc import Callable
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import NamedTuple

from handgrad.exercises.catalog import EXERCISES

BANK = Path(__file__).with_name("bank")


class Answer(NamedTuple):
    exercise: str
    function: Callable
    mistake: str = ""  # the name of the mistake; a right answer has none
    says: str = ""  # a regular expression that the message must match

    def __str__(self):
        return f"{self.exercise}-{self.function.__name__}"

    @property
    def source(self) -> str:
        """The answer as a student writes it: the function has the name of the exercise."""
        text = textwrap.dedent(inspect.getsource(self.function))
        tree = ast.parse(text)
        own = tree.body[0]
        own.decorator_list, old = [], own.name
        own.name = self.exercise
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and node.id == old:
                node.id = self.exercise
        return ast.unparse(tree)


def right(function):
    function.answer = ("", "")
    return function


def wrong(mistake, says):
    def mark(function):
        function.answer = (mistake, says)
        return function

    return mark


@cache
def answers(exercise: str) -> tuple[Answer, ...]:
    """The bank of one exercise."""
    spec = spec_from_file_location(f"bank.{exercise}", BANK / f"{exercise}.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    marked = [each for each in vars(module).values() if hasattr(each, "answer")]
    return tuple(Answer(exercise, each, *each.answer) for each in marked)


def everything() -> list[Answer]:
    return [each for exercise in EXERCISES if (BANK / f"{exercise}.py").exists() for each in answers(exercise)]
