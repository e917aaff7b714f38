"""What an exercise asks, what an answer gives, and what is said about it."""

import html
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


class Mistake(Exception):  # noqa: N818 - the word of the book
    """What is wrong with an answer.

    `name` is a key of `mistakes.MISTAKES`; `message` speaks to the student, names
    the mistake and never the answer.
    """

    def __init__(self, name, message):
        super().__init__(name, message)
        self.name, self.message = name, message


@dataclass(frozen=True)
class Verdict:
    """Right or not, and why not."""

    exercise: str
    mistake: str = ""
    message: str = ""

    @property
    def right(self):
        return not self.mistake

    def __bool__(self):
        return self.right

    def __repr__(self):
        said = "right" if self.right else f"not yet\n{self.message}"
        return f"{self.exercise}: {said}"

    def _repr_html_(self):
        """Beside a rule, in the book and where its stylesheets are not."""
        said, rule = ("right", "solid") if self.right else ("not yet", "dashed")
        message = f"<br>{html.escape(self.message)}" if self.message else ""
        return (
            f'<div class="hg-verdict hg-{said.replace(" ", "-")}" style="'
            f"border-left: 2px {rule} var(--hg-edge, currentColor); "
            'padding-left: 0.75em; max-width: var(--hg-measure, 40em)">'
            f"<code>{html.escape(self.exercise)}</code>: "
            f"<strong>{said}</strong>{message}</div>"
        )
