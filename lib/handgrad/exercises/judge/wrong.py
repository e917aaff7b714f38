"""Known mistakes of an exercise, each as the function that makes it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from handgrad.exercises.judge.expect import Suspect


@dataclass(frozen=True)
class Wrong:
    """A known mistake: its name, the function that makes it, and what is said."""

    name: str  # a key of `catalog.MISTAKES`
    function: Callable  # of the exercise's arguments
    says: str

    def after(self, outer):
        """The same mistake on the way to another result.

        `outer` takes what the function gives for the first argument, and the
        arguments after it.
        """
        inner = self.function

        def function(first, *rest):
            return outer(inner(first), *rest)

        return replace(self, function=function)

    def as_part(self, i, right):
        """The same mistake in value i of the right function, whose others stay."""
        wrong = self.function

        def function(*arguments):
            values = list(right(*arguments))
            values[i] = wrong(*arguments)
            return values

        return replace(self, function=function)


def several(name, functions, says):
    """Ways to make one mistake, of which the same is said."""
    return [Wrong(name, function, says) for function in functions]


def suspects(wrongs, arguments):
    """What each gives for a case; one that cannot take it would have raised there."""
    for wrong in wrongs:
        try:
            value = wrong.function(*arguments)
        except (ValueError, IndexError):
            continue
        yield Suspect(wrong.name, value, wrong.says)
