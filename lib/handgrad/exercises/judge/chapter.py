"""What a chapter of the book asks, and where."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Chapter:
    """The exercises of one chapter, in the order of their page.

    `page` is the chapter's, below chapters/ and without its ending; the exercises are
    modules, each named as the function that it asks for. `mistakes` are those that
    can be made here, beside those that can be made anywhere, each with its sentence
    for the report on the class.
    """

    title: str
    page: str
    exercises: tuple
    mistakes: dict = field(default_factory=dict)

    @property
    def assignment(self):
        """The name of the page of exercises, and of its notebook."""
        return f"{self.page.rpartition('/')[2]}-exercises"

    @property
    def exercises_page(self):
        """Where the exercises stand: below chapters/, without the ending."""
        return f"{self.page}-exercises"
