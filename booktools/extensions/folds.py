"""Fold a code cell to one line that says what it does; one click, or the keyboard, unfolds it.

    ```{code-cell} python
    :fold: Draws the cost at 501 predictions
    plots.picture(plots.profile, curves)
    ```

What the cell puts out stays in sight, and its notebook holds it in full.
"""

from html import escape

from docutils import nodes
from sphinx.errors import ExtensionError
from sphinx.transforms import SphinxTransform


class fold(nodes.General, nodes.Element):
    """A line, and the code that it stands for."""


def line_of(cell: nodes.container) -> str | None:
    """What a cell is folded to, if it is. ExtensionError where there is no line, or no code to fold."""
    metadata = cell.get("cell_metadata", {})
    if "fold" not in metadata:
        return None
    line, place = metadata["fold"], f"{cell.source}:{cell.line}"
    if not isinstance(line, str) or not line.strip():
        raise ExtensionError(f"{place}: `:fold:` is {line!r}: expected a line that says what the cell does")
    if not cell.children or cell[0].get("nb_element") != "cell_code_source":
        raise ExtensionError(f"{place}: `:fold: {line}` folds nothing: the tags of the cell leave its code out")
    return line


class FoldCells(SphinxTransform):
    default_priority = 999  # when the rest of the page is read

    def apply(self):
        for cell in self.document.findall(nodes.container):
            if (line := line_of(cell)) is not None:
                cell.replace(cell[0], fold("", cell[0], line=line))


def visit_fold(writer, node):
    writer.body.append(f'<details class="fold">\n<summary>{escape(node["line"])}</summary>\n')


def depart_fold(writer, node):
    writer.body.append("</details>\n")


def setup(app):
    app.add_node(fold, html=(visit_fold, depart_fold))
    app.add_transform(FoldCells)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
