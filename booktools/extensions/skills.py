"""The map of the book: what builds on what, as a picture, and what each chapter adds, as a list.

```{skills}
```
"""

from html import escape
from pathlib import Path

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.util.docutils import SphinxDirective

from booktools.notebooks.skills import Skill, listed, skills

ROW, DOT, REACH = 34, 4.5, 15  # pixels: from line to line, of a dot, and of an arc for each line that it spans
WIDTH = 380


def drawing(found: list[Skill]) -> str:
    """A line a chapter; an arc leads from a chapter to each that needs it."""
    rows = {skill.page.stem: (number + 0.5) * ROW for number, skill in enumerate(found)}
    spans = [(rows[need], rows[skill.page.stem]) for skill in found for need in skill.needs]
    left = max((reach(*span) for span in spans), default=0) + 2 * DOT
    parts = [arc(left, *span) for span in spans]
    for skill, y in zip(found, rows.values()):
        parts.append(f'<circle cx="{left:g}" cy="{y:g}" r="{DOT}"/>')
        parts.append(f'<text x="{left + 4 * DOT:g}" y="{y + 5:g}">{escape(skill.title)}</text>')
    box = f'viewBox="0 0 {WIDTH} {ROW * len(found)}"'
    return f'<svg {box} class="hg-map" style="max-width: {WIDTH}px" aria-hidden="true">{"".join(parts)}</svg>'


def reach(above: float, below: float) -> float:
    """How far an arc leads to the left."""
    return 0.75 * REACH * (below - above) / ROW


def arc(x: float, above: float, below: float) -> str:
    """A curve down to a chapter, with a head. A cubic reaches three quarters of the way to its controls."""
    out = x - REACH * (below - above) / ROW
    tip = x - DOT
    curve = f'<path d="M{tip:g} {above:g}C{out:g} {above:g} {out:g} {below:g} {tip:g} {below:g}"/>'
    return (
        f'{curve}<path class="hg-head" d="M{tip - 7:g} {below - 4:g}L{tip:g} {below:g}L{tip - 7:g} {below + 4:g}"/>'
    )


def words(found: list[Skill]) -> str:
    """What the picture shows."""
    titles = {skill.page.stem: skill.title for skill in found}
    said = [
        f"{skill.title} builds on {' and on '.join(titles[need] for need in skill.needs)}."
        for skill in found
        if skill.needs
    ]
    return " ".join([f"Map of {len(found)} chapters.", *said])


class Skills(SphinxDirective):
    def run(self):
        root, start = Path(self.env.srcdir), Path(self.env.doc2path(self.env.docname)).parent
        try:
            found = skills(root)
        except ValueError as error:
            raise self.error(f"skills: {error}") from None
        for skill in found:
            self.env.note_dependency(str(skill.page))
        role = f'role="img" aria-label="{escape(words(found))}"'
        picture = nodes.raw(
            "", f'<figure class="hg-picture hg-chapters" {role}>{drawing(found)}</figure>', format="html"
        )
        chapters = nodes.Element()
        self.state.nested_parse(StringList(listed(root, start), self.get_source_info()[0]), self.lineno, chapters)
        return [picture, *chapters.children]


def setup(app):
    app.add_directive("skills", Skills)
    return {"parallel_read_safe": True}
