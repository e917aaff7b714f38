"""What is said about an answer."""

import html
from dataclasses import dataclass


class Mistake(Exception):  # noqa: N818 - the word of the book
    """What is wrong with an answer.

    `name` is a key of `catalog.MISTAKES`; `message` speaks to the student, names
    the mistake and never the answer.
    """

    def __init__(self, name, message):
        super().__init__(name, message)
        self.name, self.message = name, message


def together(*judgments):
    """Two slips in one answer are both told, under the name of the first.

    A judgment is a function that may raise a Mistake. One of a name that was told is
    most often the same slip once more, and one without a name comes from another.
    """
    found = {}
    for judgment in judgments:
        try:
            judgment()
        except Mistake as mistake:
            found.setdefault(mistake.name, mistake.message)
    if len(found) > 1:
        found.pop("value", None)
    if found:
        raise Mistake(next(iter(found)), " ".join([*found.values()][:2]))


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
        word = "right" if self.right else f"not yet\n{self.message}"
        return f"{self.exercise}: {word}"

    def _repr_html_(self):
        """Beside a rule, in the book and where its stylesheets are not.

        What nobody has written yet is told so, and not judged.
        """
        word, rule = ("right", "solid") if self.right else ("not yet", "dashed")
        judged = "" if self.mistake == "unwritten" else f"<strong>{word}</strong>"
        between = "<br>" if judged and self.message else ""
        return (
            f'<div class="hg-verdict hg-{word.replace(" ", "-")}" style="'
            f"border-left: 2px {rule} var(--hg-edge, currentColor); "
            'padding-left: 0.75em; max-width: var(--hg-measure, 40em)">'
            f"<code>{html.escape(self.exercise)}</code>: "
            f"{judged}{between}{html.escape(self.message)}</div>"
        )
