"""Answers to the coded exercises, right and wrong: a Bank for each exercise, in tests/exercises/<chapter>/."""

import ast
import inspect
import linecache
import textwrap
from collections.abc import Callable
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import NamedTuple

import numpy as np

from handgrad.exercises.catalog import EXERCISES
from support.edits import Edit

BANKS = Path(__file__).parents[1] / "exercises"


LIST = "a list of arrays, or of numbers, is as good as an array"
SINGLE = "numbers of double precision are as good as those of single precision"


class Answer(NamedTuple):
    exercise: str
    name: str
    source: str  # as a student writes it: the function has the name of the exercise
    mistake: str = ""  # the name of the mistake; a right answer has none
    says: str = ""  # a regular expression that the message must match

    def __str__(self):
        return f"{self.exercise}-{self.name}"


class Equivalent(NamedTuple):
    """A change of a right answer that leaves it right."""

    answer: str
    source: str
    reason: str


class Bank:
    """The answers to one exercise.

        @bank.right                        must be accepted
        @bank.wrong("overflow", "large")   must be rejected, by a mistake of that name, with these words
        bank.slip("sign", "minus", old, new)   the first right answer, or the one named, changed: wrong
        bank.equivalent(answer, old, new, reason)   changed, and still right

    A slip may have several pairs of old and new. Each old stands exactly once in the answer.
    """

    def __init__(self, exercise: str):
        self.exercise, self.answers, self.equivalents = exercise, [], []
        self._texts = {}

    def right(self, function: Callable) -> Callable:
        return self._add(function)

    def wrong(self, mistake: str, says: str) -> Callable:
        return lambda function: self._add(function, mistake, says)

    def slip(self, mistake: str, says: str, *texts: str, of: Callable | None = None) -> None:
        """ValueError if a text to change does not stand exactly once in the answer."""
        name = of.__name__ if of else self.answers[0].name
        text = self._texts[name]
        for edit in edits_of(texts):
            text = edit.apply(text)
        number = 1 + sum(answer.mistake == mistake for answer in self.answers)
        answer = Answer(self.exercise, f"{mistake}-{number}", self._named(text), mistake, says)
        self.answers.append(answer)

    def equivalent(self, of: Callable, old: str, new: str, reason: str) -> None:
        """`old` and `new` as Python writes them: `ast.unparse` leaves out spaces, comments and parentheses."""
        source = next(answer.source for answer in self.answers if answer.name == of.__name__)
        changed = normal(Edit(old, new).apply(source))
        self.equivalents.append(Equivalent(of.__name__, changed, reason))

    def _add(self, function: Callable, *told: str) -> Callable:
        text = textwrap.dedent(inspect.getsource(function))
        text = text[text.index(f"def {function.__name__}(") :]  # without its decorator
        self._texts[function.__name__] = text
        self.answers.append(Answer(self.exercise, function.__name__, self._named(text), *told))
        return function

    def _named(self, text: str) -> str:
        """The function under the name of the exercise, also where it calls itself."""
        tree = ast.parse(text)
        own = tree.body[0]
        own.decorator_list, old = [], own.name
        own.name = self.exercise
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and node.id == old:
                node.id = self.exercise
        return ast.unparse(tree)


def edits_of(texts: tuple[str, ...]) -> list[Edit]:
    """ValueError unless the texts are pairs of old and new."""
    if not texts or len(texts) % 2:
        raise ValueError(f"texts are {texts!r}: expected pairs of old and new")
    return [Edit(*pair) for pair in zip(texts[::2], texts[1::2], strict=True)]


def normal(source: str) -> str:
    """A source as this version of Python writes it."""
    return ast.unparse(ast.parse(source))


def run(source: str) -> dict:
    """The names of a notebook in which this cell has run. Its text can be read again, as a cell's can."""
    names = {"np": np}
    linecache.cache["<answer>"] = (len(source), None, source.splitlines(keepends=True), "<answer>")
    exec(compile(source, "<answer>", "exec"), names)
    return names


def path_of(exercise: str) -> Path:
    """The file of an exercise's bank, in the folder of its chapter."""
    chapter = EXERCISES[exercise].__name__.split(".")[-2]
    return BANKS / chapter / f"{exercise}.py"


@cache
def bank(exercise: str) -> Bank:
    path = path_of(exercise)
    spec = spec_from_file_location(f"bank.{exercise}", path)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.bank


def answers(exercise: str) -> tuple[Answer, ...]:
    return tuple(bank(exercise).answers)


def everything() -> list[Answer]:
    return [answer for exercise in EXERCISES for answer in answers(exercise)]
