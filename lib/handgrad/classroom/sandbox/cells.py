"""One cell, statement by statement.

In a notebook a statement that fails ends its cell. Here it ends itself alone: it may
have failed for want of a package, of somebody who types, or of the library, which the
student had, and the functions below it are graded all the same.
"""

import ast
import codeop
import linecache
import re

MAGIC = re.compile(r"(\s*)(?:(?:[\w, ]+=\s*)?[%!].*|\?.*|[\w.]+\?+)")
CELL_MAGIC = re.compile(r"\s*%%(\w+).*\n?")
OF_PYTHON = ("time", "capture", "prun")  # their cell runs among the others' names
MOST_MAGICS = 100  # lines of a cell, each of which is read once more


class Cells:
    """Runs cells in one set of names; `from __future__` holds from there on."""

    def __init__(self, names):
        self.names, self.compile = names, codeop.Compile()

    def run(self, source, name):
        """The first exception that a statement raised, or None."""
        first = None
        lines = source.splitlines(keepends=True)  # for whoever asks for a source
        linecache.cache[name] = len(source), None, lines, name
        for each in parsed(source, name).body:
            statement = ast.Module([each], [])
            try:
                exec(self.compile(statement, name, "exec"), self.names)
            except Exception as error:
                if first is None:
                    first = error
        return first


def parsed(source, name):
    """IPython's own lines, such as `%matplotlib inline`, do nothing here.

    A line is one of them only where Python finds it at fault: inside an expression,
    a line that starts with % is a remainder.
    """
    lines = of_python(source).split("\n")
    for _ in range(MOST_MAGICS):
        try:
            return ast.parse("\n".join(lines), name)
        except SyntaxError as error:
            number = (error.lineno or 1) - 1
            found = MAGIC.fullmatch(lines[number]) if number < len(lines) else None
            if not found:
                raise
            lines[number] = f"{found[1]}pass"
    return ast.parse("\n".join(lines), name)


def of_python(source):
    """A cell without its `%%time`; nothing of one in another language."""
    magic = CELL_MAGIC.match(source)
    if not magic:
        return source
    return f"\n{source[magic.end() :]}" if magic[1] in OF_PYTHON else ""
