"""What is asked of a student's function, and what one call of it gave."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Case:
    """One call of the student's function.

    Arguments are numbers, strings, arrays, lists of these, and stand-ins that the
    caller's side makes real: a Closure becomes a function, a Seed a Generator.
    `about` says in public words what is special about the case.
    """

    arguments: tuple
    about: str = ""


@dataclass(frozen=True)
class Closure:
    """A function of `closures.py`, by name, with the values it holds."""

    name: str
    values: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Seed:
    """Becomes `numpy.random.default_rng(number)`."""

    number: int


@dataclass(frozen=True)
class Foreign:
    """A returned value that is no number, array, list or text: only its kind."""

    kind: str


@dataclass(frozen=True)
class Raised:
    """An exception: its type, its text, and where in the student's code it arose.

    `kind` is the name of the type; the names of this module's own kinds have a
    meaning of their own: see `findings.py`.
    """

    kind: str
    text: str = ""
    where: str = ""


@dataclass(frozen=True)
class Output:
    """What one call gave."""

    value: object = None
    arguments: tuple = ()  # as they are after the call
    calls: tuple = ()  # for each Closure among them, the points it was called at
    error: Raised | None = None
